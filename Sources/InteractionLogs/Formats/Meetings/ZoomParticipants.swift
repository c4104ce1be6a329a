/// The lists of participants that Zoom gives, one file a meeting, perhaps with a block about the meeting above; or one list
/// for many meetings, with the meeting in each row.
///
/// People are known by their addresses, guests by their names. Whoever stayed in the waiting room was not there.
struct ZoomParticipants: SingleFileFormat {
  let name = "Zoom participants report"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool { Self.table(opening) != nil }

  private static func table(_ opening: InputFile.Opening) -> RecordTable? {
    let names = ["Name (Original Name)", "User Name (Original Name)", "User Name", "Participant", "Participant Name"]
    for name in names {
      // Only the first two names are those of one program alone.
      let others =
        name.contains("Original") ? [["Join Time"], ["User Email"]] : [["Meeting ID", "Join Time", "Leave Time"]]
      for other in others {
        if let table = RecordTable(opening, having: [name] + other) { return table }
      }
    }
    return nil
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.attendance)
    var (times, list) = (AttendanceTimes(), AttendanceList())
    let files = files.sorted { $0.name < $1.name }
    for file in files {
      guard let table = Self.table(try rows.opening(of: file)) else { continue }
      let join = table.column("Join Time")
      try rows.forEachRecord(in: file, of: table, isSurvey: true) { _, record in
        times.add(record[join], line: record.line)
      }
    }
    var reader = try times.reader(rows.options, file: files[0].name)
    for file in files {
      guard let table = Self.table(try rows.opening(of: file)) else { continue }
      try read(file, table, &reader, into: &list, &rows)
    }
    try list.give(to: &rows)
  }

  private func read(
    _ file: InputFile, _ table: RecordTable, _ times: inout ColumnTimes, into list: inout AttendanceList,
    _ rows: inout ExportRows
  ) throws {
    let name = table.column(
      "Name (Original Name)", "User Name (Original Name)", "User Name", "Participant", "Participant Name")
    let address = table.column("User Email", "Email", "Participant Email", "Email Address")
    let (join, waiting) = (table.column("Join Time"), table.column("In Waiting Room"))
    let (meeting, start) = (table.column("Meeting ID"), table.column("Start Time"))
    try rows.forEachRecord(in: file, of: table) { rows, record in
      if record[waiting].lowercased() == "yes" { return try rows.leaveOut(.notAttended) }
      let id = record[address].isEmpty ? record[name] : record[address]
      guard !id.isEmpty else { return try rows.reject(.emptySource, in: file, line: record.line, text: "") }
      // A meeting that comes again keeps its number.
      let place = record[meeting].isEmpty ? file.name : "\(record[meeting]) \(record[start])"
      list.add(id, called: record[name], to: place, at: times.read(record[join]))
    }
  }
}
