/// How it is known which message a message answers, the surest way first.
public enum ReplySource: String, Codable, Sendable, CaseIterable {
  /// The log names the message that is replied to.
  case replyColumn
  /// The log names the thread; a message answers the latest earlier one of somebody else there.
  case threads
  /// The log names neither: a message from B to A answers the latest message from A to B, if that is recent.
  case recency
}

extension Sequence where Element == ReplySource {
  /// The way that is least sure; `nil` when there is none.
  public var leastSure: ReplySource? {
    let used = Set(self)
    return ReplySource.allCases.last { used.contains($0) }
  }
}
