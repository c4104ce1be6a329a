import InteractionLogs
import MemberNetworks
import Numbers
import Statistics

/// Whether conversations live among the members, and whether they go on after a manager has written.
///
/// The headline is the share of conversations in which three members or more wrote, and no manager; those opened in the
/// last week of the log are left out. The difference is the chance that somebody else writes within a week of a
/// manager's message, less the same chance after messages of other members that are alike (``FurtherMessages``), by
/// Mantel & Haenszel. It is an association: managers may choose other conversations to write in.
struct ConversationSurvival: LensMeasure {
  static let measure = CommunityMeasure.conversationSurvival
  static let title = "Conversations without managers"
  static let question = Finding.Question.managers
  static let placeInQuestion = 0
  static let isSizeFree = true
  static let needs: MeasureNeeds = [.managers, .messages]
  static let disclosure = MeasureDisclosure.managersTogether

  /// - Complexity: O(members + interactions + messages from the begin of the period on).
  func compute(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult {
    let managers = ManagerPresence(record)
    let further = FurtherMessages(record, isManager: managers.isManager)
    let comparison = MatchedComparison(further.strata)
    let evidence = managers.evidence(conversations: further.watchedConversations)
    return MeasureResult(
      Self.measure,
      [
        .share(
          "carried_by_members", "conversations of three members or more without a manager", further.carriedByMembers,
          of: further.watchedConversations, direction: .higherIsBetter,
          evidence: Evidence(conversations: further.watchedConversations), counting: .nobody),
        .share(
          Self.largerKey, "conversations of three members or more that no manager took part in",
          further.carriedByMembers,
          of: further.larger, direction: .higherIsBetter, evidence: Evidence(conversations: further.larger),
          counting: .nobody),
        .share(
          "followed_after_managers", "managers' messages after which somebody else went on within a week",
          further.managerMessagesFollowed, of: further.managerMessages, direction: .higherIsBetter, evidence: evidence,
          counting: .nobody),
        Indicator(
          Self.differenceKey, "difference from comparable messages by members",
          comparison.difference?.value, unit: .shareDifference, direction: .higherIsBetter,
          interval: comparison.difference.map {
            Interval(lower: $0.interval.lowerBound, upper: $0.interval.upperBound, method: .mantelHaenszel)
          },
          evidence: evidence, counting: .nobody),
        ManagerInitiation.ratio(managers),
      ])
  }

  // MARK: - Words

  static func sentence(_ result: MeasureResult) -> String {
    let carried = carriedSentence(result)
    guard let difference = result[differenceKey]?.value else {
      return carried ?? "It cannot be said how conversations live on: too few were seen."
    }
    let points = Wording.count(
      max(1, Int(saturating: (difference.magnitude * 100).rounded())), "percentage point", "percentage points")
    let effect =
      switch ManagerConduct(survival: result) {
      case .dominating: dominance(result, points)
      case .silencing:
        "After a manager's message the chance that somebody else goes on is \(points) lower than after a "
          + "member's at the same point."
      case .encouraging:
        "After a manager's message the chance that somebody else goes on is \(points) higher than after "
          + "a member's at the same point."
      case .alike: "Conversations continue about as often after a manager's message as after a member's."
      case .unclear, .absent:
        "There are too few messages to tell whether conversations continue as often after a manager's message as "
          + "after a member's."
      }
    return [effect, carried].compactMap { $0 }.joined(separator: " ")
  }

  private static func dominance(_ result: MeasureResult, _ points: String) -> String {
    let times = Wording.fixed(result[ManagerInitiation.ratioKey]?.value, decimals: 1)
    return
      "Managers dominate: they open \(times) times their share of conversations, and after a message of theirs the "
      + "chance that somebody else goes on is \(points) lower than after a member's at the same point."
  }

  private static func carriedSentence(_ result: MeasureResult) -> String? {
    guard let larger = result[largerKey], let share = larger.value, let all = larger.evidence.conversations else {
      return nil
    }
    let conversations = result.count(
      all, "conversation of three members or more", "conversations of three members or more")
    return share == 0 && !result.isRounded
      ? "None of the \(conversations) went on without a manager."
      : "Of \(conversations), \(Wording.roundShare(share)) went on without a manager."
  }

  static func help(_ result: MeasureResult) -> String? {
    switch ManagerConduct(survival: result) {
    case .dominating:
      "Help managers to step back: let members host the conversations, and managers speak last, and ask."
    case .silencing: "Invite managers to end their messages with a question, and to leave the last word to members."
    case .encouraging, .alike, .unclear, .absent: nil
    }
  }

  static let differenceKey = "followed_difference"
  private static let largerKey = "larger_without_manager"
}

/// What managers are to the conversations of a community, as far as the numbers can tell it from chance.
enum ManagerConduct: Sendable {
  /// No message of theirs can be compared with others.
  case absent
  /// They open far more than their share, and conversations go on less often after them.
  case dominating
  /// Conversations go on less often after them.
  case silencing
  /// Conversations go on more often after them.
  case encouraging
  /// Conversations go on as they do after others.
  case alike
  /// There are too few messages to tell.
  case unclear

  /// A smaller difference is not worth a word, however sure it is.
  static let noticeableDifference = 0.05

  /// Up to so far from 0 an interval that holds it may reach for "as often" to be said.
  static let widestAlike = 0.15

  /// Reads it from the numbers of ``ConversationSurvival``.
  init(survival result: MeasureResult) {
    guard let difference = result[ConversationSurvival.differenceKey], let value = difference.value,
      let interval = difference.interval
    else {
      self = .absent
      return
    }
    let opensFarMore =
      result[ManagerInitiation.ratioKey]?.lowerBound.map { $0 > ManagerInitiation.dominantRatio } ?? false
    let isNoticeable = value.magnitude >= Self.noticeableDifference
    if isNoticeable && interval.upper < 0 {
      self = opensFarMore ? .dominating : .silencing
    } else if isNoticeable && interval.lower > 0 {
      self = .encouraging
    } else {
      self = max(interval.upper, -interval.lower) <= Self.widestAlike ? .alike : .unclear
    }
  }
}

extension ConversationSurvival {
  static func definition(_ options: LensOptions, _ rows: RowReading) -> MeasureDefinition {
    MeasureDefinition(
      "Whether conversations live among the members, and whether they go on after a manager has written.",
      "Carried by members: conversations in which three members or more wrote, and no manager, of all conversations; "
        + "and of those of three members or more. Difference: the "
        + "chance that somebody else writes within a week of a manager's message, minus the same after messages of "
        + "other members that are alike: in their place in the conversation, in how many had taken part, in whether "
        + "the author opened it and a manager had written before, and in the quarter of a year; weighted after "
        + "Mantel and Haenszel. An association: managers may choose other conversations.",
      better: .higher, rests: "the conversations of the log", "Mantel & Haenszel 1959")
  }
}

extension CommunityMeasure {
  public static let conversationSurvival = CommunityMeasure(rawValue: "conversation_survival")
}
