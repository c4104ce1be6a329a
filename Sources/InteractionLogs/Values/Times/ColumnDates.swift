/// The dates in a column of a small table, in the one order that fits all of them.
public struct ColumnDates: Sendable {
  private let layout: TimeLayout

  /// - Parameter cells: all cells of the column; blank ones are without a date.
  /// - Returns: `nil` when a cell is no date, or nothing shows in which order day and month stand. A plain number is no date,
  ///   for who can tell whether 2019 is a year?
  /// - Complexity: O(bytes).
  public init?(_ cells: [String]) {
    let filled = cells.filter { cell in !Array(cell.utf8).withUnsafeBufferPointer { $0.isBlank } }
    let layout = try? TimeColumn(filled).layout(header: "date", said: TimeLayout(), file: "", column: "")
    guard let layout, layout.unit == nil else { return nil }
    self.layout = layout
    guard filled.allSatisfy({ instant($0) != nil }) else { return nil }
  }

  /// The date in a cell; `nil` for a blank one.
  public func instant(_ cell: String) -> Instant? {
    var parser = TimestampParser(layout)
    let time = Array(cell.utf8).withUnsafeBufferPointer { parser.parse($0) }
    return time == TimestampParser.unreadable ? nil : Instant(microseconds: time)
  }
}
