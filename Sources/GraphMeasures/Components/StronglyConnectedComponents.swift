import GraphCore

/// Which nodes can reach each other along the direction of the arcs: the strongly connected components.
///
/// Numbered in the order in which the search completes them: a component only has arcs to components with smaller
/// numbers. In an undirected graph they are the connected components.
///
/// Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Computing 1 (1972), with a stack of its own, so
/// that long paths do not exhaust that of the thread.
public struct StronglyConnectedComponents: Sendable {
  /// The strongly connected components of a graph.
  public struct Result: Sendable, Equatable {
    /// For each node the number of its component.
    public let componentOfNode: [Int]

    /// For each component how many nodes it has.
    public let sizes: [Int]

    /// How many components there are.
    public var count: Int { sizes.count }
  }

  public init() {}

  /// Finds the strongly connected components of `graph`.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes + arcs) time, O(nodes) space.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    try control.checkCancellation()
    var search = Search(graph)
    for root in 0..<graph.nodeCount where search.low[root] == Search.unseen { search.explore(from: root) }
    return Result(componentOfNode: search.component, sizes: search.sizes)
  }
}

/// The state of Tarjan's search.
private struct Search {
  static let unseen = -1

  let graph: Graph
  /// The smallest visit number known to be reachable and not yet in a component; past all visit numbers once it is in
  /// one.
  var low: [Int]
  var cursor: [Int]
  var component: [Int]
  var sizes: [Int] = []
  /// Nodes that wait for their component, in the order of their visit.
  private var waiting: [Int] = []
  private var visits = 0

  init(_ graph: Graph) {
    self.graph = graph
    low = [Int](repeating: Self.unseen, count: graph.nodeCount)
    cursor = Array(graph.offsets.dropLast())
    component = [Int](repeating: 0, count: graph.nodeCount)
  }

  mutating func explore(from root: Int) {
    var path = [(node: root, visit: visits)]
    enter(root)
    while let (node, visit) = path.last {
      if cursor[node] < graph.offsets[node + 1] {
        let target = Int(graph.targets[cursor[node]])
        cursor[node] += 1
        if low[target] == Self.unseen {
          path.append((target, visits))
          enter(target)
        } else {
          low[node] = min(low[node], low[target])
        }
      } else {
        path.removeLast()
        if low[node] == visit { complete(node) }
        if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
      }
    }
  }

  private mutating func enter(_ node: Int) {
    low[node] = visits
    visits += 1
    waiting.append(node)
  }

  /// Closes the component whose first visited node is `root`.
  private mutating func complete(_ root: Int) {
    var size = 0
    while true {
      let node = waiting.removeLast()
      low[node] = graph.nodeCount
      component[node] = sizes.count
      size += 1
      if node == root { break }
    }
    sizes.append(size)
  }
}
