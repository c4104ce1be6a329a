/// A roster survey as a matrix: each row is who answered, each column a person, each cell how they answered.
///
/// The first row and the first column name the same people, in any order; who did not answer has a blank row, or none, and
/// is a member all the same. 0 and blank are no tie, and the diagonal does not count.
struct SurveyMatrix: SingleFileFormat {
  let name = "matrix of people"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool { Layout(opening) != nil }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(ExportRows.Kind(rows: .acts, hasTimes: false))
    for file in files {
      guard let layout = Layout(try rows.opening(of: file)) else { continue }
      for name in layout.names.dropFirst() where !name.isEmpty { rows.member(name) }
      try rows.forEachRecord(in: file, of: layout.table) { rows, record in
        try Self.take(record, layout, of: file, &rows)
      }
    }
  }

  private static func take(
    _ record: TableRecord, _ layout: Layout, of file: InputFile, _ rows: inout ExportRows
  ) throws {
    let source = record[0]
    if source.isEmpty {
      return try rows.reject(.emptySource, in: file, line: record.line, text: "")
    }
    rows.member(source)
    for column in layout.names.indices.dropFirst() {
      let (target, cell) = (layout.names[column], record[column])
      if target.isEmpty || MissingValue.isMissing(cell) { continue }
      // What somebody says of themselves is often a mark and no number.
      if layout.areSame(source, target) {
        if Self.weight(of: cell) != 0 { try rows.leaveOut(.empty) }
        continue
      }
      guard let weight = Self.weight(of: cell) else {
        try rows.reject(.unreadableWeight, in: file, line: record.line, column: target, text: cell)
        continue
      }
      if weight == 0 { continue }
      if weight < 0 {
        try rows.reject(.weightNotPositive, in: file, line: record.line, column: target, text: cell)
        continue
      }
      try rows.add(ExportRow(source: source, targets: [ExportRow.Target(target)], weight: weight))
    }
  }
}

extension SurveyMatrix {
  /// What people tick a box with.
  private static let ticks: Set<String> = ["x", "✓", "✔", "☑", "true", "yes"]

  /// The number in a cell; 1 for a tick.
  private static func weight(of cell: String) -> Double? {
    NetworkTies.number(cell) ?? (ticks.contains(cell.lowercased()) ? 1 : nil)
  }

  /// Where the names and the cells are.
  private struct Layout {
    /// Fewer people could be in any table by chance.
    private static let fewest = 3

    let table: RecordTable
    /// The header; the first cell is the corner, whatever it says.
    let names: [String]

    init?(_ opening: InputFile.Opening) {
      let sample = DelimitedSample(bytes: opening.text, isWhole: opening.isWhole)
      for delimiter in Delimiter.allCases where Self.mayBeMatrix(sample.rows(delimiter, limit: 4)) {
        let rows = sample.rows(delimiter, limit: 4000).map { $0.map(ColumnContents.trimmed) }
        guard let header = rows.first, Self.isMatrix(header, rows.dropFirst()) else { continue }
        guard let table = RecordTable(opening, having: header.dropFirst().filter { !$0.isEmpty }) else { continue }
        guard table.delimiter == delimiter, table.rowsAbove.isEmpty else { continue }
        (self.table, names) = (table, header)
        return
      }
      return nil
    }

    func areSame(_ one: String, _ other: String) -> Bool {
      one == other || NameIdentity.people.canonical(one) == NameIdentity.people.canonical(other)
    }

    /// Whether the first rows look like those of a matrix, so that it is worth looking at all.
    private static func mayBeMatrix(_ rows: [[String]]) -> Bool {
      guard rows.count > fewest, rows[0].count > fewest else { return false }
      let people = Set(rows[0].dropFirst().map(ColumnContents.trimmed))
      return rows.dropFirst().contains { people.contains(ColumnContents.trimmed($0[0])) }
    }

    private static func isMatrix(_ header: [String], _ rows: ArraySlice<[String]>) -> Bool {
      let people = header.dropFirst().filter { !$0.isEmpty }
      let labels = rows.compactMap(\.first)
      guard people.count >= fewest, Set(people).count == people.count, labels.count >= fewest,
        Set(labels).count == labels.count, rows.allSatisfy({ $0.count <= header.count })
      else { return false }
      let known = Set(people).intersection(labels)
      guard known.count >= fewest, 10 * known.count >= 8 * labels.count else { return false }
      var (mostOfKnown, mostOfOthers, filled) = (0.0, 0.0, 0)
      for column in header.indices.dropFirst() where !header[column].isEmpty {
        for row in rows where column < row.count && row[0] != header[column] && !MissingValue.isMissing(row[column]) {
          guard let number = SurveyMatrix.weight(of: row[column]) else { return false }
          filled += 1
          if known.contains(header[column]) {
            mostOfKnown = max(mostOfKnown, number)
          } else {
            mostOfOthers = max(mostOfOthers, number)
          }
        }
      }
      // A column of larger numbers that no row is called by says something else, such as an age.
      return filled > 0 && mostOfOthers <= mostOfKnown
    }
  }
}
