import GraphMeasures
import InteractionLogs
import MemberNetworks

/// The members who matter most together, and what each of them adds.
public struct KeyPlayerSet: Sendable {
  /// One member of the set.
  public struct Row: Sendable {
    public let member: Member
    /// What this member would achieve alone.
    public let alone: Double?
    /// What the others of the set achieve.
    public let others: Double?
  }

  /// In the order in which they were chosen.
  public let rows: [Row]
  /// What the set achieves, from 0 to 1; `nil` where that is undefined.
  public let value: Double?
  /// What choosing one after the other achieves.
  public let greedyValue: Double?

  /// The most members among whom reach is looked at: all distances are kept, two bytes each.
  public static let mostMembersReached = 20_000

  /// Finds the set.
  ///
  /// - Throws: `InputError` for reach among too many members; `CancellationError`.
  public init(_ players: KeyPlayers, in network: ResearchNetwork, control: RunControl = RunControl()) throws {
    let needsDistances = players.aim != .fragmentation && players.aim != .distanceFragmentation
    if needsDistances && network.members.count > Self.mostMembersReached {
      throw InputError(
        .usage, problem: "the distances between \(network.members.count) members do not fit in memory",
        remedy: "look at a part with --in-group, --around or --since, or choose --aim fragmentation")
    }
    let graph = network.graphs.undirected
    let found = try players.run(on: graph, control: control)
    value = found.value
    greedyValue = found.greedyValue
    rows = try found.nodes.map { node in
      Row(
        member: network.members[Int(node)],
        alone: try KeyPlayers.value(of: [node], aim: players.aim, in: graph, control: control),
        others: try KeyPlayers.value(
          of: found.nodes.filter { $0 != node }, aim: players.aim, in: graph, control: control))
    }
  }
}
