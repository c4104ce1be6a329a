import CommunityInsights

/// Somebody who has a sponsor's copy and tries every network that there may be: how many members, how many of them
/// without a tie, in the largest part and in small ones, how many ties. Those stay that agree with everything that is
/// told, to the digit in which it is told. What a hidden number is in all of them is known.
///
/// Written from the definitions of the numbers, without anything of what chose their precision.
struct WorldAttack {
  /// A number that is not to be told, and what it may be for somebody who knows all that is.
  struct Hidden: CustomStringConvertible {
    var name: String
    var truth: Int
    var possible: Set<Int>
    /// So many values must be possible.
    var needed: Int

    var isRecovered: Bool { possible.count <= 1 }
    var isNarrowed: Bool { possible.count < needed || !possible.contains(truth) }
    var description: String { "\(name) = \(truth) is one of \(possible.sorted())" }
  }

  struct World {
    var members: Int
    var untied: Int
    var largest: Int
    var ties: Int
    var apart: Int { members - untied - largest }
  }

  private(set) var worldsTried = 0
  private(set) var hidden: [Hidden] = []

  let told: Analysis
  let exact: Analysis
  let minimum: Int

  init(on told: Analysis, of exact: Analysis, minimum: Int) {
    (self.told, self.exact, self.minimum) = (told, exact, minimum)
    tryWorlds()
    lookAtPeople()
  }

  // MARK: - What is told

  private func says(_ words: String) -> Bool { told.findings.contains { $0.sentence.contains(words) } }

  /// The counts that are told as this one; counts of people are of nobody or of a whole group.
  private func cell(_ count: Int) -> ClosedRange<Int> {
    let step = told.disclosure?.countsRoundedTo ?? 1
    return max(0, count - step / 2)...(count + (step - 1) / 2)
  }

  private func people(_ count: Int, atMost most: Int) -> [Int] {
    if count == 0 { return [0] }
    let cell = cell(count)
    return cell.lowerBound <= most ? Array(max(1, cell.lowerBound)...min(most, cell.upperBound)) : []
  }

  /// Between what bounds a number lies that is told in a step. Steps follow from what is told, so they are known.
  private func bounds(_ told: Double?, by step: Double?) -> ClosedRange<Double>? {
    guard let told, let step else { return nil }
    return told - step / 2 - 1e-9...told + step / 2 + 1e-9
  }

  /// The step of fractions over so many: their whole number of parts is at most as large.
  static func step(over count: Int) -> Double? { [0.01, 0.02, 0.05, 0.1, 0.2].first { $0 * Double(count) >= 1 } }

  /// The step of what is about one member: it leaves as many numbers of ties as the smallest group has people.
  private var stepOfOne: Double? {
    let fewest = Double(cell(told.network.memberCount).lowerBound)
    return [0.01, 0.02, 0.05, 0.1, 0.2, 0.5].first { $0 * (fewest - 1) * (fewest - 2) / fewest >= Double(minimum) }
  }

  /// In what a copy is told that is not prepared: three digits.
  private func fine(_ value: Double?) -> Double? {
    guard let value, value > 0 else { return 0.001 }
    return value >= 1 ? 0.01 : value >= 0.1 ? 0.001 : 0.0001
  }

  private var isPrepared: Bool { told.disclosure?.countsRoundedTo != nil }

  /// Shares of pairs that are lost with so many members.
  private var lost: [(count: Int, bounds: ClosedRange<Double>)] {
    [1, 2, 3, 5].compactMap { count in
      let value = told.lens?[.succession]?["lost_with_\(count)"]?.value
      let step = isPrepared ? Self.step(over: told.network.memberCount) : fine(value)
      return bounds(value, by: step).map { (count, $0) }
    }
  }

  // MARK: - Worlds

