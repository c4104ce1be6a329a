@testable import CommunityInsights

/// Somebody who has everything that was published and knows how every number was made: tries to work out what was left out.
///
/// Knows the program, so all keys, which numbers are parts of which, and that numbers about fewer people than the smallest
/// group are left out. Written from the definitions of the measures, not from what the suppression knows of them.
struct Attack {
  /// A number of people that has a meaning, published or not.
  struct Number {
    var name: String
    var truth: Double
    /// What is published of it.
    var told: Double?
  }

  private(set) var numbers: [Number] = []
  private var indices: [String: Int] = [:]
  /// Numbers with their factors that add up to 0.
  private(set) var equations: [[(number: Int, factor: Double)]] = []

  private let whole: Analysis
  private let told: Analysis
  private let minimum: Int

  init(on told: Analysis, of whole: Analysis, minimum: Int) {
    self.whole = whole
    self.told = told
    self.minimum = minimum
    _ = number("everybody", whole.members.count, told: whole.members.count)
    network()
    if let lens = whole.lens, let toldLens = told.lens {
      for result in lens.results.indices { measure(lens.results[result], toldLens.results[result]) }
      stillMoreOfMeasures()
      timeline(lens.timeline, toldLens.timeline)
    }
  }

  // MARK: - Numbers and what they add up to

  /// The number of that name; several publications of one number are put together.
  private mutating func number(_ name: String, _ truth: Int, told: Int?) -> Int {
    if let known = indices[name] {
      precondition(numbers[known].truth == Double(truth), "\(name) is \(numbers[known].truth), not \(truth)")
      if let told { numbers[known].told = Double(told) }
      return known
    }
    indices[name] = numbers.count
    numbers.append(Number(name: name, truth: Double(truth), told: told.map { Double($0) }))
    return numbers.count - 1
  }

  /// Notes that parts add up to a total, and nothing else.
  private mutating func sum(_ parts: [Int], _ total: Int) {
    guard parts.reduce(-numbers[total].truth, { $0 + numbers[$1].truth }) == 0 else { return }
    equations.append(parts.map { ($0, 1) } + [(total, -1)])
  }

  /// Notes that parts and a number that nobody publishes add up to a total.
  private mutating func rest(_ name: String, of total: Int, beside parts: [Int]) {
    let truth = parts.reduce(numbers[total].truth) { $0 - numbers[$1].truth }
    guard truth >= 0 else { return }
    sum(parts + [number(name, Int(truth), told: nil)], total)
  }

  // MARK: - The network

  private mutating func network() {
    for name in NetworkMetrics.HideableNumber.ofMembers {
      guard let truth = whole.network.shown(name) else { continue }
      let own = number(name.rawValue, truth, told: told.network.shown(name))
      rest("not \(name.rawValue)", of: 0, beside: [own])
    }
    guard let largest = indices["largest_component_size"], let isolates = indices["isolate_count"] else { return }
    rest("in small parts", of: 0, beside: [largest, isolates])
    rest("tied", of: 0, beside: [isolates])
    let sizes = whole.communities.map { community in
      number(
        "community \(community.number)", community.size,
        told: told.communities.first { $0.number == community.number }?.size)
    }
    let inNone = whole.members.count - whole.communities.reduce(0) { $0 + $1.size }
    if inNone == whole.network.isolateCount {
      sum(sizes + [isolates], 0)
    } else {
      rest("in no community", of: 0, beside: sizes)
    }
    // Every isolate is a part by itself, and what is more than one part beside the largest has two members or more.
    if let parts = told.network.shown(.componentCount) {
      rest(
        "isolates below the number of parts", of: number("parts but one", parts - 1, told: parts - 1),
        beside: [isolates])
    }
  }

  // MARK: - Measures

  private mutating func measure(_ result: MeasureResult, _ toldResult: MeasureResult) {
    guard toldResult.leftOut == nil else { return }
    var partitions: [String: [Int]] = [:]
    var totals: Set<Int> = []
    for (indicator, toldIndicator) in zip(result.indicators, toldResult.indicators) {
      guard let people = indicator.people else { continue }
      precondition(indicator.key == toldIndicator.key)
      let total = subset(people.total, of: result, toldResult)
      let name = meaning(indicator.key, of: result.measure) ?? "\(result.measure).\(indicator.key)"
      let count = number(name, people.count, told: toldIndicator.people?.count ?? plainCount(toldIndicator))
      rest("not \(name) of \(people.total)", of: total, beside: [count])
      if toldIndicator.people == nil { percents(toldIndicator, count, total) }
      if let partition = people.partition { partitions["\(partition) of \(people.total)", default: []].append(count) }
      if total != 0 { totals.insert(total) }
    }
    for (name, parts) in partitions.sorted(by: { $0.key < $1.key }) where parts.count > 1 {
      rest("rest of \(name)", of: subset(result.indicators[0].people!.total, of: result, toldResult), beside: parts)
    }
    differences(of: totals.sorted { numbers[$0].truth < numbers[$1].truth })
  }

