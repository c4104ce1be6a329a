import GraphCore
import InteractionLogs
import MemberNetworks

/// All that is known of a community in one period: what a measure of the lens is computed from.
public struct CommunityRecord: Sendable {
  /// The same members, in the same order, in every record of a log; those who were not there yet are without ties. Only
  /// ``without(_:)`` makes a record of fewer.
  public let members: [Member]
  /// Whether a member table was given, so that members who never interacted are known.
  public let hasRoster: Bool
  public let clock: Clock
  /// The period, in microseconds; the end is not in it.
  public let period: Range<Int64>
  /// The windows that the period is cut into, in order.
  public let windows: [TimeWindow]
  /// Where the whole log has gaps.
  public let gaps: [RecordingGap]
  /// What happened in the period; its ``InteractionHistory/messages`` refer to ``messages``.
  public let interactions: InteractionHistory
  /// All messages of the log; those of the period are ``messageRange``. Answers may come after the period.
  public let messages: MessageHistory
  public let messageRange: Range<Int>
  /// When each member was first seen in the whole log, acting or acted towards; `Int64.max` for never.
  public let firstSeen: [Int64]
  /// The end of the whole log: until then an answer could have been seen.
  public let logEnd: Int64
  /// The begin of the whole log: nobody who is seen soon after it can be told from a newcomer.
  public let logBegin: Int64
  /// What a row of the log says.
  public let rowKind: RowKind
  /// Whether it means anything who is the source and who the target of an interaction.
  public let hasDirections: Bool
  /// The groups of the members.
  public let groups: MemberGroups
  /// The indices of ``interactions``, brought together by tie.
  let interactionsByTie: InteractionsByTie
  /// The ties of the period, as in ``MemberNetwork/ties``.
  public let ties: [Tie]
  /// The network of the period without directions, with strengths; edge i is tie i.
  public let undirected: Graph
  /// The network of the period with directions and strengths.
  public let directed: Graph

  /// Makes the network of a stretch of a log.
  ///
  /// - Parameters:
  ///   - interactions: those of the period, in the order of time.
  ///   - messages: all of the log.
  ///   - messageRange: the messages of the period.
  /// - Complexity: O(members + interactions).
  init(
    members: [Member], hasRoster: Bool, clock: Clock, period: Range<Int64>, windows: [TimeWindow],
    gaps: [RecordingGap] = [], interactions: InteractionHistory, messages: MessageHistory, messageRange: Range<Int>,
    firstSeen: [Int64],
    logBegin: Int64, logEnd: Int64, groups: MemberGroups, rowKind: RowKind, hasDirections: Bool
  ) {
    self.members = members
    self.hasRoster = hasRoster
    self.clock = clock
    self.period = period
    self.windows = windows
    self.gaps = gaps
    self.interactions = interactions
    self.messages = messages
    self.messageRange = messageRange
    self.firstSeen = firstSeen
    self.logEnd = logEnd
    self.logBegin = logBegin
    self.groups = groups
    interactionsByTie = InteractionsByTie(interactions, memberCount: members.count)
    self.rowKind = rowKind
    self.hasDirections = hasDirections
    let network = MemberNetwork(
      members: members, ties: interactionsByTie.ties(interactions), interactionCount: interactions.count,
      hasRoster: hasRoster, clock: clock, rowKind: rowKind, isDirected: hasDirections)
    ties = network.ties
    undirected = network.undirectedGraph()
    directed = network.directedGraph()
  }

  /// The record of a community with fewer or weaker ties: for numbers that follow from members and ties alone. All else
  /// is as in the whole record, what happened among it.
  init(_ whole: CommunityRecord, ties: [Tie], undirected: Graph, directed: Graph) {
    members = whole.members
    hasRoster = whole.hasRoster
    clock = whole.clock
    period = whole.period
    windows = whole.windows
    gaps = whole.gaps
    interactions = whole.interactions
    messages = whole.messages
    messageRange = whole.messageRange
    firstSeen = whole.firstSeen
    logEnd = whole.logEnd
    logBegin = whole.logBegin
    groups = whole.groups
    interactionsByTie = whole.interactionsByTie
    rowKind = whole.rowKind
    hasDirections = whole.hasDirections
    self.ties = ties
    self.undirected = undirected
    self.directed = directed
  }
}

