import Numbers

/// The networks that somebody has before them who knows all counts that are told: as many of them as are needed to see
/// whether a number rules some out.
///
/// A number over pairs of members, such as the mean distance, is a fraction whose denominator tells how many members can
/// reach one another, and so how many cannot. Such a number is told in a step that follows from the number of members as
/// it is told, and only where every count that was possible before is possible still; numbers are looked at one after
/// the other, each with what those before it leave.
struct NetworkWorlds {
  /// What is known of a network as a whole.
  struct World: Hashable {
    var members: Int
    /// Members without a tie.
    var untied: Int
    /// Members of the largest part.
    var largest: Int
    var ties: Int

    /// Members of smaller parts.
    var apart: Int { members - untied - largest }
  }

  private(set) var worlds: [World]
  /// Whether a count is hidden of which it is not even known that it is small: too much hangs on it.
  private let isOpen: Bool
  private let minimum: Int
  private let highestCoreNumber: Int

  /// Made from what is told, and nothing else: who has the report can do the same, and is told nothing by the steps.
  ///
  /// - Parameters:
  ///   - told: without what is hidden, and exact.
  ///   - facts: what is said of hidden numbers.
  init(_ told: NetworkMetrics, _ facts: Facts, minimum: Int, _ rounding: CountRounding) {
    self.minimum = minimum
    highestCoreNumber = told.coreSize == nil ? 0 : told.highestCoreNumber ?? 0
    let untied = told.shown(.isolateCount).map { $0 == 0 ? [0] : Self.spread(rounding.cell(of: $0)) }
    let largest = told.shown(.largestComponentSize).map { Self.spread(rounding.cell(of: $0)) }
    isOpen = (untied == nil && !facts.areUntiedFew) || (largest == nil && !facts.isRestFew)
    let ties = Self.spread(rounding.cell(of: told.tieCount))
    let few = Self.spread(1...(minimum - 1))
    var worlds: [World] = []
    for members in Self.spread(rounding.cell(of: told.memberCount)) {
      for largest in facts.isWhole ? [members] : largest ?? few.map({ members - $0 }) {
        for untied in untied ?? few {
          worlds += ties.map { World(members: members, untied: untied, largest: largest, ties: $0) }
        }
      }
    }
    self.worlds = worlds.filter(\.isPossible)
  }

  /// What is said of a network besides its counts.
  struct Facts: Hashable {
    /// Everybody can reach everybody.
    var isWhole: Bool
    /// That somebody has no tie, but only a few.
    var areUntiedFew: Bool
    /// That somebody is not in the largest part, but only a few.
    var isRestFew: Bool
  }

  /// Some numbers of a range: both ends, and others between.
  private static func spread(_ range: ClosedRange<Int>) -> [Int] {
    let stride = max(1, (range.count + 5) / 7)
    return Set(Swift.stride(from: range.lowerBound, through: range.upperBound, by: stride))
      .union([range.upperBound]).sorted()
  }

  // MARK: - Choosing steps

  /// The number in a step, and what is left then; `nil` where it rules out something that is possible.
  ///
  /// - Parameter allows: whether a world has such a number between two bounds.
  /// - Complexity: O(worlds).
  mutating func told(_ value: Double, by step: Double?, allows: (World, ClosedRange<Double>) -> Bool) -> Double? {
    guard let step, !isOpen else { return nil }
    let told = value.rounded(toSteps: step)
    let left = worlds.filter { allows($0, told - step / 2...told + step / 2) }
    guard hasAll(left) else { return nil }
    worlds = left
    return told
  }

  /// Whether no count of people has lost a value.
  private func hasAll(_ left: [World]) -> Bool {
    if left.count == worlds.count { return true }
    return [\World.members, \.untied, \.largest].allSatisfy { path in
      Set(left.map { $0[keyPath: path] }) == Set(worlds.map { $0[keyPath: path] })
        // How many are in the largest part hangs on how many there are.
        || (path == \.largest
          && Set(left.map { $0.members - $0.largest }) == Set(worlds.map { $0.members - $0.largest }))
    }
  }

