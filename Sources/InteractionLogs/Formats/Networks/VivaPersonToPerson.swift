/// The person-to-person query of Viva Insights: one row a pair and period, in both orders, without a direction.
///
/// Both orders of a pair on one date are one tie, as strong as the score says; a score of 0 is none.
struct VivaPersonToPerson: SingleFileFormat {
  let name = "Viva Insights person-to-person query"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool { Self.table(opening) != nil }

  private static func table(_ opening: InputFile.Opening) -> RecordTable? {
    RecordTable(
      opening,
      having: ["PrimaryCollaborator_PersonId", "SecondaryCollaborator_PersonId", "MetricDate", "Strong_tie_score"])
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.ties(isUndirected: true, hasTimes: true))
    var seen: Set<String> = []
    let tables = try files.tables { try Self.table(rows.opening(of: $0)) }
    var times = try rows.times(in: tables) { $0.column("MetricDate") }
    for (file, table) in tables {
      let (primary, secondary) = (
        table.column("PrimaryCollaborator_PersonId"), table.column("SecondaryCollaborator_PersonId")
      )
      let (date, score) = (table.column("MetricDate"), table.column("Strong_tie_score")!)
      let numbers = try rows.numbers(in: score, of: file, table)
      try rows.forEachRecord(in: file, of: table) { rows, record in
        let pair = [record[primary], record[secondary]].sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        if pair[0].isEmpty {
          return try rows.reject(.emptySource, in: file, line: record.line, text: "")
        }
        guard let time = times.read(record[date]) else {
          return try rows.reject(.unreadableTime, in: file, line: record.line, column: "MetricDate", text: record[date])
        }
        let strength = record[score].isEmpty ? 0 : numbers.read(record[score])
        guard let strength, strength >= 0 else {
          return try rows.reject(
            .unreadableWeight, in: file, line: record.line, column: "Strong_tie_score", text: record[score])
        }
        for person in pair { rows.member(person) }
        if strength == 0 { return try rows.leaveOut(.empty) }
        guard seen.insert("\(pair[0])\u{0}\(pair[1])\u{0}\(time.microseconds)").inserted else {
          return try rows.leaveOut(.repeated)
        }
        try rows.add(ExportRow(source: pair[0], targets: [.init(pair[1])], time: time, weight: strength))
      }
    }
  }
}
