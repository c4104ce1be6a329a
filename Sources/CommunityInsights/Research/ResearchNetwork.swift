import GraphCore
import GraphMeasures
import InteractionLogs
import MemberNetworks

/// A network as the measures for researchers take it: members, groups and graphs, without what a report adds.
///
/// These measures are asked for one by one. They go into no report and have no audience: what they give names members.
public struct ResearchNetwork: Sendable {
  public let members: [Member]
  public let options: AnalysisOptions

  let graphs: NetworkGraphs
  let network: MemberNetwork

  /// Headers of the further columns of the member table.
  let furtherColumns: [String]

  /// - Throws: `InputError` for directions that the log does not have.
  public init(_ loaded: LoadedNetwork, options: AnalysisOptions) throws(InputError) {
    try Analyzer.checkDirections(of: loaded, options)
    network = loaded.network
    members = loaded.network.members
    furtherColumns = loaded.furtherMemberColumns
    self.options = options
    graphs = NetworkGraphs(loaded.network, options: options)
  }

  /// Whether rows say who turned to whom.
  public var isDirected: Bool { network.isDirected }

  /// With directions where rows have them.
  var fullestGraph: Graph { graphs.directed ?? graphs.undirected }

  /// The names of the groups in the order of the letters, and for each member the number of the group.
  var groups: (names: [String], ofMembers: [Int?]) {
    let names = Set(members.compactMap(\.group)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    return (names, members.map { $0.group.flatMap { numbers[$0] } })
  }

  /// The comparison with random networks of the same degrees.
  ///
  /// - Parameter replicates: how many of them.
  func chance(_ replicates: Int) -> RewiringTest {
    RewiringTest(samples: replicates, tail: .both, seed: options.seed)
  }
}
