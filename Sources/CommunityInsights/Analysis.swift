import InteractionLogs
import MemberNetworks

/// Everything that a run found out about one community: the one value that diagrams and reports are made from.
///
/// Members and ties are referred to by their index in ``members`` and ``ties``. Communities and components are numbered
/// from 1, by decreasing size. A number that is undefined, or was not asked for, is `nil`.
public struct Analysis: Codable, Sendable {
  /// The version of this structure, as written to `summary.json`; it changes when a field changes its meaning.
  public static let currentSchemaVersion = 2

  public var schemaVersion = Analysis.currentSchemaVersion

  /// The program and version that made it ("copgraph 0.1.0").
  public var generator: String

  /// What the community is called: the name of the log, unless the user gave another.
  public var title: String

  /// What the user asked for.
  public var options: AnalysisOptions

  /// What it was made from and how; `nil` where that is not known, and for audiences that see no members.
  public var provenance: Provenance?

  /// For whom it is made.
  public var audience = Audience.community

  /// How much is told of people; `nil` where everything is: for the community itself.
  public var disclosure: Disclosure?

  /// How the log was read: columns, rows, problems, time span.
  public var log: LogSummary

  /// What is odd about the log; `nil` for audiences that see no members.
  public var health: LogHealth?

  /// Whether a member table was given. Without one, people who never interacted cannot be seen.
  public var hasRoster: Bool

  /// Numbers about the network as a whole.
  public var network: NetworkMetrics

  /// One entry a member, in the order of the member ids.
  public var members: [MemberMetrics]

  /// One entry a pair of members who interacted, by first, then by second member.
  public var ties: [TieMetrics]

  /// What further columns of the member table say; empty unless they were kept for a file that holds them.
  public var furtherColumns: [FurtherColumn] = []

  /// The kinds of interaction that ``TieMetrics/kinds`` refers to; empty unless they were counted.
  public var kinds: [String] = []

  /// In which stretches of time each tie was used, where nothing else is told over time; see also
  /// ``CommunityLens/tieActivity``.
  public var tieActivity: TieActivity?

  /// What the public is told of members, in the order of the pseudonyms; empty for other audiences. Not all members are
  /// listed, for their exact number is not told.
  public var pseudonyms: [PseudonymousMember] = []

  /// The communities that were found, the largest first; members without a tie are in none.
  public var communities: [CommunityMetrics]

  /// The ties whose loss splits the network, the one that cuts off most members first.
  public var bridges: [BridgeTie]

  /// The members whose loss splits the network, the one that cuts off most members first.
  public var articulationMembers: [ArticulationMember]

  /// Who is cut off, or nearly.
  public var isolation: Isolation

  /// Measures that are left out for some members, because they could not be found exactly enough.
  public var unconverged: [Unconverged] = []

  /// What is known of estimated betweenness; `nil` where it is exact, or was not asked for.
  public var betweennessEstimate: BetweennessEstimate?

  /// The network of the recent part of the log; `nil` where that is all of it, and for audiences that see no members.
  public var recent: RecentNetwork?

  /// What the lens shows; `nil` for a log without times.
  public var lens: CommunityLens?

  /// What a facilitator should know first, in plain sentences.
  public var findings: [Finding]

  /// How each number was computed, in the order of the report.
  public var conventions: [Convention]
}

/// What is known of one member.
public struct MemberMetrics: Codable, Hashable, Sendable {
  /// The identity by which logs and tables name the member.
  public var member: String
  /// A name to show, from the member table.
  public var name: String?
  public var group: String?
  public var role: String?
  /// The identity of the member to whom this one reports, from the member table.
  public var manager: String?
  public var isManager = false
  /// Whether the member table lists the member.
  public var isOnRoster = false

