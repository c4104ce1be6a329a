import InteractionLogs

/// Makes a network from interactions: counts them by pair of names as they come, and finds out at the end who is who, and
/// then who answers whom.
public struct MemberNetworkBuilder: Sendable {
  /// How a network is made from what the logs say.
  public struct Options: Sendable, Hashable {
    /// Whether interactions and messages are also kept one by one.
    public var keepsHistory = false
    /// How long after a message another one towards its author counts as the answer, in microseconds; see
    /// ``MessageHistory/ReplySource/recency``.
    public var replyWithin = NetworkSource.defaultReplyWithin
    /// Events with more participants than this tie nobody.
    public var largestEvent = LogReadingOptions().largestEvent

    public init() {}
  }

  /// What a builder makes of all that was added.
  public struct Result: Sendable {
    public var network: MemberNetwork
    /// What was added one by one; `nil` when there were no times, or none was to be kept.
    public var history: CommunityHistory?
    /// What became of messages and events, for each log that has them, by its number.
    public var counts: [Int: ResolvedCounts]
    /// How many interactions and messages the history lacks because they have no time.
    public var countWithoutTime: Int
  }

  private let memberTable: MemberTable?
  private let aliases: Aliases?
  private let options: Options
  private var table = TieTable()
  private var selfInteractions = 0
  private var rows: HistoryRows
  private var participations = Participations()

  /// - Parameters:
  ///   - memberTable: the member table; those in it without an interaction become members too.
  ///   - aliases: other names of members.
  public init(memberTable: MemberTable? = nil, aliases: Aliases? = nil, options: Options = Options()) {
    self.memberTable = memberTable
    self.aliases = aliases
    self.options = options
    rows = HistoryRows(keepsInteractions: options.keepsHistory)
  }

  /// Adds interactions, or messages and participations that become interactions in the end.
  ///
  /// - Complexity: O(interactions of the batch).
  public mutating func add(_ batch: borrowing InteractionBatch) {
    selfInteractions += table.add(batch)
    rows.append(batch)
    participations.append(batch)
  }

  /// The network of all that was added, and its history. All that was added is given away, so that it takes no memory
  /// beside the result.
  ///
  /// - Parameters:
  ///   - names: the tables that the batches' indices refer to; everyone in ``LogNames/members`` becomes a member.
  ///   - clock: how the times of the batches are to be read.
  /// - Complexity: O(names · log names + interactions), and O(interactions · log interactions) unless they came in the
  ///   order of time; for a history 40 bytes an interaction in the end, of which 20 for messages, and up to 60 on the way.
  public mutating func build(names: LogNames, clock: Clock = .none) -> Result {
    var people = People(names, memberTable: memberTable, aliases: aliases)
    var resolved = ResolvedInteractions()
    rows.identify(people)
    takeMeetings(people, &resolved)
    rows.sortByTime()
    var grouping = MessageGrouping(rows)
    let answers = ReplyFinder(rows, grouping, people, names, replyWithin: options.replyWithin).answers()
    address(grouping, answers, &people, &resolved)
    let (members, memberOfPerson) = people.members()
    let network = network(members, people, memberOfPerson, resolved, clock: clock)
    table = TieTable()
    let countWithoutTime = rows.countWithoutTime
    guard options.keepsHistory, clock != .none else {
      return Result(network: network, history: nil, counts: resolved.counts, countWithoutTime: countWithoutTime)
    }
    let history = CommunityHistory(&rows, &grouping, answers, memberOfPerson: memberOfPerson)
    return Result(network: network, history: history, counts: resolved.counts, countWithoutTime: countWithoutTime)
  }

  /// The largest event when events tie more pairs than can be held, see ``Participations/mostMeetings``.
  func crowd() -> (event: NameIndex, participants: Int)? { participations.crowd(largestEvent: options.largestEvent) }

  // MARK: - Phases

