/// PageRank as the solution of its linear system, by Gaussian elimination.
///
/// - Parameters:
///   - jumps: an amount for each node, in proportion to which jumps go there; everywhere alike by default.
///   - onward: the same for walks from a node without arcs.
public func naivePageRank(
  _ graph: DenseGraph, damping: Double, jumps: [Double]? = nil, onward: [Double]? = nil
) -> [Double] {
  func shares(_ amounts: [Double]?) -> [Double] {
    let amounts = amounts ?? [Double](repeating: 1, count: graph.count)
    return amounts.map { $0 / amounts.reduce(0, +) }
  }
  let (jump, next) = (shares(jumps), shares(onward))
  // Row v says: x(v) − damping · Σ x(u) · (share of u that goes to v) = (1 − damping) · (share of jumps to v).
  let system = graph.nodes.map { v in
    graph.nodes.map { u in
      let share = graph.strength(u) > 0 ? graph.weight[u][v] / graph.strength(u) : next[v]
      return (u == v ? 1 : 0) - damping * share
    }
  }
  return solved(system, jump.map { (1 - damping) * $0 })
}

/// Solves a linear system by elimination with the largest pivot.
func solved(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
  var rows = zip(matrix, right).map { $0 + [$1] }
  for column in rows.indices {
    let pivot = (column..<rows.count).max { abs(rows[$0][column]) < abs(rows[$1][column]) }!
    rows.swapAt(column, pivot)
    for row in rows.indices where row != column {
      let factor = rows[row][column] / rows[column][column]
      for entry in column...rows.count { rows[row][entry] -= factor * rows[column][entry] }
    }
  }
  return rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
}