  /// The step in which a centralization is told: the finest in which the member with most ties may have ``minimum``
  /// numbers of them or more, whatever the centralization is; `nil` where there is none.
  ///
  /// One tie more of that member is n more of the sum of differences, of (n − 1)(n − 2) at most.
  var stepOfCentralization: Double? {
    guard !isOpen, let members = worlds.map(\.members).min(), members > 2 else { return nil }
    let perTie = Double(members) / (Double(members - 1) * Double(members - 2))
    return (Precision.steps + [0.5]).first { $0 >= Double(minimum) * perTie }
  }

  /// The degree centralization in its step; `nil` where it cannot be told.
  func toldOfOneMember(_ value: Double) -> Double? {
    guard let step = stepOfCentralization else { return nil }
    let told = value.rounded(toSteps: step)
    let degrees = worlds.map { $0.highestDegrees(told - step / 2...told + step / 2, atLeast: highestCoreNumber) }
    let possible = degrees.compactMap { $0 }
    guard hasAll(zip(worlds, degrees).filter { $1 != nil }.map(\.0)), let first = possible.first else { return nil }
    // Worlds lie near each other, so that their ranges of degrees have no gaps between them.
    let range = possible.reduce(first) { min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound) }
    return range.count >= minimum ? told : nil
  }
}

extension NetworkWorlds.World {
  /// Whether there is such a network.
  fileprivate var isPossible: Bool {
    apart >= 0 && apart != 1 && ties >= largest - 1 + (apart + 1) / 2
      && Double(ties) <= Self.pairs(largest) + Self.pairs(apart)
  }

  private static func pairs(_ count: Int) -> Double { Double(count) * Double(count - 1) / 2 }

  /// The fewest and the most pairs of members who can reach each other.
  private var connectedPairs: [Double] {
    let within = Self.pairs(largest)
    // Smaller parts are at least pairs (one of them three, if need be), and at most one part.
    let fewest = apart % 2 == 0 ? Double(apart / 2) : Double((apart - 3) / 2 + 3)
    return apart == 0 ? [within] : [within + fewest, within + Self.pairs(apart)]
  }

  func allows(diameter: ClosedRange<Double>) -> Bool {
    diameter.lowerBound <= Double(largest - 1) && (diameter.upperBound >= 2 || Double(ties) >= connectedPairs[0])
  }

  /// Whether the distances of all connected pairs can have a mean between two bounds. Those of a tie are 1, all others 2
  /// or more, and none more than the longest.
  func allows(meanDistance: ClosedRange<Double>, _ longest: Double?) -> Bool {
    connectedPairs.contains { pairs in
      let apart = pairs - min(pairs, Double(ties))
      let least = pairs + apart + max(0, (longest ?? 0) - 2)
      let most = longest.map { pairs + ($0 - 1) * apart } ?? .infinity
      let sums = (max(least, meanDistance.lowerBound * pairs).rounded(.up), min(most, meanDistance.upperBound * pairs))
      return sums.0 <= sums.1 + 1e-9
    }
  }

  func allows(reachableShare: ClosedRange<Double>) -> Bool {
    connectedPairs.contains { reachableShare.contains($0 / Self.pairs(members)) }
  }

  /// How many ties the member with most may have, for a degree centralization between two bounds; `nil` where it cannot
  /// lie there.
  ///
  /// The sum of all differences is members · highest − 2 · ties, out of (members − 1)(members − 2) at most.
  func highestDegrees(_ centralization: ClosedRange<Double>, atLeast core: Int) -> ClosedRange<Int>? {
    let (count, ends) = (Double(members), 2 * Double(ties))
    let star = (count - 1) * (count - 2)
    let lowest = max(((centralization.lowerBound * star + ends) / count).rounded(.up), (ends / count).rounded(.up))
    let highest = min(((centralization.upperBound * star + ends) / count).rounded(.down), Double(largest - 1))
    let from = max(lowest, Double(core))
    return from <= highest ? Int(saturating: from)...Int(saturating: highest) : nil
  }
}
