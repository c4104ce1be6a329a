import GraphMeasures
import InteractionLogs
import MemberNetworks

/// Whether people find each other across the organisation, or as its chart has it.
///
/// Two views of the same question. The circles that the network shows (communities by the Leiden method) are compared
/// with the formal groups: normalised mutual information, 1 where they are the same and 0 where one says nothing about
/// the other, beside the same groups shuffled among the members. And ties are looked at by the reporting line
/// (``ReportingLine``), beside all pairs of members. Only members with a tie count.
///
/// Neither is good or bad by itself: little agreement in a network that holds together is what a community of practice
/// looks like, much is what teams look like.
struct SelfOrganisation: LensMeasure {
  static let measure = CommunityMeasure.selfOrganisation
  static let title = "Clusters and formal groups"
  static let question = Finding.Question.cutOff
  static let placeInQuestion = 3

  /// The most member labels that are shuffled in all shuffles together, about a quarter of a second's work.
  static let mostShuffledMembers = 100_000

  /// The fewest shuffles by which a p-value says anything.
  static let fewestPermutations = 99

  /// - Complexity: near O(members + ties), and O(permutations · members) more unless it is a quick look.
  func compute(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult {
    let hasGroups = Grouping(formal: record) != nil
    let line = ReportingLine(record.members)
    guard hasGroups || line != nil else {
      return MeasureResult(
        leftOut: Self.measure,
        because: record.hasRoster
          ? "the member table has neither groups nor who reports to whom"
          : "neither groups nor reporting lines are known without a member table")
    }
    guard !record.ties.isEmpty else { return MeasureResult(leftOut: Self.measure, because: "nobody has a tie") }
    var indicators: [Indicator] = []
    if hasGroups { indicators += try agreement(record, context) }
    if let line { indicators.append(crossing(line, record)) }
    indicators.append(try cohesion(record, context))
    return MeasureResult(Self.measure, indicators)
  }

  /// How far the circles are the groups.
  private func agreement(_ record: CommunityRecord, _ context: LensContext) throws -> [Indicator] {
    // One run is enough to see where numbers go; the number of the whole log is for the same circles as elsewhere.
    let leiden = Leiden(seed: context.seed, iterations: context.isQuick ? 1 : 3, restarts: context.isQuick ? 1 : nil)
    let found = try leiden.run(on: record.undirected, control: context.control)
    let isTied = record.members.indices.map { record.undirected.degree(of: $0) > 0 }
    let groups = record.members.indices.map { isTied[$0] ? record.groups.groupOfMember[$0] : nil }
    let circles = found.communityOfNode.enumerated().map { isTied[$0] ? $1 : nil }
    let compared = try NormalizedMutualInformation().run(comparing: circles, with: groups, control: context.control)
    let evidence = Evidence(members: compared.nodeCount, interactions: record.interactions.count)
    var headline = Indicator(
      Key.agreement, "agreement of clusters and formal groups (normalised mutual information)", compared.normalized,
      unit: .number, direction: .neither, evidence: evidence, counting: .nobody)
    if !context.isQuick, let chance = try reference(circles: circles, groups: groups, context) {
      headline.references = [chance]
    }
    let adjusted = Indicator(
      Key.adjusted, "the same, corrected for chance", compared.adjusted, unit: .number, direction: .neither,
      evidence: evidence, counting: .nobody)
    return [headline, adjusted]
  }

  private func reference(circles: [Int?], groups: [Int?], _ context: LensContext) throws -> Reference? {
    guard context.options.permutations > 0 else { return nil }
    let affordable = max(Self.fewestPermutations, Self.mostShuffledMembers / max(1, groups.count))
    let permutations = min(context.options.permutations, affordable)
    let test = try LabelPermutation(permutations: permutations, tail: .upper, seed: context.seed)
      .run(groups: groups, control: context.control) { shuffled in
        try NormalizedMutualInformation().run(comparing: circles, with: shuffled).normalized
      }
    return Reference(test, source: "\(Wording.count(permutations)) shuffles of the groups among the members")
  }

  /// The share of ties between members who neither report to each other nor to the same manager.
  private func crossing(_ line: ReportingLine, _ record: CommunityRecord) -> Indicator {
    let known = record.ties.compactMap { line.isCrossed(by: $0.memberA, $0.memberB) }
    let tied = record.members.indices.filter { record.undirected.degree(of: $0) > 0 }
    let chance = line.crossingShare(ofPairsAmong: tied)
    return Indicator(
      Key.crossing, "ties that cross the reporting line",
      known.isEmpty ? nil : Double(known.count { $0 }) / Double(known.count), unit: .share, direction: .neither,
      evidence: record.networkEvidence, counting: .nobody,
      references: chance.map { [Reference(.chance, lower: $0, upper: $0, source: "all pairs of members with a tie")] }
        ?? [])
  }

  /// The share of members with a tie who are in the largest group that can reach one another.
  private func cohesion(_ record: CommunityRecord, _ context: LensContext) throws -> Indicator {
    let components = try ConnectedComponents().run(on: record.undirected, control: context.control)
    let evidence = record.networkEvidence
    let tied = evidence.members ?? 0
    return Indicator(
      Key.cohesion, "members with a tie who are in the main group",
      Double(components.largestSize) / Double(tied), unit: .share, direction: .higherIsBetter, evidence: evidence,
      counting: .people(components.largestSize, of: tied, .network(.largestComponentSize), among: .tied))
  }

  private enum Key {
    static let agreement = "group_agreement"
    static let adjusted = "adjusted_agreement"
    static let crossing = "crossing_share"
    static let cohesion = "connected_share"
  }
}

extension SelfOrganisation {
  /// Agreement beyond chance from which circles and groups are nearly the same, and below which hardly alike.
  private static let much = 0.6
  private static let little = 0.25
  /// With fewer members in one piece there is no one community yet.
  private static let cohesive = 0.7

