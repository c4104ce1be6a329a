import GraphMeasures
import InteractionLogs
import MemberNetworks
import Numbers

/// Who has no contact, or hardly any, and how far the edge is from the core.
///
/// Of the members who are there by the end of the period: those without a tie, those with exactly one, those who only
/// reach a few others apart from the largest group of members who can reach one another. The edge is everybody outside
/// the innermost core (the highest core number); of them it counts who is at most ``nearSteps`` steps from it.
///
/// Members who never interacted are only known from a member table. In a part of the log only those who were seen in it
/// count (``CommunityRecord/present``): who stayed away is a matter of ``Participation``.
struct IsolationRisk: LensMeasure {
  static let measure = CommunityMeasure.isolation
  static let title = "Isolation"
  static let question = Finding.Question.cutOff
  static let placeInQuestion = 0
  static let speaksOfNow = true
  static let relations: [PeopleRelation] = [
    .parts([.network(.isolateCount), .apart], of: .cutOff),
    .parts([.network(.largestComponentSize), .cutOff], of: .present), .nested(.edge, in: .present),
    .nested(.active, in: .present), .nested(.tied, in: .present),
  ]

  /// A contact of a contact in the core is near it.
  static let nearSteps = 2

  /// - Complexity: O(members + ties).
  func compute(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult {
    let present = context.present(in: record)
    guard !present.isEmpty else {
      return MeasureResult(leftOut: Self.measure, because: "nobody had come by the end of the period")
    }
    let graph = record.undirected
    let components = try ConnectedComponents().run(on: graph, control: context.control)
    let cores = try CoreNumbers().run(on: graph, control: context.control)
    let distances = try CoreDistance().run(on: graph, cores: cores, control: context.control).distances

    let isolates = present.filter { graph.degree(of: $0) == 0 }
    let pendants = present.filter { graph.degree(of: $0) == 1 }
    let apart = present.filter { graph.degree(of: $0) > 0 && components.componentOfNode[$0] > 0 }
    let edge = present.filter { distances[$0] != 0 }
    let nearEdge = edge.count { distances[$0] ?? .max <= Self.nearSteps }
    let evidence = Evidence(members: present.count, interactions: record.interactions.count)

    func people(
      _ key: String, _ label: String, _ count: Int, _ who: PeopleSet, partition: String? = nil
    ) -> Indicator {
      Indicator(
        key, label, Double(count), unit: .count, direction: .lowerIsBetter, evidence: evidence,
        counting: .people(count, of: present.count, who, among: .present, partition: partition))
    }
    let cutOff = isolates.count + apart.count
    let connected = present.count - cutOff
    var indicators = [
      Indicator(
        Key.cutOffShare, "members not connected to the main group", Double(cutOff) / Double(present.count),
        unit: .share, direction: .lowerIsBetter, evidence: evidence,
        counting: .people(cutOff, of: present.count, .cutOff, among: .present)),
      people(
        Key.isolates,
        record.hasRoster ? "members without any tie" : "members in the log without any tie",
        isolates.count, .network(.isolateCount), partition: Self.partition),
      people(
        Key.apart, "members in separate groups", apart.count, .apart,
        partition: Self.partition),
      people(
        Key.connected, "members in the main group", connected, .network(.largestComponentSize),
        partition: Self.partition),
      people(Key.pendants, "members with a single tie", pendants.count, .network(.pendantCount)),
      Indicator(
        Key.nearEdgeShare, "members outside the core who are at most two steps from it",
        edge.isEmpty ? nil : Double(nearEdge) / Double(edge.count), unit: .share, direction: .higherIsBetter,
        evidence: Evidence(members: edge.count), counting: .people(nearEdge, of: edge.count, among: .edge)),
    ]
    indicators[3].direction = .higherIsBetter
    if record.hasRoster {
      let listed = record.members.count(where: \.isOnRoster)
      indicators.append(
        Indicator(
          Key.listed, "members in the member table", Double(listed), unit: .count, direction: .neither,
          evidence: evidence, counting: .people(listed, of: record.members.count, among: .everybody)))
    }
    return MeasureResult(Self.measure, indicators, members: isolates + apart + pendants.filter { !apart.contains($0) })
  }

  /// Members without a tie, in small groups, and in the largest group are everybody.
  private static let partition = "reach"

  private enum Key {
    static let cutOffShare = "cut_off_share"
    static let isolates = "without_tie"
    static let apart = "in_separate_groups"
    static let connected = "in_main_group"
    static let pendants = "single_tie"
    static let nearEdgeShare = "edge_near_core_share"
    static let listed = "listed"
  }
}

extension PeopleSet {
  /// Without a way to the largest group that can reach one another.
  static let cutOff = PeopleSet(rawValue: "cut off")
  /// With ties, but in smaller groups.
  fileprivate static let apart = PeopleSet(rawValue: "apart")
  /// Outside the innermost core.
  fileprivate static let edge = PeopleSet(rawValue: "edge")
}

extension IsolationRisk {
  static func sentence(_ result: MeasureResult) -> String {
    let isListed = result[Key.listed] != nil
    let reach = reach(result, isListed: isListed)
    let roster = isListed ? nil : "People who never appear in the log cannot be seen without a member table."
    return [reach + edge(result), roster].compactMap { $0 }.joined(separator: " ")
  }

