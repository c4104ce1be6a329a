/// Calls `body` for every set of `size` numbers below `count`, ascending.
public func forEachSubset(of count: Int, size: Int, _ body: (_ subset: [Int]) -> Void) {
  func extend(_ chosen: [Int]) {
    if chosen.count == size { return body(chosen) }
    for next in ((chosen.last ?? -1) + 1)..<max(count, (chosen.last ?? -1) + 1) { extend(chosen + [next]) }
  }
  extend([])
}

extension DenseGraph {
  /// Pearson's correlation, over all unordered pairs, of having an edge with having an end in `core`.
  public func corePatternCorrelation(_ core: Set<Int>) -> Double? {
    var pairs: [(Double, Double)] = []
    for a in nodes {
      for b in nodes where b > a {
        pairs.append((hasArc(a, b) ? 1 : 0, core.contains(a) || core.contains(b) ? 1 : 0))
      }
    }
    return pearson(pairs.map(\.0), pairs.map(\.1))
  }

  /// Pairs within `core` without an edge, and pairs outside of it with one.
  public func corePatternErrors(_ core: Set<Int>) -> Int {
    var errors = 0
    for a in nodes {
      for b in nodes where b > a {
        if core.contains(a) && core.contains(b) && !hasArc(a, b) { errors += 1 }
        if !core.contains(a) && !core.contains(b) && hasArc(a, b) { errors += 1 }
      }
    }
    return errors
  }
}

/// Pearson's correlation of two rows of numbers; `nil` where one does not vary.
public func pearson(_ x: [Double], _ y: [Double]) -> Double? {
  let count = Double(x.count)
  if x.isEmpty { return nil }
  let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
  var (xx, yy, xy) = (0.0, 0.0, 0.0)
  for (a, b) in zip(x, y) {
    xx += (a - meanX) * (a - meanX)
    yy += (b - meanY) * (b - meanY)
    xy += (a - meanX) * (b - meanY)
  }
  return xx > 1e-18 && yy > 1e-18 ? xy / (xx * yy).squareRoot() : nil
}
