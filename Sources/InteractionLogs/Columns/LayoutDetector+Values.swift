extension LayoutDetector {
  /// Finds out from the rows of the sample how the values in the columns are written.
  ///
  /// - Parameter columns: the cells of each column.
  /// - Throws: ``InputError`` when that cannot be told, or a spreadsheet has damaged the ids.
  func findValueStyles(_ layout: inout LogLayout, cells columns: [[String]]) throws(InputError) {
    func cells(_ role: ColumnRole) -> [String] { layout.positions[role].map { columns[$0] } ?? [] }
    for role in [ColumnRole.source, .target, .id, .replyTo] { try checkIDs(cells(role), role, layout) }
    if let weight = layout.positions[.weight] {
      if let said = options.decimalMark {
        layout.weightStyle.decimalMark = said
      } else {
        layout.weightStyle.decimalMark = try NumberColumn(cells(.weight)).mark(
          delimiter: layout.delimiter, file: file, column: layout.columnNames[weight])
      }
    }
    layout.recipientStyle =
      layout.form == .attendance
      ? RecipientStyle(lists: cells(.source), singles: [])
      : RecipientStyle(lists: cells(.target), singles: cells(.source))
    layout.recipientStyle.knownLists = options.knownLists
    layout.recipientStyle = layout.recipientStyle.said(options.commas)
    _ = try TimeLayout(options)
    guard layout.hasTime else { return }
    if layout.timeParts[.period] != nil {
      layout.time = try saidOfTimes(&layout)
      layout.time?.order = .yearMonthDay
      return
    }
    let times = TimeColumn(cells(.time))
    try settleTime(&layout, times)
    layout.needsAllTimes = layout.timeDoubt != nil || (times.mayNeedMore && options.dateOrder == nil)
  }

  /// Takes the one way to read times that fits a survey of the column, or keeps why there is none.
  ///
  /// - Throws: ``InputError`` when a format or a zone that the user gives is not known.
  func settleTime(_ layout: inout LogLayout, _ survey: TimeColumn) throws(InputError) {
    var said = try saidOfTimes(&layout)
    if layout.timeParts[.year] != nil { said.order = .yearMonthDay }
    let column = layout.positions[.time]
    do throws(InputError) {
      layout.timeDoubt = nil
      layout.time = try survey.layout(
        header: layout.hasHeader ? column.map { layout.columnNames[$0] } : nil, said: said, file: file,
        column: column.map { layout.columnNames[$0] } ?? "time")
    } catch {
      layout.timeDoubt = error
      layout.time = said
    }
  }

  /// What the user, and the headers of the columns, say of times.
  private func saidOfTimes(_ layout: inout LogLayout) throws(InputError) -> TimeLayout {
    var said = try TimeLayout(options)
    guard options.timeZone == nil, layout.hasHeader else { return said }
    let columns = [layout.timeParts[.timeOfDay], layout.positions[.time]].compactMap { $0 }
    let names = columns.map { layout.columnNames[$0] }
    guard let found = names.lazy.compactMap({ HeaderZone.found(in: $0) }).first else { return said }
    if let zone = found.zone { said.zone = zone } else { layout.unusedZone = found.name }
    return said
  }

  private func checkIDs(_ cells: [String], _ role: ColumnRole, _ layout: LogLayout) throws(InputError) {
    guard let examples = DamagedIDs.examples(in: cells), let position = layout.positions[role] else { return }
    throw InputError(
      .data, file: file, column: layout.columnNames[position], text: examples.first,
      problem: "a spreadsheet has shortened long numbers in the ids, so that different ones have become the same",
      remedy: "export the log again and open it with this column as text, or give the export itself")
  }
}