  private static func reach(_ result: MeasureResult, isListed: Bool) -> String {
    func count(_ key: String) -> Int? { result[key]?.value.map { Int(saturating: $0) } }
    let everybody =
      isListed
      ? "everyone in the member table"
      : result.since.map { "everyone active since \($0)" } ?? "everyone who appears in the log"
    if (result[Key.cutOffShare]?.people?.count).map({ $0 == 0 }) ?? (result[Key.cutOffShare]?.value == 0) {
      let pendants = count(Key.pendants) ?? 0
      let clause = pendants == 0 ? "" : ", \(result.count(pendants)) of them by a single tie"
      return "Nobody is cut off: \(everybody) is connected, directly or through others\(clause)"
    }
    var parts: [String] = []
    func add(_ key: String, _ one: String, _ several: String) {
      guard let count = count(key), count > 0 else { return }
      let noun = parts.isEmpty ? (count == 1 ? " member" : " members") : ""
      parts.append("\(result.count(count))\(noun) \(count == 1 ? one : several)")
    }
    // Somebody with contacts long ago is not to be said to have had none.
    let (has, have) = result.since == nil ? ("has", "have") : ("has had", "have had")
    // Who is in a log of messages without a tie has written.
    if result.rowKind.hasMessages && !isListed {
      add(Key.isolates, "has neither given nor had an answer", "have neither given nor had an answer")
    } else {
      add(Key.isolates, "\(has) no contact at all", "\(have) no contact at all")
    }
    add(Key.apart, "\(has) contact only within a separate group", "\(have) contact only within separate groups")
    add(Key.pendants, "\(has) one contact only", "\(have) one contact only")
    if parts.isEmpty {
      guard let share = result[Key.cutOffShare]?.value else { return "How many members are cut off is not shown here" }
      return "\(Wording.roundShare(share)) of members are not connected to the main group"
    }
    let all =
      parts.count == 1
      ? parts[0] : parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1]
    return (result.since.map { "Since \($0), " } ?? "") + all
  }

  /// The rest of the sentence: how near the edge is.
  private static func edge(_ result: MeasureResult) -> String {
    guard let share = result[Key.nearEdgeShare]?.value else { return "." }
    let rounded = Wording.roundShare(share)
    return switch share {
    case 1: "; everybody outside the core is within two steps of it."
    case 0.8...: "; \(rounded) of those outside the core are within two steps of it."
    case 0.4...: "; \(rounded) of those outside the core are within two steps of it."
    default: "; only \(rounded) of those outside the core are within two steps of it."
    }
  }

  static func help(_ result: MeasureResult) -> String? {
    if let share = result[Key.cutOffShare]?.value, share >= 0.05 {
      return "Make time for a few members to invite those who have no contact yet to a first conversation."
    }
    if let share = result[Key.nearEdgeShare]?.value, share < 0.4 {
      return "Fund an open event at which the core and people further out meet."
    }
    return nil
  }
}

extension IsolationRisk {
  /// Without a member table nobody is seen who never came.
  static func isComparable(_ result: MeasureResult) -> Bool { result[Key.listed] == nil }

  static func definition(_ options: LensOptions, _ rows: RowReading) -> MeasureDefinition {
    MeasureDefinition(
      "Who has no contact, or hardly any.",
      "Cut off: without any tie, or with ties in a separate group only. Single tie: "
        + "exactly one. Near the core: of the members outside the innermost core (the highest core number), those "
        + "at most two steps from it. In a period, of those who were seen in it.",
      better: .lower,
      rests: "the member table, without which nobody is known who \(RowWords(rows.kind).never), and all ties")
  }

  static func membersInWords(_ words: RowWords) -> String? { nil }
}

extension CommunityMeasure {
  public static let isolation = CommunityMeasure(rawValue: "isolation")
}
