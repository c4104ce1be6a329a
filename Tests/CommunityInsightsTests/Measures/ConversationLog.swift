import GraphCore
import InteractionLogs
import MemberNetworks
import SyntheticCommunities

@testable import CommunityInsights

/// Conversations written by hand, and what is known of them as a record.
///
/// Times are days from the begin of a log whose clock knows no dates, unless `clock` is another.
struct ConversationLog {
  private struct Message {
    var author: Int
    var recipients: [Int]
    var time: Int64
    /// Index into the messages as they were written, or one of the marks of ``MessageHistory``.
    var parent: Int
  }

  var members: [Member]
  var hasRoster = false
  var replySource = ReplySource.replyColumn
  var clock = Clock.secondsFromStart
  var rowKind = RowKind.messages
  private var messages: [Message] = []

  /// Members by their ids, in natural order.
  init(_ ids: [String], managers: Set<String> = [], groups: [String: String] = [:]) {
    members = ids.map { Member(id: $0, group: groups[$0], isManager: managers.contains($0)) }
  }

  /// The messages of a synthetic community, whose roster is known.
  init(_ community: SyntheticCommunity) {
    members = community.members.map {
      Member(id: $0.id, group: $0.group, isOnRoster: true, isManager: $0.role == .manager)
    }
    hasRoster = true
    clock = .calendar
    let begin = Int64(community.plan.start.daysSinceEpoch) * LogTime.day
    community.forEachMessage { message in
      messages.append(
        Message(
          author: message.author, recipients: message.recipients, time: begin + Int64(message.second) * 1_000_000,
          parent: message.replyTo.map { $0 - 1 } ?? Int(MessageHistory.opening)))
    }
  }

  /// A community of the default plan, changed by `change`.
  static func synthetic(seed: UInt64, _ change: (inout CommunityPlan) -> Void = { _ in }) throws -> ConversationLog {
    var plan = CommunityPlan()
    change(&plan)
    plan.seed = seed
    return ConversationLog(try SyntheticCommunity(plan: plan))
  }

  // MARK: - Writing

  /// A message that opens a conversation.
  ///
  /// - Returns: what to answer it by.
  @discardableResult
  mutating func open(_ author: String, to recipients: String..., day: Double) -> Int {
    append(author, recipients.map(index), day, Int(MessageHistory.opening))
  }

  /// A message that answers another one, addressed to its author.
  @discardableResult
  mutating func reply(_ author: String, to message: Int, day: Double) -> Int {
    append(author, [messages[message].author], day, message)
  }

  /// A message that answers one outside the log.
  @discardableResult
  mutating func replyToUnknown(_ author: String, to recipients: String..., day: Double) -> Int {
    append(author, recipients.map(index), day, Int(MessageHistory.unknownParent))
  }

  private mutating func append(_ author: String, _ recipients: [Int], _ day: Double, _ parent: Int) -> Int {
    let time = Int64((day * Double(LogTime.day)).rounded())
    messages.append(Message(author: index(author), recipients: recipients, time: time, parent: parent))
    return messages.count - 1
  }

  private func index(_ id: String) -> Int {
    guard let index = members.firstIndex(where: { $0.id == id }) else { preconditionFailure("no member \(id)") }
    return index
  }

  // MARK: - The record

  /// The record of the whole log, whose messages are put in the order of time.
  func record() -> CommunityRecord {
    let order = messages.indices.sorted { (messages[$0].time, $0) < (messages[$1].time, $1) }
    var place = [Int](repeating: 0, count: messages.count)
    for (position, message) in order.enumerated() { place[message] = position }
    var history = MessageHistory(replySource: replySource)
    var interactions = InteractionHistory()
    for (position, index) in order.enumerated() {
      let message = messages[index]
      let parent = message.parent < 0 ? message.parent : place[message.parent]
      history.authors.append(Int32(message.author))
      history.times.append(message.time)
      history.parents.append(Int32(parent))
      history.roots.append(parent < 0 ? Int32(position) : history.roots[parent])
      for recipient in message.recipients where recipient != message.author {
        interactions.sources.append(Int32(message.author))
        interactions.targets.append(Int32(recipient))
        interactions.times.append(message.time)
        interactions.messages.append(Int32(position))
      }
    }
    let network = MemberNetwork(
      members: members, ties: [], interactionCount: interactions.count, hasRoster: hasRoster, clock: clock,
      rowKind: rowKind)
    let community = CommunityHistory(interactions: interactions, messages: history)
    guard let record = CommunityRecord(network, community, windows: []) else {
      preconditionFailure("the log is empty")
    }
    return record
  }

  /// The record of a stretch of days, from the first up to the last.
  func record(days: Range<Double>) -> CommunityRecord {
    let begin = Int64((days.lowerBound * Double(LogTime.day)).rounded())
    return record().restricted(to: begin..<Int64((days.upperBound * Double(LogTime.day)).rounded()))
  }
}

extension LensMeasure {
  /// The measure of a record, with its words.
  func result(
    _ record: CommunityRecord, isQuick: Bool = false, seed: UInt64 = 1, _ change: (inout LensOptions) -> Void = { _ in }
  ) throws -> MeasureResult {
    var options = LensOptions()
    change(&options)
    let context = LensContext(options: options, seed: seed, control: RunControl(), isQuick: isQuick)
    var result = try evaluate(record, context)
    if result.leftOut == nil {
      result.sentence = Self.sentence(result)
      result.help = Self.help(result)
    }
    return result
  }
}

extension MeasureResult {
  /// The value of an indicator; `nil` where there is none of this key.
  func value(_ key: String) -> Double? { self[key]?.value }
}