  private mutating func tryWorlds() {
    let network = told.network
    let perMember = isPrepared ? Self.step(over: network.memberCount) : nil
    let diameter = bounds(network.diameter, by: 1)
    let mean = bounds(network.meanDistance, by: perMember ?? fine(network.meanDistance))
    let reachable = bounds(network.reachableShare, by: perMember ?? fine(network.reachableShare))
    let central = bounds(network.degreeCentralization, by: isPrepared ? stepOfOne : fine(network.degreeCentralization))
    let (lost, apart) = (
      lost, told.lens?[.isolation]?["in_separate_groups"]?.people.map { people($0.count, atMost: .max) }
    )
    let core = network.coreSize == nil ? 0 : network.highestCoreNumber ?? 0
    var (members, untied, rest, degrees) = (Set<Int>(), Set<Int>(), Set<Int>(), Set<Int>())
    var allDegrees = Set<Int>()
    for count in cell(network.memberCount) {
      for none in untiedCounts(count) {
        for largest in largestCounts(count) where largest + none <= count {
          if let apart, !apart.contains(count - none - largest) { continue }
          for ties in cell(network.tieCount) {
            worldsTried += 1
            let world = World(members: count, untied: none, largest: largest, ties: ties)
            guard world.isPossible, diameter.map({ $0.lowerBound <= Double(largest - 1) }) ?? true,
              mean.map({ world.allows(meanDistance: $0, diameter?.upperBound) }) ?? true,
              reachable.map(world.allows(reachableShare:)) ?? true,
              lost.allSatisfy({ world.allows(lost: $0.bounds, without: $0.count) })
            else { continue }
            let highest = world.highestDegrees(central, atLeast: core)
            if highest.isEmpty { continue }
            allDegrees.formUnion(world.highestDegrees(nil, atLeast: core))
            members.insert(count)
            untied.insert(none)
            rest.insert(count - largest)
            degrees.formUnion(highest)
          }
        }
      }
    }
    note(members, untied, rest)
    // In a small community there are not more to begin with.
    hidden.append(
      Hidden(
        name: "most ties of a member", truth: exact.members.map(\.degree).max() ?? 0, possible: degrees,
        needed: max(2, min(minimum, allDegrees.count))))
  }

  private mutating func note(_ members: Set<Int>, _ untied: Set<Int>, _ rest: Set<Int>) {
    let network = exact.network
    hidden.append(Hidden(name: "members", truth: exact.members.count, possible: members, needed: 2))
    if told.network.shown(.isolateCount) == nil {
      // Where it is said that they are few, it is known that they are one to four: nothing may tell which.
      let needed = says("members have no tie") || network.isolateCount < minimum ? minimum - 1 : minimum
      hidden.append(Hidden(name: "without a tie", truth: network.isolateCount, possible: untied, needed: needed))
    }
    if told.network.shown(.largestComponentSize) == nil {
      let truth = exact.members.count - network.largestComponentSize
      let needed = truth < minimum ? minimum - 1 : minimum
      hidden.append(Hidden(name: "not in the largest part", truth: truth, possible: rest, needed: needed))
    }
  }

  private func untiedCounts(_ members: Int) -> [Int] {
    if let shown = told.network.shown(.isolateCount) { return people(shown, atMost: members) }
    let areFew = says("members have no tie") || says("All but fewer than \(minimum) of")
    return Array(1...max(1, areFew ? minimum - 1 : members - 2))
  }

  private func largestCounts(_ members: Int) -> [Int] {
    if says("the community is in one piece") { return [members] }
    if let shown = told.network.shown(.largestComponentSize) { return people(shown, atMost: members) }
    if says("All but fewer than \(minimum) members can reach") {
      return (max(2, members - minimum + 1)..<members).map { $0 }
    }
    return Array(2...max(2, members))
  }

  // MARK: - People who are counted by themselves

  private mutating func lookAtPeople() {
    let few = Set(1..<minimum)
    if let truth = exact.network.coreSize, told.network.coreSize == nil, truth < minimum {
      let least = told.network.highestCoreNumber.map { $0 + 1 } ?? 1
      hidden.append(
        Hidden(name: "in the core", truth: truth, possible: few.filter { $0 >= least }, needed: minimum - 1))
    }
    let pendants = exact.network.pendantCount
    if told.network.shown(.pendantCount) == nil, pendants < minimum {
      let bridges = told.network.bridgeCount.map { $0 == 0 ? 0 : cell($0).upperBound } ?? .max
      hidden.append(
        Hidden(name: "with one tie", truth: pendants, possible: few.filter { $0 <= bridges }, needed: minimum - 1))
    }
    lookAtCommunities()
  }

