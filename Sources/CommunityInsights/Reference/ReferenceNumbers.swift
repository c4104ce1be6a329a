import InteractionLogs

/// What the same numbers are in public logs of other communities, so that "few" and "many" mean something.
///
/// The logs are no sample of all communities: how a number stands among them tells what is unusual, and no more.
enum ReferenceNumbers {
  /// One number of one log.
  struct Entry: Hashable, Sendable {
    var log: String
    var kind: RowKind
    /// How many members the number rests on.
    var members: Int
    var measure: CommunityMeasure
    var key: String
    var value: Double

    init(_ log: String, _ kind: RowKind, members: Int, _ measure: String, _ key: String, _ value: Double) {
      self.log = log
      self.kind = kind
      self.members = members
      self.measure = CommunityMeasure(rawValue: measure)
      self.key = key
      self.value = value
    }
  }

  /// How a number stands among those of comparable logs.
  struct Standing: Hashable, Sendable {
    /// In how many of them it is better.
    var better: Int
    /// In how many it is worse.
    var worse: Int
    /// How many there are; in some it may be about the same.
    var logs: Int

    /// The share of the logs in which it is better.
    var share: Double { Double(better) / Double(logs) }

    /// "4 of 5 comparable public logs", "any of 5 comparable public logs": those in which it is better.
    var betterLogs: String { Self.inWords(better, of: logs) }
    /// Those in which it is worse.
    var worseLogs: String { Self.inWords(worse, of: logs) }

    private static func inWords(_ some: Int, of all: Int) -> String {
      "\(some == all ? "any" : Wording.count(some)) of \(Wording.count(all)) comparable public logs"
    }
  }

  /// Fewer logs are no company.
  static let fewestLogs = 3

  /// To how much the table is exact: what differs by less is alike.
  private static let precision = 0.001
  /// So alike in size and number are a log and its own entry, rounded or not.
  private static let ownPart = 0.2

  /// How a number stands among logs of the same kind of rows: talk among talk, contacts among contacts.
  ///
  /// Where there is an interval, logs within it are neither better nor worse.
  ///
  /// - Returns: `nil` where neither way is better, or too few logs have the number.
  static func standing(of indicator: Indicator, _ measure: CommunityMeasure, _ kind: RowKind) -> Standing? {
    guard let value = indicator.value, indicator.direction != .neither else { return nil }
    let isHigherBetter = indicator.direction == .higherIsBetter
    let (lower, upper) = (indicator.interval?.lower ?? value, indicator.interval?.upper ?? value)
    // Whether a message back is an answer is not known, so that it is compared with its like alone.
    let isOfAnswers = measure.needs.contains(.messages)
    let others = all.filter {
      $0.measure == measure && $0.key == indicator.key
        && (isOfAnswers ? $0.kind == kind : $0.kind.isTalk == kind.isTalk) && !isOwn($0, indicator)
    }
    guard others.count >= fewestLogs else { return nil }
    let (below, above) = (
      others.count { $0.value < lower - precision }, others.count { $0.value > upper + precision }
    )
    return Standing(
      better: isHigherBetter ? above : below, worse: isHigherBetter ? below : above, logs: others.count)
  }

  /// Whether an entry is that of the log itself, most likely: it is no company.
  private static func isOwn(_ entry: Entry, _ indicator: Indicator) -> Bool {
    guard let value = indicator.value, let members = indicator.evidence.members else { return false }
    let size = max(5, ownPart * Double(entry.members))
    return Double((entry.members - members).magnitude) <= size
      && (entry.value - value).magnitude <= max(precision, ownPart * entry.value)
  }
}

extension RowKind {
  /// Whether members address one another, rather than are in the same place.
  fileprivate var isTalk: Bool { !isUndirected }
}
