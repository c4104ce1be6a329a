/// Which columns to take, where the header does not say it: a header word, or a column number from 1.
public struct ColumnOverrides: Sendable, Hashable, Codable {
  public var source: String?
  public var target: String?
  public var time: String?
  public var weight: String?
  public var kind: String?
  public var id: String?
  public var thread: String?
  public var replyTo: String?

  public init(
    source: String? = nil, target: String? = nil, time: String? = nil, weight: String? = nil, kind: String? = nil,
    id: String? = nil, thread: String? = nil, replyTo: String? = nil
  ) {
    self.source = source
    self.target = target
    self.time = time
    self.weight = weight
    self.kind = kind
    self.id = id
    self.thread = thread
    self.replyTo = replyTo
  }

  subscript(role: ColumnRole) -> String? {
    switch role {
    case .source: source
    case .target: target
    case .time: time
    case .weight: weight
    case .kind: kind
    case .id: id
    case .thread: thread
    case .replyTo: replyTo
    }
  }
}

/// What separates the fields of a row.
public enum Delimiter: String, Sendable, Hashable, Codable, CaseIterable {
  case comma = ","
  case tab = "\t"
  case semicolon = ";"
  case pipe = "|"

  var byte: UInt8 { rawValue.utf8.first! }

  /// The word for it in messages.
  public var name: String {
    switch self {
    case .comma: "comma"
    case .tab: "tab"
    case .semicolon: "semicolon"
    case .pipe: "vertical bar"
    }
  }
}

/// How logs are read.
public struct LogReadingOptions: Sendable, Hashable {
  /// Columns that the user has named.
  public var columns = ColumnOverrides()
  /// Whether the first rejected row is an error.
  public var isStrict = false
  /// Interactions before this instant are left out.
  public var since: Instant?
  /// Interactions at or after this instant are left out.
  public var until: Instant?
  /// What separates fields; `nil` finds out.
  public var delimiter: Delimiter?
  /// Whether the first row names the columns; `nil` finds out.
  public var hasHeader: Bool?
  /// In which encoding the text is written, as iconv calls it; `nil` finds out.
  public var encoding: String?
  /// In which order day, month and year stand in dates of three numbers; `nil` finds out.
  public var dateOrder: DateOrder?
  /// How times are written: a pattern in the way of `strftime`, or what plain numbers count; `nil` finds out.
  public var dateFormat: String?
  /// The zone of times without one: an offset or a name; `nil` is UTC.
  public var timeZone: String?
  /// The decimal mark of weights; `nil` finds out.
  public var decimalMark: DecimalMark?
  /// Names that look like nobody, such as `NA` or `unknown`, but are members, as the member table has them.
  public var listedNames: Set<String> = []
  /// Whether batches say which messages there are and what they answer: ids, threads, messages to nobody in particular.
  /// Off by default because a log may have as many messages as rows.
  public var readsMessages = false
  /// Whether the log says who took part in what (see ``LogForm/attendance``).
  public var isTwoMode = false
  /// In a two-mode log, events with more participants than this are left out: to be one of hundreds ties nobody.
  public var largestEvent = 200
  /// How many bytes are read at a time. Changes speed and memory, never a result.
  public var chunkBytes = 1 << 19

  public init(
    columns: ColumnOverrides = ColumnOverrides(), isStrict: Bool = false, since: Instant? = nil, until: Instant? = nil,
    delimiter: Delimiter? = nil, hasHeader: Bool? = nil
  ) {
    self.columns = columns
    self.isStrict = isStrict
    self.since = since
    self.until = until
    self.delimiter = delimiter
    self.hasHeader = hasHeader
  }
}
