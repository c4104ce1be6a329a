import GraphMeasures

/// One number of a measure, with all that is needed to read it.
public struct Indicator: Codable, Hashable, Sendable {
  public enum Unit: String, Codable, Sendable {
    /// From 0 to 1, shown in percent.
    case share
    /// The difference of two shares, from −1 to 1, shown in percentage points.
    case shareDifference = "share_difference"
    case count
    /// A plain number, such as a ratio or an index from −1 to 1.
    case number
    case hours
    case days
  }

  /// Which way is good for a community.
  public enum Direction: String, Codable, Sendable {
    case higherIsBetter = "higher_is_better"
    case lowerIsBetter = "lower_is_better"
    /// A number to read, not to move.
    case neither
  }

  /// Unique within its measure ("answered_share"); the headline of a measure comes first.
  public var key: String
  /// What it is, in a few plain words ("opening messages that were answered").
  public var label: String
  public var unit: Unit
  public var direction: Direction
  /// `nil` where it is undefined, or suppressed for the audience.
  public var value: Double?
  public var interval: Interval?
  /// The value in the last whole window and in the one before it.
  public var change: Change?
  /// What chance alone would give, or what a publication reports.
  public var references: [Reference] = []
  /// What the number rests on.
  public var evidence: Evidence
  /// What the number counts: by this it is known what an audience may see.
  public var counting: Counting
  /// The numbers of its measure that it follows from.
  public var derivation: Derivation?
  /// Whether an audience was not shown the number because it is about too few people.
  public var isSuppressed = false

  public init(
    _ key: String, _ label: String, _ value: Double?, unit: Unit, direction: Direction, interval: Interval? = nil,
    evidence: Evidence, counting: Counting, derivation: Derivation? = nil, references: [Reference] = []
  ) {
    self.key = key
    self.label = label
    self.unit = unit
    self.direction = direction
    self.value = value
    self.interval = interval
    self.evidence = evidence
    self.counting = counting
    self.derivation = derivation
    self.references = references
  }
}

extension Indicator {
  /// The people of whom it tells, as far as it is told how many they are.
  public var people: PeopleCount? { counting.people }
}

/// Between which bounds a number lies, and how that was found out.
public struct Interval: Codable, Hashable, Sendable {
  public enum Method: String, Codable, Sendable {
    /// Wilson's interval of a share.
    case wilson
    /// The same of as many independent cases as clustered ones are worth (``ClusteredShare``).
    case wilsonClustered = "wilson_clustered"
    /// The spread of the number over resampled logs, each without a part of its conversations or meetings.
    case resampling
    /// Greenwood's variance of a survival curve; of a quantile, after Brookmeyer & Crowley.
    case greenwood
    /// Theil's interval of a slope, from Kendall's statistic.
    case theil
    /// The variance of a difference over matched strata (Greenland & Robins 1985).
    case mantelHaenszel = "mantel_haenszel"
  }

  public var lower: Double
  public var upper: Double
  /// 0.95 where, if the same community were recorded again, about 95 of 100 such intervals would hold its long-run value.
  public var level: Double
  public var method: Method

  public init(lower: Double, upper: Double, level: Double = 0.95, method: Method) {
    self.lower = lower
    self.upper = upper
    self.level = level
    self.method = method
  }
}

/// A number in the last whole window beside the whole window before it.
public struct Change: Codable, Hashable, Sendable {
  public var previous: Double
  public var latest: Double

  public init(previous: Double, latest: Double) {
    self.previous = previous
    self.latest = latest
  }
}

/// A number to compare with.
public struct Reference: Codable, Hashable, Sendable {
  public enum Kind: String, Codable, Sendable {
    /// What random networks or shuffled labels give on average.
    case chance
    /// What a publication reports.
    case published
  }

  public var kind: Kind
  public var lower: Double
  public var upper: Double
  /// The share of random networks or shuffles that are at least as far out; for ``Kind/chance``.
  public var pValue: Double?
  /// From how many random networks or shuffles ``pValue`` is: it is never below one of so many and one.
  public var draws: Int?
  /// By how many of their standard deviations the number is above their mean.
  public var standardScore: Double?
  /// Where it comes from ("Wenger, McDermott & Snyder 2002", "1,000 networks with the same degrees").
  public var source: String

  public init(_ kind: Kind, lower: Double, upper: Double, pValue: Double? = nil, source: String) {
    self.kind = kind
    self.lower = lower
    self.upper = upper
    self.pValue = pValue
    self.source = source
  }

  /// What chance gives on average; `nil` where there is none to compare with.
  init?(_ chance: NullComparison, source: String) {
    guard let mean = chance.mean, let pValue = chance.pValue else { return nil }
    self.init(.chance, lower: mean, upper: mean, pValue: pValue, source: source)
    (draws, standardScore) = (chance.sampleCount, chance.standardScore)
  }

  /// Whether nothing that chance gave was as extreme, so that ``pValue`` is no more than a bound.
  public var isNoneAsExtreme: Bool {
    guard let pValue, let draws else { return false }
    return pValue * Double(draws + 1) < 1.5
  }
}

/// How much stands behind a number.
public struct Evidence: Codable, Hashable, Sendable {
  public var members: Int?
  public var interactions: Int?
  public var conversations: Int?
  public var windows: Int?
  /// How many members' doing it is, where these are others than ``members``, such as those who answer. Written nowhere:
  /// it is there so that nothing is told of few of them.
  public var actors: Int?
  /// The part of it, from 0 to 1, that the one of its people made who made most. Written nowhere: it is there so that
  /// nothing is told of several that is about one of them.
  public var largestPart: Double?

  public init(
    members: Int? = nil, interactions: Int? = nil, conversations: Int? = nil, windows: Int? = nil, actors: Int? = nil,
    largestPart: Double? = nil
  ) {
    self.members = members
    self.interactions = interactions
    self.conversations = conversations
    self.windows = windows
    self.actors = actors
    self.largestPart = largestPart
  }

  /// What is written of it.
  public var told: Evidence {
    Evidence(members: members, interactions: interactions, conversations: conversations, windows: windows)
  }

  /// The fewest of anything, people or what they did, that stand behind it; `nil` where that is not known, or where
  /// nothing does.
  var fewest: Int? { [members, interactions, conversations, actors].compactMap { $0 }.filter { $0 > 0 }.min() }
}
