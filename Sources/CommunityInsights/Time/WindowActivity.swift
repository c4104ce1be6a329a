import MemberNetworks

/// Who took part in each window.
///
/// To take part is to act: to turn to somebody, or to write a message. To be addressed is not enough, or a circular
/// would make everybody active; only where a log has no directions (``CommunityRecord/hasDirections``) do both sides of
/// an interaction take part.
struct WindowActivity: Sendable {
  let windows: [TimeWindow]
  /// For each window the members who took part, ascending.
  let active: [[Int]]

  /// - Complexity: O(windows · log interactions + interactions + messages + active members · log active members).
  init(_ record: CommunityRecord, windows: [TimeWindow]) {
    self.windows = windows
    var roll = RollCall(memberCount: record.members.count)
    let (sources, targets) = (record.interactions.sources, record.interactions.targets)
    let authors = record.messages.authors
    var active: [[Int]] = []
    for window in windows {
      let stretch = window.begin..<window.end
      for index in record.interactionRange(stretch) { roll.note(sources[index]) }
      if !record.hasDirections {
        for index in record.interactionRange(stretch) { roll.note(targets[index]) }
      }
      for index in record.messageRange(stretch) { roll.note(authors[index]) }
      active.append(roll.next())
    }
    self.active = active
  }

  /// Who was there, each once.
  private struct RollCall {
    private var present: [Int] = []
    /// For each member the number of the call in which they were noted last.
    private var lastCall: [Int32]
    private var call: Int32 = 0

    init(memberCount: Int) { lastCall = Array(repeating: -1, count: memberCount) }

    mutating func note(_ member: Int32) {
      if lastCall[Int(member)] == call { return }
      lastCall[Int(member)] = call
      present.append(Int(member))
    }

    /// All who were noted since the last call, ascending.
    mutating func next() -> [Int] {
      defer {
        present.removeAll()
        call += 1
      }
      return present.sorted()
    }
  }

  /// For each member in how many windows they took part.
  ///
  /// - Complexity: O(members + active members of all windows).
  func windowCounts(memberCount: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: memberCount)
    for member in active.joined() { counts[member] += 1 }
    return counts
  }

  /// The windows that another one follows without a gap in between.
  var adjacentPairs: [Int] { windows.indices.dropLast().filter { windows[$0].end == windows[$0 + 1].begin } }

  /// The members who took part in a window and in the next one, ascending.
  func returned(after window: Int) -> [Int] { Self.common(active[window], active[window + 1]) }

  /// What two ascending lists share.
  private static func common(_ a: [Int], _ b: [Int]) -> [Int] {
    var (i, j) = (0, 0)
    var both: [Int] = []
    while i < a.count && j < b.count {
      if a[i] == b[j] { both.append(a[i]) }
      (i, j) = (a[i] <= b[j] ? i + 1 : i, b[j] <= a[i] ? j + 1 : j)
    }
    return both
  }
}

extension CommunityRecord {
  /// The windows that the log fills from begin to end.
  var wholeWindows: [TimeWindow] { windows.filter { !$0.isPartial } }

  /// The indices of the interactions in a stretch of time.
  ///
  /// - Complexity: O(log interactions).
  func interactionRange(_ stretch: Range<Int64>) -> Range<Int> {
    let begin = interactions.times.firstIndex(atLeast: stretch.lowerBound)
    return begin..<max(begin, interactions.times.firstIndex(atLeast: stretch.upperBound))
  }

  /// The indices of those messages of the period that lie in a stretch of time.
  ///
  /// - Complexity: O(log messages).
  func messageRange(_ stretch: Range<Int64>) -> Range<Int> {
    let begin = max(messageRange.lowerBound, messages.times.firstIndex(atLeast: stretch.lowerBound))
    let end = min(messageRange.upperBound, messages.times.firstIndex(atLeast: stretch.upperBound))
    return begin..<max(begin, end)
  }
}
