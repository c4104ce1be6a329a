import GraphMeasures
import InteractionLogs
import MemberNetworks

/// The network around one member: contacts, the ties among them, and what each of them is to the member.
public struct EgoNumbers: Sendable {
  /// One contact.
  public struct Contact: Sendable {
    public let member: Member
    /// The sum of the weights of all interactions of the two.
    public let strength: Double
    /// The same by who turned to whom; `nil` where rows have no direction.
    public let toContact: Double?
    public let fromContact: Double?
    /// How many other contacts of the member the contact is tied to.
    public let commonContacts: Int
    /// The part in the member's constraint.
    public let constraint: Double
  }

  public let member: Member
  public let contacts: [Contact]
  public let network: EgoNetwork.Result
  public let effectiveSize: Double?
  public let efficiency: Double?
  public let hierarchy: Double?
  /// `nil` without a group, or where there are no two groups.
  public let brokerage: Brokerage?
  /// The groups of the contacts with how many there are of each, the most first; contacts without one are left out.
  public let groups: [(name: String, contacts: Int)]

  /// Looks at one member.
  ///
  /// - Parameter name: the id of a member, or a name that only one has.
  /// - Throws: `InputError` where there is no such member; `CancellationError`.
  /// - Complexity: O(ties^1.5), which the constraint takes.
  public init(of name: String, in network: ResearchNetwork, control: RunControl = RunControl()) throws {
    let index = try MemberNames(network.members).index(name)
    let usesWeights = network.options.isWeighted
    let graph = network.graphs.undirected
    let ego = try EgoNetwork(usesWeights: usesWeights).run(of: index, in: graph, control: control)
    let holes = try StructuralHoles(usesWeights: usesWeights).run(on: graph, control: control)
    let edges = graph.edgeIndices()
    let arcs = Array(graph.row(of: index))
    contacts = zip(ego.contacts, arcs).map { contact, arc in
      let tie = network.network.ties[Int(edges[arc])]
      let isFirst = tie.memberA == index
      return Contact(
        member: network.members[Int(contact.node)], strength: tie.strength,
        toContact: network.isDirected ? (isFirst ? tie.aToB : tie.bToA) : nil,
        fromContact: network.isDirected ? (isFirst ? tie.bToA : tie.aToB) : nil,
        commonContacts: contact.commonContacts, constraint: contact.constraint)
    }
    member = network.members[index]
    self.network = ego
    effectiveSize = holes.effectiveSize[index]
    efficiency = holes.efficiency[index]
    hierarchy = holes.hierarchy[index]
    brokerage = try Self.brokerage(of: index, in: network, control: control)
    let counts = Dictionary(contacts.compactMap { $0.member.group }.map { ($0, 1) }, uniquingKeysWith: +)
    groups = counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map { ($0.key, $0.value) }
  }

  private static func brokerage(
    of index: Int, in network: ResearchNetwork, control: RunControl
  ) throws -> Brokerage? {
    let groups = network.groups
    guard groups.names.count > 1 else { return nil }
    let graph = network.fullestGraph
    let roles = try GouldFernandez().run(on: graph, groups: groups.ofMembers, control: control).roles
    return roles[index].map { Brokerage($0, isDirected: graph.isDirected) }
  }
}
