/// Finds the layout of a log from a sample of its rows.
struct LayoutDetector {
  /// How many rows are looked at.
  static let sampleRows = 1000

  let file: String
  let options: LogReadingOptions

  /// - Parameter sample: the beginning of the log, without byte order mark.
  /// - Throws: ``InputError`` when the columns cannot be told.
  func layout(of sample: DelimitedSample) throws(InputError) -> LogLayout {
    let (sample, droppedBytes) = sample.dropping(lines: options.skippedLines)
    try TextFormats.check(sample, file: file)
    let opening = try opening(of: sample)
    let header = try header(of: opening)
    if let header, ["a_to_b", "b_to_a"].allSatisfy(header.cells.contains), options.columns[.weight] == nil {
      // Its two columns of counts fit no role, so that every tie would count 1.
      throw InputError(
        .data, file: file, line: 1, problem: "is a table of ties that copgraph wrote, with a count for each direction",
        remedy: "analyse the log that it was made from, or name the column of one direction with --weight a_to_b")
    }
    let rows = opening.commentedHeader == nil && header != nil ? opening.rows.dropFirst() : opening.rows[...]
    let columnCount = header?.cells.count ?? opening.width
    let contents = (0..<columnCount).map { column in
      ColumnContents(rows.filter { $0.count == columnCount }.map { $0[column] })
    }
    var columns = try ColumnChoice(file: file, options: options, header: header, contents: contents)
    do throws(InputError) {
      try columns.choose()
    } catch {
      throw header.flatMap(unknownEncoding) ?? error
    }
    var layout = LogLayout(
      delimiter: opening.delimiter, lineEnd: sample.lineEnd, hasHeader: header != nil,
      skippedBytes: droppedBytes + opening.skippedBytes, firstLine: options.skippedLines + opening.firstLine,
      skippedLines: options.skippedLines + opening.skippedLines,
      isHeaderARow: header != nil && opening.commentedHeader == nil,
      columnNames: columns.names, form: columns.form,
      replySource: columns.replySource, rowKind: columns.rowKind.0, rowKindBasis: columns.rowKind.1,
      isUndirected: columns.isUndirected, positions: columns.usedPositions, timeParts: columns.timeParts,
      directionColumn: columns.directionColumn)
    layout.sharedNames = header == nil ? [] : sharedNames(layout, contents)
    layout.rowNumberColumns =
      header.map { RoleChoice.rowNumbers(contents, $0) }?
      .filter { layout.positions[.weight] != $0 }.map { columns.names[$0] } ?? []
    try findValueStyles(&layout, cells: contents.map(\.cells))
    return layout
  }

  /// Why a header says nothing: it is in an encoding that was not recognised.
  private func unknownEncoding(_ header: HeaderRow) -> InputError? {
    guard options.encoding == nil, header.cells.contains(where: { $0.contains("\u{FFFD}") }) else { return nil }
    return InputError(
      .data, file: file, line: 1, problem: "the header is not in UTF-8, and its encoding cannot be told",
      remedy: "name it with --encoding, such as windows-1251, windows-1250 or shift_jis, or save the log as UTF-8")
  }

  /// Names of several people in the columns that were chosen.
  private func sharedNames(_ layout: LogLayout, _ contents: [ColumnContents]) -> [SharedName] {
    let names = SharedNames(headers: layout.columnNames, contents: contents)
    let people = [ColumnRole.source, .target].compactMap { layout.positions[$0] }
    return names.found(people.compactMap { column in names.ids(beside: column).map { (column, $0) } })
  }

  // MARK: - Delimiter and header

  /// The beginning of the table under the delimiter by which most header words are recognised, then most rows have the
  /// same number of fields, then that number is largest.
  private func opening(of sample: DelimitedSample) throws(InputError) -> TableOpening {
    func opening(_ delimiter: Delimiter, limit: Int) -> TableOpening {
      TableOpening(sample, delimiter: delimiter, limit: limit, hasHeader: options.hasHeader)
    }
    let first = sample.rows(.tab, limit: 1).first ?? []
    if let delimiter = options.delimiter ?? TableOpening.separator(first, .tab) {
      let known = opening(delimiter, limit: Self.sampleRows)
      if !known.rows.isEmpty { return known }
    }
    var best: (delimiter: Delimiter, score: (Int, Int, Int))?
    for delimiter in Delimiter.allCases {
      let opening = opening(delimiter, limit: 100)
      guard let first = opening.rows.first else { continue }
      let share = 100 * opening.rows.count { $0.count == opening.width } / opening.rows.count
      let header = opening.commentedHeader ?? first
      let recognized = header.count > 1 ? HeaderRow(header).roles : 0
      // One recognised word may be chance ("to" in a sentence); half the rows being alike is not.
      guard recognized > 1 || (opening.width > 1 && share >= 50) else { continue }
      let score = (recognized, share, opening.width)
      if best == nil || score > best!.score { best = (delimiter, score) }
    }
    if let best { return opening(best.delimiter, limit: Self.sampleRows) }
    let text = sample.rows(.comma, limit: 1).first?.joined(separator: ",") ?? ""
    throw InputError(
      .data, file: file, line: 1 + options.skippedLines, text: text, problem: "no columns can be told apart",
      remedy: "separate the fields with commas, semicolons, tabs or vertical bars, and name the columns with "
        + "--source NAME --target NAME")
  }

  /// The header; `nil` for a log that has none.
  private func header(of opening: TableOpening) throws(InputError) -> HeaderRow? {
    if options.hasHeader == false { return nil }
    if let commented = opening.commentedHeader { return HeaderRow(commented) }
    let first = HeaderRow(opening.rows[0])
    if options.hasHeader == true { return first }
    let named = ColumnRole.allCases.compactMap { options.columns[$0] }.filter { Int($0) == nil }
    if named.contains(where: { ColumnChoice.position(named: $0, headers: first.cells, columnCount: 0) != nil }) {
      return first
    }
    let below = opening.rows.dropFirst().filter { $0.count == first.cells.count }
    switch HeaderDecision.verdict(first, below: below) {
    case .header: return first
    case .data: return nil
    case .unclear:
      throw unknownEncoding(first)
        ?? InputError(
          .data, file: file, line: 1 + options.skippedLines + opening.firstLine,
          problem: "it cannot be told whether the first row names the columns "
            + "(\(ColumnChoice.list(first.cells))) or is one of the rows",
          remedy: "say --header, and name the columns with --source NAME --target NAME, or say --no-header")
    }
  }
}
