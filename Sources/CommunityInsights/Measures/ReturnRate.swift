import InteractionLogs
import MemberNetworks
import Statistics

/// How many of those who take part in one window take part in the next.
///
/// Over all pairs of whole windows that follow each other: the members who took part in both (``WindowActivity``) over
/// those who took part in the first, a member counting once a pair. The interval is Wilson's over these cases; they are
/// not independent where the same members come again and again, so it is rather too narrow.
struct ReturnRate: LensMeasure {
  static let measure = CommunityMeasure.returning
  static let title = "Coming back"
  static let question = Finding.Question.alive
  static let placeInQuestion = 1
  static let speaksOfNow = true
  static let isSizeFree = true

  static var windowsPerValue: Int? { 2 }

  /// The members of one window, parted into those who took part in the next one and those who did not.
  static let partition = "active_before"

  /// - Complexity: O(interactions + messages + members).
  func compute(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult {
    let windows = record.wholeWindows
    let activity = WindowActivity(record, windows: windows)
    let pairs = activity.adjacentPairs
    guard !pairs.isEmpty else {
      return MeasureResult(leftOut: Self.measure, because: "it takes two whole periods, one after the other")
    }
    let returns = Self.returns(activity, pairs: pairs)
    guard returns.cases > 0 else {
      return MeasureResult(leftOut: Self.measure, because: "nobody took part in a period that another one follows")
    }
    let evidence = Evidence(members: returns.members, interactions: record.interactions.count, windows: windows.count)
    // Over several pairs of windows somebody may have returned and stayed away: these are no parts of a whole.
    let period = record.windows.words.one
    let isOnePair = windows.count == 2
    let people = PeopleCount(
      returns.returnedMembers, of: returns.members, among: isOnePair ? .activeBefore : .followed,
      partition: isOnePair ? Self.partition : nil)
    return MeasureResult(
      Self.measure,
      [
        .share(
          Key.returnShare, "members who took part in one \(period) and again in the next", returns.returned,
          of: returns.cases, direction: .higherIsBetter, evidence: evidence,
          counting: isOnePair ? .people(people) : .about(people))
      ])
  }

  /// How often members came again.
  struct Returns: Equatable {
    /// Members in windows that another one follows, a member counting once a window.
    var cases = 0
    /// Those of them who took part in the next window too.
    var returned = 0
    /// How many different members there were.
    var members = 0
    /// How many different members ever took part in the next window too.
    var returnedMembers = 0

    var share: Double? { cases == 0 ? nil : Double(returned) / Double(cases) }
  }

  /// - Parameter pairs: the first windows of pairs.
  static func returns(_ activity: WindowActivity, pairs: some Sequence<Int>) -> Returns {
    var returns = Returns()
    var (members, returned) = (Set<Int>(), Set<Int>())
    for first in pairs {
      let again = activity.returned(after: first)
      returns.cases += activity.active[first].count
      returns.returned += again.count
      members.formUnion(activity.active[first])
      returned.formUnion(again)
    }
    returns.members = members.count
    returns.returnedMembers = returned.count
    return returns
  }

  private enum Key {
    static let returnShare = "return_share"
  }
}

extension PeopleSet {
  /// Those who took part in a window that another one follows.
  fileprivate static let followed = PeopleSet(rawValue: "followed")
}

extension ReturnRate {
  static func sentence(_ result: MeasureResult) -> String {
    guard let indicator = result[Key.returnShare], let share = indicator.value else {
      return "How many members come again is not shown."
    }
    let rounded = Wording.roundShare(share)
    if share == 0 { return "Nobody who took part in one period took part in the next." }
    if share == 1 { return "Everybody who takes part in one period does so again in the next." }
    switch result.band(of: indicator, [0.4, 0.7]) {
    case 0: return "Most come and go: only \(rounded) of those who take part in one period do so in the next."
    case 2: return "People come again: \(rounded) of those who take part in one period do so in the next."
    default: return "\(rounded) of those who take part in one period do so again in the next."
    }
  }

  static func help(_ result: MeasureResult) -> String? {
    guard let headline = result.headline, headline.value != nil, let upper = headline.upperBound, upper < 0.5 else {
      return nil
    }
    return "Fund a rhythm: an event at a fixed date gives members a reason to come again."
  }
}

extension ReturnRate {
  static func definition(_ options: LensOptions, _ rows: RowReading) -> MeasureDefinition {
    MeasureDefinition(
      "Whether those who take part come again.",
      "Of all who took part in a whole period, the share who took part in the next, over all pairs of periods; a "
        + "member counts once a pair. Interval: Wilson.",
      better: .higher, rests: "the whole periods")
  }
}

extension CommunityMeasure {
  public static let returning = CommunityMeasure(rawValue: "returning")
}
