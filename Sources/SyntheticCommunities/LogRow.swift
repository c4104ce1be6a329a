/// A row of a synthetic log, as it is written.
struct LogRow {
  /// Seconds since the first midnight of the log.
  var second: Int
  var source: String
  var targets: [String]
  var kind: SyntheticMessage.Kind
  var thread: String
  var id: String
  var replyTo: String?
}
