import InteractionLogs
import MemberNetworks
import Statistics

/// The openings of a period and their first answers.
struct OpeningAnswers {
  var openingCount = 0
  var openerCount = 0
  var answeredCount = 0
  /// Openings at least a week before the end of the log.
  var watchedForWeek = 0
  var answeredInWeek = 0
  /// For each opening, hours until the first answer, or until the end of the log.
  var hours: [Double] = []
  var isAnswered: [Bool] = []
  /// Whether they were answered, by who opened them and by the week.
  var (inWeek, byEnd) = (ClusteredOpenings(), ClusteredOpenings())
  /// How many members gave a first answer, and how many of these the busiest one gave.
  var answererCount = 0
  var mostAnswersByOne = 0

  /// With fewer, a median could tell how fast one of them is.
  static let fewestAnswerers = 5

  /// Whether waits would tell how fast single members answer.
  var areOfFew: Bool { answererCount < Self.fewestAnswerers || 2 * mostAnswersByOne > answeredCount }

  init(_ record: CommunityRecord) {
    let (period, messages) = (record.messageRange, record.messages)
    let answers = Self.firstAnswers(messages, in: period)
    var isOpener = [Bool](repeating: false, count: record.members.count)
    var answersBy = [Int](repeating: 0, count: record.members.count)
    for message in period where messages.isOpening(message) {
      openingCount += 1
      isOpener[Int(messages.authors[message])] = true
      let answer = Int(answers[message - period.lowerBound])
      let watched = record.logEnd - messages.times[message]
      let wait = answer >= 0 ? messages.times[answer] - messages.times[message] : watched
      if answer >= 0 {
        answeredCount += 1
        answersBy[Int(messages.authors[answer])] += 1
      }
      let (opener, week) = (
        Int(messages.authors[message]), Int((messages.times[message] - record.logBegin) / LogTime.week)
      )
      byEnd.count(answer >= 0, opener, week)
      if watched >= LogTime.week {
        watchedForWeek += 1
        let isInTime = answer >= 0 && wait <= LogTime.week
        if isInTime { answeredInWeek += 1 }
        inWeek.count(isInTime, opener, week)
      }
      hours.append(LogTime.inHours(wait))
      isAnswered.append(answer >= 0)
    }
    openerCount = isOpener.count { $0 }
    answererCount = answersBy.count { $0 > 0 }
    mostAnswersByOne = answersBy.max() ?? 0
  }

  /// For each message of the period that opens a conversation the first message of somebody else there; -1 for none.
  private static func firstAnswers(_ messages: MessageHistory, in period: Range<Int>) -> [Int32] {
    var answers = [Int32](repeating: -1, count: period.count)
    for message in period.lowerBound..<messages.count {
      let root = Int(messages.roots[message])
      guard period.contains(root), answers[root - period.lowerBound] < 0 else { continue }
      if messages.authors[message] != messages.authors[root] { answers[root - period.lowerBound] = Int32(message) }
    }
    return answers
  }
}

/// Openings that were answered, by who opened them and by the week in which they did.
struct ClusteredOpenings {
  private var ofOpener: [Int: (answered: Int, all: Int)] = [:]
  private var ofWeek: [Int: (answered: Int, all: Int)] = [:]

  mutating func count(_ isAnswered: Bool, _ opener: Int, _ week: Int) {
    ofOpener[opener, default: (0, 0)].all += 1
    ofWeek[week, default: (0, 0)].all += 1
    guard isAnswered else { return }
    ofOpener[opener]!.answered += 1
    ofWeek[week]!.answered += 1
  }

  var clusterings: [ClusteredShare] {
    [ofOpener, ofWeek].map { clusters in
      // In a fixed order, so that sums are the same in every run.
      let sorted = clusters.sorted { $0.key < $1.key }.map(\.value)
      return ClusteredShare(successes: sorted.map(\.answered), totals: sorted.map(\.all))
    }
  }
}
