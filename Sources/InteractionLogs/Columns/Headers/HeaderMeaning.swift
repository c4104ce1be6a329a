/// What a header word of a log may mean.
enum LogMeaning: Hashable, Sendable {
  case source, target, cc, bcc
  case time, timeOfDay, year, month, day, hour, minute
  case weight, kind, id, thread, replyTo
  /// Whether the row has a direction.
  case direction
  /// What a mail is about.
  case subject
  /// What somebody takes part in.
  case event
}

/// What a header word of a member table may mean.
package enum MemberMeaning: Hashable, Sendable, CaseIterable {
  case id, name, group, role, manager, joined
  /// The two parts of a name.
  case firstName, lastName
}

/// Words for who acts and towards whom that go together.
enum PeopleFamily: Hashable, Sendable {
  case fromTo, senderRecipient, sourceTarget, authorAddressee, call, acts, egoAlter, whoWhom, person
  /// Two headers that differ in a number or a letter: `person1` and `person2`.
  case numbered

  /// Whether a word counts only where one of the family is there for the other side.
  var needsBothSides: Bool { self == .acts || self == .egoAlter || self == .whoWhom }
}

/// How a column names people, the surest identity first.
enum PersonAspect: Int, Comparable, Sendable {
  case address, login, plain, id, name

  static func < (a: PersonAspect, b: PersonAspect) -> Bool { a.rawValue < b.rawValue }
}

/// A piece of a time that has a column of its own.
enum TimePart: String, Sendable, Hashable, Codable, CaseIterable {
  /// The time of day, beside a column of dates.
  case timeOfDay
  case year, month, day, hour, minute
  /// A week, a month or a year, in the column of times.
  case period

  var words: String {
    switch self {
    case .timeOfDay: "time of day"
    default: rawValue
    }
  }
}
