import GraphMeasures
import MemberNetworks

/// Which members are the core, if a network is seen as a core and a periphery.
public struct MemberCore: Sendable {
  public let members: [Member]
  /// How many ties each member has.
  public let degrees: [Int]
  /// The core, and how well the picture fits.
  public let result: CorePeriphery.Result

  /// Finds the core.
  ///
  /// - Throws: `CancellationError`.
  public init(_ measure: CorePeriphery, in network: ResearchNetwork, control: RunControl = RunControl()) throws {
    let graph = network.graphs.undirected
    members = network.members
    degrees = members.indices.map(graph.degree(of:))
    result = try measure.run(on: graph, control: control)
  }
}
