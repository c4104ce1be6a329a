import GraphMeasures
import InteractionLogs

/// The ties from each group to each other, beside those that there would be if groups did not matter.
public struct GroupPairs: Sendable {
  /// One pair of groups, or one group by itself.
  public struct Row: Sendable {
    public let from: String
    public let to: String
    public let ties: Int
    /// The sum of the weights of their interactions.
    public let strength: Double
    /// How many pairs of members there are.
    public let pairs: Int
    /// Ties if the groups were shuffled among the members.
    public let expected: Double?
    public let observedOverExpected: Double?
  }

  /// Where rows have a direction, every ordered pair of groups; otherwise every pair once.
  public let rows: [Row]
  /// How many ties do not count, as a member has no group.
  public let leftOutTies: Int

  /// Counts the ties between groups.
  ///
  /// - Throws: `InputError` where no groups are known; `CancellationError`.
  public init(of network: ResearchNetwork, control: RunControl = RunControl()) throws {
    let groups = network.groups
    guard !groups.names.isEmpty else {
      throw InputError(
        .usage, problem: "no groups are known", remedy: "give a member table with a column of groups, with --members")
    }
    let graph = network.fullestGraph
    let mixing = try GroupMixing().run(on: graph, groups: groups.ofMembers, control: control)
    leftOutTies = mixing.leftOutEdgeCount
    rows = groups.names.indices.flatMap { from in
      groups.names.indices.filter { graph.isDirected || $0 >= from }.map { to in
        Row(
          from: groups.names[from], to: groups.names[to], ties: mixing.edgeCount(from: from, to: to),
          strength: mixing.weight(from: from, to: to), pairs: mixing.pairCount(from: from, to: to),
          expected: mixing.expectedEdgeCount(from: from, to: to),
          observedOverExpected: mixing.observedOverExpected(from: from, to: to))
      }
    }
  }
}
