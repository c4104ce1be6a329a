import GraphCore

/// A number for every pair of nodes: a network, or what its members have in common. What ``QAPCorrelation`` and ``MRQAP``
/// compare.
///
/// A node has no number with itself; the diagonal is 0 and never counts.
public struct PairMatrix: Sendable, Equatable {
  /// How many nodes there are.
  public let nodeCount: Int

  /// Whether a pair has one number, whichever way it is looked at.
  public let isSymmetric: Bool

  /// The number of the pair (a, b) at `a * nodeCount + b`: finite, and 0 on the diagonal.
  public let values: [Double]

  /// Takes a number for every pair.
  ///
  /// - Parameters:
  ///   - isSymmetric: whether (a, b) and (b, a) are one pair, of which the one with a < b is asked for.
  ///   - value: the finite number of a pair.
  /// - Complexity: O(nodes²) time and space.
  public init(nodeCount: Int, isSymmetric: Bool, value: (_ a: Int, _ b: Int) throws -> Double) rethrows {
    var values = [Double](repeating: 0, count: nodeCount * nodeCount)
    for a in 0..<nodeCount {
      for b in (isSymmetric ? a + 1 : 0)..<nodeCount where a != b {
        let number = try value(a, b)
        precondition(number.isFinite, "numbers of pairs are finite")
        values[a * nodeCount + b] = number
        if isSymmetric { values[b * nodeCount + a] = number }
      }
    }
    self.nodeCount = nodeCount
    self.isSymmetric = isSymmetric
    self.values = values
  }

  /// The ties of a graph: 1 where there is one, or its weight; 0 elsewhere. Symmetric when the graph is undirected.
  ///
  /// - Complexity: O(nodes² + arcs) time and space.
  public init(_ graph: Graph, usesWeights: Bool = false) {
    var values = [Double](repeating: 0, count: graph.nodeCount * graph.nodeCount)
    let weights = usesWeights ? graph.weights : nil
    for node in 0..<graph.nodeCount {
      for arc in graph.row(of: node) { values[node * graph.nodeCount + Int(graph.targets[arc])] = weights?[arc] ?? 1 }
    }
    nodeCount = graph.nodeCount
    isSymmetric = !graph.isDirected
    self.values = values
  }

  /// 1 for the pairs of nodes that have the same label, 0 for the others.
  ///
  /// - Complexity: O(nodes²) time and space.
  public init(sameLabel labels: [some Equatable]) {
    self.init(nodeCount: labels.count, isSymmetric: true) { labels[$0] == labels[$1] ? 1 : 0 }
  }

  /// How far the numbers of two nodes are apart: |a − b|.
  ///
  /// - Parameter numbers: a finite number for each node.
  /// - Complexity: O(nodes²) time and space.
  public init(difference numbers: [Double]) {
    self.init(nodeCount: numbers.count, isSymmetric: true) { abs(numbers[$0] - numbers[$1]) }
  }

  /// How many pairs there are: ordered ones unless symmetric.
  public var pairCount: Int { nodeCount * (nodeCount - 1) / (isSymmetric ? 2 : 1) }
}
