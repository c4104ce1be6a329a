/// How a log is written, found out from its first rows.
struct LogLayout {
  var delimiter: Delimiter
  var lineEnd: UInt8
  var hasHeader: Bool
  /// How many bytes stand above the header, or above the first row, and how many lines, blank ones included.
  var skippedBytes: Int
  var firstLine: Int
  /// How many of those lines are not blank.
  var skippedLines: Int
  /// Whether the header is a row to be passed over; not so where it is in a comment above the rows.
  var isHeaderARow: Bool
  /// The header, or the numbers of the columns.
  var columnNames: [String]
  var form: LogForm
  /// How it is known what a message answers, `nil` where there are no messages; a log may have the columns for it
  /// although they are not read.
  var replySource: ReplySource?
  /// What a row says, and how that is known.
  var rowKind: RowKind
  var rowKindBasis: RowKindBasis
  /// Whether interactions have no direction.
  var isUndirected: Bool
  /// The position in a row of each role that is used.
  var positions: [ColumnRole: Int]
  /// The positions of the pieces of a time that is written in several columns; empty where one column has it all. A
  /// time of day stands beside the date in the column of ``ColumnRole/time``.
  var timeParts: [TimePart: Int]
  /// The position of the column that says whether a row has a direction.
  var directionColumn: Int?
  /// Unused columns that are called like a weight and number the rows.
  var rowNumberColumns: [String] = []
  /// Names that several people bear, as far as the beginning shows it.
  var sharedNames: [SharedName] = []
  /// A zone that a header names and that is not known, or means several.
  var unusedZone: String?
  /// How times are read; `nil` without a time column.
  var time: TimeLayout?
  /// Why the sample does not show how times are read; the whole column may.
  var timeDoubt: InputError?
  /// Whether the whole column has to be looked at before its times are read.
  var needsAllTimes = false
  /// How weights are written.
  var weightStyle = NumberStyle()
  /// How several recipients are written into one cell.
  var recipientStyle = RecipientStyle()

  var columnCount: Int { columnNames.count }

  var hasTime: Bool { positions[.time] != nil || timeParts[.year] != nil }

  var clock: Clock { hasTime ? time?.clock ?? .calendar : .none }

  var mappedColumns: [MappedColumn] {
    ColumnRole.allCases.compactMap { role in
      positions[role].map { position in
        MappedColumn(role: role, header: hasHeader ? columnNames[position] : nil, position: position + 1)
      }
    }
  }

  /// The columns in use that have no role of their own, in the order of their uses.
  var furtherColumns: [FurtherUse] {
    let parts = TimePart.allCases.filter { $0 != .period }.compactMap { part in timeParts[part].map { (part.words, $0) }
    }
    let all = parts + [directionColumn.map { ("direction", $0) }].compactMap { $0 }
    return all.map { FurtherUse(use: $0, header: columnNames[$1]) }
  }

  var unusedColumns: [String] {
    let used = Set(Array(positions.values) + Array(timeParts.values) + [directionColumn].compactMap { $0 })
    return columnNames.indices.filter { !used.contains($0) }.map { columnNames[$0] }
  }
}
