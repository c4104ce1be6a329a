import InteractionLogs

/// What one measure of the lens found: numbers first; its sentences are said from them, for each audience anew.
public struct MeasureResult: Codable, Hashable, Sendable {
  public var measure: CommunityMeasure
  /// The headline first.
  public var indicators: [Indicator]
  /// Who it is about, the most important first: shown to the community only.
  public var members: [Int]
  /// Why there are no numbers, as the rest of a sentence that begins with "Left out:"; `nil` where there are.
  public var leftOut: String?
  /// Numbers by pair or list of groups, where the measure has such.
  public var table: GroupTable?
  /// Pairs of members to bring together, where the measure finds such; told by ``CommunityLens/introductions``.
  var introductions: [Introduction] = []
  /// What the numbers say, in one plain sentence. Never holds the name of a member.
  public var sentence = ""
  /// How a sponsor can help; `nil` where nothing asks for help.
  public var help: String?
  /// What the rows are that were counted; words follow it.
  public var rowKind = RowKind.messages
  /// Whether it would be another one without members who may be no people: then no help is offered for it.
  public var isDoubtful = false
  /// What it would be without them, for the community itself.
  public var doubt: String?
  /// Whether counts are rounded, so that they are told as about so many.
  public var isRounded = false
  /// Which part of the log it is about.
  public var scope = Scope.wholeLog
  /// The first day of the recent part of the log, where it is about that: "1 July 2024".
  public var since: String?

  /// Which part of the log a result is about.
  public enum Scope: String, Codable, Sendable {
    /// All of it, which is the present as well.
    case wholeLog = "whole_log"
    /// The recent part.
    case recent
    /// All of it, though others are about the recent part.
    case history
  }

  private enum CodingKeys: String, CodingKey {
    case measure, indicators, members, leftOut, table, sentence, help, rowKind
    case scope, since, isRounded, isDoubtful, doubt
  }

  public init(
    _ measure: CommunityMeasure, _ indicators: [Indicator], members: [Int] = [], table: GroupTable? = nil
  ) {
    self.measure = measure
    self.indicators = indicators
    self.members = members
    self.table = table
  }

  /// A measure that cannot be computed from the data at hand.
  public init(leftOut measure: CommunityMeasure, because reason: String) {
    self.init(measure, [])
    leftOut = reason
  }

  public var headline: Indicator? { indicators.first }

  var words: RowWords { RowWords(rowKind) }

  /// "103 active members", "the 103 members active since 1 July 2024".
  func active(_ count: Int) -> String {
    guard let since else { return "\(self.count(count)) active \(count == 1 ? "member" : "members")" }
    return "\(isRounded ? "" : "the ")\(self.count(count, "member", "members")) active since \(since)"
  }

  /// "5", "about 5" where it is rounded.
  func count(_ number: Int) -> String { about(number) + Wording.count(number) }

  /// "1 member", "about 5 members".
  func count(_ number: Int, _ singular: String, _ plural: String) -> String {
    about(number) + Wording.count(number, singular, plural)
  }

  private func about(_ number: Int) -> String { isRounded && number > 0 ? Wording.about : "" }

  /// The indicator with this key.
  public subscript(key: String) -> Indicator? { indicators.first { $0.key == key } }
}

/// Numbers by group of members: a column of group names, their sizes, and a square or single column of values.
public struct GroupTable: Codable, Hashable, Sendable {
  public var groups: [String]
  /// How many members each group has.
  public var sizes: [Int]
  /// What the values are, in a few words.
  public var label: String
  /// `values[i][j]` is about members of group i towards group j; `nil` where suppressed.
  public var values: [[Double?]]
  /// Whether `values[i][j]` and `values[j][i]` are about different interactions; else about the same, each beside all
  /// of its own group.
  public var hasDirections = true
  /// The unit of ``values``.
  public var unit = Indicator.Unit.share
  /// Further numbers of each group by itself.
  public var columns: [Column] = []

  /// One number of every group.
  public struct Column: Codable, Hashable, Sendable {
    /// Unique within its table.
    public var key: String
    public var label: String
    public var unit: Indicator.Unit
    /// One a group; `nil` where it is undefined or suppressed.
    public var values: [Double?]

    public init(_ key: String, _ label: String, unit: Indicator.Unit, values: [Double?]) {
      self.key = key
      self.label = label
      self.unit = unit
      self.values = values
    }
  }

  public init(groups: [String], sizes: [Int], label: String, values: [[Double?]]) {
    self.groups = groups
    self.sizes = sizes
    self.label = label
    self.values = values
  }
}
