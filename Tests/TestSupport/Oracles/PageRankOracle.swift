/// PageRank as the solution of its linear system, by Gaussian elimination.
public func naivePageRank(_ graph: DenseGraph, damping: Double) -> [Double] {
  let count = Double(graph.count)
  // Row v says: x(v) − damping · Σ x(u) · (share of u that goes to v) = (1 − damping) / n.
  let system = graph.nodes.map { v in
    graph.nodes.map { u in
      let share = graph.strength(u) > 0 ? graph.weight[u][v] / graph.strength(u) : 1 / count
      return (u == v ? 1 : 0) - damping * share
    }
  }
  return solved(system, [Double](repeating: (1 - damping) / count, count: graph.count))
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
