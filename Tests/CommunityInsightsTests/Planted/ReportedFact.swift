import CommunityInsights
import SyntheticCommunities

/// What a report may tell of the things that can be planted.
enum ReportedFact: String, CaseIterable, Sendable {
  case participatingManager = "participating"
  case absentManager = "absent"
  case dominatingManager = "dominating"
  case fadingBridge = "fading"
  case driftingDepartment = "drifting"
  case ignoredNewcomers = "ignored"
}

/// What the report of a community tells, read from the sentences that end up in it and what stands beside them.
struct ReportedFacts {
  private(set) var facts: Set<ReportedFact> = []

  /// How many contacts have faded, the members who are named for them, and the groups of the first of these members and
  /// of those they have ties with.
  private(set) var fading: (contacts: Int, members: [String], groups: Set<String>) = (0, [], [])
  /// The group that is said to be drawing back, and all that are marked so.
  private(set) var drawingBack: (said: String, marked: [String]) = ("", [])
  /// The first and the last day of the stretch in which newcomers are said to have been ignored.
  private(set) var ignored: ClosedRange<CalendarDay>?

  init(_ analysis: Analysis) {
    readManagers(analysis)
    readFading(analysis)
    readDrawingBack(analysis)
    readIgnored(analysis)
  }

  private mutating func readManagers(_ analysis: Analysis) {
    let conversations = analysis.sentence(.conversationSurvival)
    let example = analysis.sentence(.leadByExample)
    let takesPart = ["Managers lead by example", "Managers give about as many replies as they receive"]
    if conversations.hasPrefix("Managers dominate: ") {
      facts.insert(.dominatingManager)
    } else if takesPart.contains(where: example.hasPrefix) {
      facts.insert(.participatingManager)
    }
    if example.hasPrefix("No manager wrote anything") { facts.insert(.absentManager) }
  }

  private mutating func readFading(_ analysis: Analysis) {
    guard analysis.sentence(.bridgeRedundancy).hasSuffix(" all but stopped."),
      let result = analysis.lens?[.bridgeRedundancy], let count = result["fading_bridges"]?.value
    else { return }
    facts.insert(.fadingBridge)
    let first = Set(result.members.prefix(Int(count)))
    let around = analysis.ties.filter { first.contains($0.memberA) || first.contains($0.memberB) }
    let groups = around.flatMap { [$0.memberA, $0.memberB] }.compactMap { analysis.members[$0].group }
    fading = (Int(count), result.members.map { analysis.members[$0].member }, Set(groups))
  }

  private mutating func readDrawingBack(_ analysis: Analysis) {
    guard let found = analysis.sentence(.silos).firstMatch(of: #/(?:^|\. )([^.]+) is drawing back: /#),
      let table = analysis.lens?[.silos]?.table, let falls = table.columns.first(where: { $0.key == "fall" })
    else { return }
    facts.insert(.driftingDepartment)
    drawingBack = (String(found.1), zip(table.groups, falls.values).filter { $0.1 != nil }.map { $0.0 })
  }

  private mutating func readIgnored(_ analysis: Analysis) {
    guard
      let found = analysis.sentence(.newcomers).firstMatch(
        of: #/ From (\S+) to (\S+) (?:nobody answered them|only \S+ were)\./#),
      let first = CalendarDay(String(found.1)), let last = CalendarDay(String(found.2))
    else { return }
    facts.insert(.ignoredNewcomers)
    ignored = first...last
  }

  /// Whether a fact that was not planted follows from the one that was: the outpost has no other contact than its
  /// bridge, so that it draws back when that fades; and when a department drifts off, contacts fade that one or two
  /// members kept up with it.
  func followsFromPlan(_ fact: ReportedFact, of community: SyntheticCommunity) -> Bool {
    func group(_ member: Int) -> String { community.members[member].group }
    switch fact {
    case .driftingDepartment:
      guard community.plan.fadingBridge, let bridge = community.bridge else { return false }
      return drawingBack.marked == [group(bridge.outside)]
    case .fadingBridge:
      return community.driftingGroup.map(fading.groups.contains) ?? false
    default: return false
    }
  }

  /// Whether it is told of the members, the group or the time that it is true of, and of no other.
  func isInPlace(_ fact: ReportedFact, of community: SyntheticCommunity) -> Bool {
    switch fact {
    case .participatingManager, .absentManager, .dominatingManager: true
    case .fadingBridge:
      community.bridge.map { ends in
        fading.contacts == 1
          && Set(fading.members.prefix(2)) == Set([ends.inside, ends.outside].map { community.members[$0].id })
      } ?? false
    case .driftingDepartment:
      drawingBack.said == community.driftingGroup && drawingBack.marked.count == 1
    case .ignoredNewcomers:
      // Some others were not answered either, so a stretch may begin before the quarter or end behind it.
      community.plan.ignoredNewcomersQuarter.map { quarter in
        let days = community.plan.days(ofQuarter: quarter)
        return ignored.map { 2 * $0.days(in: days) > $0.days } ?? false
      } ?? false
    }
  }
}

extension ClosedRange<CalendarDay> {
  fileprivate var days: Int { upperBound.daysSinceEpoch - lowerBound.daysSinceEpoch + 1 }

  fileprivate func days(in other: Range<CalendarDay>) -> Int {
    let first = Swift.max(lowerBound, other.lowerBound).daysSinceEpoch
    return Swift.max(0, Swift.min(upperBound.daysSinceEpoch + 1, other.upperBound.daysSinceEpoch) - first)
  }
}

extension Analysis {
  /// What the report says of a measure; empty where it is left out.
  fileprivate func sentence(_ measure: CommunityMeasure) -> String {
    let sentence = lens?[measure]?.sentence ?? ""
    let scope = "Over the whole log, "
    guard sentence.hasPrefix(scope) else { return sentence }
    return sentence.dropFirst(scope.count).prefix(1).uppercased() + sentence.dropFirst(scope.count + 1)
  }
}
