import MemberNetworks

/// The conversations that were opened in the period of a record, each with all its messages up to the end of the log.
///
/// A message that answers one outside the logs is in none of them: how that conversation began is not known.
struct OpenedConversations {
  /// Where the messages of each conversation begin in ``messages``; the last entry is where the last one ends.
  let begins: [Int]
  /// Indices into the ``MessageHistory``, by conversation and in the order of time.
  let messages: [Int32]

  var count: Int { begins.count - 1 }

  /// - Complexity: O(messages from the begin of the period on).
  init(_ record: CommunityRecord) {
    let (period, roots, parents) = (record.messageRange, record.messages.roots, record.messages.parents)
    var numbers = [Int32](repeating: -1, count: period.count)
    var count = 0
    for message in period where parents[message] == MessageHistory.opening {
      numbers[message - period.lowerBound] = Int32(count)
      count += 1
    }
    /// The conversation of a message; -1 when that was not opened in the period.
    func number(_ message: Int) -> Int {
      let root = Int(roots[message])
      return period.contains(root) ? Int(numbers[root - period.lowerBound]) : -1
    }
    var ends = [Int](repeating: 0, count: count + 1)
    for message in period.lowerBound..<roots.count {
      let number = number(message)
      if number >= 0 { ends[number + 1] += 1 }
    }
    for index in 0..<count { ends[index + 1] += ends[index] }
    begins = ends
    var sorted = [Int32](repeating: 0, count: ends[count])
    for message in period.lowerBound..<roots.count {
      let number = number(message)
      guard number >= 0 else { continue }
      sorted[ends[number]] = Int32(message)
      ends[number] += 1
    }
    messages = sorted
  }

  /// The positions in ``messages`` that belong to a conversation.
  func positions(of conversation: Int) -> Range<Int> { begins[conversation]..<begins[conversation + 1] }
}
