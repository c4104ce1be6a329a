import GraphCore
import GraphMeasures

/// How often three members are tied in each way, beside what random networks have in which everybody has as many ties.
public struct TriadNumbers: Sendable {
  /// One pattern.
  public struct Row: Sendable {
    public let pattern: TriadCensus.Pattern
    public let count: Int
    /// Of all triples of members; `nil` below three.
    public let share: Double?
    /// What random networks with the same degrees have; `nil` where nobody asked.
    public let chance: NullComparison?
  }

  /// With how many random networks to compare; `nil` for none.
  public var replicates: Int?

  public init(replicates: Int? = nil) { self.replicates = replicates }

  /// Counts triples: by 16 patterns where rows have a direction, otherwise by 4.
  ///
  /// - Throws: `CancellationError`.
  public func run(on network: ResearchNetwork, control: RunControl = RunControl()) throws -> [Row] {
    let graph = network.fullestGraph.unweighted()
    let patterns = graph.isDirected ? TriadCensus.Pattern.allCases : TriadCensus.Pattern.undirected
    let census = try TriadCensus().run(on: graph, control: control)
    let alone = RunControl(cancellation: control.cancellation)
    let chance = try replicates.map { replicates in
      try network.chance(replicates).run(on: graph, control: control) { graph in
        let census = try TriadCensus().run(on: graph, control: alone)
        return patterns.map { Double(census[$0]) }
      }
    }
    return patterns.enumerated().map { place, pattern in
      Row(
        pattern: pattern, count: census[pattern],
        share: census.total == 0 ? nil : Double(census[pattern]) / Double(census.total), chance: chance?[place])
    }
  }
}