  /// The number of the community; `nil` for a member without a tie.
  public var community: Int?
  public var component = 0
  /// The number of the set of members who can all reach one another along directions; `nil` where rows have none.
  public var strongComponent: Int?
  public var degree = 0
  /// How many others turned to the member; `nil` where rows have no direction.
  public var inDegree: Int?
  /// To how many others the member turned; `nil` where rows have no direction.
  public var outDegree: Int?
  public var strength = 0.0
  /// Raw pair counts; see ``Convention``.
  public var betweenness: Double?
  /// The same, estimated; see ``AnalysisOptions/betweennessError``.
  public var estimatedBetweenness: Double?
  public var closeness: Double?
  public var harmonic: Double?
  /// The longest distance from anybody who can reach the member; `nil` when nobody can.
  public var eccentricity: Double?
  /// How many others can reach the member.
  public var reachCount: Int?
  public var pagerank: Double?
  public var eigenvector: Double?
  public var coreNumber: Int?
  public var clustering: Double?
  public var constraint: Double?
  public var effectiveSize: Double?
  public var efficiency: Double?
  public var isArticulation: Bool?
  /// How many other members lose contact with the largest remaining part of their component when this member leaves.
  public var cutOffIfLost: Int?
  /// In how many blocks the member is; see ``NetworkMetrics/blockCount``.
  public var blockCount: Int?
  /// Steps to the nearest member with the highest core number; `nil` when there is no path.
  public var coreDistance: Int?
  /// `nil` for a member without a group, and for all where there are no two groups.
  public var brokerage: Brokerage?

  public init(member: String) { self.member = member }

  /// The name to show: the one of the member table, else the identity.
  public var label: String { name ?? member }
}

/// What is known of a pair of members who interacted.
public struct TieMetrics: Codable, Hashable, Sendable {
  /// Indices of the two members, `memberA < memberB`.
  public var memberA: Int
  public var memberB: Int
  /// Interactions (or the sum of their weights) from A to B and back; half of them each where rows have no direction.
  public var aToB: Double
  public var bToA: Double
  public var first: Instant?
  public var last: Instant?
  /// How much of the tie is of which kind of interaction; see ``Analysis/kinds``.
  public var kinds: [KindAmount] = []
  public var isBridge: Bool?
  /// How far A and B would be from each other without this tie, when they share no neighbour; `nil` when they share one,
  /// and for a bridge, without which there is no way at all.
  public var localBridgeSpan: Int?
  /// Shortest paths between unordered pairs (ordered when directed) that run over this tie.
  public var edgeBetweenness: Double?
  /// The number of the block that the tie is in, from 1 by decreasing number of members.
  public var block: Int?
  /// How likely so strong a tie is by chance, given what its members do in all: 0 to 1.
  public var disparity: Double?

  public init(memberA: Int, memberB: Int, aToB: Double, bToA: Double, first: Instant?, last: Instant?) {
    self.memberA = memberA
    self.memberB = memberB
    self.aToB = aToB
    self.bToA = bToA
    self.first = first
    self.last = last
  }

  /// Interactions in both directions together.
  public var strength: Double { aToB + bToA }
}

/// A community that the log shows, whatever the organisation chart says.
public struct CommunityMetrics: Codable, Hashable, Sendable {
  /// From 1, the largest first.
  public var number: Int
  public var size: Int
  /// Ties between two members of the community; `nil` where the audience is not shown it.
  public var internalTieCount: Int?
  /// Ties to members of other communities; `nil` where the audience is not shown it.
  public var externalTieCount: Int?
  /// Up to three members with the highest strength inside the community: what to call it by.
  public var centralMembers: [Int]
}

/// A tie whose loss splits the network.
public struct BridgeTie: Codable, Hashable, Sendable {
  /// Index into ``Analysis/ties``.
  public var tie: Int
  /// How many members are on the smaller side.
  public var cutOff: Int
}

/// A member whose loss splits the network.
public struct ArticulationMember: Codable, Hashable, Sendable {
  /// Index into ``Analysis/members``.
  public var member: Int
  /// How many other members lose contact with the largest remaining part.
  public var cutOff: Int
}

/// Who is cut off, or nearly.
public struct Isolation: Codable, Hashable, Sendable {
  /// A member whose only way to the rest of the network runs through one other member.
  public struct Dependent: Codable, Hashable, Sendable {
    public var member: Int
    /// The nearest such member.
    public var gatekeeper: Int
  }

  /// Members without any tie.
  public var isolates: [Int] = []
  /// Members with exactly one tie.
  public var pendants: [Int] = []
  /// The components other than the largest that have at least one tie, the largest first.
  public var smallComponents: [[Int]] = []
  /// Members connected to the rest through one other member only; pendants of the largest component among them.
  public var dependents: [Dependent] = []
  /// How many members are 0, 1, 2, … steps from the nearest member with the highest core number.
  public var membersByCoreDistance: [Int] = []

  public init() {}
}
