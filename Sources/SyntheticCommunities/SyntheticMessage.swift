/// A message of a synthetic log: one row.
public struct SyntheticMessage: Sendable, Equatable {
  public enum Kind: String, CaseIterable, Sendable {
    /// Opens a thread, and wants to be answered.
    case question
    /// Opens a thread, to tell something.
    case share
    /// Replies to a question.
    case answer
    /// Replies to something else.
    case comment
    /// Thanks for a reply.
    case thanks
  }

  /// Seconds since the first midnight of the log.
  public var second: Int

  /// The index of the author on the roster.
  public var author: Int

  /// The indices of those it is addressed to; empty for an opening message to the whole community.
  public var recipients: [Int]
  public var kind: Kind

  /// The thread, counted from 1.
  public var thread: Int

  /// The message, counted from 1 in the order of the log.
  public var number: Int

  /// The message that it replies to; `nil` for one that opens a thread.
  public var replyTo: Int?
}
