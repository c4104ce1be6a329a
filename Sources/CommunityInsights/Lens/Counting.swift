import Numbers

/// What a number counts. Every number says it, for by nothing else is it known what an audience may see.
public enum Counting: Codable, Hashable, Sendable {
  /// Nobody: ties, messages, groups, time, or an average over all who were there.
  case nobody
  /// The number is how many people these are, or their share.
  case people(PeopleCount)
  /// The number is another one, but tells of these people: it follows from them, or it is only about them.
  case about(PeopleCount)
  /// One member, whoever that is.
  case oneMember
  /// People, of whom an audience is not told of how many they are.
  case untold

  /// So many of so many people.
  ///
  /// - Parameters:
  ///   - who: what these are, where numbers of other measures may be about the same; else they are known to this number
  ///     only.
  ///   - whole: those of whom they are a part.
  ///   - partition: numbers of one partition have nobody in common.
  static func people(
    _ count: Int, of total: Int, _ who: PeopleSet? = nil, among whole: PeopleSet, partition: String? = nil
  ) -> Counting { .people(PeopleCount(count, of: total, who, among: whole, partition: partition)) }

  /// The people of whom the number tells, as far as it is told how many they are.
  public var people: PeopleCount? {
    switch self {
    case .people(let people), .about(let people): people
    case .nobody, .oneMember, .untold: nil
    }
  }

  /// Whether the number is one of people, or their share.
  var isOfPeople: Bool {
    switch self {
    case .people, .untold: true
    case .nobody, .about, .oneMember: false
    }
  }

  /// The same of other people.
  func replacing(_ people: PeopleCount) -> Counting {
    switch self {
    case .about: .about(people)
    case .people, .nobody, .oneMember, .untold: .people(people)
    }
  }
}

/// How many of how many people.
public struct PeopleCount: Codable, Hashable, Sendable {
  public var count: Int
  public var total: Int
  /// Who they are, where other numbers tell of the same people.
  public var who: PeopleSet?
  /// Those of whom they are a part.
  public var whole: PeopleSet
  /// Numbers of one partition are parts of the same whole without anybody in common, so that one can be told from the
  /// others.
  public var partition: String?

  public init(
    _ count: Int, of total: Int, _ who: PeopleSet? = nil, among whole: PeopleSet, partition: String? = nil
  ) {
    self.count = count
    self.total = total
    self.who = who
    self.whole = whole
    self.partition = partition
  }

  /// Their share; `nil` of nobody.
  var share: Double? { total > 0 ? Double(count) / Double(total) : nil }
}

/// Some of the members, by what makes them a set: two numbers about the same set are about the same people.
///
/// In the timeline each window has sets of its own.
public struct PeopleSet: RawRepresentable, Codable, Hashable, Sendable {
  public var rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
}

extension PeopleSet {
  static let everybody = PeopleSet(rawValue: "everybody")
  /// Those who are there by the end of the period.
  static let present = PeopleSet(rawValue: "present")
  /// The members of the community as it is, beside numbers about the whole log.
  static let ofNow = PeopleSet(rawValue: "of now")
  /// Those with a tie.
  static let tied = PeopleSet(rawValue: "tied")
  /// Those who took part.
  static let active = PeopleSet(rawValue: "active")
  /// Those who took part in the window before.
  static let activeBefore = PeopleSet(rawValue: "active before")

  /// Those whom a number of the network counts.
  static func network(_ number: NetworkMetrics.HideableNumber) -> PeopleSet { PeopleSet(rawValue: number.rawValue) }
}

/// How sets of people hang together: said by the measure that knows it.
enum PeopleRelation: Hashable, Sendable {
  /// Whoever is in a part is in the whole, and nobody is in two parts.
  case parts([PeopleSet], of: PeopleSet)
  /// Whoever is in the first is in the second.
  static func nested(_ part: PeopleSet, in whole: PeopleSet) -> PeopleRelation { .parts([part], of: whole) }
}

/// From which other numbers of its measure a number follows.
public enum Derivation: Codable, Hashable, Sendable {
  /// The one less the other.
  case difference(of: String, and: String)
  /// The one over the other.
  case ratio(of: String, to: String)
  /// How many clusters the network has.
  case clusterCount
}

/// How a measure is shown to those who see no members.
enum MeasureDisclosure: Sendable {
  /// Each number by itself, as far as it counts enough people.
  case eachNumber
  /// The headline only: the others count parts of the same few people, one within the other.
  case headlineOnly
  /// Numbers about managers: only where there are several of them.
  case managersTogether
}
