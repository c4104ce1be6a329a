import GraphCore
import MemberNetworks

extension CommunityRecord {
  /// The record of a log that might as well have been: as many conversations, drawn from those of the period with
  /// replacement.
  ///
  /// All messages and interactions of a conversation are drawn together, as often as the conversation is, and keep
  /// their times; so what belongs together scatters together (a block bootstrap). An interaction that is part of no
  /// message is a conversation of its own. Conversations that do not touch the period are left out. When a member was
  /// first seen is kept as it is: joining is a fact, not a sample.
  ///
  /// - Complexity: O(members + interactions + messages).
  public func resampled(using generator: inout SeededGenerator) -> CommunityRecord {
    let draws = ConversationDraws(self, using: &generator)
    let (drawn, newMessage) = draws.messages(messages)
    let range = newMessage[messageRange.lowerBound]..<newMessage[messageRange.upperBound]
    return CommunityRecord(
      members: members, hasRoster: hasRoster, clock: clock, period: period, windows: windows,
      interactions: draws.interactions(interactions, newMessage: newMessage), messages: drawn, messageRange: range,
      firstSeen: firstSeen, logBegin: logBegin, logEnd: logEnd, groups: groups, rowKind: rowKind,
      hasDirections: hasDirections)
  }
}

/// How often each conversation of a period was drawn.
private struct ConversationDraws {
  /// For the first message of each conversation; 0 for all other messages.
  private var ofRoot: [Int32]
  /// For each interaction; of use only for those that are part of no message.
  private var ofInteraction: [Int32]
  private let roots: [Int32]

  init(_ record: CommunityRecord, using generator: inout SeededGenerator) {
    roots = record.messages.roots
    ofRoot = Array(repeating: 0, count: record.messages.count)
    ofInteraction = Array(repeating: 0, count: record.interactions.count)
    var isKnown = [Bool](repeating: false, count: record.messages.count)
    // First messages of conversations, then, as numbers from −1 downwards, interactions of their own.
    var conversations: [Int32] = []
    func note(_ root: Int32) {
      if !isKnown[Int(root)] { conversations.append(root) }
      isKnown[Int(root)] = true
    }
    for message in record.messageRange { note(roots[message]) }
    for (index, message) in record.interactions.messages.enumerated() {
      if message >= 0 { note(roots[Int(message)]) } else { conversations.append(-1 - Int32(index)) }
    }
    for _ in conversations.indices {
      let drawn = Int(conversations[generator.below(conversations.count)])
      if drawn >= 0 { ofRoot[drawn] += 1 } else { ofInteraction[-1 - drawn] += 1 }
    }
  }

  /// The messages, each as often as its conversation was drawn, and for each old message the index of its first copy.
  ///
  /// The copies of a conversation answer within themselves: the kth copy of an answer answers the kth copy of what it
  /// answered.
  func messages(_ old: MessageHistory) -> (messages: MessageHistory, firstCopy: [Int]) {
    var drawn = MessageHistory(replySource: old.replySource)
    drawn.reserveCapacity(old.count)
    var firstCopy: [Int] = []
    firstCopy.reserveCapacity(old.count + 1)
    for index in 0..<old.count {
      firstCopy.append(drawn.count)
      let parent = old.parents[index]
      let parentCopy = parent < 0 ? parent : Int32(firstCopy[Int(parent)])
      for copy in 0..<ofRoot[Int(roots[index])] {
        drawn.append(
          by: old.authors[index], at: old.times[index], answering: parent < 0 ? parent : parentCopy + copy)
      }
    }
    firstCopy.append(drawn.count)
    return (drawn, firstCopy)
  }

  /// The interactions, each as often as its conversation was drawn.
  func interactions(_ old: InteractionHistory, newMessage: [Int]) -> InteractionHistory {
    var drawn = InteractionHistory()
    drawn.reserveCapacity(old.count)
    for index in 0..<old.count {
      let message = old.messages[index]
      let copies = message < 0 ? ofInteraction[index] : ofRoot[Int(roots[Int(message)])]
      for copy in 0..<copies {
        drawn.append(
          old.sources[index], old.targets[index], at: old.times[index],
          weight: old.weights.isEmpty ? nil : old.weights[index],
          message: message < 0 ? message : Int32(newMessage[Int(message)]) + copy)
      }
    }
    return drawn
  }
}

extension InteractionHistory {
  fileprivate mutating func reserveCapacity(_ count: Int) {
    sources.reserveCapacity(count)
    targets.reserveCapacity(count)
    times.reserveCapacity(count)
    if !weights.isEmpty { weights.reserveCapacity(count) }
    messages.reserveCapacity(count)
  }
}

extension MessageHistory {
  fileprivate mutating func reserveCapacity(_ count: Int) {
    authors.reserveCapacity(count)
    times.reserveCapacity(count)
    parents.reserveCapacity(count)
    roots.reserveCapacity(count)
  }
}
