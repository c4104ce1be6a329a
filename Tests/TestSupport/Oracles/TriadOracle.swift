/// The census of triples by pattern from trying, for every triple, all six ways to lay it on every pattern.
///
/// - Returns: how many triples have each pattern, by its name; patterns without any are left out.
public func naiveTriadCensus(_ graph: DenseGraph) -> [String: Int] {
  // Each pattern as arcs among 0, 1 and 2, drawn by hand.
  let patterns: [(name: String, arcs: Set<[Int]>)] = [
    ("003", []), ("012", [[0, 1]]), ("102", [[0, 1], [1, 0]]),
    ("021D", [[1, 0], [1, 2]]), ("021U", [[0, 1], [2, 1]]), ("021C", [[0, 1], [1, 2]]),
    ("111D", [[0, 1], [1, 0], [2, 1]]), ("111U", [[0, 1], [1, 0], [1, 2]]),
    ("030T", [[0, 1], [1, 2], [0, 2]]), ("030C", [[0, 1], [1, 2], [2, 0]]),
    ("201", [[0, 1], [1, 0], [1, 2], [2, 1]]),
    ("120D", [[1, 0], [1, 2], [0, 2], [2, 0]]), ("120U", [[0, 1], [2, 1], [0, 2], [2, 0]]),
    ("120C", [[0, 1], [1, 2], [0, 2], [2, 0]]), ("210", [[0, 1], [1, 2], [2, 1], [0, 2], [2, 0]]),
    ("300", [[0, 1], [1, 0], [1, 2], [2, 1], [0, 2], [2, 0]]),
  ]
  let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
  var census: [String: Int] = [:]
  for a in graph.nodes {
    for b in graph.nodes where b > a {
      for c in graph.nodes where c > b {
        let triple = [a, b, c]
        let pattern = patterns.first { pattern in
          orders.contains { order in
            (0..<3).allSatisfy { i in
              (0..<3).allSatisfy { j in
                i == j || graph.hasArc(triple[order[i]], triple[order[j]]) == pattern.arcs.contains([i, j])
              }
            }
          }
        }
        census[pattern!.name, default: 0] += 1
      }
    }
  }
  return census
}
