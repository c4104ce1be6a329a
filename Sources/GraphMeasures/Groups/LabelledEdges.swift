import GraphCore

/// The edges of a graph whose both ends have a group, between the nodes that have one: what measures of groups count.
struct LabelledEdges: Sendable {
  /// The nodes that have a group, ascending.
  let nodes: [NodeIndex]

  /// The group of each of `nodes`.
  let labels: [NodeIndex]

  /// The ends of every edge as indices into `nodes`; an undirected edge is there once.
  let sources: [NodeIndex]
  let targets: [NodeIndex]

  /// The weight of each edge; `nil` for an unweighted graph.
  let weights: [Double]?

  /// One more than the highest group.
  let groupCount: Int

  /// How many nodes each group has.
  var groupSizes: [Int] {
    labels.reduce(into: [Int](repeating: 0, count: groupCount)) { $0[Int($1)] += 1 }
  }

  /// How many edges of the graph are left out, because an end has no group.
  let leftOutCount: Int

  var count: Int { sources.count }

  /// - Parameter groups: for each node the number of its group, from 0; `nil` for a node without one.
  /// - Complexity: O(nodes + arcs) time and space.
  init(_ graph: Graph, groups: [Int?]) {
    precondition(groups.count == graph.nodeCount, "a group, or nil, for each node")
    var indexAmongLabelled = [NodeIndex](repeating: 0, count: graph.nodeCount)
    var (nodes, labels): ([NodeIndex], [NodeIndex]) = ([], [])
    for (node, group) in groups.enumerated() {
      guard let group else { continue }
      precondition(group >= 0 && group < Int(NodeIndex.max), "groups are numbered from 0")
      indexAmongLabelled[node] = NodeIndex(nodes.count)
      nodes.append(NodeIndex(node))
      labels.append(NodeIndex(group))
    }
    var (sources, targets): ([NodeIndex], [NodeIndex]) = ([], [])
    var weights: [Double] = []
    for source in nodes {
      for arc in graph.row(of: Int(source)) {
        let target = graph.targets[arc]
        if groups[Int(target)] == nil || (!graph.isDirected && target < source) { continue }
        sources.append(indexAmongLabelled[Int(source)])
        targets.append(indexAmongLabelled[Int(target)])
        if let value = graph.weights?[arc] { weights.append(value) }
      }
    }
    (self.nodes, self.labels, self.sources, self.targets) = (nodes, labels, sources, targets)
    self.weights = graph.weights == nil ? nil : weights
    groupCount = labels.max().map { Int($0) + 1 } ?? 0
    leftOutCount = graph.edgeCount - sources.count
  }

  /// The groups at the ends of an edge.
  func groups(of edge: Int) -> (source: Int, target: Int) {
    (Int(labels[Int(sources[edge])]), Int(labels[Int(targets[edge])]))
  }
}
