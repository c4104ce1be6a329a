/// Eigenvector centrality from high powers of A + 1, per weak component, from the definition of where it is meaningful.
public func naiveEigenvector(_ graph: DenseGraph) -> [Double?] {
  var scores = [Double?](repeating: 0, count: graph.count)
  for component in graph.components() where component.count > 1 {
    let nodes = component.sorted()
    guard let start = leadingPart(of: graph, nodes) else {
      for node in nodes { scores[node] = nil }
      continue
    }
    let vector = dominantVector(graph, nodes, start: start).vector
    for (node, score) in zip(nodes, vector) { scores[node] = score }
  }
  return scores
}

/// The nodes that all reach each other, with the largest eigenvalue among such sets; `nil` when there are none or
/// several.
private func leadingPart(of graph: DenseGraph, _ nodes: [Int]) -> Set<Int>? {
  let reachable = Dictionary(uniqueKeysWithValues: nodes.map { ($0, graph.reachable(from: $0)) })
  let parts = Set(nodes.map { node in reachable[node]!.filter { reachable[$0]!.contains(node) } })
    .filter { $0.count > 1 }
  let values = parts.map { part in (part, dominantVector(graph, part.sorted(), start: part).value) }
  guard let largest = values.map(\.1).max() else { return nil }
  let leading = values.filter { $0.1 > largest - 1e-8 * largest }
  return leading.count == 1 ? leading[0].0 : nil
}

/// (A + 1)^(2^26), transposed, times the start, by squaring the matrix 26 times; scaled to a highest entry of 1.
private func dominantVector(
  _ graph: DenseGraph, _ nodes: [Int], start: Set<Int>
) -> (value: Double, vector: [Double]) {
  let matrix = nodes.map { v in nodes.map { u in graph.weight[u][v] + (u == v ? 1 : 0) } }
  var power = matrix
  for _ in 0..<26 {
    let square = power.map { row in
      power.indices.map { column in row.indices.reduce(0) { $0 + row[$1] * power[$1][column] } }
    }
    let highest = square.flatMap(\.self).max()!
    power = square.map { $0.map { $0 / highest } }
  }
  func times(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }
  let vector = times(power, nodes.map { start.contains($0) ? 1 : 0 })
  let highest = vector.max()!
  let scaled = vector.map { $0 / highest }
  return (times(matrix, scaled).max()! - 1, scaled)
}
