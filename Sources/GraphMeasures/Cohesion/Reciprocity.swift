import GraphCore

/// The share of arcs that are answered: those with an arc back.
///
/// Loops are no arcs. Undefined (`nil`) without arcs. In an undirected graph every edge counts as answered.
public struct Reciprocity: Sendable {
  /// The reciprocity of a graph.
  public struct Result: Sendable, Equatable {
    /// How many arcs have an arc back; a mutual pair counts two.
    public let answeredArcs: Int

    /// `answeredArcs` over all arcs; `nil` without arcs.
    public let reciprocity: Double?
  }

  public init() {}

  /// Finds the reciprocity of `graph`.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes + arcs) time, O(nodes) space.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    try control.checkCancellation()
    let answered = graph.isDirected ? answeredArcs(of: graph) : graph.arcCount
    return Result(
      answeredArcs: answered, reciprocity: graph.arcCount == 0 ? nil : Double(answered) / Double(graph.arcCount))
  }

  /// Goes through the arcs by source. Rows ascend, so the arcs that could answer them, row by row, are met in order
  /// too: a cursor a row moves forward only.
  private func answeredArcs(of graph: Graph) -> Int {
    var cursor = Array(graph.offsets.dropLast())
    var answered = 0
    for source in 0..<graph.nodeCount {
      for arc in graph.row(of: source) {
        let target = Int(graph.targets[arc])
        let end = graph.offsets[target + 1]
        while cursor[target] < end && Int(graph.targets[cursor[target]]) < source { cursor[target] += 1 }
        if cursor[target] < end && Int(graph.targets[cursor[target]]) == source { answered += 1 }
      }
    }
    return answered
  }
}
