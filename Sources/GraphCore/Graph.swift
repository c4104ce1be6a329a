import Numbers

/// The index of a node, `0 ..< nodeCount`. Four bytes, so that a row of neighbours fits twice as many per cache line.
public typealias NodeIndex = UInt32

/// The index of an edge in the order of ``Graph/edges``.
public typealias EdgeIndex = UInt32

/// An immutable simple graph as compressed sparse rows (CSR).
///
/// Row `v` of the graph is `targets[offsets[v] ..< offsets[v + 1]]`: the neighbours of `v` in ascending order, without `v`
/// itself and without repetition. An *arc* is one entry of `targets`. A directed graph has one arc an edge, an
/// undirected graph two: `u → v` and `v → u`, with the same weight.
///
/// Graphs are built once (``init(nodeCount:sources:targets:weights:isDirected:)``) and shared freely between threads.
///
/// - Complexity: 8 bytes a node, 4 bytes an arc, and 8 bytes an arc for weights.
public struct Graph: Sendable, Equatable {
  /// How many nodes the graph has, isolates included.
  public let nodeCount: Int

  /// Whether edges have a direction.
  public let isDirected: Bool

  /// Where the row of each node begins in `targets`; `nodeCount + 1` entries, the last one being the number of arcs.
  public let offsets: [Int]

  /// The rows, one after the other.
  public let targets: [NodeIndex]

  /// The weight of each arc, aligned with `targets`, all finite and above 0; `nil` for an unweighted graph.
  public let weights: [Double]?

  /// Takes over rows that are already in order.
  ///
  /// - Precondition: the invariants that the type's description states; ``checkInvariants()`` tells.
  public init(nodeCount: Int, isDirected: Bool, offsets: [Int], targets: [NodeIndex], weights: [Double]?) {
    precondition(offsets.count == nodeCount + 1 && offsets.first == 0 && offsets.last == targets.count)
    precondition(weights == nil || weights?.count == targets.count)
    self.nodeCount = nodeCount
    self.isDirected = isDirected
    self.offsets = offsets
    self.targets = targets
    self.weights = weights
  }

  /// The number of arcs: entries of `targets`.
  @inlinable public var arcCount: Int { targets.count }

  /// The number of edges; an undirected edge counts once.
  @inlinable public var edgeCount: Int { isDirected ? arcCount : arcCount / 2 }

  /// Where the row of `node` lies in `targets` and `weights`.
  @inlinable public func row(of node: Int) -> Range<Int> { offsets[node]..<offsets[node + 1] }

  /// The number of arcs that leave `node`: its degree, or its out-degree in a directed graph.
  @inlinable public func degree(of node: Int) -> Int { offsets[node + 1] - offsets[node] }

  /// The nodes that `node` has an arc to, ascending.
  @inlinable
  @_lifetime(borrow self)
  public func neighbors(of node: Int) -> Span<NodeIndex> { targets.span.extracting(row(of: node)) }

  /// The position in `targets` of the arc `source → target`, or `nil` when there is none.
  ///
  /// - Complexity: O(log degree).
  public func arc(from source: Int, to target: Int) -> Int? {
    var low = offsets[source]
    var high = offsets[source + 1]
    while low < high {
      let middle = low + (high - low) / 2
      if Int(targets[middle]) < target { low = middle + 1 } else { high = middle }
    }
    return low < offsets[source + 1] && Int(targets[low]) == target ? low : nil
  }

  /// Whether the rows are as the type's description promises: ascending, without loops or repetition, symmetric when
  /// undirected, with finite weights above 0. For tests and for builders of rows.
  ///
  /// - Complexity: O(arcs · log degree).
  public func checkInvariants() -> Bool {
    for node in 0..<nodeCount {
      guard offsets[node] <= offsets[node + 1] else { return false }
      for arc in row(of: node) {
        let target = Int(targets[arc])
        guard target < nodeCount, target != node else { return false }
        if arc > offsets[node], targets[arc - 1] >= targets[arc] { return false }
        if let weight = weights?[arc], !(weight > 0 && weight.isFinite) { return false }
        if !isDirected {
          guard let twin = self.arc(from: target, to: node) else { return false }
          if let weights, weights[twin] != weights[arc] { return false }
        }
      }
    }
    return true
  }
}

extension Graph {
  /// An edge of the graph, `source < target` when undirected.
  public struct Edge: Hashable, Sendable, Codable {
    public var source: NodeIndex
    public var target: NodeIndex

    public init(source: NodeIndex, target: NodeIndex) {
      self.source = source
      self.target = target
    }
  }

  /// The edges by source, then by target; an undirected edge once, with `source < target`.
  ///
  /// - Complexity: O(nodes + arcs).
  public var edges: [Edge] {
    var edges: [Edge] = []
    edges.reserveCapacity(edgeCount)
    for node in 0..<nodeCount {
      for arc in row(of: node) where isDirected || targets[arc] > NodeIndex(node) {
        edges.append(Edge(source: NodeIndex(node), target: targets[arc]))
      }
    }
    return edges
  }

  /// For each arc the index of its edge in ``edges``; both arcs of an undirected edge have the same.
  ///
  /// - Complexity: O(nodes + arcs).
  package func edgeIndices() -> [EdgeIndex] {
    if isDirected { return (0..<arcCount).map { EdgeIndex($0) } }
    var indices = [EdgeIndex](repeating: 0, count: arcCount)
    // Rows ascend, so the arcs that come back to a node from lower nodes are met in the order of its own row.
    var cursor = Array(offsets.dropLast())
    var next: EdgeIndex = 0
    for node in 0..<nodeCount {
      for arc in row(of: node) where targets[arc] > NodeIndex(node) {
        let target = Int(targets[arc])
        indices[arc] = next
        indices[cursor[target]] = next
        cursor[target] += 1
        next += 1
      }
    }
    return indices
  }

  /// The sum of the weights of the arcs that leave each node, as decimals (1 an arc when unweighted): its strength.
  ///
  /// - Complexity: O(nodes + arcs).
  public func strengths() -> [Double] {
    (0..<nodeCount).map { node in
      guard let weights else { return Double(degree(of: node)) }
      return DecimalSum.of(weights[row(of: node)])
    }
  }
}
