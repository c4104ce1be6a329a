import InteractionLogs
import Numbers

/// The choices of the community lens; flags, report and `insights.json` take names and defaults from here.
public struct LensOptions: Codable, Hashable, Sendable {
  /// How long a window is; `nil` chooses by the span of the log.
  public var window: WindowLength?

  /// How many days before the end of the log belong to the present; `nil` for the whole log. See ``RecentPeriod``.
  public var recentDays: Int? = RecentPeriod.defaultDays

  /// Where the log has neither replies nor threads: B→A within so many days after A→B is a reply.
  public var replyWithinDays = 7.0

  /// A tie has faded when nothing happened on it for two half-lives; the weight of an interaction halves in this time.
  public var tieHalfLifeDays = 90.0

  /// How many resampled logs intervals are taken from: into so many parts the log is cut, and each is left out once
  /// (``LogParts``). 0 leaves those intervals out.
  public var resamples = 64

  /// How many random networks or shuffles a comparison with chance uses.
  public var permutations = 999

  /// Largest number of introductions to suggest.
  public var introductions = 10

  /// Members who do not want to be suggested to others.
  public var optOut: Set<String> = []

  /// Pairs of members who are not to be suggested to each other.
  public var blocked: [MemberPair] = []

  /// Days on which something took place whose effect is to be looked at.
  public var events: [Instant] = []

  public init() {}

  /// ``replyWithinDays`` as the history of a log wants it.
  public var replyWithinMicroseconds: Int64 { Int64(saturating: replyWithinDays * 86_400e6) }
}

/// Two members, in any order.
public struct MemberPair: Codable, Hashable, Sendable {
  public var a: String
  public var b: String

  public init(_ a: String, _ b: String) {
    self.a = min(a, b)
    self.b = max(a, b)
  }
}
