import GraphCore
import GraphMeasures
import InteractionLogs
import MemberNetworks

/// How far the community is held together by its managers.
///
/// The network is looked at with and without its managers. *Connected* is the share of all other members with a tie who
/// are in the largest group that can reach one another. *In between* is how often managers lie on the shortest ways
/// between others (their share of all betweenness, which would move to other members), beside their share of members
/// with a tie.
struct HubDependence: LensMeasure {
  static let measure = CommunityMeasure.hubDependence
  static let title = "The network without its managers"
  static let question = Finding.Question.managers
  static let placeInQuestion = 3
  static let needs: MeasureNeeds = .managers
  static let disclosure = MeasureDisclosure.managersTogether
  /// Who knows how many managers and how many others have a tie knows how many of both have none.
  static let relations: [PeopleRelation] = [
    .parts([.connectedWithout, .connectedByManagers], of: .connectedWith),
    .parts([.tiedManagers, .tiedOthers], of: .tied),
    .parts([.tiedManagers, .silentManagers], of: .managers),
    .parts([.silentManagers, .silentOthers], of: .network(.isolateCount)),
    .parts([.managers, .others], of: .everybody),
    .parts([.tiedOthers, .silentOthers], of: .others),
  ]

  /// Up to how many steps (members × ties in both directions) exact betweenness is computed here, a second or two.
  static let mostBetweennessWork = 2_000_000_000

  /// - Complexity: O(members + ties), and O(members · ties) more for betweenness unless it is a quick look.
  func compute(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult {
    let managers = record.members.indices.filter { record.members[$0].isManager }
    let graph = record.undirected
    let others = record.members.indices.filter { !record.members[$0].isManager && graph.degree(of: $0) > 0 }
    guard !others.isEmpty else {
      return MeasureResult(leftOut: Self.measure, because: "only managers have ties")
    }
    let tiedManagers = managers.filter { graph.degree(of: $0) > 0 }
    let with = try largestPart(of: graph, among: others, context.control)
    let remaining = graph.induced(by: others.map { NodeIndex($0) })
    let without = try largestPart(of: remaining, among: Array(others.indices), context.control)
    // What the numbers rest on are the managers: of a single one, they would be about that person.
    let evidence = Evidence(
      members: tiedManagers.count, interactions: record.interactions.count,
      largestPart: Self.largestPart(tiedManagers.map { Double(graph.degree(of: $0)) }))

    func connected(_ key: String, _ label: String, _ count: Int, _ who: PeopleSet) -> Indicator {
      Indicator(
        key, label, Double(count) / Double(others.count), unit: .share, direction: .higherIsBetter, evidence: evidence,
        counting: .people(count, of: others.count, who, among: .tiedOthers))
    }
    var indicators = [
      connected(Key.without, "other members who are connected without the managers", without, .connectedWithout),
      connected(Key.with, "other members who are connected with the managers", with, .connectedWith),
      Indicator(
        Key.lost, "other members who are only connected by managers", Double(with - without) / Double(others.count),
        unit: .share, direction: .lowerIsBetter, evidence: evidence,
        counting: .people(with - without, of: others.count, .connectedByManagers, among: .tiedOthers)),
      Indicator(
        Key.memberShare, "managers among the members with a tie",
        Double(tiedManagers.count) / Double(tiedManagers.count + others.count), unit: .share, direction: .neither,
        evidence: evidence,
        counting: .people(
          tiedManagers.count, of: tiedManagers.count + others.count, .tiedManagers, among: .tied)),
    ]
    if !context.isQuick, let between = try betweenness(of: tiedManagers, in: graph, context.control) {
      var ofBetweenness = evidence
      ofBetweenness.largestPart = between.largestPart
      indicators.append(
        Indicator(
          Key.betweennessShare, "managers' share of all betweenness",
          between.share, unit: .share, direction: .lowerIsBetter, evidence: ofBetweenness, counting: .nobody))
    }
    return MeasureResult(Self.measure, indicators)
  }

  /// How many of `counted` are in the component that holds most of them.
  private func largestPart(of graph: Graph, among counted: [Int], _ control: RunControl) throws -> Int {
    let components = try ConnectedComponents().run(on: graph, control: control)
    var counts = [Int](repeating: 0, count: components.count)
    for node in counted { counts[components.componentOfNode[node]] += 1 }
    return counts.max() ?? 0
  }

  /// The part of the managers in all betweenness, and the part of one of them in theirs; `nil` where nobody lies
  /// between others, and where it would take too long.
  private func betweenness(
    of managers: [Int], in graph: Graph, _ control: RunControl
  ) throws -> (share: Double, largestPart: Double)? {
    guard graph.nodeCount * graph.arcCount <= Self.mostBetweennessWork else { return nil }
    let scores = try Betweenness().run(on: graph, control: control).nodes
    let total = scores.reduce(0, +)
    let own = managers.map { scores[$0] }
    return total > 0 ? (own.reduce(0, +) / total, Self.largestPart(own)) : nil
  }

  private static func largestPart(_ parts: [Double]) -> Double {
    let sum = parts.reduce(0, +)
    return sum > 0 ? parts.max()! / sum : 0
  }

  enum Key {
    static let without = "connected_without_managers"
    static let with = "connected_with_managers"
    static let lost = "connected_by_managers_only"
    static let memberShare = "manager_share_of_members"
    static let betweennessShare = "manager_share_of_betweenness"
  }
}

extension PeopleSet {
  static let tiedManagers = PeopleSet(rawValue: "managers with a tie")
  /// Members with a tie who are no managers.
  static let tiedOthers = PeopleSet(rawValue: "others with a tie")
  fileprivate static let silentManagers = PeopleSet(rawValue: "managers without a tie")
  fileprivate static let silentOthers = PeopleSet(rawValue: "others without a tie")
  fileprivate static let others = PeopleSet(rawValue: "others")
  fileprivate static let connectedWithout = PeopleSet(rawValue: "connected without managers")
  fileprivate static let connectedWith = PeopleSet(rawValue: "connected with managers")
  fileprivate static let connectedByManagers = PeopleSet(rawValue: "connected by managers only")
}

extension HubDependence {
  static func sentence(_ result: MeasureResult) -> String {
    if result[Key.memberShare]?.value == 0 {
      return "The community does not depend on its managers: none of them has a contact in the log."
    }
    return [hold(result), between(result)].compactMap { $0 }.joined(separator: " ")
      .nonEmpty ?? "How far the community depends on its managers is not shown here."
  }

