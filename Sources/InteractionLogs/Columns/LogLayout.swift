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
  var clock: Clock
  var timeUnit: NumericTimeUnit
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

  var columnCount: Int { columnNames.count }

  var mappedColumns: [MappedColumn] {
    ColumnRole.allCases.compactMap { role in
      positions[role].map { position in
        MappedColumn(role: role, header: hasHeader ? columnNames[position] : nil, position: position + 1)
      }
    }
  }

  var unusedColumns: [String] {
    let used = Set(Array(positions.values) + Array(timeParts.values) + [directionColumn].compactMap { $0 })
    return columnNames.indices.filter { !used.contains($0) }.map { columnNames[$0] }
  }
}

/// What the first values of a column say about the times in it.
struct TimeColumn {
  private var dates = 0
  private var numbers: [Double] = []
  private var filled = 0

  init(_ cells: [String]) {
    for cell in cells where !cell.utf8.allSatisfy({ $0 == 0x20 }) {
      filled += 1
      if let number = DecimalNumber.parse(cell) {
        numbers.append(number)
      } else if Instant(parsing: cell) != nil {
        dates += 1
      }
    }
  }

  var isMostlyDates: Bool { 2 * dates > filled }
  var isMostlyNumbers: Bool { 2 * numbers.count > filled }

  /// Whether the numbers are Unix times, or many different ones in ascending order.
  var looksLikeTimes: Bool {
    if 2 * numbers.count(where: { NumericTimeUnit(magnitudeOf: $0) != nil }) > numbers.count { return true }
    let isAscending = zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 }
    return isAscending && numbers.count > 1 && 2 * Set(numbers).count > numbers.count
  }

  /// The unit of most numbers: a log may hold a few wrong dates.
  private var majority: NumericTimeUnit? {
    let units: [NumericTimeUnit?] = [nil, .seconds, .milliseconds, .microseconds, .nanoseconds]
    let votes = units.map { unit in numbers.count { NumericTimeUnit(magnitudeOf: $0) == unit } }
    return units[votes.indices.max { votes[$0] < votes[$1] }!]
  }

  var unit: NumericTimeUnit { majority ?? .seconds }

  var clock: Clock { numbers.count > dates && majority == nil ? .secondsFromStart : .calendar }
}
