/// Answers to a survey of Qualtrics in which a question lists the people of the community, as its CSV has them.
///
/// Three rows stand above the answers: short names, the questions, and ids. Of a question over a roster each column is one
/// person, `question - Name`, and the number in it how the respondent answered about them. Names join both; texts of
/// questions and of other answers are left alone.
struct QualtricsSurvey: SingleFileFormat {
  let name = "Qualtrics survey"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool { Self.table(opening) != nil }

  private static func table(_ opening: InputFile.Opening) -> RecordTable? {
    for word in ["ResponseId", "RecordedDate", "StartDate", "Finished"] {
      guard let table = RecordTable(opening, having: [word]) else { continue }
      let ids = table.firstRows.dropFirst().first
      // Long questions may fill all of the beginning.
      let isThere =
        ids?.contains { $0.hasPrefix("{\"ImportId\"") } ?? (table.column("ResponseId") != nil && !opening.isWhole)
      if isThere { return table }
    }
    return nil
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(ExportRows.Kind(rows: .acts, hasTimes: false))
    for file in files {
      guard let table = Self.table(try rows.opening(of: file)) else { continue }
      var survey = QualtricsAnswers(table, file: file)
      try rows.forEachRecord(in: file, of: table) { rows, record in try survey.take(record, &rows) }
      try survey.give(to: &rows)
    }
  }
}