  static func sentence(_ result: MeasureResult) -> String {
    let sentences = [circles(result), line(result)].compactMap { $0 }
    return sentences.isEmpty
      ? "How far clusters follow the formal groups is not shown here." : sentences.joined(separator: " ")
  }

  private static func circles(_ result: MeasureResult) -> String? {
    let circles = "The clusters \(result.words.inWhichPeople)"
    guard let agreement = result[Key.agreement]?.value, let adjusted = result[Key.adjusted]?.value else { return nil }
    let scale = "agreement \(Wording.fixed(agreement, decimals: 2)), where 1 is the same"
    let cohesion = result[Key.cohesion]?.value
    switch adjusted {
    case much...:
      return "\(circles) are much the same as the formal groups (\(scale)): by its contacts, "
        + "this looks more like teams side by side than like one community."
    case little...:
      return "\(circles) follow the formal groups in part (\(scale))."
    default:
      let opening = "\(circles) hardly follow the formal groups (\(scale))"
      guard let cohesion else { return opening + "." }
      if cohesion < cohesive {
        return
          "\(opening), but they have not grown together: only \(Wording.roundShare(cohesion)) of those with a contact "
          + "are connected to one another."
      }
      return "\(opening), and \(Wording.roundShare(cohesion)) of those with a contact are connected: people find each "
        + "other across the organisation."
    }
  }

  private static func line(_ result: MeasureResult) -> String? {
    guard let crossing = result[Key.crossing], let share = crossing.value else { return nil }
    let rounded = Wording.roundShare(share)
    guard let chance = crossing.references.first else { return "\(rounded) of ties cross the reporting line." }
    return "\(rounded) of ties cross the reporting line; if ties ignored it, \(Wording.roundShare(chance.lower)) would."
  }

  static func help(_ result: MeasureResult) -> String? {
    if let adjusted = result[Key.adjusted]?.value, adjusted >= much {
      return "Let members choose the topics, and fund meetings that are for a topic rather than for a team."
    }
    return nil
  }
}

extension SelfOrganisation {
  /// It is compared with chance, which hardly any community is like.
  static func standsOut(_ result: MeasureResult) -> Bool { false }

  static func definition(_ options: LensOptions, _ rows: RowReading) -> MeasureDefinition {
    MeasureDefinition(
      "Whether people find each other across the organisation, or as its chart has it.",
      "Normalised mutual information of the clusters of the network and the formal groups, over the mean of "
        + "their entropies: 1 where they are the same, 0 where one says nothing about the other; by chance, with "
        + "groups shuffled among the members. Ties that cross the reporting line: between members of whom neither "
        + "reports to the other, nor both to the same manager.",
      better: .neither, rests: "groups, reporting lines and all ties", "Danon et al. 2005; Vinh, Epps & Bailey 2010")
  }
}

extension CommunityMeasure {
  public static let selfOrganisation = CommunityMeasure(rawValue: "self_organisation")
}
