import GraphCore

/// The distances from some nodes to all others; for all nodes at once, ``Closeness`` sums them up without keeping them.
public struct ShortestDistances: Sendable {
  /// How long a path is; by default its number of edges.
  public var pathLength: PathLength

  public init(pathLength: PathLength = .hops) { self.pathLength = pathLength }

  /// The distances along the arcs of `graph`.
  ///
  /// - Parameter sources: where to measure from.
  /// - Returns: for each source one row with an entry a node: 0 for the source itself, infinite where there is no path.
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(sources · (nodes + arcs)), weighted times log nodes.
  public func run(on graph: Graph, from sources: [NodeIndex], control: RunControl = RunControl()) throws -> [[Double]] {
    let pathLength = pathLength.measured(on: graph)
    let exact = ExactWeights(pathLength == .hops ? graph.unweighted() : graph, pathLength)
    let arcs = LengthArcs(graph, exact, keeping: Array(0..<graph.arcCount))
    return try Parallel.map(
      sources.count, control: control, phase: "distances", makeScratch: { LengthSearch(arcs) },
      body: { index, search in
        let source = Int(sources[index])
        search.run(from: source)
        var row = search.distances.array
        row[source] = 0
        guard exact.unitExponent != 0 else { return row }
        return row.map { distance in
          // What is beyond the largest number is told as that; infinite means no path.
          distance == .infinity
            ? distance
            : min(Double(sign: .plus, exponent: exact.unitExponent, significand: distance), .greatestFiniteMagnitude)
        }
      })
  }
}
