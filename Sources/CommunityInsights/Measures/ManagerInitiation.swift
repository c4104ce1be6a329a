import InteractionLogs
import MemberNetworks

/// Whether managers leave it to the members to start conversations.
///
/// The managers' share of opening messages divided by their share of members (see ``ManagerPresence``): 1 when they
/// open as many as anybody else, 0 when they open none. The interval is Wilson's of their share of openings.
struct ManagerInitiation: LensMeasure {
  static let measure = CommunityMeasure.managerInitiation
  static let title = "Who starts conversations"
  static let question = Finding.Question.managers
  static let placeInQuestion = 1
  static let isSizeFree = true
  static let needs: MeasureNeeds = [.managers, .messages]
  static let disclosure = MeasureDisclosure.managersTogether

  /// Managers open far more than their share when even the lower bound of the ratio is above this.
  static let dominantRatio = 2.0

  /// A ratio so close to 1 is not worth a word, however sure it is: from 1 / 1.2 to 1.2.
  static let noticeableRatio = 1.2

  /// - Complexity: O(members + interactions + messages of the period).
  func compute(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult {
    let managers = ManagerPresence(record)
    let evidence = managers.evidence(conversations: managers.openingCount)
    return MeasureResult(
      Self.measure,
      [
        Self.ratio(managers),
        .share(
          Self.openingShareKey, "opening messages that managers wrote", managers.managerOpeningCount,
          of: managers.openingCount, direction: .neither, evidence: evidence, counting: .nobody),
        Indicator(
          Self.shareKey, "members who are managers",
          managers.memberCount > 0 ? Double(managers.managerCount) / Double(managers.memberCount) : nil, unit: .share,
          direction: .neither, evidence: Evidence(members: managers.memberCount),
          counting: .people(managers.managerCount, of: managers.memberCount, .managers, among: .everybody)),
      ])
  }

  /// The headline, which other measures about managers need as well.
  static func ratio(_ managers: ManagerPresence) -> Indicator {
    Indicator(
      ratioKey, "managers' share of opening messages ÷ their share of members", managers.initiationRatio,
      unit: .number, direction: .neither, interval: managers.initiationInterval,
      evidence: managers.evidence(conversations: managers.openingCount), counting: .nobody,
      derivation: .ratio(of: openingShareKey, to: shareKey),
      references: [Reference(.chance, lower: 1, upper: 1, source: "managers who open as many as any other member")])
  }

  static let ratioKey = "initiation_ratio"
  static let shareKey = "manager_share"
  private static let openingShareKey = "manager_opening_share"

  // MARK: - Words

  static func sentence(_ result: MeasureResult) -> String {
    guard let ratio = result.headline, let value = ratio.value, let lower = ratio.lowerBound,
      let upper = ratio.upperBound
    else {
      return result.headline?.isSuppressed == true
        ? "How often managers open conversations is not shown: it would be about too few people."
        : "It cannot be said how often managers open conversations: none was opened, or no manager was there."
    }
    if value == 0 {
      let number = ratio.evidence.conversations.map { "none of \(Wording.count($0, "conversation", "conversations"))" }
      return "Managers opened \(number ?? "no conversation"): the community starts them itself."
    }
    let detail = shares(result).map { ": \($0)" } ?? ""
    if lower > dominantRatio { return "Managers open far more conversations than their share\(detail)." }
    if lower > 1 && value >= noticeableRatio { return "Managers open more conversations than their share\(detail)." }
    if upper < 1 && value <= 1 / noticeableRatio {
      return "Managers open fewer conversations than their share\(detail)."
    }
    return "Managers open about as many conversations as any other member\(detail)."
  }

  /// "42% of them, while 2% of the members are managers".
  private static func shares(_ result: MeasureResult) -> String? {
    guard let openings = result[openingShareKey]?.value, let members = result[shareKey]?.value else {
      return nil
    }
    return "\(Wording.roundShare(openings)) of them, while \(Wording.roundShare(members)) of the members are managers"
  }

  static func help(_ result: MeasureResult) -> String? {
    guard let lower = result.headline?.lowerBound, lower > dominantRatio else { return nil }
    return "Offer managers a coach or a peer group on taking part as members: start fewer conversations, answer more."
  }
}

extension PeopleSet {
  static let managers = PeopleSet(rawValue: "managers")
}

extension ManagerInitiation {
  static func definition(_ options: LensOptions, _ rows: RowReading) -> MeasureDefinition {
    MeasureDefinition(
      "Whether managers leave it to the members to start conversations.",
      "Managers' share of opening messages ÷ their share of members; 1 when they open as many as anybody else. "
        + "Interval: Wilson's of their share of openings. Managers are known by their role or because somebody "
        + "reports to them.",
      better: .neither, rests: "opening messages")
  }
}

extension CommunityMeasure {
  public static let managerInitiation = CommunityMeasure(rawValue: "manager_initiation")
}
