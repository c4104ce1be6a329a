/// What a synthetic community is to be like: its size, its people, and the facts planted in it.
///
/// A plan and its seed determine every byte of the log and of the members table.
///
/// ```swift
/// var plan = CommunityPlan()
/// plan.manager = .dominating
/// let community = try SyntheticCommunity(plan: plan)
/// ```
public struct CommunityPlan: Sendable, Equatable {
  /// How the first manager behaves. Further managers are on the roster and take no part.
  public enum ManagerConduct: String, CaseIterable, Sendable {
    /// On the roster, never in the log.
    case absent
    /// Asks and answers about as often as the average member.
    case participating
    /// Opens more than a third of all threads and joins many others. Members answer, then fall silent: a thread that
    /// this manager has written in hardly ever goes on among the members.
    case dominating
  }

  /// How many people are on the roster, those who never write included.
  public var members = 120

  /// How many calendar months the log covers.
  public var months = 18

  /// About how many rows the log has; the actual number is within a few per cent of it.
  public var interactions = 4_500

  /// How many departments there are: the formal groups. From three on, the last one is an outpost, whose only contact
  /// with the others runs between two members.
  public var departments = 6

  /// How many communities there are: subjects that people of different departments have in common.
  public var communities = 4

  /// The first day of the log.
  public var start = CommunityPlan.defaultStart

  /// How many managers there are; every department reports to one of them.
  public var managers = 2

  /// How many facilitators there are: busy members who know people in several departments and welcome newcomers.
  public var facilitators = 3

  /// How many sponsors there are: they seldom write.
  public var sponsors = 1

  /// How the first manager behaves; without effect when there are no managers.
  public var manager = ManagerConduct.participating

  /// Of 100 opening messages, about how many are addressed to everybody: rows whose `target` is empty. Readers that
  /// know only rows between two members have no use for them.
  public var percentToEverybody = 0

  /// Whether the two members who link the outpost to the rest stop writing to each other after two thirds of the time.
  public var fadingBridge = false

  /// Whether the contact of the second department with all others falls steadily to nothing.
  public var driftingDepartment = false

  /// The quarter, counted from 1 at ``start``, in which nobody answers the first message of a newcomer.
  public var ignoredNewcomersQuarter: Int?

  /// Whether addresses that nobody knows write one message each on one day, after four fifths of the time.
  public var burst = false

  /// Whether a program writes to five members a day and gets nothing back.
  public var bot = false

  /// Whether the busiest third of the members have other addresses after two thirds of the time.
  public var addressChange = false

  /// Whether the community grows up to the middle of the time and shrinks to a third after it: threads are left out, so
  /// that the log has fewer rows.
  public var riseAndFall = false

  /// The seed of all that is random.
  public var seed: UInt64 = 1

  /// A plan in which every option has its default.
  public init() {}

  /// 2024-01-01, a Monday.
  public static let defaultStart = CalendarDay(daysSinceEpoch: 19_723)

  /// How many quarters the log covers, the last one perhaps in part.
  public var quarters: Int { (months + 2) / 3 }

  /// The first day after the log.
  public var end: CalendarDay { start.adding(months: months) }

  /// The days of a quarter, counted from 1.
  public func days(ofQuarter quarter: Int) -> Range<CalendarDay> {
    start.adding(months: 3 * (quarter - 1))..<min(end, start.adding(months: 3 * quarter))
  }
}

/// An option of a ``CommunityPlan`` that cannot be carried out.
public struct CommunityPlanError: Error, Equatable, CustomStringConvertible {
  /// The options, as the command line writes them.
  public enum Option: String, Sendable {
    case members, months, interactions, departments, communities, start, managers, facilitators, sponsors, manager
    case percentToEverybody = "to-everybody"
    case fadingBridge = "fading-bridge"
    case driftingDepartment = "drifting-department"
    case ignoredNewcomersQuarter = "ignored-newcomers-quarter"
  }

  public var option: Option

  /// What is wrong and what would be right, as the rest of a sentence that begins with the option.
  public var problem: String

  public var description: String { "\(option.rawValue) \(problem)" }
}

extension CommunityPlan {
  /// The fewest members a plan can have: a few for each part that people play in it.
  public static let fewestMembers = 24

  /// Checks that all options can be carried out together.
  ///
  /// - Throws: a ``CommunityPlanError`` about the first option that cannot.
  public func validate() throws(CommunityPlanError) {
    try require(.members, members, in: Self.fewestMembers...1_000_000)
    try require(.months, months, in: 1...240)
    try require(
      .interactions, interactions, in: 3 * members...1_000_000_000,
      because: "at least three rows a member (\(members)) let everybody appear")
    try require(.departments, departments, in: 1...members / 8, because: "a department has about eight members or more")
    try require(.communities, communities, in: 1...members / 8, because: "a community has about eight members or more")
    try require(.managers, managers, in: 0...departments, because: "a department (\(departments)) has one at most")
    try require(.facilitators, facilitators, in: 0...members / 12, because: "one member in twelve can be one")
    try require(.sponsors, sponsors, in: 0...members / 12, because: "one member in twelve can be one")
    try require(.percentToEverybody, percentToEverybody, in: 0...100)
    if !(1900...2500).contains(start.components.year) {
      throw CommunityPlanError(option: .start, problem: "is \(start), it must be in the years 1900 to 2500")
    }
    if manager == .dominating && managers == 0 {
      throw CommunityPlanError(option: .manager, problem: "is dominating, but managers is 0; it must be at least 1")
    }
    try requireThreeDepartments(.fadingBridge, fadingBridge)
    try requireThreeDepartments(.driftingDepartment, driftingDepartment)
    if let quarter = ignoredNewcomersQuarter {
      try require(
        .ignoredNewcomersQuarter, quarter, in: 1...quarters, because: "the log of \(months) months has so many quarters"
      )
    }
  }

  private func require(
    _ option: CommunityPlanError.Option, _ value: Int, in range: ClosedRange<Int>, because reason: String? = nil
  ) throws(CommunityPlanError) {
    if range.contains(value) { return }
    let limits = "is \(value), it must be from \(range.lowerBound) to \(range.upperBound)"
    throw CommunityPlanError(option: option, problem: limits + (reason.map { ": \($0)" } ?? ""))
  }

  private func requireThreeDepartments(_ option: CommunityPlanError.Option, _ isOn: Bool) throws(CommunityPlanError) {
    if isOn && departments < 3 {
      throw CommunityPlanError(option: option, problem: "needs at least 3 departments, there are \(departments)")
    }
  }
}
