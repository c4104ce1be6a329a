import InteractionLogs

/// What to call that of which a log holds a row, and what members do with one another in it.
///
/// One value a kind of row, used by every sentence, label, table and legend that counts rows: nobody answers a commit,
/// and nobody turns to a badge reader.
public struct RowWords: Sendable, Hashable {
  /// What two members did with one another.
  enum Doing: Sendable, Hashable {
    case interacting, beingInContact, meeting
  }

  public let kind: RowKind
  /// "1 interaction".
  public let singular: String
  /// "2 interactions".
  public let plural: String
  let doing: Doing

  public init(_ kind: RowKind) {
    self.kind = kind
    switch kind {
    case .messages, .directed, .ties, .interactions:
      (singular, plural, doing) = ("interaction", "interactions", .interacting)
    case .replies: (singular, plural, doing) = ("reply", "replies", .interacting)
    case .acts: (singular, plural, doing) = ("action", "actions", .interacting)
    case .contacts: (singular, plural, doing) = ("contact", "contacts", .beingInContact)
    case .attendance: (singular, plural, doing) = ("encounter", "encounters", .meeting)
    }
  }

  /// What a row says, as the rest of "a row is" or "its rows are".
  ///
  /// - Parameter isDirected: whether the log has directions; of ties either may be.
  public static func rows(_ kind: RowKind, isDirected: Bool) -> String {
    switch kind {
    case .messages: "messages and what they answer"
    case .replies: "replies, each to somebody"
    case .directed: "messages from one member to another"
    case .acts: "actions of one member towards another"
    case .contacts: "contacts without a direction"
    case .attendance: "members at events"
    case .ties: "counted interactions of pairs\(isDirected ? "" : ", without a direction")"
    case .interactions: "interactions\(isDirected ? "" : " without a direction")"
    }
  }

  private func of(_ interacting: String, _ inContact: String, _ meeting: String) -> String {
    switch doing {
    case .interacting: interacting
    case .beingInContact: inContact
    case .meeting: meeting
    }
  }

  /// "An interaction".
  public var one: String { "\(kind == .replies || kind == .contacts ? "a" : "an") \(singular)" }

  /// "12,345 interactions", of a number that may be a sum of weights.
  public func count(_ number: Double) -> String {
    "\(Wording.amount(number)) \(number == 1 ? singular : plural)"
  }

  /// "12,345 interactions".
  public func count(_ number: Int) -> String { Wording.count(number, singular, plural) }

  /// At the head of a column.
  public var heading: String { Wording.capitalized(plural) }

  /// What members did: "12 members interacted".
  public var did: String { of("interacted", "were in contact", "met") }

  /// "Ada and Ben only interact with one another".
  public var onlyWithOneAnother: String {
    of("only interact with one another", "are only in contact with one another", "only meet one another")
  }

  /// "12 members interact only in 3 small circles".
  public var onlyIn: String { of("interact only in", "are in contact only in", "meet only in") }

  /// "Who interacts with whom".
  public var whoWithWhom: String { of("who interacts with whom", "who is in contact with whom", "who meets whom") }

  /// "The clusters in which people interact".
  public var inWhichPeople: String {
    of("in which people interact", "in which people are in contact", "in which people meet")
  }

  /// "Pairs of members who interacted at least once".
  public var didOnce: String { of("interacted at least once", "were in contact at least once", "met at least once") }

  /// "Members who never interacted".
  public var never: String { of("never interacted", "were never in contact", "never came") }

  /// "With how many other members somebody interacted".
  public func howManyOthers(_ who: String) -> String {
    of(
      "With how many others \(who) interacted", "With how many others \(who) was in contact",
      "How many others \(who) met")
  }

  /// "3 members have not interacted with anybody in this log".
  public var withNobody: String {
    of("not interacted with anybody", "not been in contact with anybody", "not met anybody")
  }

  /// "Every member on the list has interacted with somebody".
  public var withSomebody: String {
    of("interacted with somebody", "been in contact with somebody", "met somebody")
  }

  /// "Both talk to Ada"; where it is not known that they talk, something plainer.
  public var both: String {
    switch kind {
    case .messages, .directed: "both talk to"
    case .contacts: "both are in contact with"
    case .attendance: "both meet"
    case .replies, .acts, .ties, .interactions: "both have ties with"
    }
  }

  /// The heading of a legend of clusters.
  public var mostlyWithWhom: String {
    switch kind {
    case .messages, .directed: "Who talks mostly with whom"
    case .contacts: "Who is mostly in contact with whom"
    case .attendance: "Who mostly meets whom"
    case .replies, .acts, .ties, .interactions: "Who interacts mostly with whom"
    }
  }
}