  private static func hold(_ result: MeasureResult) -> String? {
    guard let without = result[Key.without]?.value, let with = result[Key.with]?.value else { return nil }
    let (now, then) = (Wording.roundShare(with), Wording.roundShare(without))
    return switch with - without {
    case 0: "Without its managers the community would hold together just as it does now."
    case ..<0.05:
      "Without its managers the community would still hold together: \(then) of the others would be connected, "
        + "\(now) are now."
    case ..<0.2: "Without the managers, \(then) of the others would be connected; \(now) are now."
    default:
      "The community depends on its managers: without them only \(then) of the others would be connected, \(now) are now."
    }
  }

  private static func between(_ result: MeasureResult) -> String? {
    guard let share = result[Key.betweennessShare]?.value, let members = result[Key.memberShare]?.value, members > 0
    else { return nil }
    let (part, ways) = (Wording.roundShare(members), Wording.roundShare(share))
    let (only, link) = share < 2 * members ? ("", "and") : ("only ", "but")
    return "Managers are \(only)\(part) of the members with a contact, \(link) hold \(ways) of the places on the "
      + "shortest paths between others."
  }

  static func help(_ result: MeasureResult) -> String? {
    // One in twenty would be cut off without as many others as well.
    if let without = result[Key.without]?.value, let with = result[Key.with]?.value, with - without >= 0.1 {
      return "Help managers hand contacts on: let them bring people together and then "
        + (result.rowKind.hasMessages ? "leave the conversation to them." : "step back.")
    }
    guard let share = result[Key.betweennessShare]?.value, let members = result[Key.memberShare]?.value,
      share >= 2 * members, share >= 0.2
    else { return nil }
    return "Fund time for members to take over some of the connecting that managers do now."
  }
}

extension String {
  /// The text itself, unless there is none.
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}

extension HubDependence {
  static func definition(_ options: LensOptions, _ rows: RowReading) -> MeasureDefinition {
    MeasureDefinition(
      "How far the community is held together by its managers.",
      "The share of other members with ties who are in the largest group that can reach one another, with and "
        + "without the managers; and the managers' share of all betweenness, beside their share of members with "
        + "ties.",
      better: .said("More members who stay connected is better."), rests: "all ties")
  }
}

extension CommunityMeasure {
  public static let hubDependence = CommunityMeasure(rawValue: "hub_dependence")
}
