/// The networks that somebody has before them who knows all counts that are told: as many of them as are needed to see
/// whether a number rules some out.
///
/// A number over pairs of members, such as the mean distance, is a fraction whose denominator tells how many members can
/// reach one another, and so how many cannot. Here such a number gets the finest step at which every count that was
/// possible before is possible still; numbers are looked at one after the other, each with what those before it leave.
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

  /// The steps that are tried, the finest first.
  static let steps = Precision.steps

  private(set) var worlds: [World]
  private let minimum: Int
  private let highestCoreNumber: Int

  /// - Parameters:
  ///   - told: without what is hidden, not yet rounded.
  init(_ told: NetworkMetrics, exact: Analysis, minimum: Int, _ rounding: CountRounding) {
    let network = exact.network
    self.minimum = minimum
    highestCoreNumber = told.coreSize == nil ? 0 : told.highestCoreNumber ?? 0
    let members = exact.members.count
    let untied = Self.possible(network.isolateCount, told.shown(.isolateCount) != nil, minimum, rounding)
    let ties = Self.spread(rounding.cell(of: network.tieCount), network.tieCount, most: 3)
    let isLargestShown = told.shown(.largestComponentSize) != nil
    let leavesFew = members - network.largestComponentSize < minimum
    let isWhole = told.shown(.componentCount) == 1
    var worlds: [World] = []
    for count in Self.spread(rounding.cell(of: members), members, most: 5) {
      let largest: [Int] =
        if isWhole { [count] } else if isLargestShown || !leavesFew {
          Self.possible(network.largestComponentSize, isLargestShown, minimum, rounding)
        } else {
          (1..<minimum).map { count - $0 }
        }
      for untied in untied {
        for largest in largest where largest >= 2 {
          worlds += ties.map { World(members: count, untied: untied, largest: largest, ties: $0) }
        }
      }
    }
    self.worlds = worlds.filter(\.isPossible)
  }

  /// The values that a count may have for all that is told of it.
  private static func possible(_ exact: Int, _ isShown: Bool, _ minimum: Int, _ rounding: CountRounding) -> [Int] {
    if isShown { return exact == 0 ? [0] : spread(rounding.cell(of: exact), exact, most: 7) }
    if exact < minimum { return spread(1...(minimum - 1), exact, most: 7) }
    return spread(max(1, exact - 2 * minimum)...(exact + 2 * minimum), exact, most: 7)
  }

  /// Some numbers of a range, and the exact one: both ends, and others between.
  private static func spread(_ range: ClosedRange<Int>, _ exact: Int, most: Int) -> [Int] {
    let stride = max(1, (range.count - 1 + most - 2) / max(1, most - 1))
    return Set(Swift.stride(from: range.lowerBound, through: range.upperBound, by: stride))
      .union([range.upperBound, exact]).sorted()
  }

  // MARK: - Choosing steps

  /// The number in the finest step at which it rules out nothing that is possible; `nil` where there is none.
  ///
  /// - Parameter allows: whether a world has such a number between two bounds.
  /// - Complexity: O(steps · worlds).
  mutating func told(
    _ value: Double, by steps: [Double] = steps, allows: (World, ClosedRange<Double>) -> Bool
  ) -> Double? {
    for step in steps {
      let told = value.rounded(toSteps: step)
      let left = worlds.filter { allows($0, told - step / 2...told + step / 2) }
      guard hasAll(left) else { continue }
      worlds = left
      return told
    }
    return nil
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

  /// The degree centralization in the finest step at which the member with most ties may have ``minimum`` numbers of
  /// them or more, and nothing else is ruled out.
  func toldOfOneMember(_ value: Double) -> (value: Double, step: Double)? {
    for step in Self.steps + [0.5] {
      let told = value.rounded(toSteps: step)
      let degrees = worlds.map { $0.highestDegrees(told - step / 2...told + step / 2, atLeast: highestCoreNumber) }
      let left = zip(worlds, degrees).filter { $1 != nil }.map(\.0)
      let possible = degrees.compactMap { $0 }
      guard hasAll(left), let first = possible.first else { continue }
      // Worlds lie near each other, so that their ranges of degrees have no gaps between them.
      let range = possible.reduce(first) { min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound) }
      if range.count >= minimum { return (told, step) }
    }
    return nil
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
    return from <= highest ? Int(from)...Int(highest) : nil
  }
}
