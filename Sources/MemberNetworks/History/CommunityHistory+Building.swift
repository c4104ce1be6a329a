import InteractionLogs

extension CommunityHistory {
  /// Makes the history of rows that are identified and in the order of time; their memory is used for it.
  ///
  /// - Complexity: O(rows); besides the rows 24 bytes a message while replies are looked for, and 4 a row.
  init(_ rows: inout HistoryRows, _ identification: MemberIdentification, _ names: LogNames, replyWithin: Int64) {
    var grouping = MessageGrouping(rows)
    let parents = ReplyFinder(rows, grouping, identification, names, replyWithin: replyWithin).parents()
    messages = MessageHistory(rows, grouping, parents: parents)
    var messageOfRow = grouping.takeMessages()
    rows.keepInteractions(&messageOfRow)
    interactions = InteractionHistory(rows, messages: messageOfRow)
  }
}

extension MessageHistory {
  fileprivate init(_ rows: HistoryRows, _ grouping: MessageGrouping, parents: [Int32]) {
    let firstRows = grouping.firstRows
    self.init(replySource: rows.replySources.distinct.compactMap { $0 }.leastSure ?? .recency)
    authors = firstRows.map { rows.sources[Int($0)] }
    times = firstRows.map { rows.times[Int($0)] }
    roots = Array(0..<Int32(firstRows.count))
    // A parent comes before its answers, so that its root is known when they ask for it.
    for (message, parent) in parents.enumerated() where parent >= 0 { roots[message] = roots[Int(parent)] }
    self.parents = parents
  }
}

extension InteractionHistory {
  fileprivate init(_ rows: HistoryRows, messages: [Int32]) {
    self.init()
    sources = rows.sources
    targets = rows.targets
    times = rows.times
    let weights = rows.weights.entries
    if weights.contains(where: { $0 != 1 }) { self.weights = weights }
    self.messages = messages
  }
}
