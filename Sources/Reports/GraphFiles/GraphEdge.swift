import CommunityInsights

/// One edge of a graph file: a tie, or one direction of it.
struct GraphEdge {
  var source: Int
  var target: Int
  /// The interactions both ways, or those of this direction.
  var weight: Double
  var tie: TieMetrics
  /// Index into ``Analysis/ties``.
  var tieIndex: Int

  /// What an edge says of itself, beyond ends and weight: of one direction, nothing about the other.
  static func columns(isDirected: Bool) -> [TieColumn] {
    TieColumn.attributes.filter { !isDirected || !TieColumn.directions.contains($0) }
  }
}

extension Analysis {
  /// A tie as one edge, both ways together.
  func edge(ofTie index: Int) -> GraphEdge {
    let tie = ties[index]
    return GraphEdge(source: tie.memberA, target: tie.memberB, weight: tie.strength, tie: tie, tieIndex: index)
  }

  /// Calls `body` with every edge in the order of the ties: one a tie or, where the analysis follows directions, one for
  /// each direction in which there were interactions.
  func forEachEdge(_ body: (GraphEdge) throws -> Void) rethrows {
    for (index, tie) in ties.enumerated() {
      guard options.isDirected else {
        try body(edge(ofTie: index))
        continue
      }
      let (a, b) = (tie.memberA, tie.memberB)
      if tie.aToB > 0 { try body(GraphEdge(source: a, target: b, weight: tie.aToB, tie: tie, tieIndex: index)) }
      if tie.bToA > 0 { try body(GraphEdge(source: b, target: a, weight: tie.bToA, tie: tie, tieIndex: index)) }
    }
  }
}
