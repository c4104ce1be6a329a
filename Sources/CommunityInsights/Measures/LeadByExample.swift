import InteractionLogs
import MemberNetworks
import Statistics

/// Whether managers take part as members do: whether they answer, and whether contacts with them go both ways.
///
/// Replies are those between a manager and another member, whoever opened the conversation; those among managers tell
/// nothing about their example. The ratio's interval is Wilson's of the share of given replies, turned into a ratio. A
/// contact is a directed tie: one member turned to another in the period; it is returned when the other turned back.
/// Managers are only ever looked at together.
struct LeadByExample: LensMeasure {
  static let measure = CommunityMeasure.leadByExample
  static let title = "Leading by example"
  static let question = Finding.Question.managers
  static let placeInQuestion = 2
  static let needs: MeasureNeeds = [.managers, .messages]
  static let disclosure = MeasureDisclosure.managersTogether

  /// A ratio so close to 1, or so small a difference of shares, is not worth a word, however sure it is.
  static let noticeableRatio = 1.2
  static let noticeableDifference = 0.05

  /// - Complexity: O(members + interactions + messages of the period).
  func compute(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult {
    let managers = ManagerPresence(record)
    let messages = MessageTally(record, isManager: managers.isManager)
    let contacts = ContactTally(record.ties, isManager: managers.isManager)
    let evidence = managers.evidence()
    return MeasureResult(
      Self.measure,
      [
        Self.repliesRatio(messages, evidence),
        .share(
          "manager_messages_opening", "managers' messages that open a conversation", messages.managerOpenings,
          of: messages.managerMessages, direction: .neither, evidence: evidence, counting: .nobody),
        .share(
          "member_messages_opening", "other members' messages that open a conversation", messages.memberOpenings,
          of: messages.memberMessages, direction: .neither, evidence: Evidence(), counting: .nobody),
        .share(
          "returned_with_managers", "contacts between managers and members that are returned", contacts.mixedReturned,
          of: contacts.mixed, direction: .higherIsBetter, evidence: evidence, counting: .nobody),
        .share(
          "returned_among_members", "contacts among members that are returned", contacts.memberReturned,
          of: contacts.member, direction: .higherIsBetter, evidence: Evidence(), counting: .nobody),
      ])
  }

  private static func repliesRatio(_ messages: MessageTally, _ evidence: Evidence) -> Indicator {
    let (given, received) = (messages.repliesGiven, messages.repliesReceived)
    let share = WilsonInterval(successes: given, of: given + received)
    return Indicator(
      "replies_ratio", "replies that managers gave ÷ replies that they received",
      received > 0 ? Double(given) / Double(received) : nil, unit: .number, direction: .higherIsBetter,
      interval: received > 0
        ? Interval(
          lower: share.lower / (1 - share.lower), upper: share.upper / (1 - share.upper), method: .wilson) : nil,
      evidence: evidence, counting: .nobody)
  }

  // MARK: - Words

  static func sentence(_ result: MeasureResult) -> String {
    guard let ratio = result.headline, let value = ratio.value, let lower = ratio.lowerBound,
      let upper = ratio.upperBound
    else { return withoutRatio(result) }
    let each = Wording.fixed(value, decimals: 1)
    // Who writes back to a mail may answer it, or not.
    let replies = result.rowKind == .directed ? "messages back" : "replies"
    let given =
      if value == 0 {
        "Managers receive \(replies) but give none"
      } else if lower > 1 && value >= noticeableRatio {
        "Managers lead by example: they give \(each) \(replies) for each one they receive"
      } else if upper < 1 {
        "Managers receive \(value <= 1 / noticeableRatio ? "more" : "somewhat more") \(replies) than they give, "
          + "\(value <= 1 / noticeableRatio ? each : Wording.fixed(value, decimals: 2)) given for each received"
      } else if lower > 1 {
        "Managers give somewhat more \(replies) than they receive, \(Wording.fixed(value, decimals: 2)) for each received"
      } else {
        "Managers give about as many \(replies) as they receive"
      }
    return given + contactsClause(result) + "."
  }

  private static func withoutRatio(_ result: MeasureResult) -> String {
    if result.headline?.isSuppressed == true {
      return "What example managers set is not shown: it would be about too few people."
    }
    return result.headline?.evidence.members == 0
      ? "No manager wrote anything, so members have no example of theirs to follow."
      : "Managers received no replies that theirs could be compared with."
  }

  /// "; contacts between managers and members are returned less often than those among members (40% against 62%)".
  private static func contactsClause(_ result: MeasureResult) -> String {
    guard let mixed = result["returned_with_managers"], let among = result["returned_among_members"],
      let mixedShare = mixed.value, let amongShare = among.value
    else { return "" }
    let shares = "(\(Wording.roundShare(mixedShare)) against \(Wording.roundShare(amongShare)))"
    if (mixedShare - amongShare).magnitude < noticeableDifference { return "" }
    if let upper = mixed.upperBound, let lower = among.lowerBound, upper < lower {
      return "; contacts with them are returned less often than contacts among members \(shares)"
    }
    if let lower = mixed.lowerBound, let upper = among.upperBound, lower > upper {
      return "; contacts with them are returned more often than contacts among members \(shares)"
    }
    return ""
  }

  static func help(_ result: MeasureResult) -> String? {
    guard let ratio = result.headline, !ratio.isSuppressed else { return nil }
    if ratio.evidence.members == 0 {
      return "Give managers time and a reason to take part as members do: to ask a question, to answer one, to thank."
    }
    guard let value = ratio.value, let upper = ratio.upperBound, upper < 1, value <= 1 / noticeableRatio else {
      return nil
    }
    return "Free an hour a week for managers to answer what members ask."
  }
}

/// What managers and others wrote in a period.
private struct MessageTally {
  var managerMessages = 0
  var managerOpenings = 0
  var memberMessages = 0
  var memberOpenings = 0
  /// Replies of managers to other members.
  var repliesGiven = 0
  /// Replies of other members to managers.
  var repliesReceived = 0

