/// The least that has to be hidden besides a count so that, for all that is shown, it could be another number.
///
/// If a count is to differ, others in its sums must differ too, and others again in theirs. Of all ways to spread a
/// difference so that every sum stays as it is, this is one for which least has to be hidden, each count weighing by
/// what it costs to hide (``CountSystem/cost(ofHiding:)``) and by how much it differs: the linear heuristic of cell
/// suppression.
struct CheapestShift {
  /// The counts that differ.
  let counts: [CountSystem.Index]
  /// What it costs.
  let cost: Double

  /// - Parameters:
  ///   - knowingSmall: whether numbers must also stay within what somebody expects who knows which counts are small.
  /// - Returns: `nil` when there is no way.
  init?(of count: CountSystem.Index, by amount: Double, knowingSmall: Bool, in system: CountSystem) {
    let bounds = system.bounds(of: count, knowingSmall: knowingSmall)
    let value = system.counts[count].value
    guard bounds.lowest <= value + amount, value + amount <= bounds.highest else { return nil }
    // Most differences stay near: look at the sums around the count first, then further out, and a little beyond the
    // first way that there is, for a longer one may cost less.
    var (sums, seen): (Set<Int>, Set<Int>) = ([], [])
    var edge: Set<CountSystem.Index> = [count]
    var best: CheapestShift?
    var ringsLeft = Self.ringsBeyond
    while ringsLeft > 0 {
      let next = Set(edge.flatMap { system.sumsOfCount[$0] }).subtracting(seen)
      if next.isEmpty { break }
      seen.formUnion(next)
      sums.formUnion(next)
      edge = Set(next.flatMap { system.sums[$0].terms.map(\.count) }.filter { system.counts[$0].role != .known })
      // A sum that leaves a rest of its own holds nothing together, unless that rest is too small.
      for count in edge { sums.formUnion(system.sumsOfCount[count].filter(system.leavesRest)) }
      if best != nil && sums.count > Self.mostSums { break }
      let spread = Spread(of: count, by: amount, over: sums, knowingSmall: knowingSmall, in: system)
      let found = spread.cheapest
      if let found, found.cost < best?.cost ?? .infinity { best = found }
      if best != nil { ringsLeft -= 1 }
    }
    guard let best else { return nil }
    self = best
  }

  /// How many times to look further out once there is a way.
  private static let ringsBeyond = 1

  /// Beyond so many sums, the first way is good enough.
  private static let mostSums = 40

  fileprivate init(counts: [CountSystem.Index], cost: Double) {
    self.counts = counts
    self.cost = cost
  }
}

/// How a difference of one count can be spread over some sums.
private struct Spread {
  /// A count that may differ, in one direction.
  private struct Way {
    var count: CountSystem.Index
    var sign: Double
    var limit: Double
  }

  private let system: CountSystem
  private let count: CountSystem.Index
  private let amount: Double
  private let sums: [CountSystem.Sum]
  private let ways: [Way]

  init(of count: CountSystem.Index, by amount: Double, over sums: Set<Int>, knowingSmall: Bool, in system: CountSystem)
  {
    self.system = system
    self.count = count
    self.amount = amount
    self.sums = sums.sorted().map { system.sums[$0] }
    // What is in a sum further out cannot differ without it.
    let free = Set(self.sums.flatMap { $0.terms.map(\.count) }).filter { index in
      index != count && system.counts[index].role != .known && system.sumsOfCount[index].allSatisfy(sums.contains)
    }
    ways = free.sorted().flatMap { index in
      let (lowest, highest) = system.bounds(of: index, knowingSmall: knowingSmall)
      let value = system.counts[index].value
      return [Way(count: index, sign: 1, limit: highest - value), Way(count: index, sign: -1, limit: value - lowest)]
        .filter { $0.limit > 0 }
    }
  }

  /// The cheapest way; `nil` when there is none.
  var cheapest: CheapestShift? {
    // A way that has room for much more than the amount needs no equation for it.
    let limited = ways.indices.filter { ways[$0].limit < 2 * amount.magnitude }
    let variableCount = ways.count + limited.count
    var equations: [[Double]] = []
    var totals: [Double] = []
    for sum in sums {
      let signs = Dictionary(sum.terms.map { ($0.count, $0.sign) }, uniquingKeysWith: +)
      let own = ways.map { $0.sign * (signs[$0.count] ?? 0) }
      equations.append(own + [Double](repeating: 0, count: limited.count))
      totals.append(-amount * (signs[count] ?? 0))
    }
    for (index, way) in limited.enumerated() {
      var equation = [Double](repeating: 0, count: variableCount)
      (equation[way], equation[ways.count + index]) = (1, 1)
      equations.append(equation)
      totals.append(ways[way].limit)
    }
    guard var program = LinearProgram(equations, sums: totals, variableCount: variableCount) else { return nil }
    let costs = ways.map { -system.cost(ofHiding: $0.count) } + [Double](repeating: 0, count: limited.count)
    guard let corner = program.corner(maximizing: costs) else { return nil }
    let used = ways.indices.filter { corner[$0] > 1e-7 }
    return CheapestShift(
      counts: Set(used.map { ways[$0].count }).sorted(), cost: -used.reduce(0) { $0 + costs[$1] * corner[$1] })
  }
}
