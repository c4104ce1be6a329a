import InteractionLogs
import MemberNetworks
import Numbers
import Statistics

/// How few members carry how much of the conversation.
///
/// Of the interactions that each member started (half of each on both sides where rows have no direction): how few
/// members are enough for half of them, and how uneven they are spread (Gini), among the members who started any.
struct LoadConcentration: LensMeasure {
  static let measure = CommunityMeasure.loadConcentration
  static let title = "Who carries the load"
  static let question = Finding.Question.holdsTogether
  static let placeInQuestion = 0
  static let speaksOfNow = true
  static let relations: [PeopleRelation] = [.nested(.starting, in: .active), .nested(.starting, in: .tied)]

  static var resampled: Set<String> { [Key.gini] }

  /// - Complexity: O(interactions + members · log members).
  func compute(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult {
    let given = Self.activityGiven(record)
    let active = given.indices.filter { given[$0] > 0 }
    let shares = active.map { given[$0] }
    guard let few = GiniCoefficient.fewest(carrying: 0.5, of: shares), let gini = GiniCoefficient.of(shares) else {
      return MeasureResult(leftOut: Self.measure, because: "there are no interactions")
    }
    let evidence = Evidence(members: active.count, interactions: record.interactions.count)
    let people = Counting.people(few, of: active.count, .carryingHalf, among: .starting)
    let words = RowWords(record.rowKind)
    return MeasureResult(
      Self.measure,
      [
        Indicator(
          Key.halfShare, "members who account for half of all \(words.plural)",
          Double(few) / Double(active.count), unit: .share, direction: .higherIsBetter, evidence: evidence,
          counting: people),
        Indicator(
          Key.halfCount, "number of members", Double(few), unit: .count, direction: .higherIsBetter,
          evidence: evidence, counting: people),
        Indicator(
          Key.gini, "how unevenly \(words.plural) are spread, from 0 (all alike) to 1 (Gini)", gini, unit: .number,
          direction: .lowerIsBetter, evidence: evidence, counting: .nobody),
      ],
      members: Array(active.sorted { (given[$1], $0) < (given[$0], $1) }.prefix(few)))
  }

  /// For each member the sum of what they gave.
  private static func activityGiven(_ record: CommunityRecord) -> [Double] {
    var given = [Double](repeating: 0, count: record.members.count)
    for tie in record.ties {
      given[tie.memberA] += tie.aToB
      given[tie.memberB] += tie.bToA
    }
    return given
  }

  enum Key {
    static let halfShare = "half_share"
    static let halfCount = "half_count"
    static let gini = "gini"
  }

  /// When a quarter of them are needed, it is well spread.
  private static let spread = 0.25
  /// Below so many active members a share says little.
  private static let fewestActive = 10
}

extension PeopleSet {
  /// Those who started an interaction.
  fileprivate static let starting = PeopleSet(rawValue: "starting")
  fileprivate static let carryingHalf = PeopleSet(rawValue: "carrying half")
}

extension LoadConcentration {
  static func sentence(_ result: MeasureResult) -> String {
    let carried = carried(result.rowKind)
    guard let share = result[Key.halfShare]?.value, let few = result[Key.halfCount]?.value,
      let active = result.headline?.evidence.members
    else {
      return result[Key.gini]?.value.map {
        switch $0 {
        case 0.7...: "\(carried.capitalized) rests on few members; how few is not shown."
        case ..<0.4: "\(carried.capitalized) is spread well over those who take part."
        default: "Some members carry clearly more of \(carried.lowercased) than others; how many is not shown."
        }
      } ?? "How \(carried.lowercased) is spread over the members is not shown."
    }
    let text = headlineSentence(result, few: few, of: givers(result, active))
    if active < fewestActive { return "\(text)." }
    // What is few is told by others: a tenth of the members or fewer do half of it nearly everywhere.
    guard let standing = standing(result) else {
      return share >= spread ? "\(text): \(carried.lowercased) is carried by many." : "\(text)."
    }
    if standing.isUnusual {
      return "\(text): much rests on few shoulders, a smaller share of them than in \(standing.betterLogs)."
    }
    guard standing.isGood else { return "\(text)." }
    return "\(text): the load is spread over a larger share of them than in \(standing.worseLogs)."
  }