  /// Those of whom one share is told may be among those of another, unless the two are parts of a third.
  private mutating func differences(of totals: [Int]) {
    for (smaller, larger) in zip(totals, totals.dropFirst()) {
      let sum = numbers[smaller].truth + numbers[larger].truth
      if totals.contains(where: { numbers[$0].truth == sum }) { continue }
      rest("\(numbers[larger].name) less \(numbers[smaller].name)", of: larger, beside: [smaller])
    }
  }

  /// A count that is published without saying of how many.
  private func plainCount(_ indicator: Indicator) -> Int? {
    indicator.unit == .count ? indicator.value.map { Int($0) } : nil
  }

  /// Those of whom a share is told. All members with a tie are the same people, wherever they are told of.
  private mutating func subset(_ total: Int, of result: MeasureResult, _ toldResult: MeasureResult) -> Int {
    if total == whole.members.count { return 0 }
    let isTold = zip(result.indicators, toldResult.indicators).contains {
      $0.people?.total == total && ($1.people != nil || $1.evidence.members == total)
    }
    let tied = whole.members.count { $0.degree > 0 }
    let isTied = [.succession, .selfOrganisation].contains(result.measure) && total == tied
    let name = isTied ? "tied" : "\(total) of \(result.measure)"
    let own = number(name, total, told: isTold ? total : nil)
    rest("not \(name)", of: 0, beside: [own])
    return own
  }

  /// What is told of by other names as well.
  private func meaning(_ key: String, of measure: CommunityMeasure) -> String? {
    switch (measure, key) {
    case (.isolation, "without_tie"): "isolate_count"
    case (.isolation, "in_largest_group"): "largest_component_size"
    case (.isolation, "in_small_groups"): "in small parts"
    case (.isolation, "single_tie"): "pendant_count"
    case (.succession, "articulation_members"): "articulation_member_count"
    case (.selfOrganisation, "connected_share"): "largest_component_size"
    case (.participation, "core_share"), (.stage, "core_share"): "core members"
    default: nil
    }
  }

  /// A share in whole percents says between what the count is, for each total.
  private mutating func percents(_ indicator: Indicator, _ count: Int, _ total: Int) {
    guard indicator.unit == .share, let value = indicator.value, numbers[total].truth > 0,
      (numbers[count].truth / numbers[total].truth - value).magnitude < 0.006
    else { return }
    for (bound, sign) in [(value - 0.006, 1.0), (value + 0.006, -1.0)] {
      let slack = numbers.count
      numbers.append(
        Number(name: "slack", truth: sign * (numbers[count].truth - bound * numbers[total].truth), told: nil))
      equations.append([(count, sign), (total, -sign * bound), (slack, -1)])
    }
  }

  /// Sums across the numbers of measures.
  private mutating func stillMoreOfMeasures() {
    func index(_ name: String) -> Int? { indices[name] }
    if let cutOff = index("isolation.cut_off_share"), let isolates = index("isolate_count"),
      let apart = index("in small parts")
    {
      sum([isolates, apart], cutOff)
    }
    if let with = index("hubDependence.connected_with_managers"),
      let without = index("hubDependence.connected_without_managers"),
      let lost = index("hubDependence.connected_by_managers_only")
    {
      sum([without, lost], with)
    }
    let newcomers = numbers.indices.filter { numbers[$0].name.hasSuffix(" of newcomers") }
    for first in newcomers {
      for second in newcomers where first < second { for total in newcomers { sum([first, second], total) } }
    }
    if let listed = whole.lens?[.isolation]?["listed"]?.value {
      let told = told.lens?[.isolation]?["listed"]?.value
      rest("not listed", of: 0, beside: [number("listed", Int(listed), told: told.map { Int($0) })])
    }
  }

  // MARK: - Windows

  private mutating func timeline(_ timeline: Timeline, _ toldTimeline: Timeline) {
    for window in timeline.windows.indices {
      for series in timeline.series {
        guard let people = series.people[window], series.values[window] != nil,
          let toldSeries = toldTimeline.series.first(where: { $0.key == series.key })
        else { continue }
        let toldPeople = toldSeries.people[window]
        let total = windowTotal(people, window, series, isTold: toldPeople != nil)
        let count = number(windowName(series, window), people.count, told: toldPeople?.count)
        rest("not \(windowName(series, window))", of: total, beside: [count])
      }
      windowSums(window)
    }
    if let last = indices["all \(timeline.windows.count - 1)"] {
      rest("never", of: 0, beside: [last])
      if let never = indices["never"], let silent = indices["participation.silent_share"],
        numbers[never].truth == numbers[silent].truth
      {
        equations.append([(never, 1), (silent, -1)])
      }
    }
  }

