import GraphCore
import InteractionLogs
import Numbers

/// How much of a tie is of one kind.
public struct KindAmount: Codable, Hashable, Sendable {
  /// Index into ``MemberNetwork/kinds``.
  public var kind: Int
  /// The sum of the weights of the interactions of that kind, both ways together.
  public var amount: Double

  public init(kind: Int, amount: Double) { (self.kind, self.amount) = (kind, amount) }
}

/// All interactions between two members, in both directions.
public struct Tie: Codable, Hashable, Sendable {
  /// The index of the one member in ``MemberNetwork/members``.
  public var memberA: Int
  /// The index of the other member, above ``memberA``.
  public var memberB: Int
  /// The sum of the weights of interactions from A to B, as decimals (see ``DecimalSum``); their number where the log
  /// has no weights.
  public var aToB: Double
  /// The same from B to A.
  public var bToA: Double
  /// The earliest interaction, where the log has times.
  public var first: Instant?
  /// The latest interaction, where the log has times.
  public var last: Instant?
  /// Of which kinds they are, by their numbers; empty where the log has none, or nobody asked.
  public var kinds: [KindAmount] = []

  public init(
    memberA: Int, memberB: Int, aToB: Double, bToA: Double, first: Instant? = nil, last: Instant? = nil
  ) {
    self.memberA = memberA
    self.memberB = memberB
    self.aToB = aToB
    self.bToA = bToA
    self.first = first
    self.last = last
  }

  /// The sum of both directions.
  public var strength: Double { DecimalSum.of(aToB, bToA) }

  /// The same tie with half of its strength each way.
  var withoutDirection: Tie {
    var tie = self
    (tie.aToB, tie.bToA) = (strength / 2, strength / 2)
    return tie
  }
}

/// The members of a community and the ties between them.
///
/// Where rows have no direction, the two numbers of a tie are one, and each of them is half of it: so its strength is
/// what was counted, a file that has both columns gives it back when they are added, and nobody seems to have turned to
/// anybody.
public struct MemberNetwork: Codable, Hashable, Sendable {
  /// The members, by id in natural order ("2" before "10"). Node `i` of the graphs is member `i`.
  public let members: [Member]
  /// The ties by ``Tie/memberA``, then by ``Tie/memberB``: the order of `undirectedGraph().edges`.
  public let ties: [Tie]
  /// The kinds of interaction that ties know of, in the order in which the logs name them first.
  public let kinds: [String]
  /// How many interactions between different members the ties stand for.
  public let interactionCount: Int
  /// How many interactions of members with themselves were left out.
  public let selfInteractionCount: Int
  /// Whether there was a member table, so that ``Member/isOnRoster`` says something.
  public let hasRoster: Bool
  /// How the instants of ties are to be read.
  public let clock: Clock
  /// What a row of the log says.
  public let rowKind: RowKind
  /// Whether it means anything who is the source and who the target of an interaction.
  public let isDirected: Bool

  /// - Parameter isDirected: `nil` for what `rowKind` says.
  /// - Precondition: members are in natural order and ties in theirs, each pair once, with indices of members.
  public init(
    members: [Member], ties: [Tie], interactionCount: Int, selfInteractionCount: Int = 0, hasRoster: Bool = false,
    clock: Clock = .none, rowKind: RowKind = .interactions, isDirected: Bool? = nil, kinds: [String] = []
  ) {
    for tie in ties { precondition(0 <= tie.memberA && tie.memberA < tie.memberB && tie.memberB < members.count) }
    for (a, b) in zip(ties, ties.dropFirst()) {
      precondition((a.memberA, a.memberB) < (b.memberA, b.memberB), "ties are in order")
    }
    self.members = members
    self.kinds = kinds
    self.rowKind = rowKind
    self.isDirected = isDirected ?? !rowKind.isUndirected
    self.ties = self.isDirected ? ties : ties.map(\.withoutDirection)
    self.interactionCount = interactionCount
    self.selfInteractionCount = selfInteractionCount
    self.hasRoster = hasRoster
    self.clock = clock
  }

  /// How many members are not in the member table; 0 when there was none.
  public var unlistedCount: Int { hasRoster ? members.count { !$0.isOnRoster } : 0 }

  /// The earliest interaction of any tie.
  public var first: Instant? { ties.lazy.compactMap(\.first).min() }

  /// The latest interaction of any tie.
  public var last: Instant? { ties.lazy.compactMap(\.last).max() }

  /// The network without directions; edge `i` of its `edges` is tie `i`.
  ///
  /// - Parameter weighted: whether an edge carries the strength of its tie.
  /// - Complexity: O(members + ties).
  public func undirectedGraph(weighted: Bool = true) -> Graph {
    Graph(
      nodeCount: members.count, sources: ties.map { NodeIndex($0.memberA) },
      targets: ties.map { NodeIndex($0.memberB) },
      weights: weighted ? ties.map(\.strength) : nil, isDirected: false)
  }

  /// The network with an arc for each direction in which there was an interaction; where rows have no direction, one
  /// each way for every tie.
  ///
  /// - Parameter weighted: whether an arc carries the sum of the weights in its direction.
  /// - Complexity: O(members + ties).
  public func directedGraph(weighted: Bool = true) -> Graph {
    var sources: [NodeIndex] = []
    var targets: [NodeIndex] = []
    var weights: [Double] = []
    for tie in ties {
      let (a, b) = (NodeIndex(tie.memberA), NodeIndex(tie.memberB))
      for (source, target, weight) in [(a, b, tie.aToB), (b, a, tie.bToA)] where weight > 0 {
        sources.append(source)
        targets.append(target)
        weights.append(weight)
      }
    }
    return Graph(
      nodeCount: members.count, sources: sources, targets: targets, weights: weighted ? weights : nil, isDirected: true)
  }
}
