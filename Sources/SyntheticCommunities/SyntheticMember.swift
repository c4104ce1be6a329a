/// A person on the roster of a synthetic community.
public struct SyntheticMember: Sendable, Equatable {
  public enum Role: String, CaseIterable, Sendable {
    case member, facilitator, sponsor, manager
  }

  /// An address that nobody else has, in a domain that can belong to nobody (RFC 2606).
  public var id: String
  public var name: String

  /// The name of the department.
  public var group: String
  public var role = Role.member

  /// The index of the manager that the member reports to; `nil` for managers, sponsors, and where there are no managers.
  public var manager: Int?

  /// The day the member came; before the first day of the log for those who were there from the start.
  public var joined: CalendarDay

  var department: Int
  var habits = Habits()

  /// How a member takes part. Not part of the roster: an analysis has to find it in the log.
  struct Habits: Sendable, Equatable {
    enum Engagement: CaseIterable { case core, active, peripheral }

    /// How many contacts a member has.
    enum Reach { case none, one, some }

    var engagement = Engagement.peripheral
    var reach = Reach.some

    /// How often the member writes, relative to others.
    var activity = 1.0

    /// The subject that the member shares with people of other departments.
    var community = 0

    /// Whether the member knows several people in other departments.
    var isBroker = false

    /// Whether the member comes while the log is already running.
    var isNewcomer = false

    /// The first day on which the member no longer writes.
    var leaves: CalendarDay?

    /// Whether others can be introduced to the community by this member: somebody who is there all the time.
    var canHost: Bool { reach == .some && !isNewcomer && leaves == nil }
  }
}
