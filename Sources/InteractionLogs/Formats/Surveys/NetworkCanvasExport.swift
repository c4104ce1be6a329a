/// What Network Canvas exports: for each interview, or for all, a list of the people named and lists of the ties among them.
///
/// The numbers of people start again in each interview; their lasting ids lead to their names. Whoever has the same name in
/// two interviews is the same person. The ties have no direction; those of the person interviewed are not in the lists.
struct NetworkCanvasExport: SingleFileFormat {
  let name = "Network Canvas export"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool {
    RecordTable(opening, having: ["networkCanvasEgoUUID"]) != nil
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.ties(isUndirected: true))
    var names: [String: String] = [:]
    var edges: [(file: InputFile, table: RecordTable)] = []
    for file in files {
      guard let table = RecordTable(try rows.opening(of: file), having: ["networkCanvasEgoUUID"]) else { continue }
      if table.column("networkCanvasSourceUUID") != nil {
        edges.append((file, table))
      } else if let id = table.column("networkCanvasUUID") {
        let name = Self.nameColumn(table)
        try rows.forEachRecord(in: file, of: table) { rows, record in
          let person = record[name].isEmpty ? record[id] : record[name]
          names[record[id]] = person
          if !person.isEmpty { rows.member(person) }
        }
      }
    }
    var seen: Set<String> = []
    for (file, table) in edges { try read(file, table, names, &seen, &rows) }
  }

  private func read(
    _ file: InputFile, _ table: RecordTable, _ names: [String: String], _ seen: inout Set<String>,
    _ rows: inout ExportRows
  ) throws {
    let (source, target) = (table.column("networkCanvasSourceUUID"), table.column("networkCanvasTargetUUID"))
    let id = table.column("networkCanvasUUID")
    let kind = Self.kind(of: file)
    try rows.forEachRecord(in: file, of: table) { rows, record in
      if !record[id].isEmpty, !seen.insert(record[id]).inserted { return try rows.leaveOut(.repeated) }
      guard !record[source].isEmpty, !record[target].isEmpty else {
        let reason: RejectionReason = record[source].isEmpty ? .emptySource : .emptyTarget
        return try rows.reject(reason, in: file, line: record.line, text: "")
      }
      let (from, to) = (names[record[source]] ?? record[source], names[record[target]] ?? record[target])
      try rows.add(ExportRow(source: from, targets: [ExportRow.Target(to, kind: kind)]))
    }
  }

  /// The column that holds what people are called, as the protocol of the study names it.
  private static func nameColumn(_ table: RecordTable) -> Int? {
    if let exact = table.column("name", "nickname", "full name", "label") { return exact }
    return table.header.firstIndex { header in
      !header.hasPrefix("networkCanvas") && HeaderText(header).words.contains { $0 == "name" || $0 == "nickname" }
    }
  }

  /// What the ties in a file are called: `case1_edgeList_Knows.csv`.
  private static func kind(of file: InputFile) -> String? {
    guard let mark = file.ownName.firstRange(of: "edgeList_") else { return nil }
    let name = file.ownName[mark.upperBound...]
    return String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])
  }
}
