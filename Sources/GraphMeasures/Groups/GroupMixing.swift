import GraphCore

/// Who is tied to whom, group by group: how many edges lead from each group to each other, and their weight.
///
/// Edges of which an end has no group are left out, and counted. In a directed graph, entry [a, b] is about the arcs from
/// group a to group b. In an undirected graph it is about the edges between a and b, so that [a, b] and [b, a] are the
/// same edges, and [a, a] has every edge within the group once.
public struct GroupMixing: Sendable {
  /// The edges between groups.
  public struct Result: Sendable, Equatable {
    /// How many groups there are: one more than the highest number.
    public let groupCount: Int

    /// How many nodes each group has.
    public let groupSizes: [Int]

    /// Whether edges have a direction.
    public let isDirected: Bool

    /// The number of edges from group a to group b at `a * groupCount + b`.
    public let edgeCounts: [Int]

    /// Their weight likewise; every edge weighs 1 in an unweighted graph.
    public let weights: [Double]

    /// How many edges are left out, because an end has no group.
    public let leftOutEdgeCount: Int

    /// The number of edges from one group to another, or between the two.
    ///
    /// - Complexity: O(1).
    public func edgeCount(from source: Int, to target: Int) -> Int { edgeCounts[source * groupCount + target] }

    /// The weight of the edges from one group to another, or between the two.
    ///
    /// - Complexity: O(1).
    public func weight(from source: Int, to target: Int) -> Double { weights[source * groupCount + target] }

    /// How many edges stay within a group.
    public var insideEdgeCount: Int { (0..<groupCount).reduce(0) { $0 + edgeCount(from: $1, to: $1) } }

    /// What those edges weigh.
    public var insideWeight: Double { (0..<groupCount).reduce(0) { $0 + weight(from: $1, to: $1) } }

    /// How many edges there are in all; an undirected edge counts once.
    public var totalEdgeCount: Int {
      let sum = edgeCounts.reduce(0, +)
      return isDirected ? sum : (sum + insideEdgeCount) / 2
    }

    /// What they weigh in all.
    public var totalWeight: Double {
      isDirected ? weights.reduce(0, +) : weights.reduce(0) { $0 + $1 / 2 } + insideWeight / 2
    }

    /// The share of the edges that stay within a group; `nil` without edges.
    public var shareInside: Double? {
      totalEdgeCount == 0 ? nil : Double(insideEdgeCount) / Double(totalEdgeCount)
    }

    /// The share of the weight that stays within a group; `nil` without edges.
    public var weightShareInside: Double? { totalWeight > 0 ? insideWeight / totalWeight : nil }
  }

  public init() {}

  /// Counts the edges between the groups of `graph`.
  ///
  /// - Parameter groups: for each node the number of its group, from 0; `nil` for a node without one.
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes + arcs + groups²) time and space.
  public func run(on graph: Graph, groups: [Int?], control: RunControl = RunControl()) throws -> Result {
    try control.checkCancellation()
    let edges = LabelledEdges(graph, groups: groups)
    let groupCount = edges.groupCount
    var edgeCounts = [Int](repeating: 0, count: groupCount * groupCount)
    var weights = [Double](repeating: 0, count: groupCount * groupCount)
    func add(from source: Int, to target: Int, weight: Double) {
      edgeCounts[source * groupCount + target] += 1
      weights[source * groupCount + target] += weight
    }
    for edge in 0..<edges.count {
      let (source, target) = edges.groups(of: edge)
      let weight = edges.weights?[edge] ?? 1
      add(from: source, to: target, weight: weight)
      if !graph.isDirected && source != target { add(from: target, to: source, weight: weight) }
    }
    return Result(
      groupCount: groupCount, groupSizes: edges.groupSizes, isDirected: graph.isDirected, edgeCounts: edgeCounts,
      weights: weights,
      leftOutEdgeCount: edges.leftOutCount)
  }
}
