import InteractionLogs

/// Every interaction between two different members, one by one in the order of time: what a network forgets.
///
/// Columns of equal length; equal times stay in the order of the logs.
public struct InteractionHistory: Sendable, Equatable {
  /// Who acted: indices of members.
  public var sources: [Int32] = []
  /// Towards whom: indices of members.
  public var targets: [Int32] = []
  /// When, in microseconds of the log's clock.
  public var times: [Int64] = []
  /// How much; empty when every interaction counts 1.
  public var weights: [Double] = []
  /// The message that each interaction is part of: an index into a ``MessageHistory``, or -1 in a log without messages.
  /// A message to three members is three interactions.
  public var messages: [Int32] = []

  public init() {}

  public var count: Int { sources.count }

  /// How much interaction `index` counts.
  public func weight(at index: Int) -> Double { weights.isEmpty ? 1 : weights[index] }
}

/// Every message of the logs, one by one in the order of time, and which of them it answers.
///
/// A conversation is an opening message and all that answer it, directly or over others. Where replies are known by
/// threads it is a thread: what its first author adds before anybody answers has that author's message before it as its
/// parent.
public struct MessageHistory: Sendable, Equatable {
  /// How it is known what a message answers.
  public typealias ReplySource = InteractionLogs.ReplySource

  /// In ``parents``: the message opens a conversation.
  public static let opening: Int32 = -1
  /// In ``parents``: the message answers one that is in none of the logs.
  public static let unknownParent: Int32 = -2

  public var replySource: ReplySource
  /// Who wrote: indices of members.
  public var authors: [Int32] = []
  /// When, in microseconds of the log's clock.
  public var times: [Int64] = []
  /// The message that is answered, always an earlier one; ``opening`` or ``unknownParent`` where there is none.
  public var parents: [Int32] = []
  /// The first message of the conversation; the message itself where it has no parent.
  public var roots: [Int32] = []

  public init(replySource: ReplySource) { self.replySource = replySource }

  public var count: Int { authors.count }

  /// Whether message `index` opens a conversation.
  public func isOpening(_ index: Int) -> Bool { parents[index] == Self.opening }

  /// Whether message `index` answers one of somebody else.
  public func isReply(_ index: Int) -> Bool {
    parents[index] >= 0 && authors[Int(parents[index])] != authors[index]
  }
}

/// What happened in a community, one by one in the order of time.
public struct CommunityHistory: Sendable, Equatable {
  public var interactions: InteractionHistory
  public var messages: MessageHistory

  public init(interactions: InteractionHistory, messages: MessageHistory) {
    self.interactions = interactions
    self.messages = messages
  }
}
