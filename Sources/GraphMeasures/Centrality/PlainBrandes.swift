import GraphCore

/// Brandes' algorithm as it stands on a page: the place to start reading, and what the fast ones are tested against.
///
/// From each source, a search in hops first counts the shortest paths to every node, level by level. Going back from
/// the farthest node, each then hands to those before it the paths that it ends or passes on, shared out by how
/// many shortest paths come from each (Brandes, "A faster algorithm for betweenness centrality", J. Math. Sociology 25,
/// 2001). ``MultiSourceBrandes`` does this from eight sources at once, ``SingleSourceBrandes`` by weight.
enum PlainBrandes {
  /// - Complexity: O(nodes · arcs) time, O(nodes) space beside the sums.
  static func sums(on graph: Graph) -> PathSums {
    let zeros = [Double](repeating: 0, count: graph.nodeCount)
    var sums = PathSums(nodes: zeros, arcs: [Double](repeating: 0, count: graph.arcCount))
    for source in 0..<graph.nodeCount {
      var (distance, pathCount) = ([Int?](repeating: nil, count: graph.nodeCount), zeros)
      (distance[source], pathCount[source]) = (0, 1)
      var reached = [source]
      var next = 0
      while next < reached.count {
        let node = reached[next]
        next += 1
        for target in graph.targets[graph.row(of: node)].map(Int.init) {
          if distance[target] == nil {
            distance[target] = distance[node]! + 1
            reached.append(target)
          }
          if distance[target] == distance[node]! + 1 { pathCount[target] += pathCount[node] }
        }
      }
      var dependency = zeros
      for node in reached.reversed() {
        for arc in graph.row(of: node) {
          let target = Int(graph.targets[arc])
          guard distance[target] == distance[node]! + 1 else { continue }
          let share = pathCount[node] / pathCount[target] * (1 + dependency[target])
          dependency[node] += share
          sums.arcs[arc] += share
        }
        if node != source { sums.nodes[node] += dependency[node] }
      }
    }
    return sums
  }
}
