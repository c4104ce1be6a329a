import GraphCore

/// All simple graphs in which every node has as many edges as in `graph`; when directed, as many in and as many out. For
/// graphs of a handful of nodes.
public func allGraphs(withDegreesOf graph: Graph) -> [Graph] {
  let nodes = 0..<graph.nodeCount
  let pairs = nodes.flatMap { u in nodes.filter { graph.isDirected ? $0 != u : $0 > u }.map { (u, $0) } }
  let backward = graph.transposed()
  var found: [Graph] = []
  // What every node still needs, out and in; an undirected edge takes one of each from both its ends.
  var (out, into) = (nodes.map { graph.degree(of: $0) }, nodes.map { backward.degree(of: $0) })
  var chosen: [(Int, Int)] = []
  func take(_ u: Int, _ v: Int, _ change: Int) {
    out[u] -= change
    into[v] -= change
    if !graph.isDirected { (out[v], into[u]) = (out[v] - change, into[u] - change) }
  }
  func extend(from pair: Int) {
    if out.allSatisfy({ $0 == 0 }) && into.allSatisfy({ $0 == 0 }) {
      found.append(Graph(nodeCount: graph.nodeCount, edges: chosen, isDirected: graph.isDirected))
      return
    }
    if pair == pairs.count { return }
    let (u, v) = pairs[pair]
    if out[u] > 0 && into[v] > 0 {
      take(u, v, 1)
      chosen.append((u, v))
      extend(from: pair + 1)
      chosen.removeLast()
      take(u, v, -1)
    }
    extend(from: pair + 1)
  }
  extend(from: 0)
  return found
}