extension CommunityRecord {
  /// The record of a whole log.
  ///
  /// - Parameter windows: how the log is cut, see ``TimeWindows``.
  /// - Returns: `nil` for a log without times, or in which nothing happened.
  public init?(
    _ network: MemberNetwork, _ history: CommunityHistory, windows: [TimeWindow], gaps: [RecordingGap] = []
  ) {
    let (interactions, messages) = (history.interactions, history.messages)
    guard let span = history.span else { return nil }
    var firstSeen = [Int64](repeating: .max, count: network.members.count)
    for index in 0..<interactions.count {
      for member in [Int(interactions.sources[index]), Int(interactions.targets[index])] {
        firstSeen[member] = min(firstSeen[member], interactions.times[index])
      }
    }
    for index in 0..<messages.count {
      let author = Int(messages.authors[index])
      firstSeen[author] = min(firstSeen[author], messages.times[index])
    }
    self.init(
      members: network.members, hasRoster: network.hasRoster, clock: network.clock,
      period: span.lowerBound..<(span.upperBound + 1), windows: windows, gaps: gaps, interactions: interactions,
      messages: messages, messageRange: 0..<messages.count, firstSeen: firstSeen, logBegin: span.lowerBound,
      logEnd: span.upperBound + 1, groups: MemberGroups(network.members), rowKind: network.rowKind,
      hasDirections: network.isDirected)
  }

  /// The record of one of the windows, or of any other stretch of time.
  ///
  /// Who is new is still known from the whole log, and answers that come later still count.
  ///
  /// - Complexity: O(members + interactions of the stretch + log interactions).
  public func restricted(to stretch: Range<Int64>) -> CommunityRecord {
    let part = interactionRange(stretch)
    var kept = InteractionHistory()
    kept.sources = Array(interactions.sources[part])
    kept.targets = Array(interactions.targets[part])
    kept.times = Array(interactions.times[part])
    kept.weights = interactions.weights.isEmpty ? [] : Array(interactions.weights[part])
    kept.messages = Array(interactions.messages[part])
    return CommunityRecord(
      members: members, hasRoster: hasRoster, clock: clock, period: stretch,
      windows: windows.filter { stretch.lowerBound <= $0.begin && $0.end <= stretch.upperBound }, gaps: gaps,
      interactions: kept,
      messages: messages, messageRange: messageRange(stretch), firstSeen: firstSeen, logBegin: logBegin,
      logEnd: logEnd, groups: groups, rowKind: rowKind, hasDirections: hasDirections)
  }
}

extension CommunityRecord {
  /// Whether this is the record of a part of the log's time, such as a window.
  var isPart: Bool { logBegin < period.lowerBound || period.upperBound < logEnd }

  /// Who belongs to the community in this period, as far as one can know: of a whole log everybody in it and on the
  /// roster; of a part of it those who were seen in that part. To count everybody seen up to then would make every
  /// share fall from part to part, for no log tells who has left for good.
  ///
  /// - Complexity: O(members + interactions + messages).
  var present: [Int] {
    guard isPart else { return members.indices.filter { firstSeen[$0] < .max || members[$0].isOnRoster } }
    var isSeen = [Bool](repeating: false, count: members.count)
    for member in interactions.sources { isSeen[Int(member)] = true }
    for member in interactions.targets { isSeen[Int(member)] = true }
    for index in messageRange { isSeen[Int(messages.authors[index])] = true }
    return members.indices.filter { isSeen[$0] }
  }
}

extension CommunityHistory {
  /// From the first to the last interaction or message; `nil` where there is none.
  var span: ClosedRange<Int64>? {
    guard let first = [interactions.times.first, messages.times.first].compactMap({ $0 }).min(),
      let last = [interactions.times.last, messages.times.last].compactMap({ $0 }).max()
    else { return nil }
    return first...last
  }
}

extension [Int64] {
  /// The index of the first element that is at least `bound`, in an array in increasing order; `count` if none is.
  func firstIndex(atLeast bound: Int64) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Which group each member belongs to.
public struct MemberGroups: Sendable, Equatable {
  /// In natural order.
  public let names: [String]
  /// For each member the index of the group; `nil` for a member without one.
  public let groupOfMember: [Int?]
  public let sizes: [Int]

  /// Groups as the members have them; members without a group are in none.
  public init(_ members: [Member]) {
    let found = Set(members.compactMap(\.group))
    names = NaturalOrder.sorted(Array(found))
    var index: [String: Int] = [:]
    for (position, name) in names.enumerated() { index[name] = position }
    groupOfMember = members.map { $0.group.flatMap { index[$0] } }
    var sizes = [Int](repeating: 0, count: names.count)
    for case let group? in groupOfMember { sizes[group] += 1 }
    self.sizes = sizes
  }
}
