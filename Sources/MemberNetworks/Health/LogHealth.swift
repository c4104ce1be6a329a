import InteractionLogs

/// What is odd about a log, before anything is concluded from it.
///
/// Every entry is something to look at, with its count; nothing here is proof. Rows with impossible times are kept apart
/// already; everything else is part of the numbers until an option leaves it out.
public struct LogHealth: Codable, Sendable, Hashable {
  /// Rows, and what became of them; they add up.
  public struct Rows: Codable, Sendable, Hashable {
    public var all = 0
    public var used = 0
    public var withThemselves = 0
    public var outsidePeriod = 0
    public var filtered = 0
    public var setApart = 0
    public var rejected = 0

    /// The share of all rows that were rejected.
    public var rejectedShare: Double { all == 0 ? 0 : Double(rejected) / Double(all) }
  }

  /// A member who may not be one person.
  public struct UnusualMember: Codable, Sendable, Hashable {
    public enum Reason: String, Codable, Sendable, Hashable {
      /// The name is that of a program: noreply, a bot, a notifier.
      case programName = "program_name"
      /// The name is that of a function which several may share: info, support, all.
      case sharedName = "shared_name"
      /// Sends much to many, and never gets anything back.
      case oneWay = "one_way"
      /// Opens many conversations, answers nobody, and is hardly ever answered.
      case neverAnswers = "never_answers"
      /// Acts as evenly, day and night, as programs do.
      case steady
      /// Sends much and never received anything, where others get plenty.
      case neverReceives = "never_receives"
      /// Wrote so much in one minute as nobody can.
      case flood
    }

    /// The id.
    public var member: String
    public var reason: Reason
    /// How many interactions the member takes part in, or conversations the member opened, where these are more.
    public var interactions: Int
  }

  /// A name that is that of several members.
  public struct JoinedName: Codable, Sendable, Hashable {
    public var name: String
    /// The ids of the members who are found in it.
    public var members: [String]
    /// Whether nothing else is in it.
    public var isCertain: Bool
  }

  /// A day on which many came who never came again.
  public struct Burst: Codable, Sendable, Hashable {
    /// The begin of the day.
    public var day: Instant
    public var newMembers: Int
    /// How many of them were active on no other day.
    public var neverReturned: Int
  }

  /// A week after which many who had been active never were again.
  public struct Break: Codable, Sendable, Hashable {
    /// The begin of the last day of the week.
    public var day: Instant
    /// How many members were active for the last time in that week.
    public var silenced: Int
    /// Their share of all interactions in the eight weeks before.
    public var share: Double
  }

  public var rows = Rows()
  /// The times of the rows that are kept apart, the earliest first, at most a hundred of them.
  public var strayTimes: [Instant] = []
  /// Interactions that say the same as an earlier one: the same time, people, message and weight.
  public var repeats = 0
  /// Rows of the future, or of times before there were computers; `nil` where there is none.
  public var oddTimes: OddTimes?
  /// Whether nobody who acts is ever acted towards, so that one side may be events or groups.
  public var isTwoSided = false
  /// Names that are nearly equal and may be one person: the one seen most often first.
  public var similarNames: [[String]] = []
  /// Names that are those of several members.
  public var joinedNames: [JoinedName] = []
  public var unusualMembers: [UnusualMember] = []
  public var bursts: [Burst] = []
  public var breaks: [Break] = []
  /// Members of the table who are in no row; `nil` without a table.
  public var tableMembersNotInLog: Int?
  /// Members in the log whom the table does not have; `nil` without a table.
  public var membersNotInTable: Int?

  public init() {}

  /// Whether there is nothing to look at.
  public var isClean: Bool {
    rows.setApart == 0 && rows.rejected == 0 && repeats == 0 && similarNames.isEmpty && joinedNames.isEmpty
      && unusualMembers.isEmpty && oddTimes == nil && !isTwoSided && bursts.isEmpty && breaks.isEmpty
  }
}
