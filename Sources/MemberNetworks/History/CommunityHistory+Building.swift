import InteractionLogs

extension CommunityHistory {
  /// Makes the history of rows of members that are in the order of time; their memory is used for it.
  ///
  /// - Parameter isDirected: whether it means anything who is the source of a row.
  /// - Complexity: O(rows); besides the rows 12 bytes a message, and 4 a row.
  init(
    _ rows: inout HistoryRows, _ grouping: inout MessageGrouping, _ answers: ReplyFinder.Answers, isDirected: Bool
  ) {
    let numbers = grouping.firstRows.withNumbers { !rows.isLeftOut(Int($0)) }
    if !isDirected { rows.forgetDirections() }
    messages = MessageHistory(rows, grouping, parents: answers.parents, numbers: numbers)
    var messageOfRow = grouping.takeMessages()
    for row in messageOfRow.indices where messageOfRow[row] >= 0 { messageOfRow[row] = numbers[Int(messageOfRow[row])] }
    rows.keepInteractions(&messageOfRow)
    interactions = InteractionHistory(rows, messages: messageOfRow)
  }
}

extension [Int32] {
  /// For each element its number among those that are kept; -1 for the others.
  fileprivate func withNumbers(_ isKept: (Int32) -> Bool) -> [Int32] {
    var count: Int32 = 0
    return map { element in
      guard isKept(element) else { return -1 }
      defer { count += 1 }
      return count
    }
  }
}

extension MessageHistory {
  /// - Parameter numbers: for each message its number in the history; -1 for those that are left out, so that what answers
  ///   them answers a message that is not known.
  fileprivate init(_ rows: HistoryRows, _ grouping: MessageGrouping, parents: [Int32], numbers: [Int32]) {
    self.init(replySource: rows.replySources.distinct.compactMap { $0 }.leastSure ?? .recency)
    for (message, firstRow) in grouping.firstRows.enumerated() where numbers[message] >= 0 {
      authors.append(rows.sources[Int(firstRow)])
      times.append(rows.times[Int(firstRow)])
      let parent = parents[message] < 0 ? parents[message] : numbers[Int(parents[message])]
      // A parent comes before its answers, so that its root is known when they ask for it.
      roots.append(parent >= 0 ? roots[Int(parent)] : numbers[message])
      self.parents.append(parent == -1 && parents[message] >= 0 ? Self.unknownParent : parent)
    }
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
