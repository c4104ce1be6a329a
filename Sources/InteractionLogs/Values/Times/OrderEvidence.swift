/// What dates of three numbers say about the order of day, month and year.
struct OrderEvidence {
  /// Of this share of the dates an order has to fit, for the others to be mistakes.
  private static let leastShare = 0.99

  /// How many dates fit each order, by its position among all.
  private var fits = [Int](repeating: 0, count: DateOrder.allCases.count)
  /// How many dates give different times in different orders, or fit only some.
  private var count = 0
  /// The two-digit numbers that stand first and last, which tell the year from the day.
  private var firsts = [Bool](repeating: false, count: 100)
  private var lasts = [Bool](repeating: false, count: 100)
  private var hasShortYears = false
  /// The first date that fits several orders.
  private var ambiguous: (text: String, line: Int?)?
  /// The first date that fits each order and not all.
  private var examples = [(text: String, line: Int?)?](repeating: nil, count: DateOrder.allCases.count)

  /// - Returns: whether the calendar has the date in any order.
  mutating func add(_ time: WrittenTime, _ text: UnsafeBufferPointer<UInt8>, line: Int?) -> Bool {
    guard time.needsOrder else { return time.daysInAnyOrder != nil }
    let days = DateOrder.allCases.map { time.days($0) }
    let found = days.compactMap { $0 }
    guard let first = found.first else { return false }
    if time.hasShortYear {
      hasShortYears = true
      if time.numbers.0.value < 100 { firsts[Int(time.numbers.0.value)] = true }
      if time.numbers.2.value < 100 { lasts[Int(time.numbers.2.value)] = true }
    }
    // 05/05/2025 is one day in either order.
    let isOneDay = found.allSatisfy { $0 == first }
    if isOneDay && found.count > 1 { return true }
    count += 1
    for (order, day) in days.enumerated() where day != nil {
      fits[order] += 1
      if examples[order] == nil { examples[order] = (String(decoding: text, as: UTF8.self), line) }
    }
    if !isOneDay, ambiguous == nil { ambiguous = (String(decoding: text, as: UTF8.self), line) }
    return true
  }

  /// The order that fits; `nil` when no date needs one.
  func order() throws(TimeDoubt) -> DateOrder? {
    guard count > 0 else { return nil }
    let most = fits.max()!
    var best = DateOrder.allCases.indices.filter { fits[$0] == most }
    if best.count > 1 && most == count { best = tellingYear(among: best) }
    guard Double(most) >= Self.leastShare * Double(count) else { throw mixed() }
    if best.count == 1 { return DateOrder.allCases[best[0]] }
    throw most == count ? open(best) : mixed()
  }

  /// In a log the days vary and the years hardly do.
  private func tellingYear(among orders: [Int]) -> [Int] {
    let yearFirst = DateOrder.allCases.firstIndex(of: .yearMonthDay)!
    guard hasShortYears, orders.contains(yearFirst) else { return orders }
    let (first, last) = (firsts.count { $0 }, lasts.count { $0 })
    if last >= 2 * first { return [yearFirst] }
    return first >= 2 * last ? orders.filter { $0 != yearFirst } : orders
  }

  private func open(_ orders: [Int]) -> TimeDoubt {
    let readings = orders.map { DateOrder.allCases[$0] }
    return TimeDoubt(
      line: ambiguous?.line, text: ambiguous?.text ?? "",
      problem:
        "every date can be read as \(Self.alternatives(readings.map(\.words))), and nothing shows which is meant",
      remedy: "say it with \(Self.alternatives(readings.map { "--dates \($0.rawValue)" }))")
  }

  private func mixed() -> TimeDoubt {
    let readings = DateOrder.allCases.indices.filter { fits[$0] > 0 }.sorted { fits[$0] > fits[$1] }.prefix(2).sorted()
    let shown = readings.map { order in
      let example = examples[order]!
      return "'\(example.text)'\(example.line.map { " in line \($0)" } ?? "") as \(DateOrder.allCases[order].words)"
    }
    return TimeDoubt(
      line: nil, text: examples[readings[0]]!.text,
      problem: "the dates do not have one order: " + shown.joined(separator: ", "),
      remedy: "write them all alike, or say with "
        + Self.alternatives(readings.map { "--dates \(DateOrder.allCases[$0].rawValue)" })
        + " which are right, so that the others are rejected")
  }

  private static func alternatives(_ texts: [String]) -> String { texts.joined(separator: " or ") }
}
