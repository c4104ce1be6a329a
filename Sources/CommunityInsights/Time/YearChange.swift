import Statistics

/// A number in the last year of a log beside what it was before.
public struct YearChange: Codable, Hashable, Sendable {
  /// Unique, but for ``busiestYear``.
  public var key: String
  /// What it is, over two weeks.
  public var label: String
  public var unit: Indicator.Unit
  public var direction: Indicator.Direction
  /// The mean over the stretches of two weeks of the year before, or of the busiest one.
  public var before: Double
  /// The mean over those of the last year.
  public var after: Double
  /// The last day of the year that the last one is compared with, where that is the busiest of all and not the one
  /// before.
  public var busiestYear: String?
  /// Allows for autocorrelation, and for the choice of the busiest year.
  public var pValue: Double
  /// ``pValue`` when all numbers that were looked at are taken together.
  public var correctedPValue = 1.0
}

extension YearChange {
  /// Whether it is clear of chance, and for the better or for the worse; `nil` where it is not.
  public var development: Development? {
    guard correctedPValue < Timeline.level, before != after else { return nil }
    return Development(isRising: after > before, direction)
  }
}

/// Looks for what has changed from the year before the last one, and since the busiest year, to the last year.
///
/// Years have 52 weeks and end with the log; each is cut into stretches of two weeks, so that a year has 26 values of
/// each number and the same seasons as the other. Stretches that lie in gaps of the log for a good part are left out.
/// The busiest year is the one with most active members on average; as it is the most extreme of several, its p-value is
/// multiplied by their number.
struct YearChanges {
  static let stretchDays = 14
  static let stretchesPerYear = 26

  private let record: CommunityRecord
  /// The stretches of the last year, of the one before, and so on.
  private let years: [[TimeWindow]]
  private let activity: [WindowActivity]

  /// - Returns: `nil` for a log of less than two years.
  /// - Complexity: O(members + interactions + messages).
  init?(_ record: CommunityRecord) {
    let stretch = LogTime.days(Self.stretchDays)
    let count = (record.logEnd - record.logBegin) / (stretch * Int64(Self.stretchesPerYear))
    guard count >= 2, count <= Int64(TimeWindows.most) else { return nil }
    self.record = record
    years = (0..<Int(count)).map { year in
      (0..<Self.stretchesPerYear).reversed().map { place in
        let end = record.logEnd - Int64(year * Self.stretchesPerYear + place) * stretch
        return TimeWindow(begin: end - stretch, end: end, label: "", isPartial: false).notingGaps(record.gaps)
      }
    }
    activity = years.map { WindowActivity(record, windows: $0) }
  }

  /// All that was looked at, whether it has changed or not; p-values are not yet corrected for each other.
  ///
  /// - Throws: `CancellationError`.
  func all(_ context: LensContext) throws -> [YearChange] {
    let words = RowWords(record.rowKind)
    let networks = years.prefix(2).map { WindowNetwork.networks(record, windows: $0) }
    var numbers: [(YearChange, (_ year: Int) -> [Double?])] = []
    func add(
      _ key: String, _ label: String, _ unit: Indicator.Unit, _ direction: Indicator.Direction = .neither,
      _ values: @escaping (Int) -> [Double?]
    ) {
      let number = YearChange(key: key, label: label, unit: unit, direction: direction, before: 0, after: 0, pValue: 1)
      numbers.append((number, values))
    }
    add("active", "members who took part in two weeks", .count) { active($0) }
    add("rows", "\(words.plural) in two weeks", .count) { year in
      years[year].map { Double(record.interactionRange($0.begin..<$0.end).count) }
    }
    add("contacts", "contacts of a member in contact, in two weeks", .number) { networks[$0].map(\.meanContacts) }
    add("return", "members who took part again within two weeks", .share, .higherIsBetter) { returns($0) }
    let answered = record.messages.count > 0 ? try (0...1).map { try answeredShares($0, context) } : []
    if !answered.isEmpty {
      add("answered", "opening messages answered within a week", .share, .higherIsBetter) { answered[$0] }
    }
    return numbers.compactMap { compare($0.0, 1, $0.1) } + [sinceBusiest(numbers[0].0)].compactMap { $0 }
  }

  // MARK: - Numbers

  private func active(_ year: Int) -> [Double?] { activity[year].active.map { Double($0.count) } }

  private func returns(_ year: Int) -> [Double?] {
    years[year].indices.map { place in
      let active = activity[year].active[place].count
      guard active > 0, place + 1 < years[year].count else { return nil }
      return Double(activity[year].returned(after: place).count) / Double(active)
    }
  }

  private func answeredShares(_ year: Int, _ context: LensContext) throws -> [Double?] {
    var quick = context
    quick.isQuick = true
    return try years[year].map {
      try AnswerRate().evaluate(record.restricted(to: $0.begin..<$0.end), quick).headline?.value
    }
  }

  // MARK: - Comparison

  private func compare(_ number: YearChange, _ year: Int, _ values: (Int) -> [Double?]) -> YearChange? {
    func known(_ year: Int) -> [Double] {
      zip(years[year], values(year)).compactMap { $0.isPartial ? nil : $1 }
    }
    let (before, after) = (known(year), known(0))
    guard let test = MeanDifference(before, after) else { return nil }
    var found = number
    found.before = before.reduce(0, +) / Double(before.count)
    found.after = found.before + test.difference
    found.pValue = test.pValue
    return found
  }

  private func sinceBusiest(_ number: YearChange) -> YearChange? {
    let means = years.indices.map { year in active(year).compactMap { $0 }.reduce(0, +) }
    // The latest of equals.
    guard let busiest = years.indices.max(by: { (means[$0], $1) < (means[$1], $0) }), busiest > 1,
      var found = compare(number, busiest, active)
    else { return nil }
    found.pValue = min(1, found.pValue * Double(years.count - 1))
    found.busiestYear = Wording.longDay(of: years[busiest].last!.end - 1, of: record)
    return found
  }
}