  private func windowName(_ series: Timeline.Series, _ window: Int) -> String {
    switch series.key {
    case "active_members": "active \(window)"
    case "new_members": "new \(window)"
    case "returning_members": "returning \(window)"
    case "gone_members": "gone \(window)"
    case "all_members": window == 0 ? "active 0" : "all \(window)"
    case "density", "mean_contacts": "tied in \(window)"
    default: "\(series.key) \(window)"
    }
  }

  private mutating func windowTotal(_ people: PeopleCount, _ window: Int, _ series: Timeline.Series, isTold: Bool)
    -> Int
  {
    if people.total == whole.members.count { return 0 }
    switch series.key {
    case "new_members", "returning_members":
      return number("active \(window)", people.total, told: isTold ? people.total : nil)
    case "gone_members": return number("active \(window - 1)", people.total, told: isTold ? people.total : nil)
    case "connected_share": return number("tied in \(window)", people.total, told: isTold ? people.total : nil)
    default:
      let total = number("those of \(series.key) \(window)", people.total, told: isTold ? people.total : nil)
      rest("not those of \(series.key) \(window)", of: 0, beside: [total])
      return total
    }
  }

  private mutating func windowSums(_ window: Int) {
    if let active = indices["active \(window)"], let new = indices["new \(window)"],
      let returning = indices["returning \(window)"]
    {
      sum([new, returning], active)
    }
    guard window > 0, let all = indices["all \(window)"],
      let before = indices[window == 1 ? "active 0" : "all \(window - 1)"]
    else { return }
    if let new = indices["new \(window)"] {
      sum([before, new], all)
    } else {
      rest("new \(window)", of: all, beside: [before])
    }
  }
}

// MARK: - What can be concluded

extension Attack {
  /// A number about few people that somebody could work out.
  struct Leak: CustomStringConvertible {
    var name: String
    var truth: Int
    var range: ClosedRange<Double>
    var description: String { "\(name) = \(truth) lies in \(range)" }
  }

  /// Numbers about somebody, but about fewer people than the smallest group, that are published, or that can be told to be
  /// below it from all that is published.
  var leaks: [Leak] {
    components().flatMap { component in
      let small = component.numbers.filter { isSmall($0) }
      guard !small.isEmpty, var program = program(component) else { return [Leak]() }
      return small.compactMap { number in
        let place = component.numbers.firstIndex(of: number)!
        guard let corner = program.extreme(of: place, isLargest: true), corner[place] < Double(minimum) - 1e-6 else {
          return nil
        }
        return Leak(name: numbers[number].name, truth: Int(numbers[number].truth), range: 0...corner[place])
      }
    }
      + numbers.filter { ($0.told.map { $0 > 0 && $0 < Double(minimum) } ?? false) && $0.name != "parts but one" }
      .map { Leak(name: $0.name, truth: Int($0.truth), range: $0.truth...$0.truth) }
  }

  private func isSmall(_ number: Int) -> Bool {
    let number = numbers[number]
    return number.told == nil && number.truth > 0 && number.truth < Double(minimum) && number.name != "slack"
      && !number.name.hasPrefix("isolates below")
  }

  private struct Component {
    var numbers: [Int]
    var equations: [[(number: Int, factor: Double)]]
  }

  /// Numbers that are not told, in parts that equations connect.
  private func components() -> [Component] {
    var parent = Array(numbers.indices)
    func root(_ number: Int) -> Int { parent[number] == number ? number : root(parent[number]) }
    func hidden(_ equation: [(number: Int, factor: Double)]) -> [Int] {
      equation.map(\.number).filter { numbers[$0].told == nil }
    }
    for equation in equations {
      let own = hidden(equation)
      for number in own.dropFirst() { parent[max(root(number), root(own[0]))] = min(root(number), root(own[0])) }
    }
    var components: [Int: Component] = [:]
    for number in numbers.indices where numbers[number].told == nil {
      components[root(number), default: Component(numbers: [], equations: [])].numbers.append(number)
    }
    for equation in equations {
      if let first = hidden(equation).first { components[root(first)]!.equations.append(equation) }
    }
    return components.keys.sorted().map { components[$0]! }
  }

  private func program(_ component: Component) -> LinearProgram? {
    var rows: [[Double]] = []
    var totals: [Double] = []
    for equation in component.equations {
      var row = [Double](repeating: 0, count: component.numbers.count)
      var total = 0.0
      for (number, factor) in equation {
        if let told = numbers[number].told {
          total -= factor * told
        } else {
          row[component.numbers.firstIndex(of: number)!] += factor
        }
      }
      rows.append(row)
      totals.append(total)
    }
    return LinearProgram(rows, sums: totals, variableCount: component.numbers.count)
  }
}
