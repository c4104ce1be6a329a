import CommunityInsights
import InteractionLogs

/// A column of a table of the report folder, as `schema.json` tells of it.
struct TableColumn {
  /// What its cells are.
  enum Kind: Hashable {
    case cells(Cell.Kind)
    /// Points in time: dates with a time, or seconds where the log's clock knows no days.
    case instant(Clock)
  }

  var name: String
  var kind: Kind
  /// What it says, in one line.
  var summary: String
  /// In what it is counted; `nil` where the summary says it.
  var unit: String?
  /// Between which bounds it lies; n is the number of members.
  var range: String?
  /// Which of several usual definitions it is, and what an empty cell means.
  var convention: String?
  /// Who defined it.
  var source: String?

  init(
    _ name: String, _ kind: Kind, _ summary: String, unit: String? = nil, range: String? = nil,
    convention: String? = nil, source: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.summary = summary
    self.unit = unit
    self.range = range
    self.convention = convention
    self.source = source
  }

  init(
    _ name: String, _ kind: Cell.Kind, _ summary: String, unit: String? = nil, range: String? = nil,
    convention: String? = nil, source: String? = nil
  ) {
    self.init(
      name, .cells(kind), summary, unit: unit, range: range, convention: convention, source: source)
  }
}

extension TableColumn.Kind {
  /// The type in the words of the Table Schema of Frictionless Data.
  var type: String {
    switch self {
    case .cells(.text): "string"
    case .cells(.whole): "integer"
    case .cells(.number): "number"
    case .cells(.truth): "boolean"
    case .instant(.calendar): "datetime"
    case .instant: "number"
    }
  }

  /// The dtype by which pandas reads the column and keeps whole numbers and truth values what they are, though some
  /// cells are empty. Points in time are read as texts, for pandas makes times of them only afterwards.
  var dtype: String {
    switch self {
    case .cells(.text), .instant(.calendar): "string"
    case .cells(.whole): "Int64"
    case .cells(.number), .instant: "float64"
    case .cells(.truth): "boolean"
    }
  }
}
