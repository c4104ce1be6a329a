import Statistics

/// A community window by window.
public struct Timeline: Codable, Hashable, Sendable {
  public var windows: [TimeWindow]
  /// Where the log has gaps; windows that lie in them for a good part are partial.
  public var gaps: [RecordingGap]
  /// The numbers, one value a window each, in the order of the report.
  public var series: [Series]
  public var tieHalfLifeDays: Double
  /// The last year beside those before; empty for a log of less than two years.
  public var yearChanges: [YearChange] = []

  /// One number over time.
  public struct Series: Codable, Hashable, Sendable {
    /// The head of its column in `timeline.csv`.
    public var key: String
    public var label: String
    public var unit: Indicator.Unit
    public var direction: Indicator.Direction
    /// One a window; `nil` where it is undefined, not to be known (first windows have no past), or suppressed.
    public var values: [Double?]
    /// The people of whom each value tells, where it tells of people.
    public var people: [PeopleCount?]
    /// Whether the values are how many these are, or their share; else they only tell of them.
    var isOfPeople: Bool
    /// How the values of different windows hang together.
    var course: Course
    /// A name that series share which are hidden in all windows when one of them is in one.
    var hiddenTogether: String?
    /// The fewest people, interactions or conversations behind each value, see ``Evidence/fewest``; where it is known.
    var fewest: [Int?] = []
    /// How it develops over the whole windows; `nil` with fewer than four values, and for numbers that rise or fall by
    /// themselves as a log goes on.
    public var trend: Trend?
    /// The measure whose headline it is; `nil` for counts.
    public var measure: CommunityMeasure?

    public init(
      _ key: String, _ label: String, unit: Indicator.Unit, direction: Indicator.Direction, values: [Double?],
      counting: Counts, measure: CommunityMeasure? = nil
    ) {
      self.init(
        key, label, unit: unit, direction: direction, values: values, counting: counting, course: .ofEachWindow,
        measure: measure)
    }

    /// - Parameter hiddenTogether: the partition of the people unless another one is given.
    init(
      _ key: String, _ label: String, unit: Indicator.Unit, direction: Indicator.Direction, values: [Double?],
      counting: Counts, course: Course, hiddenTogether: String? = nil, measure: CommunityMeasure? = nil
    ) {
      self.key = key
      self.label = label
      self.unit = unit
      self.direction = direction
      self.values = values
      (people, isOfPeople) =
        switch counting {
        case .nobody: (Array(repeating: nil, count: values.count), false)
        case .people(let people): (people, true)
        case .about(let people): (people, false)
        }
      self.course = course
      self.hiddenTogether = hiddenTogether ?? people.lazy.compactMap { $0?.partition }.first
      self.measure = measure
    }
  }

  /// What the values of a series count, window by window, see ``Counting``.
  public enum Counts: Sendable {
    case nobody
    case people([PeopleCount?])
    case about([PeopleCount?])

    /// That of one number in each window.
    static func of(_ numbers: [Counting]) -> Counts {
      let people = numbers.map(\.people)
      guard people.contains(where: { $0 != nil }) else { return .nobody }
      return numbers.contains(where: \.isOfPeople) ? .people(people) : .about(people)
    }
  }

  /// How the values of different windows hang together.
  enum Course: String, Codable, Hashable, Sendable {
    case ofEachWindow
    /// All windows add up to a number of the whole log.
    case addsUp
    /// Each is the one before and what is new.
    case accumulates
  }

  /// A straight line through the whole windows: Theil–Sen slope with its interval, and Mann and Kendall's test with
  /// allowance for autocorrelation.
  public struct Trend: Codable, Hashable, Sendable {
    public var slopePerWindow: Double
    public var interval: Interval
    public var pValue: Double
    /// ``pValue`` when all numbers that were looked at are taken together; see ``Timeline/correctPValues()``.
    public var correctedPValue: Double
    public var windows: Int

    public init(slopePerWindow: Double, interval: Interval, pValue: Double, windows: Int) {
      self.slopePerWindow = slopePerWindow
      self.interval = interval
      self.pValue = pValue
      correctedPValue = pValue
      self.windows = windows
    }
  }

  public init(windows: [TimeWindow], gaps: [RecordingGap] = [], series: [Series], tieHalfLifeDays: Double) {
    self.windows = windows
    self.gaps = gaps
    self.series = series
    self.tieHalfLifeDays = tieHalfLifeDays
  }
}

extension Timeline {
  /// The level at which something is told from chance.
  static let level = 0.05

  /// Corrects the p-values of all trends and changes for each other (Holm): of many numbers some would stand out by
  /// chance.
  mutating func correctPValues() {
    let trends = series.indices.filter { series[$0].trend != nil }
    let corrected = HolmCorrection.corrected(
      trends.map { series[$0].trend!.pValue } + yearChanges.map(\.pValue))
    for (index, pValue) in zip(trends, corrected) { series[index].trend?.correctedPValue = pValue }
    for (index, pValue) in zip(yearChanges.indices, corrected.dropFirst(trends.count)) {
      yearChanges[index].correctedPValue = pValue
    }
  }
}

extension Timeline.Trend {
  /// The fewest whole windows with a value that make a trend.
  public static let fewestWindows = 4

  /// The trend of a series over its whole windows; those without a value are gaps.
  ///
  /// - Returns: `nil` with fewer than ``fewestWindows`` values.
  /// - Complexity: O(windows² · log windows).
  init?(_ values: [Double?], windows: [TimeWindow]) {
    let points = zip(values, windows).enumerated().compactMap { position, point in
      point.1.isPartial ? nil : point.0.map { (position: Double(position), value: $0) }
    }
    guard points.count >= Self.fewestWindows,
      let line = TheilSen(positions: points.map(\.position), values: points.map(\.value))
    else { return nil }
    let test = TrendTest(positions: points.map(\.position), values: points.map(\.value), line: line)
    self.init(
      slopePerWindow: line.slope,
      interval: Interval(lower: line.interval.lowerBound, upper: line.interval.upperBound, method: .theil),
      pValue: test.pValue, windows: points.count)
  }
}
