import GraphCore

/// How far each node is from the core: hops to the nearest node with the highest core number.
///
/// Undirected, like core numbers; a directed graph is taken as ``Graph/undirected()``. A graph without edges has no
/// core.
public struct CoreDistance: Sendable {
  /// The distances of a graph's nodes from its core.
  public struct Result: Sendable, Equatable {
    /// For each node the number of hops to the core, 0 in it; `nil` when no node of the core can be reached.
    public let distances: [Int?]
  }

  public init() {}

  /// Finds the distances from the core of `graph`.
  ///
  /// - Parameter cores: the core numbers of `graph` when they are known already.
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes + arcs) time, O(nodes) space.
  public func run(
    on graph: Graph, cores: CoreNumbers.Result? = nil, control: RunControl = RunControl()
  ) throws -> Result {
    let graph = graph.undirected()
    let cores = try cores ?? CoreNumbers().run(on: graph, control: control)
    var distances = [Int?](repeating: nil, count: graph.nodeCount)
    var level = cores.innermost
    for node in level { distances[Int(node)] = 0 }
    var distance = 0
    while !level.isEmpty {
      try control.checkCancellation()
      distance += 1
      var next: [NodeIndex] = []
      for node in level {
        for arc in graph.row(of: Int(node)) where distances[Int(graph.targets[arc])] == nil {
          distances[Int(graph.targets[arc])] = distance
          next.append(graph.targets[arc])
        }
      }
      level = next
    }
    return Result(distances: distances)
  }
}
