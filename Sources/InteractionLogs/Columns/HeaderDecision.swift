/// Tells whether the first row of a table names its columns.
///
/// It is data only if it looks like the rows below it: its values come again there, or are of the same kind.
struct HeaderDecision {
  enum Verdict {
    case header, data
    /// The row may be either.
    case unclear
  }

  /// - Parameters:
  ///   - first: the first row.
  ///   - below: the rows below it that have as many fields.
  static func verdict(_ first: HeaderRow, below: [[String]]) -> Verdict {
    let cells = first.cells
    let columns = cells.indices.map { column in ColumnContents(below.map { $0[column] }) }
    let shapes = cells.map { CellShape($0) }
    let isAlike = cells.indices.map { column in
      columns[column].pattern != nil && columns[column].pattern == ColumnContents.pattern(cells[column])
    }
    let named = Set(first.matches.indices.filter { !first.matches[$0].isEmpty })
      .union(PeopleCandidate.numberedPairs(cells).flatMap { [$0.0, $0.1] })
      .filter { !isAlike[$0] }
    if shapes.contains(.date) || shapes.contains(.address) || shapes.contains(.timeOfDay) { return .data }
    let repeats = below.filter { $0.map(ColumnContents.trimmed) == cells }.count
    if named.count >= 2 {
      let comesAgain = named.contains { column in
        columns[column].cells.count { ColumnContents.trimmed($0) == cells[column] } > repeats
      }
      return comesAgain && !shapes.contains(.number) ? .unclear : .header
    }
    let isUnlike = cells.indices.contains { column in
      guard let shape = columns[column].shape, shape.isValue, shapes[column] == .text else { return false }
      return columns[column].share(shape) > 0.5
    }
    if isUnlike { return .header }
    if shapes.contains(.number) || isAlike.contains(true) { return .data }
    let comesAgain = recurs(cells, in: columns)
    if named.count == 1 { return comesAgain ? .unclear : .header }
    return comesAgain ? .data : .unclear
  }

  /// Whether one of the cells is a value of any column of texts below.
  private static func recurs(_ cells: [String], in columns: [ColumnContents]) -> Bool {
    let values = columns.filter { $0.shape == .text }.reduce(into: Set<String>()) { $0.formUnion($1.values) }
    return cells.contains { values.contains($0.lowercased()) }
  }
}