  init(_ record: CommunityRecord, isManager: [Bool]) {
    let messages = record.messages
    for message in record.messageRange {
      let byManager = isManager[Int(messages.authors[message])]
      let opens = messages.isOpening(message) ? 1 : 0
      if byManager {
        managerMessages += 1
        managerOpenings += opens
      } else {
        memberMessages += 1
        memberOpenings += opens
      }
      guard messages.isReply(message) else { continue }
      let toManager = isManager[Int(messages.authors[Int(messages.parents[message])])]
      if byManager && !toManager { repliesGiven += 1 }
      if toManager && !byManager { repliesReceived += 1 }
    }
  }
}

/// Who turned to whom, and back, by whether one of the two is a manager.
private struct ContactTally {
  /// From a manager to another member, or back.
  var mixed = 0
  var mixedReturned = 0
  /// Between two members who are no managers.
  var member = 0
  var memberReturned = 0

  init(_ ties: [Tie], isManager: [Bool]) {
    for tie in ties {
      let contacts = (tie.aToB > 0 ? 1 : 0) + (tie.bToA > 0 ? 1 : 0)
      let returned = contacts == 2 ? 2 : 0
      switch (isManager[tie.memberA], isManager[tie.memberB]) {
      case (false, false):
        member += contacts
        memberReturned += returned
      case (true, true): break
      default:
        mixed += contacts
        mixedReturned += returned
      }
    }
  }
}

extension LeadByExample {
  static func definition(_ options: LensOptions, _ rows: RowReading) -> MeasureDefinition {
    MeasureDefinition(
      "Whether managers take part as members do.",
      "Replies that managers gave to other members ÷ replies that they received from them; the share of their "
        + "messages that open a conversation; the share of contacts with them that go both ways, beside that among "
        + "members. Managers together, never one of them.",
      better: .higher, rests: "messages between managers and other members")
  }
}

extension CommunityMeasure {
  public static let leadByExample = CommunityMeasure(rawValue: "lead_by_example")
}
