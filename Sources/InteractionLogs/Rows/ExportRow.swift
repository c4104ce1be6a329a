/// What one entry of an export says: a message, a reaction, an attendance, a tie.
struct ExportRow {
  /// Towards whom, and in which way.
  struct Target: Hashable {
    var name: String
    /// Such as `reply`, `mention`, `cc`; `nil` for no kind.
    var kind: String?

    init(_ name: String, kind: String? = nil) {
      self.name = name
      self.kind = kind
    }
  }

  /// Who acts, by what identifies people in the export: an address, else a user name, else an id.
  var source: String
  /// Towards whom, each person once; nobody for a message to nobody in particular, and for attendance.
  var targets: [Target] = []
  /// When, where the export says it.
  var time: Instant?
  /// How much, finite and above 0.
  var weight = 1.0
  /// The id of the message, unique among all files of the export; `nil` for what is no message.
  var message: String?
  /// The id of the message that it answers, whether the export has it or not.
  var answers: String?
  /// The thread of a message, or the event that was attended; unique among all files of the export.
  var thread: String?
}

/// Why an entry of an export is no row of the log, though nothing is wrong with it.
public enum LeftOut: String, Sendable, Hashable, Codable, CaseIterable {
  case bot = "by or to bots and system accounts"
  case notice = "joins, leaves and other notices"
  case deleted = "deleted messages"
  case repeated = "seen before"
  case automatic = "automatic answers"
  case undelivered = "not delivered"
  case step = "other steps of a delivery"
  case nobody = "by nobody who is named"
  case notAttended = "declined, unanswered or cancelled"
  case group = "to groups and channels"
  case empty = "without a tie"
  case test = "tests and previews"
  case merge = "merges"
}

/// How many entries were left out for a reason.
public struct LeftOutCount: Sendable, Hashable, Codable {
  public var reason: LeftOut
  public var count: Int
}
