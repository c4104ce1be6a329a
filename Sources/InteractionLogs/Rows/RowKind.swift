/// What a row of a log says.
///
/// Everything that is told of a log depends on it: nobody answers a commit, a badge reader knows no direction, and a log
/// of answers does not hold the questions that stayed without one.
public enum RowKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// A message, with what it answers: openings and replies, all of them.
  case messages
  /// A reply, from who answers to who is answered; openings without an answer are not in the log.
  case replies
  /// A message from its sender to each recipient, like mail; what answers what is inferred from who writes back when.
  case directed
  /// Something that one does towards another, like a review or a rating: directed, but no conversation.
  case acts
  /// Two people in contact, without a direction.
  case contacts
  /// A member at an event; members of one event are in contact, without a direction.
  case attendance
  /// Interactions that were counted before, by pair.
  case ties
  /// Somebody acts towards somebody, and the log does not say how.
  case interactions

  /// Whether it is known which messages there are and what they answer.
  public var hasMessages: Bool { self == .messages || self == .directed }

  /// Whether a row never has a direction; of ``ties`` the log says it.
  public var isUndirected: Bool { self == .contacts || self == .attendance }
}

/// How it is known what a row of a log says.
public enum RowKindBasis: String, Sendable, Hashable, Codable {
  /// The user said so.
  case option
  /// The format knows.
  case format
  /// The columns show it.
  case columns
  /// The rows show it.
  case data
  /// Nothing shows it.
  case none
}
