import Statistics

/// A quarter of a year in which newcomers were hardly ever answered, if chance does not explain it.
///
/// Each quarter is compared with all others by Boschloo's test, and the least p-value multiplied by the number of
/// quarters that could be compared. Where ``IgnoredStretch`` has hundreds of stretches to choose from, here are only a
/// few, so that as few as four newcomers are enough: the last quarter of a log, for one, has had no time for more.
struct IgnoredQuarter {
  let begin: Int64
  let end: Int64
  /// The newcomers of the quarter, by their place in the order of time.
  let newcomers: Range<Int>
  let answered: Int
  /// For all quarters together.
  let pValue: Double
  /// How many quarters were compared.
  let quarters: Int

  /// - Parameters:
  ///   - times: when newcomers first wrote, in order.
  ///   - isAnswered: for each whether there was an answer.
  /// - Returns: `nil` when there is no such quarter.
  /// - Complexity: O(quarters · newcomers), and O(newcomers · newcomers) for each quarter short of answers.
  init?(times: [Int64], isAnswered: [Bool], quarters: [TimeWindow]) {
    precondition(times.count == isAnswered.count)
    let all = quarters.map { times.firstIndex(atLeast: $0.begin)..<times.firstIndex(atLeast: $0.end) }
    let compared = quarters.indices.filter {
      all[$0].count >= IgnoredStretch.fewestNewcomers && all[$0].count < times.count
    }
    let answeredCount = isAnswered.count { $0 }
    var worst: (quarter: Int, answered: Int, pValue: Double)?
    for quarter in compared {
      let count = all[quarter].count
      let answered = isAnswered[all[quarter]].count { $0 }
      guard IgnoredStretch.isShortOfAnswers(answered, of: count) else { continue }
      let test = BoschlooTest(
        successes: answered, of: count, against: answeredCount - answered, of: times.count - count)
      if test.pValue < worst?.pValue ?? .infinity { worst = (quarter, answered, test.pValue) }
    }
    guard let worst else { return nil }
    (begin, end) = (quarters[worst.quarter].begin, quarters[worst.quarter].end)
    newcomers = all[worst.quarter]
    answered = worst.answered
    pValue = min(1, worst.pValue * Double(compared.count))
    self.quarters = compared.count
  }
}
