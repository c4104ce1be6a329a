/// Core numbers: for each k, nodes with fewer than k neighbours are taken away until none is left to take.
public func naiveCoreNumbers(_ graph: DenseGraph) -> [Int] {
  var core = [Int](repeating: 0, count: graph.count)
  let neighbors = graph.nodes.map { graph.neighbors($0) }
  for k in 0...graph.count {
    var left = Set(graph.nodes)
    while let node = left.first(where: { neighbors[$0].count(where: left.contains) < k }) { left.remove(node) }
    for node in left { core[node] = k }
  }
  return core
}

/// How many pairs of a node's neighbours are neighbours.
public func naiveTriangles(_ graph: DenseGraph, at node: Int) -> Int {
  let neighbors = graph.neighbors(node)
  return neighbors.reduce(0) { sum, a in sum + neighbors.count { $0 > a && graph.hasArc(a, $0) } }
}

/// Triangles and paths of two edges, by going through all triples of nodes.
public func naiveTriples(_ graph: DenseGraph) -> (triangles: Int, triples: Int) {
  var (triangles, triples) = (0, 0)
  for a in graph.nodes {
    for b in graph.nodes where b > a {
      for c in graph.nodes where c > b {
        let edges = [graph.hasArc(a, b), graph.hasArc(a, c), graph.hasArc(b, c)].count { $0 }
        if edges == 3 { (triangles, triples) = (triangles + 1, triples + 3) }
        if edges == 2 { triples += 1 }
      }
    }
  }
  return (triangles, triples)
}