  /// Ties those who took part in the same events.
  private mutating func takeMeetings(_ people: People, _ resolved: inout ResolvedInteractions) {
    var taken = Participations()
    swap(&taken, &participations)
    taken.takeMeetings(
      people, largestEvent: options.largestEvent, event: { resolved.note($0) },
      meeting: { meeting in
        resolved.add(meeting)
        rows.append(meeting)
      })
  }

  /// Gives the messages without a target that of the message they answer.
  private mutating func address(
    _ grouping: MessageGrouping, _ answers: ReplyFinder.Answers, _ people: inout People,
    _ resolved: inout ResolvedInteractions
  ) {
    for row in 0..<rows.count where rows.areUnaddressed[row] && !rows.areOutside[row] {
      let message = grouping.messages[row]
      let answered = message < 0 ? MessageHistory.opening : answers.answered[Int(message)]
      guard answered >= 0 else {
        resolved.note(answered, row, rows)
        continue
      }
      let target = rows.sources[Int(grouping.firstRows[Int(answered)])]
      rows.address(row, to: target)
      people.admit(target)
      resolved.add(row, rows)
    }
  }

  private func network(
    _ members: [Member], _ people: People, _ memberOfPerson: [Int32], _ resolved: ResolvedInteractions, clock: Clock
  ) -> MemberNetwork {
    let memberOfName = people.ofName.map { memberOfPerson[Int($0)] }
    let entries = [
      MemberEntries(table, members: memberOfName), MemberEntries(resolved.table, members: memberOfPerson),
    ].flatMap(\.all)
    var ties: [Tie] = []
    ties.reserveCapacity(entries.count)
    var selfInteractionCount = selfInteractions + resolved.selfInteractions
    var interactionCount = 0
    for index in MemberEntries.order(entries, memberCount: members.count) {
      let (a, b, entry, isForward) = entries[index]
      // Two names of one member: what they say to each other is said to oneself.
      if a == b {
        selfInteractionCount += entry.count
        continue
      }
      interactionCount += entry.count
      let hasTimes = entry.first <= entry.last
      let tie = Tie(
        memberA: Int(a), memberB: Int(b), aToB: isForward ? entry.forward : entry.backward,
        bToA: isForward ? entry.backward : entry.forward,
        first: hasTimes ? Instant(microseconds: entry.first) : nil,
        last: hasTimes ? Instant(microseconds: entry.last) : nil)
      if let previous = ties.last, previous.memberA == tie.memberA, previous.memberB == tie.memberB {
        ties[ties.count - 1] = previous.merged(with: tie)
      } else {
        ties.append(tie)
      }
    }
    return MemberNetwork(
      members: members, ties: ties, interactionCount: interactionCount, selfInteractionCount: selfInteractionCount,
      hasRoster: memberTable != nil, clock: clock)
  }
}

/// The entries of a tie table with members in the place of names or people.
private struct MemberEntries {
  typealias Entry = (low: Int32, high: Int32, entry: TieEntry, isForward: Bool)

  let all: [Entry]

  init(_ table: TieTable, members: [Int32]) {
    all = table.entries.indices.map { index in
      let names = table.names(ofEntry: index)
      let (one, other) = (members[Int(names.low)], members[Int(names.high)])
      return (min(one, other), max(one, other), table.entries[index], one <= other)
    }
  }

  /// The entries by their members, the smaller index first: two stable counting sorts, so that entries of one pair stay
  /// in the order of their first interaction, and sums of weights are the same however the table grew.
  static func order(_ entries: [Entry], memberCount: Int) -> [Int] {
    let byHigh = CountingSort.sorted(Array(entries.indices), keyCount: memberCount) { Int(entries[$0].high) }
    return CountingSort.sorted(byHigh, keyCount: memberCount) { Int(entries[$0].low) }
  }
}

extension Tie {
  fileprivate func merged(with other: Tie) -> Tie {
    Tie(
      memberA: memberA, memberB: memberB, aToB: aToB + other.aToB, bToA: bToA + other.bToA,
      first: [first, other.first].compactMap { $0 }.min(), last: [last, other.last].compactMap { $0 }.max())
  }
}
