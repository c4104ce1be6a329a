/// Knows the header of a table again when it stands among the rows, as where two exports were joined.
struct RepeatedHeader {
  /// The cells of the header without white space around them; empty without a header.
  private let cells: [[UInt8]]
  /// The column that is looked at first.
  private let column: Int
  private let lengths: ClosedRange<Int>
  /// Whether nothing but the names in it shows a header for one: there is no time or number that it fails to be.
  let hidesAmongNames: Bool

  init(_ layout: LogLayout) {
    cells = layout.hasHeader ? layout.columnNames.map { Array($0.utf8) } : []
    column = layout.positions[.source] ?? 0
    let length = cells.isEmpty ? 0 : cells[column].count
    // White space and a mark of the byte order may stand around it.
    lengths = length...length + 4
    hidesAmongNames = layout.hasHeader && layout.positions[.time] == nil && layout.positions[.weight] == nil
  }

  /// Whether the fields of a row, as many as the header has, are those of the header.
  @inline(__always)
  func isHeader(_ fields: UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>) -> Bool {
    lengths.contains(fields[column].count) && isSame(fields)
  }

  @inline(never)
  private func isSame(_ fields: UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>) -> Bool {
    !cells.isEmpty && cells.indices.allSatisfy { fields[$0].trimmed.elementsEqual(cells[$0]) }
  }
}
