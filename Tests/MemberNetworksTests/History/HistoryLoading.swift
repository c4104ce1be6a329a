import InteractionLogs
import Testing

@testable import MemberNetworks

/// A network with its history, and short texts for what is in it.
struct LoadedHistory {
  let loaded: LoadedNetwork

  init(_ logs: [String], options: LogReadingOptions = LogReadingOptions(), aliases: String? = nil, days: Int64 = 7)
    throws
  {
    var options = options
    // Plain rows are mail here.
    if !options.isTwoMode && options.rowKind == nil { options.rowKind = .directed }
    func input(_ name: String, _ text: String) -> LogInput { .bytes(name: name, Array(text.utf8)) }
    // Where times tell no more than days, rows of one day are several messages; here they are of one time.
    let logs = logs.map { $0.replacing(/\d{4}-\d\d-\d\d(?![T\d])/) { "\($0.output)T12:00:00Z" } }
    let source = NetworkSource(
      logs: logs.enumerated().map { input("log\($0)", $1) }, aliases: aliases.map { input("aliases", $0) },
      options: options)
    loaded = try source.load(keepsHistory: true, replyWithin: days * 86_400_000_000)
  }

  init(_ log: String, options: LogReadingOptions = LogReadingOptions(), aliases: String? = nil, days: Int64 = 7) throws
  {
    try self.init([log], options: options, aliases: aliases, days: days)
  }

  var network: MemberNetwork { loaded.network }

  /// What happened; an empty history where there is none.
  var history: CommunityHistory {
    loaded.history
      ?? CommunityHistory(interactions: InteractionHistory(), messages: MessageHistory(replySource: .recency))
  }

  /// `author` and what the message answers: the number of a message, `?` for an unknown one, nothing for none.
  var messages: [String] {
    let messages = history.messages
    return (0..<messages.count).map { index in
      let parent = messages.parents[index]
      let answered = parent >= 0 ? String(parent) : parent == MessageHistory.unknownParent ? "?" : ""
      return network.members[Int(messages.authors[index])].id + answered
    }
  }

  /// `source>target message` of each interaction.
  var interactions: [String] {
    let interactions = history.interactions
    return (0..<interactions.count).map { index in
      let ids = [interactions.sources[index], interactions.targets[index]].map { network.members[Int($0)].id }
      return "\(ids[0])>\(ids[1]) \(interactions.messages[index])"
    }
  }

  /// Checks what holds for every history.
  func checkLaws(sourceLocation: SourceLocation = #_sourceLocation) {
    let (interactions, messages) = (history.interactions, history.messages)
    let columns = [interactions.sources.count, interactions.targets.count, interactions.messages.count]
    #expect(columns.allSatisfy { $0 == interactions.times.count }, sourceLocation: sourceLocation)
    #expect(interactions.weights.isEmpty || interactions.weights.count == interactions.count)
    #expect(interactions.weights.isEmpty || interactions.weights.contains { $0 != 1 })
    #expect(isAscending(interactions.times) && isAscending(messages.times), sourceLocation: sourceLocation)
    let areOfTheirMessages = (0..<interactions.count).allSatisfy { index in
      let message = Int(interactions.messages[index])
      return interactions.sources[index] != interactions.targets[index]
        && interactions.sources[index] == messages.authors[message]
        && interactions.times[index] == messages.times[message]
    }
    #expect(areOfTheirMessages, sourceLocation: sourceLocation)
    #expect(messages.parents.count == messages.count && messages.roots.count == messages.count)
    let haveEarlierParents = (0..<messages.count).allSatisfy { message in
      let parent = messages.parents[message]
      guard parent < message && parent >= MessageHistory.unknownParent else { return false }
      return messages.roots[message] == (parent < 0 ? Int32(message) : messages.roots[Int(parent)])
    }
    #expect(haveEarlierParents, sourceLocation: sourceLocation)
    let summary = loaded.summary.history
    #expect(summary?.messages == messages.count && summary?.replySource == messages.replySource)
    #expect(summary?.openingMessages == (0..<messages.count).count { messages.isOpening($0) })
  }

  /// Checks that the interactions make the ties of the network, when all of them have times and whole weights.
  func checkTies(sourceLocation: SourceLocation = #_sourceLocation) {
    let interactions = history.interactions
    var ties: [[Int]: Tie] = [:]
    for index in 0..<interactions.count {
      let (source, target) = (Int(interactions.sources[index]), Int(interactions.targets[index]))
      let pair = [min(source, target), max(source, target)]
      let instant = Instant(microseconds: interactions.times[index])
      var tie = ties[pair] ?? Tie(memberA: pair[0], memberB: pair[1], aToB: 0, bToA: 0, first: instant, last: instant)
      if source < target {
        tie.aToB += interactions.weight(at: index)
      } else {
        tie.bToA += interactions.weight(at: index)
      }
      tie.last = instant
      ties[pair] = tie
    }
    var sorted = ties.values.sorted { ($0.memberA, $0.memberB) < ($1.memberA, $1.memberB) }
    if !network.isDirected {
      for index in sorted.indices {
        let half = sorted[index].strength / 2
        (sorted[index].aToB, sorted[index].bToA) = (half, half)
      }
    }
    #expect(sorted == network.ties && interactions.count == network.interactionCount, sourceLocation: sourceLocation)
  }

  private func isAscending(_ times: [Int64]) -> Bool { zip(times, times.dropFirst()).allSatisfy { $0 <= $1 } }
}
