import GraphCore
import GraphMeasures

/// Numbers about the network as a whole, each beside what random networks have in which everybody has as many ties.
public struct NetworkNumbers: Sendable {
  /// One number.
  public struct Row: Sendable {
    public let statistic: NetworkStatistic
    /// `nil` where it is undefined.
    public let value: Double?
    /// What random networks with the same degrees have; `nil` where nobody asked.
    public let chance: NullComparison?
  }

  /// The names of the numbers that are wanted; `nil` for all.
  public var names: Set<String>?

  /// With how many random networks to compare; `nil` for none. They have no weights, nor have the numbers then.
  public var replicates: Int?

  public init(names: Set<String>? = nil, replicates: Int? = nil) {
    self.names = names
    self.replicates = replicates
  }

  /// Computes the numbers of `network`, in the order of ``NetworkStatistic/all``.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: that of the dearest number, times the random networks.
  public func run(on network: ResearchNetwork, control: RunControl = RunControl()) throws -> [Row] {
    let families = StatisticFamily.all.filter { family in
      names.map { names in family.statistics.contains { names.contains($0.name) } } ?? true
    }
    var found: [String: Row] = [:]
    for basis in StatisticFamily.Basis.allCases {
      let those = families.filter { $0.basis == basis }
      if those.isEmpty { continue }
      let statistics = those.flatMap(\.statistics)
      let comparisons = try compare(those, network, graph(for: basis, of: network), control)
      for (statistic, comparison) in zip(statistics, comparisons) {
        found[statistic.name] = Row(
          statistic: statistic, value: comparison.observed, chance: replicates == nil ? nil : comparison)
      }
    }
    return NetworkStatistic.all.compactMap { statistic in
      names.map { $0.contains(statistic.name) } ?? true ? found[statistic.name] : nil
    }
  }

  private func graph(for basis: StatisticFamily.Basis, of network: ResearchNetwork) -> Graph? {
    switch basis {
    case .undirected: network.graphs.undirected
    case .directed: network.graphs.directed
    case .paths: network.graphs.pathGraph
    }
  }

  /// The numbers of some families on one graph, beside those of chance; all of them undefined without a graph.
  private func compare(
    _ families: [StatisticFamily], _ network: ResearchNetwork, _ graph: Graph?, _ control: RunControl
  ) throws -> [NullComparison] {
    let nothing = NullComparison(observed: nil, samples: [], tail: .both)
    guard let graph else { return families.flatMap { $0.statistics.map { _ in nothing } } }
    var context = StatisticFamily.Context(options: network.options, groups: network.groups.ofMembers, control: control)
    guard let replicates else {
      let values = try families.flatMap { try $0.values(graph, context) }
      return values.map { NullComparison(observed: $0, samples: [], tail: .both) }
    }
    // One worker a random network.
    context.control = RunControl(cancellation: control.cancellation)
    let once = context
    return try network.chance(replicates).run(on: graph.unweighted(), control: control) { graph in
      try families.flatMap { try $0.values(graph, once) }
    }
  }
}
