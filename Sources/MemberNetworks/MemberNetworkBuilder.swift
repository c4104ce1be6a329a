import InteractionLogs
import Numbers

/// Makes a network from interactions: counts them by pair of names as they come, and finds out at the end who is who.
public struct MemberNetworkBuilder: Sendable {
  private let memberTable: MemberTable?
  private let aliases: Aliases?
  private var table = TieTable()
  private var selfInteractions = 0
  private var historyRows: HistoryRows?

  /// - Parameters:
  ///   - memberTable: the roster, with the data of members; those without an interaction become members too.
  ///   - aliases: other names of members.
  ///   - keepsHistory: whether interactions are also kept one by one.
  public init(memberTable: MemberTable? = nil, aliases: Aliases? = nil, keepsHistory: Bool = false) {
    self.memberTable = memberTable
    self.aliases = aliases
    historyRows = keepsHistory ? HistoryRows() : nil
  }

  /// Adds interactions.
  ///
  /// - Complexity: O(interactions of the batch).
  public mutating func add(_ batch: borrowing InteractionBatch) {
    selfInteractions += table.add(batch)
    historyRows?.append(batch)
  }

  /// How many interactions and messages a history lacks because they have no time.
  var countWithoutTime: Int { historyRows?.countWithoutTime ?? 0 }

  /// The network of all that was added.
  ///
  /// - Parameters:
  ///   - names: the table that the batches' indices refer to; everyone in it becomes a member.
  ///   - clock: how the times of the batches are to be read.
  /// - Complexity: O(names · log names + ties).
  public func network(names: NameTable, clock: Clock = .none) -> MemberNetwork {
    network(of: MemberIdentification(names, memberTable: memberTable, aliases: aliases), clock: clock)
  }

  /// The network, and what was added one by one; the history is `nil` when there were no times, or none was to be kept.
  /// All that was added is given away, so that it takes no memory beside the history.
  ///
  /// - Parameters:
  ///   - names: the tables that the batches' indices refer to.
  ///   - clock: how the times of the batches are to be read.
  ///   - replyWithin: in microseconds; see ``MessageHistory/ReplySource/recency``.
  /// - Complexity: O(names · log names + interactions), and O(interactions · log interactions) unless they came in the
  ///   order of time; 40 bytes an interaction in the end, of which 20 for messages, and up to 60 on the way.
  public mutating func networkAndHistory(
    names: LogNames, clock: Clock, replyWithin: Int64
  ) -> (network: MemberNetwork, history: CommunityHistory?) {
    let identification = MemberIdentification(names.members, memberTable: memberTable, aliases: aliases)
    let network = network(of: identification, clock: clock)
    table = TieTable()
    guard clock != .none, var rows = historyRows.take() else { return (network, nil) }
    rows.identify(identification)
    rows.sortByTime()
    return (network, CommunityHistory(&rows, identification, names, replyWithin: replyWithin))
  }

  // MARK: - Phases

  private func network(of identification: MemberIdentification, clock: Clock) -> MemberNetwork {
    let (members, memberOfName) = (identification.members, identification.memberOfName)
    var ties: [Tie] = []
    ties.reserveCapacity(table.entries.count)
    var selfInteractionCount = selfInteractions
    var interactionCount = 0
    for (a, b, entry, isForward) in sortedEntries(memberOfName, memberCount: members.count) {
      // Two names of one member: what they say to each other is said to oneself.
      if a == b {
        selfInteractionCount += entry.count
        continue
      }
      interactionCount += entry.count
      let hasTimes = entry.first <= entry.last
      let tie = Tie(
        memberA: a, memberB: b, aToB: isForward ? entry.forward : entry.backward,
        bToA: isForward ? entry.backward : entry.forward,
        first: hasTimes ? Instant(microseconds: entry.first) : nil,
        last: hasTimes ? Instant(microseconds: entry.last) : nil)
      if let previous = ties.last, previous.memberA == a, previous.memberB == b {
        ties[ties.count - 1] = previous.merged(with: tie)
      } else {
        ties.append(tie)
      }
    }
    return MemberNetwork(
      members: members, ties: ties, interactionCount: interactionCount, selfInteractionCount: selfInteractionCount,
      hasRoster: memberTable != nil, clock: clock)
  }

  /// The entries by their members, the smaller index first: two stable counting sorts, so that entries of one pair stay
  /// in the order of their first interaction, and sums of weights are the same however the table grew.
  private func sortedEntries(
    _ memberOfName: [Int], memberCount: Int
  ) -> some Sequence<(a: Int, b: Int, entry: TieEntry, isForward: Bool)> {
    let (table, entries) = (table, table.entries)
    func members(_ index: Int) -> (low: Int, high: Int) {
      let names = table.names(ofEntry: index)
      let (one, other) = (memberOfName[Int(names.low)], memberOfName[Int(names.high)])
      return one <= other ? (one, other) : (other, one)
    }
    let byHigh = CountingSort.sorted(Array(entries.indices), keyCount: memberCount) { members($0).high }
    let byLow = CountingSort.sorted(byHigh, keyCount: memberCount) { members($0).low }
    return byLow.lazy.map { index in
      let (low, high) = members(index)
      return (low, high, entries[index], memberOfName[Int(table.names(ofEntry: index).low)] == low)
    }
  }
}

extension Tie {
  fileprivate func merged(with other: Tie) -> Tie {
    Tie(
      memberA: memberA, memberB: memberB, aToB: DecimalSum.of(aToB, other.aToB), bToA: DecimalSum.of(bToA, other.bToA),
      first: [first, other.first].compactMap { $0 }.min(), last: [last, other.last].compactMap { $0 }.max())
  }
}
