import GraphCore
import InteractionLogs
import Numbers

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
    /// How far ties know of which kinds their interactions are.
    public var kinds = NetworkSource.Kinds.none

    public init() {}
  }

  /// What a builder makes of all that was added.
  public struct Result: Sendable {
    public var network: MemberNetwork
    /// What was added one by one; `nil` when there were no times, or none was to be kept.
    public var history: CommunityHistory?
    /// What became of messages and events, for each log that has them, by its number.
    public var counts: [Int: ResolvedCounts]
    /// The rows of each log that are kept apart because their time cannot be right.
    var stray: [Int: StrayRows.File]
    /// How many interactions of the history say the same as an earlier one.
    public var repeats: Int
    /// Whether times tell more than days, and are not all the same.
    var saysWhen: Bool
    /// Rows whose time is odd without any other.
    var oddTimes: OddTimes
    /// How many interactions and messages the history lacks because they have no time.
    public var countWithoutTime: Int
    /// What a row says, as far as all rows together tell.
    public var reading: RowReading
    /// The threads that do not behave like conversations; `nil` where there are none, or they do.
    public var doubtedThreads: DoubtedThreads?
  }

  /// The roster; which of its columns holds the ids is known only when the logs have been read.
  var memberTable: MemberTable?
  private let aliases: Aliases?
  private let options: Options
  private var table: TieTable
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
    table = TieTable(kinds: options.kinds.table)
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
  ///   - reading: what a row says, as far as it is known before all rows are looked at.
  ///   - trustsThreads: whether threads are taken for conversations however they behave.
  /// - Complexity: O(names · log names + interactions), and O(interactions · log interactions) unless they came in the
  ///   order of time; for a history 40 bytes an interaction in the end, of which 20 for messages, and up to 60 on the way.
  public mutating func build(
    names: LogNames, clock: Clock = .none, reading: RowReading = RowReading(.messages), trustsThreads: Bool = false
  ) -> Result {
    var reading = reading
    var people = People(names, memberTable: memberTable, aliases: aliases)
    var resolved = ResolvedInteractions()
    rows.identify(people)
    takeMeetings(people, &resolved)
    rows.sortByTime()
    // Before messages have a target: two in one thread at one time are no repeats for answering the same person.
    // Who has to do with somebody twice a day does nothing odd.
    let areDays = clock == .calendar && rows.areDays
    let repeats = areDays ? 0 : rows.countRepeats()
    let stray = StrayRows(rows)
    let areStray = setApart(stray, &people)
    let oddTimes = clock == .calendar ? OddTimes(rows) : OddTimes()
    let doubtedThreads = doubtThreads(count: names.threads.count, trustsThreads: trustsThreads, &reading)
    var grouping = MessageGrouping(rows, areDays: areDays)
    let answers = ReplyFinder(rows, grouping, people, names, replyWithin: options.replyWithin).answers()
    address(grouping, answers, &people, &resolved)
    let (members, memberOfPerson) = people.members()
    var network = network(members, people, memberOfPerson, resolved, clock: clock, kinds: names.kinds, &reading)
    table = TieTable()
    rows.renumber(memberOfPerson)
    if !stray.isEmpty { network = network.takingBack(rows, where: { areStray[$0] }) }
    var result = Result(
      network: network, counts: resolved.counts, stray: stray.files, repeats: repeats,
      saysWhen: !areDays && !rows.isOneTime,
      oddTimes: oddTimes, countWithoutTime: rows.countWithoutTime, reading: reading, doubtedThreads: doubtedThreads)
    guard options.keepsHistory, clock != .none else { return result }
    if !reading.kind.hasMessages { grouping.forgetMessages() }
    result.history = CommunityHistory(&rows, &grouping, answers, isDirected: reading.isDirected)
    return result
  }

  /// The largest event when events tie more pairs than can be held, see ``Participations/mostMeetings``.
  func crowd() -> (event: NameIndex, participants: Int)? { participations.crowd(largestEvent: options.largestEvent) }

  // MARK: - Phases

  /// Keeps rows apart whose time cannot be right, and whoever is in no other row; which rows that are.
  private mutating func setApart(_ stray: StrayRows, _ people: inout People) -> [Bool] {
    guard !stray.isEmpty else { return [] }
    var areStray = [Bool](repeating: false, count: rows.count)
    var areInOthers = [Bool](repeating: rows.countWithoutTime > 0, count: people.count)
    for row in 0..<rows.count where !rows.areOutside[row] {
      areStray[row] = rows.times[row] != Instant.absentMicroseconds && stray.bounds.contains(rows.times[row])
      if areStray[row] { continue }
      areInOthers[Int(rows.sources[row])] = true
      if rows.targets[row] >= 0 { areInOthers[Int(rows.targets[row])] = true }
    }
    for row in 0..<rows.count where areStray[row] {
      rows.setApart(row)
      for person in [rows.sources[row], rows.targets[row]] where person >= 0 && !areInOthers[Int(person)] {
        people.dismiss(person)
      }
    }
    return areStray
  }

  /// Looks whether what the log calls threads are conversations, and forgets them if not.
  private mutating func doubtThreads(
    count: Int, trustsThreads: Bool, _ reading: inout RowReading
  ) -> DoubtedThreads? {
    let sources = rows.replySources.distinct
    guard options.keepsHistory, reading.kind.hasMessages, sources.contains(.threads) else { return nil }
    let behaviour = ThreadBehaviour(rows, threadCount: count)
    if behaviour.isOfThreads { return nil }
    if !trustsThreads {
      // That there are threads may be all that showed that rows are messages.
      if reading.basis == .columns && sources.subtracting([.threads, nil]).isEmpty {
        reading = RowReading(isDirected: reading.isDirected)
      }
      rows.forgetThreads()
    }
    return DoubtedThreads(threads: behaviour.threadCount, rows: behaviour.rowCount, areUsed: trustsThreads)
  }

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
    _ members: [Member], _ people: People, _ memberOfPerson: [Int32], _ resolved: ResolvedInteractions, clock: Clock,
    kinds: NameTable,
    _ reading: inout RowReading
  ) -> MemberNetwork {
    let memberOfName = people.ofName.map { memberOfPerson[Int($0)] }
    let entries = [
      MemberEntries(table, members: memberOfName), MemberEntries(resolved.table, members: memberOfPerson),
    ].flatMap(\.all)
    var ties: [Tie] = []
    var counts: [Int] = []
    ties.reserveCapacity(entries.count)
    counts.reserveCapacity(entries.count)
    var selfInteractionCount = selfInteractions + resolved.selfInteractions
    var interactionCount = 0
    for index in MemberEntries.order(entries, memberCount: members.count) {
      let (a, b, entry, isForward) = entries[index]
      // Somebody who is in rows with impossible times alone is no member.
      if a < 0 { continue }
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
        counts[counts.count - 1] += entry.count
      } else {
        ties.append(tie)
        counts.append(entry.count)
      }
    }
    // Without times, pairs may have been counted before, and say nothing of who acted how often.
    if reading.isOpen && clock != .none && RowOrder(ties: ties, counts: counts, ids: members.map(\.id)).isMeaningless {
      reading = RowReading(.contacts, basis: .data)
    }
    var kindNames: [String] = []
    if let counted = table.kinds, !counted.isEmpty {
      kindNames = counted.describe(
        &ties, pairs: table.pairs, memberOfName: memberOfName,
        names: (0..<kinds.count).map { kinds.name(at: NameIndex($0)) })
    }
    return MemberNetwork(
      members: members, ties: ties, interactionCount: interactionCount, selfInteractionCount: selfInteractionCount,
      hasRoster: memberTable != nil, clock: clock, rowKind: reading.kind, isDirected: reading.isDirected,
      kinds: kindNames)
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
    let byHigh = CountingSort.sorted(entries.indices, keyCount: memberCount + 1) { Int(entries[$0].high) + 1 }
    return CountingSort.sorted(byHigh.elements, keyCount: memberCount + 1) { Int(entries[$0].low) + 1 }.elements
  }
}

extension Tie {
  fileprivate func merged(with other: Tie) -> Tie {
    Tie(
      memberA: memberA, memberB: memberB, aToB: DecimalSum.of(aToB, other.aToB), bToA: DecimalSum.of(bToA, other.bToA),
      first: [first, other.first].compactMap { $0 }.min(), last: [last, other.last].compactMap { $0 }.max())
  }
}
