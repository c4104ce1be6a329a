import InteractionLogs

/// Whether what a log calls threads are conversations.
///
/// A conversation has a begin and an end; a topic, a channel or a code for the kind of a message goes on as long as the
/// log does. So values are taken for threads unless more than half of the rows that have one stand in values that have
/// more than ``longestThread`` rows and reach over more than half of the time of the log.
struct ThreadBehaviour {
  /// Conversations may well have so many rows.
  static let longestThread = 30

  /// How many values there are.
  let threadCount: Int
  /// How many rows have one.
  let rowCount: Int
  /// Whether they behave like threads.
  let isOfThreads: Bool

  /// - Complexity: O(rows + threads).
  init(_ rows: HistoryRows, threadCount: Int) {
    var (counts, first, last) = (
      [Int](repeating: 0, count: threadCount), [Int64](repeating: .max, count: threadCount),
      [Int64](repeating: .min, count: threadCount)
    )
    var (begin, end) = (Int64.max, Int64.min)
    for row in 0..<rows.count {
      let time = rows.times[row]
      (begin, end) = (min(begin, time), max(end, time))
      guard rows.replySources[row] == .threads, rows.keys[row] != InteractionBatch.absent else { continue }
      let thread = Int(rows.keys[row])
      counts[thread] += 1
      (first[thread], last[thread]) = (min(first[thread], time), max(last[thread], time))
    }
    self.threadCount = counts.count { $0 > 0 }
    rowCount = counts.reduce(0, +)
    // As doubles: two instants may lie further apart than an integer can say.
    func span(_ from: Int64, _ to: Int64) -> Double { Double(to) - Double(from) }
    let inEndless = counts.indices.reduce(0) { sum, thread in
      let isEndless =
        counts[thread] > Self.longestThread && 2 * span(first[thread], last[thread]) > span(begin, end)
      return sum + (isEndless ? counts[thread] : 0)
    }
    isOfThreads = 2 * inEndless <= rowCount
  }
}
