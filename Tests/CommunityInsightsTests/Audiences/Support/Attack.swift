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

  var numbers: [Number] = []
  var indices: [String: Int] = [:]
  /// Numbers with their factors that add up to 0.
  var equations: [[(number: Int, factor: Double)]] = []

  let whole: Analysis
  let told: Analysis
  let minimum: Int

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
  mutating func number(_ name: String, _ truth: Int, told: Int?) -> Int {
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
  mutating func sum(_ parts: [Int], _ total: Int) {
    guard parts.reduce(-numbers[total].truth, { $0 + numbers[$1].truth }) == 0 else { return }
    equations.append(parts.map { ($0, 1) } + [(total, -1)])
  }

  /// Notes that parts and a number that nobody publishes add up to a total.
  mutating func rest(_ name: String, of total: Int, beside parts: [Int]) {
    let truth = parts.reduce(numbers[total].truth) { $0 - numbers[$1].truth }
    guard truth >= 0 else { return }
    sum(parts + [number(name, Int(truth), told: nil)], total)
  }

  // MARK: - The network

  mutating func network() {
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
    // Who does not know how many there are knows nothing of those that are not shown.
    if told.network.communityCount != nil {
      if inNone == whole.network.isolateCount {
        sum(sizes + [isolates], 0)
      } else {
        rest("in no community", of: 0, beside: sizes)
      }
      inOrder(sizes)
    }
    // Every isolate is a part by itself, and what is more than one part beside the largest has two members or more.
    if let parts = told.network.shown(.componentCount) {
      rest(
        "isolates below the number of parts", of: number("parts but one", parts - 1, told: parts - 1),
        beside: [isolates])
    }
  }

  /// Communities are numbered by size and have two members or more.
  mutating func inOrder(_ sizes: [Int]) {
    for (place, size) in sizes.enumerated() {
      let bounds = [number("two", 2, told: 2)] + sizes.dropFirst(place + 1).prefix(1)
      for bound in bounds { slack([(size, 1), (bound, -1)]) }
    }
  }

  /// Notes that a sum is not negative.
  mutating func slack(_ terms: [(number: Int, factor: Double)]) {
    let truth = terms.reduce(0) { $0 + $1.factor * numbers[$1.number].truth }
    numbers.append(Number(name: "slack", truth: truth, told: nil))
    equations.append(terms + [(numbers.count - 1, -1)])
  }

  // MARK: - Measures

  mutating func measure(_ result: MeasureResult, _ toldResult: MeasureResult) {
    guard toldResult.leftOut == nil else { return }
    var partitions: [String: [Int]] = [:]
    var totals: Set<Int> = []
    for (indicator, toldIndicator) in zip(result.indicators, toldResult.indicators) {
      guard let people = indicator.people else { continue }
      precondition(indicator.key == toldIndicator.key)
      let total = subset(people.total, of: result, toldResult)
      let name = result.era + (meaning(indicator.key, of: result.measure) ?? "\(result.measure).\(indicator.key)")
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
  mutating func differences(of totals: [Int]) {
    for (smaller, larger) in zip(totals, totals.dropFirst()) {
      let sum = numbers[smaller].truth + numbers[larger].truth
      if totals.contains(where: { numbers[$0].truth == sum }) { continue }
      rest("\(numbers[larger].name) less \(numbers[smaller].name)", of: larger, beside: [smaller])
    }
  }

  /// A count that is published without saying of how many.
  func plainCount(_ indicator: Indicator) -> Int? {
    indicator.unit == .count ? indicator.value.map { Int($0) } : nil
  }

  /// Those of whom a share is told. All members with a tie are the same people, wherever they are told of.
  mutating func subset(_ total: Int, of result: MeasureResult, _ toldResult: MeasureResult) -> Int {
    if total == whole.members.count { return 0 }
    let isTold = zip(result.indicators, toldResult.indicators).contains {
      $0.people?.total == total && ($1.people != nil || $1.evidence.members == total)
    }
    let tied = (result.era.isEmpty ? whole.members : whole.recent?.members ?? []).count { $0.degree > 0 }
    let isTied = [.succession, .selfOrganisation, .hubDependence].contains(result.measure) && total == tied
    let name = result.era + (isTied ? "tied" : "\(total) of \(result.measure)")
    let own = number(name, total, told: isTold ? total : nil)
    rest("not \(name)", of: 0, beside: [own])
    // Whoever had a tie lately has one.
    if isTied && !result.era.isEmpty, let ever = indices["tied"] { rest("tied before", of: ever, beside: [own]) }
    return own
  }

  /// What is told of by other names as well.
  func meaning(_ key: String, of measure: CommunityMeasure) -> String? {
    switch (measure, key) {
    case (.isolation, "without_tie"): "isolate_count"
    case (.isolation, "in_main_group"): "largest_component_size"
    case (.isolation, "in_separate_groups"): "in small parts"
    case (.isolation, "single_tie"): "pendant_count"
    case (.succession, "cut_members"): "articulation_member_count"
    case (.selfOrganisation, "connected_share"): "largest_component_size"
    case (.participation, "core_share"), (.stage, "core_share"): "core members"
    case (.managerInitiation, "manager_share"): "managers"
    case (.hubDependence, "manager_share_of_members"): "managers with a tie"
    default: nil
    }
  }

  /// A share in whole percents says between what the count is, for each total.
  mutating func percents(_ indicator: Indicator, _ count: Int, _ total: Int) {
    guard indicator.unit == .share, let value = indicator.value, numbers[total].truth > 0,
      (numbers[count].truth / numbers[total].truth - value).magnitude < 0.006
    else { return }
    slack([(count, 1), (total, 0.006 - value)])
    slack([(count, -1), (total, value + 0.006)])
  }

  /// Sums across the numbers of measures.
  mutating func stillMoreOfMeasures() {
    func index(_ name: String) -> Int? { indices[name] }
    for era in ["", MeasureResult.recentEra] {
      if let cutOff = index(era + "isolation.cut_off_share"), let isolates = index(era + "isolate_count"),
        let apart = index(era + "in small parts")
      {
        sum([isolates, apart], cutOff)
      }
      if let isolates = index(era + "isolate_count"), let silent = index(era + "participation.silent_share") {
        rest("\(era)present but untied", of: isolates, beside: [silent])
      }
      if let tied = index(era + "tied"), let load = whole.lens?[.loadConcentration]?.headline?.people,
        let givers = index("\(era)\(load.total) of \(CommunityMeasure.loadConcentration)")
      {
        rest("\(era)tied but giving nothing", of: tied, beside: [givers])
      }
    }
    if let with = index("hubDependence.connected_with_managers"),
      let without = index("hubDependence.connected_without_managers"),
      let lost = index("hubDependence.connected_by_managers_only")
    {
      sum([without, lost], with)
    }
    managers()
    let newcomers = numbers.indices.filter { numbers[$0].name.contains(/^(?:recent )?\d+ of newcomers$/) }
    for first in newcomers {
      for second in newcomers where first < second { for total in newcomers { sum([first, second], total) } }
    }
    if let listed = whole.lens?[.isolation]?["listed"]?.value {
      let told = told.lens?[.isolation]?["listed"]?.value
      rest("not listed", of: 0, beside: [number("listed", Int(listed), told: told.map { Int($0) })])
    }
  }

  /// Managers with a tie and the others with one are all who have one; managers without one are among the isolates.
  mutating func managers() {
    guard let managers = indices["managers"], let tiedManagers = indices["managers with a tie"] else { return }
    rest("managers without a tie", of: managers, beside: [tiedManagers])
    if let isolates = indices["isolate_count"], let silent = indices["managers without a tie"] {
      rest("others without a tie", of: isolates, beside: [silent])
    }
    if let others = whole.lens?[.hubDependence]?.headline?.people?.total, let tied = indices["tied"],
      let others = indices["\(others) of \(CommunityMeasure.hubDependence)"]
    {
      sum([tiedManagers, others], tied)
    }
  }
}

extension MeasureResult {
  /// Before the names of numbers of the recent part of a log.
  fileprivate static let recentEra = "recent "

  fileprivate var era: String { scope == .recent ? Self.recentEra : "" }
}
