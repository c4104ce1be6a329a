import GraphCore
import MemberNetworks

extension CommunityRecord {
  /// The community as it would show without some of its members.
  ///
  /// They, their interactions and their messages are gone; the others keep their order, so that index i is the ith of
  /// those who are left. What was said to others in a message that also went to them stays. An answer to one of their
  /// messages becomes an answer to an unknown message, and its conversation begins with it: it was no question of its
  /// own, and who would have been answered cannot be told.
  ///
  /// - Complexity: O(members + interactions + messages).
  public func without(_ leaving: Set<Int>) -> CommunityRecord {
    let staying = members.indices.filter { !leaving.contains($0) }
    var newIndex = [Int32](repeating: -1, count: members.count)
    for (position, member) in staying.enumerated() { newIndex[member] = Int32(position) }
    let (kept, newMessage) = messages(by: newIndex)
    var rest = InteractionHistory()
    for index in 0..<interactions.count {
      let source = newIndex[Int(interactions.sources[index])]
      let target = newIndex[Int(interactions.targets[index])]
      guard source >= 0 && target >= 0 else { continue }
      let message = interactions.messages[index]
      rest.append(
        source, target, at: interactions.times[index],
        weight: interactions.weights.isEmpty ? nil : interactions.weights[index],
        message: message < 0 ? message : Int32(newMessage[Int(message)]))
    }
    let stayingMembers = staying.map { members[$0] }
    return CommunityRecord(
      members: stayingMembers, hasRoster: hasRoster, clock: clock, period: period, windows: windows, gaps: gaps,
      interactions: rest, messages: kept,
      messageRange: newMessage[messageRange.lowerBound]..<newMessage[messageRange.upperBound],
      firstSeen: staying.map { firstSeen[$0] }, logBegin: logBegin, logEnd: logEnd,
      groups: MemberGroups(stayingMembers), rowKind: rowKind, hasDirections: hasDirections)
  }

  /// The messages whose authors stay, and for each message how many of those before it do: its new index, if it stays.
  private func messages(by newIndex: [Int32]) -> (messages: MessageHistory, newMessage: [Int]) {
    var kept = MessageHistory(replySource: messages.replySource)
    var newMessage: [Int] = []
    newMessage.reserveCapacity(messages.count + 1)
    for index in 0..<messages.count {
      newMessage.append(kept.count)
      let author = newIndex[Int(messages.authors[index])]
      guard author >= 0 else { continue }
      var parent = messages.parents[index]
      if parent >= 0 {
        let stays = newIndex[Int(messages.authors[Int(parent)])] >= 0
        parent = stays ? Int32(newMessage[Int(parent)]) : MessageHistory.unknownParent
      }
      kept.append(by: author, at: messages.times[index], answering: parent)
    }
    newMessage.append(kept.count)
    return (kept, newMessage)
  }

  /// The community as it would show if some pairs of members were tied.
  ///
  /// In the last instant of the period each turns to the other once, together as much as a tie of median strength
  /// (twice 1 where there is no tie yet). Where rows are messages, these answer nothing that is known and open no
  /// conversation, so that numbers about answers stay as they are.
  ///
  /// - Parameter pairs: indices of two different members each; a pair that is tied already gets that much closer.
  /// - Complexity: O(members + interactions + messages).
  public func adding(ties pairs: [(Int, Int)]) -> CommunityRecord {
    var more = interactions
    var messages = messages
    let weight = ties.isEmpty ? 1 : ties.medianStrength / 2
    if weight != 1 && more.weights.isEmpty { more.weights = Array(repeating: 1, count: more.count) }
    let (instant, place) = (period.upperBound - 1, messageRange.upperBound)
    let directions = pairs.flatMap { [($0.0, $0.1), ($0.1, $0.0)] }
    let areMessages = rowKind.hasMessages
    if areMessages { messages.makeRoom(for: directions.count, at: place) }
    for (offset, (source, target)) in directions.enumerated() {
      precondition(source != target, "a tie is between two members")
      if areMessages {
        messages.authors[place + offset] = Int32(source)
        messages.times[place + offset] = instant
      }
      more.append(
        Int32(source), Int32(target), at: instant, weight: more.weights.isEmpty ? nil : weight,
        message: areMessages ? Int32(place + offset) : -1)
    }
    var firstSeen = firstSeen
    for (a, b) in pairs {
      firstSeen[a] = min(firstSeen[a], instant)
      firstSeen[b] = min(firstSeen[b], instant)
    }
    return CommunityRecord(
      members: members, hasRoster: hasRoster, clock: clock, period: period, windows: windows, gaps: gaps,
      interactions: more,
      messages: messages, messageRange: messageRange.lowerBound..<(place + (areMessages ? directions.count : 0)),
      firstSeen: firstSeen,
      logBegin: logBegin, logEnd: logEnd, groups: groups, rowKind: rowKind,
      hasDirections: hasDirections)
  }
}

extension [Tie] {
  /// - Precondition: there is a tie.
  fileprivate var medianStrength: Double {
    let sorted = map(\.strength).sorted()
    return sorted[(count - 1) / 2] / 2 + sorted[count / 2] / 2
  }
}

extension InteractionHistory {
  /// Adds an interaction that is not earlier than any before; its weight is `nil` where every one counts 1.
  mutating func append(_ source: Int32, _ target: Int32, at time: Int64, weight: Double?, message: Int32) {
    sources.append(source)
    targets.append(target)
    times.append(time)
    if let weight { weights.append(weight) }
    messages.append(message)
  }
}

extension MessageHistory {
  /// Adds a message that is not earlier than any before.
  ///
  /// - Parameter parent: the message that it answers, ``opening`` or ``unknownParent``.
  mutating func append(by author: Int32, at time: Int64, answering parent: Int32) {
    roots.append(parent >= 0 ? roots[Int(parent)] : Int32(count))
    parents.append(parent)
    times.append(time)
    authors.append(author)
  }

  /// Puts in messages without author and time that answer an unknown one each.
  fileprivate mutating func makeRoom(for added: Int, at place: Int) {
    let shift = Int32(added)
    for index in place..<count {
      if parents[index] >= place { parents[index] += shift }
      if roots[index] >= place { roots[index] += shift }
    }
    authors.insert(contentsOf: repeatElement(0, count: added), at: place)
    times.insert(contentsOf: repeatElement(0, count: added), at: place)
    parents.insert(contentsOf: repeatElement(Self.unknownParent, count: added), at: place)
    roots.insert(contentsOf: (0..<added).map { Int32(place + $0) }, at: place)
  }
}
