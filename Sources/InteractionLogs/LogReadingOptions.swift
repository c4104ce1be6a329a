/// Which columns to take, where the header does not say it: a header word, a column number from 1, or `none` for a
/// column that is not to be used although its header is known.
public struct ColumnOverrides: Sendable, Hashable {
  private var names: [ColumnRole: String] = [:]

  /// The word that switches a role off.
  public static let none = "none"

  public init(
    source: String? = nil, target: String? = nil, time: String? = nil, weight: String? = nil, kind: String? = nil,
    id: String? = nil, thread: String? = nil, replyTo: String? = nil, cc: String? = nil, bcc: String? = nil
  ) {
    names[.source] = source
    names[.target] = target
    names[.time] = time
    names[.weight] = weight
    names[.kind] = kind
    names[.id] = id
    names[.thread] = thread
    names[.replyTo] = replyTo
    names[.cc] = cc
    names[.bcc] = bcc
  }

  /// What the user says of a role.
  public subscript(role: ColumnRole) -> String? {
    get { names[role] }
    set { names[role] = newValue }
  }

  /// Whether the user names a column for a role.
  public func namesColumn(for role: ColumnRole) -> Bool { names[role] != nil && !switchesOff(role) }

  /// Whether a role is not to be filled.
  func switchesOff(_ role: ColumnRole) -> Bool { names[role] == Self.none }
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
  /// Whether a log of which more than half of the rows are rejected is read all the same.
  public var allowsRejected = false
  /// Interactions before this instant are left out.
  public var since: Instant?
  /// Interactions at or after this instant are left out.
  public var until: Instant?
  /// What separates fields; `nil` finds out.
  public var delimiter: Delimiter?
  /// Whether the first row names the columns; `nil` finds out.
  public var hasHeader: Bool?
  /// How many lines at the beginning are not part of the log.
  public var skippedLines = 0
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
  /// What commas between names do; `nil` finds out.
  public var commas: CommaUse?
  /// Cells that are known to be lists of names, from an earlier reading of the same logs.
  package var knownLists: Set<String> = []
  /// Names that look like nobody, such as `NA` or `unknown`, but are members, as the member table has them.
  public var listedNames: Set<String> = []
  /// Which rows are left out.
  public var filter = RowFilterOptions()
  /// Whether some members are left out: the reader is given who.
  public var excludesMembers = false
  /// Whether batches say which messages there are and what they answer: ids, threads, messages to nobody in particular.
  /// Off by default because a log may have as many messages as rows.
  public var readsMessages = false
  /// What a row says; `nil` finds out.
  public var rowKind: RowKind?
  /// Whether the log says who took part in what (see ``LogForm/attendance``): another word for a row of attendance.
  public var isTwoMode: Bool {
    get { rowKind == .attendance }
    set { rowKind = newValue ? .attendance : nil }
  }
  /// In a two-mode log, events with more participants than this are left out: to be one of hundreds ties nobody.
  public var largestEvent = 200
  /// Whether all rejected rows are kept, those behind the first thousand in a temporary file, or only these.
  public var keepsEveryRejectedRow = false
  /// How many bytes are read at a time. Changes speed and memory, never a result.
  public var chunkBytes = 1 << 19
  /// A longer row is rejected, so that memory stays bounded whatever the input.
  var longestRowBytes = LogFileReading.longestRowBytes

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
