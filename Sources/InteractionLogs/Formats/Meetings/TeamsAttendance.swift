/// The attendance reports of Microsoft Teams, one file a meeting: a summary above, and below it who took part; newer ones say
/// in a third part once more who came and went.
///
/// People are known by their addresses, guests by their names.
struct TeamsAttendance: SingleFileFormat {
  let name = "Teams attendance report"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool {
    let lines = String(decoding: opening.text, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let first = lines.first, first.hasPrefix("1.") || first.hasPrefix("Meeting Summary") || Header(first) != nil
    else {
      return false
    }
    return lines.prefix(60).contains { Header($0) != nil }
  }

  /// The header above those who took part.
  fileprivate struct Header {
    let name: Int
    let join: Int
    let address: [Int]
    let action: Int?

    /// In other languages the words differ, but the user name keeps its abbreviation.
    init?(_ line: some StringProtocol) {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map {
        HeaderText(String($0)).joined
      }
      guard cells.count >= 3 else { return nil }
      let userName = cells.firstIndex { $0.hasSuffix("upn") }
      let isEnglish = ["fullname", "name"].contains(cells[0])
      action = cells.firstIndex(of: "useraction")
      let known = ["jointime", "firstjoin", "firstjointime", "timestamp"]
      let time = cells.firstIndex { known.contains($0) }
      guard userName != nil || isEnglish && time != nil else { return nil }
      name = 0
      join = time ?? 1
      let mail = cells.firstIndex { $0.contains("mail") }
      address = [mail, userName].compactMap { $0 }
    }
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.attendance)
    var (times, list) = (AttendanceTimes(), AttendanceList())
    for file in files {
      try forEachParticipant(in: file, isSurvey: true, &rows) { _, cells, header, line in
        times.add(Self.cell(cells, header.join), line: line)
      }
    }
    var reader = try times.reader(rows.options, file: files[0].name)
    for file in files.sorted(by: { $0.name < $1.name }) {
      try forEachParticipant(in: file, isSurvey: false, &rows) { rows, cells, header, line in
        let name = Self.cell(cells, header.name)
        let address = header.address.map { Self.cell(cells, $0) }.first { !$0.isEmpty }
        guard !name.isEmpty || address != nil else {
          return try rows.reject(.emptySource, in: file, line: line, text: "")
        }
        list.add(address ?? name, called: name, to: file.name, at: reader.read(Self.cell(cells, header.join)))
      }
    }
    try list.give(to: &rows)
  }

  private static func cell(_ cells: [String], _ column: Int) -> String { column < cells.count ? cells[column] : "" }

  /// The rows below the header, up to a blank line or the next part.
  private func forEachParticipant(
    in file: InputFile, isSurvey: Bool, _ rows: inout ExportRows,
    _ body: (inout ExportRows, [String], Header, _ line: Int) throws -> Void
  ) throws {
    var lines = try rows.lines(of: file, isSurvey: isSurvey)
    defer { if isSurvey { file.giveBack(lines.source) } }
    var header: Header?
    while let line = try lines.next() {
      let text = String(decoding: line, as: UTF8.self)
      guard let known = header else {
        header = Header(text)
        continue
      }
      let cells = text.split(separator: "\t", omittingEmptySubsequences: false).map {
        ColumnContents.trimmed(String($0))
      }
      if cells.allSatisfy(\.isEmpty) || cells.count == 1 { return }
      try body(&rows, cells, known, lines.line)
    }
  }
}
