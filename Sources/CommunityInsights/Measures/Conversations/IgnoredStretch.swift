import GraphCore

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A stretch of at most three months in which newcomers were hardly ever answered, if chance does not explain it.
///
/// For times that the calendar does not know of; quarters of a year have a test of their own (``IgnoredQuarter``). A scan
/// over all stretches that begin and end with an unanswered newcomer, are no longer than ``longestDays``, and in
/// which no more than a quarter were answered, for the one that is most unlikely if everybody were answered with the
/// same chance: Kulldorff, "A spatial scan statistic", Communications in Statistics – Theory and Methods 26 (1997),
/// Bernoulli model, low shares only, in time. Its p-value is the share of random orders of who was answered in which
/// some stretch is at least as unlikely, so it already allows for having looked everywhere.
struct IgnoredStretch {
  static let longestDays = 92

  /// Fewer newcomers in a stretch tell nothing.
  static let fewestNewcomers = 3

  /// Whether hardly anybody was answered: no more than a quarter.
  static func isShortOfAnswers(_ answered: Int, of count: Int) -> Bool { 4 * answered <= count }

  /// The newcomers of the stretch, by their place in the order of time.
  let newcomers: Range<Int>
  let answered: Int
  let pValue: Double
  /// How many random orders the p-value is from.
  let shuffles: Int

  /// - Parameters:
  ///   - times: when newcomers first wrote, in order.
  ///   - isAnswered: for each whether there was an answer.
  ///   - shuffles: how many random orders to compare with; fewer are taken where that would take seconds.
  /// - Returns: `nil` when there is no such stretch, and with so many newcomers that 99 orders would take too long.
  /// - Complexity: O(newcomers · newcomers of three months) for each order, at most ``mostSteps`` altogether.
  init?(times: [Int64], isAnswered: [Bool], shuffles: Int, seed: UInt64) {
    precondition(times.count == isAnswered.count)
    let scan = Scan(times: times, answeredCount: isAnswered.count { $0 })
    let affordable = Self.mostSteps / max(1, scan.stretchCount)
    guard affordable >= 99, let worst = scan.worst(isAnswered) else { return nil }
    newcomers = worst.stretch
    answered = isAnswered[worst.stretch].count { $0 }
    self.shuffles = min(shuffles, affordable)
    var random = SeededGenerator(seed: seed)
    var shuffled = isAnswered
    var asUnlikely = 1
    for _ in 0..<self.shuffles {
      random.shuffle(&shuffled)
      // A sum of the same numbers may differ by a rounding error.
      if let other = scan.worst(shuffled), other.likelihood >= worst.likelihood - 1e-9 { asUnlikely += 1 }
    }
    pValue = Double(asUnlikely) / Double(self.shuffles + 1)
  }

  private static let mostSteps = 300_000_000

  /// All stretches, and how unlikely each is.
  private struct Scan {
    /// For each newcomer the first who came too late for a stretch that begins here.
    private let ends: [Int]
    private let answeredCount: Int
    /// n · log n, by n.
    private let entropy: [Double]

    init(times: [Int64], answeredCount: Int) {
      var ends: [Int] = []
      var end = 0
      for begin in times.indices {
        while end < times.count && times[end] - times[begin] < LogTime.days(IgnoredStretch.longestDays) { end += 1 }
        ends.append(end)
      }
      self.ends = ends
      self.answeredCount = answeredCount
      entropy = (0...times.count).map { $0 == 0 ? 0 : Double($0) * log(Double($0)) }
    }

    var stretchCount: Int { ends.indices.reduce(0) { $0 + ends[$1] - $1 } }

    /// The stretch in which the answers, and those outside it, are likeliest with a chance for each of the two: as the
    /// likelihood with one chance for all is the same for every stretch, it has the highest likelihood ratio, too.
    func worst(_ isAnswered: [Bool]) -> (stretch: Range<Int>, likelihood: Double)? {
      let total = isAnswered.count
      var worst: (stretch: Range<Int>, likelihood: Double)?
      for begin in ends.indices where !isAnswered[begin] {
        var answered = 0
        for last in begin..<ends[begin] {
          if isAnswered[last] {
            answered += 1
            // Not even the longest stretch could be short of answers.
            if !IgnoredStretch.isShortOfAnswers(answered, of: ends[begin] - begin) { break }
            continue
          }
          let count = last + 1 - begin
          guard count >= IgnoredStretch.fewestNewcomers, IgnoredStretch.isShortOfAnswers(answered, of: count),
            answered * (total - count) < (answeredCount - answered) * count
          else { continue }
          let value = likelihood(answered, of: count) + likelihood(answeredCount - answered, of: total - count)
          if value > worst?.likelihood ?? -.infinity { worst = (begin..<(last + 1), value) }
        }
      }
      return worst
    }

    /// The logarithm of the likelihood of a share, at its best.
    private func likelihood(_ answered: Int, of count: Int) -> Double {
      entropy[answered] + entropy[count - answered] - entropy[count]
    }
  }
}
