import InteractionLogs
import MemberNetworks

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
      if watched >= LogTime.week {
        watchedForWeek += 1
        if answer >= 0 && wait <= LogTime.week { answeredInWeek += 1 }
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
