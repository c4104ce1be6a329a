/// What the headers of a member table mean.
package enum MemberHeaders {
  /// The columns that may hold what a meaning says, the likeliest first.
  package static func columns(_ meaning: MemberMeaning, in headers: [String]) -> [Int] {
    let found = headers.indices.compactMap { column in
      HeaderWords.members.matches(headers[column]).first { $0.meaning == meaning }.map { (column, $0) }
    }
    // `Employee name` is a name, although an `employee` may be an id.
    let fitting = found.filter { meaning != .id || HeaderWords.aspect(of: headers[$0.0]) != .name }
    return fitting.sorted { a, b in
      a.1.order == b.1.order ? a.0 < b.0 : a.1.order < b.1.order
    }.map(\.0)
  }

  /// The position of a column that the user names: its number from 1, or its header as written or nearly so.
  package static func position(named name: String, in headers: [String]) -> Int? {
    ColumnChoice.position(named: name, headers: headers, columnCount: headers.count)
  }

  /// Some headers in quotation marks, for messages.
  package static func list(_ headers: [String]) -> String { ColumnChoice.list(headers) }

  /// The dates that the cells of a column write; `nil` where one is none, or it cannot be told which day it is.
  ///
  /// A plain number is none, for who can tell whether 2019 is a year?
  package static func dates(_ cells: [String]) -> [Instant?]? {
    guard cells.allSatisfy({ DecimalNumber.parse($0) == nil }) else { return nil }
    guard let layout = try? TimeColumn(cells).layout(header: nil, said: TimeLayout(), file: "", column: "") else {
      return nil
    }
    var parser = TimestampParser(layout)
    var dates: [Instant?] = []
    for cell in cells {
      let time = Array(cell.utf8).withUnsafeBufferPointer { parser.parse($0) }
      if time == TimestampParser.unreadable && !cell.isEmpty { return nil }
      dates.append(time == TimestampParser.unreadable ? nil : Instant(microseconds: time))
    }
    return dates
  }
}