  /// Those who did any of it: "the 169 members who sent any since 1 July 2024". Others may have taken part, too.
  private static func givers(_ result: MeasureResult, _ count: Int) -> String {
    let did: String
    switch result.rowKind {
    case .messages: did = "answered anybody"
    case .directed: did = "sent any"
    case .replies: did = "gave any"
    case .acts: did = "did anything"
    case .ties, .interactions: did = "acted"
    case .contacts, .attendance: return result.active(count)
    }
    let who = result.count(count, "member", "members")
    return "\(result.isRounded ? "" : "the ")\(who) who \(did)\(result.since.map { " since \($0)" } ?? "")"
  }

  private static func standing(_ result: MeasureResult) -> ReferenceNumbers.Standing? {
    result[Key.halfShare].flatMap { ReferenceNumbers.standing(of: $0, measure, result.rowKind) }
  }

  private static func headlineSentence(_ result: MeasureResult, few: Double, of active: String) -> String {
    let words = result.words
    let carriers = "\(few == 1 ? "One" : result.count(Int(saturating: few))) of \(active)"
    let verb =
      switch words.kind {
      case .messages, .ties, .interactions: few == 1 ? "accounts for" : "account for"
      case .directed: few == 1 ? "sends" : "send"
      case .replies: few == 1 ? "gives" : "give"
      case .acts: few == 1 ? "is behind" : "are behind"
      case .contacts, .attendance: few == 1 ? "has" : "have"
      }
    let text = "\(carriers) \(verb) half of all \(words.kind == .directed ? "messages" : words.plural)"
    return words.doing == .interacting ? text : text + ", both sides counted"
  }

  /// What those do on whom it rests.
  private static func carrying(_ kind: RowKind) -> String {
    switch kind {
    case .replies: "give most replies"
    case .acts: "do most"
    case .messages, .directed: "carry most of the conversation"
    case .contacts, .attendance, .ties, .interactions: "carry most of the contact"
    }
  }

  /// What is carried: conversation, where rows are messages.
  private static func carried(_ kind: RowKind) -> (capitalized: String, lowercased: String) {
    switch kind {
    case .messages, .directed: ("Conversation", "the conversation")
    case .replies: ("Answering", "answering")
    case .acts: ("The work", "the work")
    case .contacts, .attendance, .ties, .interactions: ("Contact", "contact")
    }
  }

  static func help(_ result: MeasureResult) -> String? {
    guard let active = result.headline?.evidence.members, active >= fewestActive else { return nil }
    guard standing(result)?.isUnusual ?? ((result[Key.gini]?.value ?? 0) >= 0.7) else { return nil }
    switch result.rowKind {
    case .attendance:
      return "Ask those who come less often what would make it worth their while, and fund that: much hangs on a few."
    case .contacts:
      return "Make occasions at which others meet, too, so that contact does not hang on those who meet everybody."
    default:
      return "Relieve those who \(carrying(result.rowKind)): offer them time for it, and find others to share the work."
    }
  }
}

extension LoadConcentration {
  /// Those who are to be relieved.
  static func concerned(_ result: MeasureResult) -> Double { result[Key.halfCount]?.value ?? 0 }

  static func definition(_ options: LensOptions, _ rows: RowReading) -> MeasureDefinition {
    let words = RowWords(rows.kind)
    let make = rows.kind == .replies ? "give" : rows.kind == .acts ? "do" : rows.kind == .directed ? "send" : "make"
    let what = rows.kind.hasMessages ? "the conversation" : words.doing == .interacting ? "activity" : "contact"
    return MeasureDefinition(
      "On how few members \(what) rests.",
      (rows.isDirected
        ? "The fewest members who together \(make) half of all \(words.plural), over the members who \(make) any; "
          + "where the log has no directions an interaction counts half for each side. "
        : "The fewest members who together have half of all \(words.plural), over the members who have any; each counts "
          + "half for each side. ")
        + "Gini coefficient of the same numbers: 0 when all are alike, towards 1 when one does everything.",
      better: .said("A larger share and a smaller Gini coefficient are better."), rests: "all \(words.plural)",
      "Gini 1912")
  }

  static func membersInWords(_ words: RowWords) -> String? {
    switch words.kind {
    case .messages, .interactions, .ties: "Those who account for half of all \(words.plural)"
    case .directed: "Those who send half of all messages"
    case .replies: "Those who give half of all \(words.plural)"
    case .acts: "Those who are behind half of all \(words.plural)"
    case .contacts, .attendance: "Those who have half of all \(words.plural)"
    }
  }
}

extension CommunityMeasure {
  public static let loadConcentration = CommunityMeasure(rawValue: "load_concentration")
}
