import GraphCore

/// Whether a statistic of groups could be chance: the same network with the groups shuffled among the nodes that have one.
///
/// Shuffling keeps the network and the sizes of the groups, and gives every node a group at random. Nodes without a
/// group stay without.
///
/// ```swift
/// let test = try LabelPermutation(tail: .lower).run(EIIndex(), on: graph, groups: departments)
/// print(test.observed ?? "no edges", test.mean ?? "", test.pValue ?? "")
/// ```
///
/// Every shuffle has a generator of its own, and results are the same for any number of threads. Krackhardt & Stern,
/// Social Psychology Quarterly 51 (1988), test the E-I index in this way; see also Good, "Permutation, Parametric and
/// Bootstrap Tests of Hypotheses", 2005.
public struct LabelPermutation: Sendable {
  /// How many shuffles there are.
  public var permutations: Int

  /// Which shuffles count as at least as extreme as the data.
  public var tail: NullComparison.Tail

  /// Where the shuffles come from.
  public var seed: UInt64

  public init(permutations: Int = 999, tail: NullComparison.Tail = .both, seed: UInt64 = 1) {
    precondition(permutations > 0, "at least one permutation")
    self.permutations = permutations
    self.tail = tail
    self.seed = seed
  }

  /// Tests any statistic of the groups.
  ///
  /// - Parameters:
  ///   - groups: for each node the number of its group; `nil` for a node without one.
  ///   - statistic: the statistic for given groups, `nil` where it is undefined; called from several threads.
  /// - Throws: what `statistic` throws, and `CancellationError` when the run has been cancelled.
  /// - Complexity: O(permutations · nodes) time, and as many calls of `statistic`.
  public func run(
    groups: [Int?], control: RunControl = RunControl(), statistic: @Sendable (_ groups: [Int?]) throws -> Double?
  ) throws -> NullComparison {
    let labelled = groups.indices.filter { groups[$0] != nil }
    let observed = try statistic(groups)
    let samples = try drawSamples(permutations, seed: seed, control: control, phase: "permutations") { random in
      var labels = labelled.map { groups[$0] }
      random.shuffle(&labels)
      var shuffled = groups
      for (place, node) in labelled.enumerated() { shuffled[node] = labels[place] }
      return try statistic(shuffled)
    }
    return NullComparison(observed: observed, samples: samples, tail: tail)
  }

  /// Tests the E-I index of a graph; the same as with ``run(groups:control:statistic:)``, but faster.
  ///
  /// - Parameter groups: for each node the number of its group, from 0; `nil` for a node without one.
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(permutations · (nodes + edges)) time.
  public func run(
    _ index: EIIndex, on graph: Graph, groups: [Int?], control: RunControl = RunControl()
  ) throws -> NullComparison {
    let edges = LabelledEdges(graph, groups: groups)
    let observed = try index.run(on: graph, groups: groups, control: control).index
    let samples = try drawSamples(permutations, seed: seed, control: control, phase: "permutations") { random in
      var labels = edges.labels
      // Fisher–Yates here, where the type of the elements is known: ten times as fast as the generic one.
      for last in stride(from: labels.count - 1, to: 0, by: -1) { labels.swapAt(last, random.below(last + 1)) }
      return index.balance(of: edges, labels: labels).index
    }
    return NullComparison(observed: observed, samples: samples, tail: tail)
  }
}

extension EIIndex {
  /// The balance of all edges when their ends have other labels than their own.
  fileprivate func balance(of edges: LabelledEdges, labels: [NodeIndex]) -> Balance {
    var balance = Balance()
    let (sources, targets) = (edges.sources, edges.targets)
    if usesWeights, let weights = edges.weights {
      for edge in sources.indices {
        if labels[Int(sources[edge])] == labels[Int(targets[edge])] {
          balance.internal += weights[edge]
        } else {
          balance.external += weights[edge]
        }
      }
    } else {
      var inside = 0
      for edge in sources.indices { inside &+= labels[Int(sources[edge])] == labels[Int(targets[edge])] ? 1 : 0 }
      balance.internal = Double(inside)
      balance.external = Double(sources.count - inside)
    }
    return balance
  }
}