  /// Communities that are not listed, of which it is known how many members are left for them.
  private mutating func lookAtCommunities() {
    let listed = Set(told.communities.map(\.number))
    let left = exact.communities.filter { !listed.contains($0.number) }
    guard let smallest = left.map(\.size).min() else { return }
    let isNumberTold = told.network.communityCount != nil
    let most = cell(told.network.memberCount).upperBound - told.communities.reduce(0) { $0 + cell($1.size).lowerBound }
    let least = cell(told.network.memberCount).lowerBound - told.communities.reduce(0) { $0 + cell($1.size).upperBound }
    // Who does not know how many they are cannot tell that there is one only.
    let fewest = isNumberTold && left.count == 1 ? max(2, least - (minimum - 1)) : 2
    let sizes = fewest <= most ? Set(fewest...most) : []
    // Circles of one are none: for those below the minimum there are as many values as from two on.
    hidden.append(Hidden(name: "size of a circle", truth: smallest, possible: sizes, needed: max(2, minimum - 2)))
    if isNumberTold || told.network.modularity != nil
      || told.communities.contains(where: { $0.internalTieCount != nil })
    {
      hidden.append(Hidden(name: "ties of a circle", truth: smallest, possible: [], needed: 1))
    }
  }
}

extension WorldAttack.World {
  private static func pairs(_ count: Int) -> Double { count < 2 ? 0 : Double(count) * Double(count - 1) / 2 }

  /// Whether there is a network of so many members and ties in such parts.
  var isPossible: Bool {
    largest >= 2 && apart >= 0 && apart != 1 && ties >= largest - 1 + (apart + 1) / 2
      && Double(ties) <= Self.pairs(largest) + Self.pairs(apart)
  }

  /// Numbers of pairs within parts: small parts hold the fewest when they are pairs, and the most when they are one.
  private func pairsWithin(_ largest: Int) -> [Double] {
    let rest = apart
    if rest == 0 { return [Self.pairs(largest)] }
    let fewest = rest % 2 == 0 ? Double(rest / 2) : 3 + Double((rest - 3) / 2)
    return [Self.pairs(largest) + fewest, Self.pairs(largest) + Self.pairs(rest)]
  }

  func allows(meanDistance bounds: ClosedRange<Double>, _ longest: Double?) -> Bool {
    pairsWithin(largest).contains { pairs in
      let further = pairs - min(pairs, Double(ties))
      let least = max(pairs + further, (bounds.lowerBound * pairs).rounded(.up))
      let most = min(pairs + ((longest ?? .infinity) - 1) * further, (bounds.upperBound * pairs).rounded(.down))
      return further == 0 ? bounds.contains(1) : least <= most
    }
  }

  func allows(reachableShare bounds: ClosedRange<Double>) -> Bool {
    pairsWithin(largest).contains { bounds.contains($0 / Self.pairs(members)) }
  }

  /// Whether a whole number of pairs is such a share of those that remain without some members of the largest part.
  func allows(lost bounds: ClosedRange<Double>, without count: Int) -> Bool {
    pairsWithin(max(0, largest - count)).contains { pairs in
      (bounds.lowerBound * pairs).rounded(.up) <= (bounds.upperBound * pairs).rounded(.down)
    }
  }

  /// What the most ties of one member can be: from the sum of all differences to it.
  func highestDegrees(_ bounds: ClosedRange<Double>?, atLeast core: Int) -> [Int] {
    guard core < largest else { return [] }
    let (count, ends) = (Double(members), Double(2 * ties))
    return (max(1, core)..<max(2, largest)).filter { degree in
      guard Double(degree) * count >= ends else { return false }
      return bounds?.contains((count * Double(degree) - ends) / ((count - 1) * (count - 2))) ?? true
    }
  }
}
