/// Mail that Outlook's wizard for exporting wrote as CSV: one row a message, with names, addresses and types of addresses of
/// its sender and its recipients in step, and no date.
///
/// People are known by address where that is of the Internet, and by name where it is a path in a directory.
struct OutlookTable: SingleFileFormat {
  let name = "Outlook's CSV"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool { Self.table(opening) != nil }

  private static func table(_ opening: InputFile.Opening) -> RecordTable? {
    let table = RecordTable(opening, having: ["From: (Name)", "From: (Address)", "To: (Name)", "To: (Address)"])
    // Other tables have columns of these words, but do not write them so.
    return table.flatMap { table in table.header.contains { $0.hasSuffix(": (Address)") } ? table : nil }
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(ExportRows.Kind(rows: .directed, replySource: .recency, hasTimes: false))
    for file in files {
      guard let table = try Self.table(rows.opening(of: file)) else { continue }
      let from = Field(table, "From")
      let fields = [("to", Field(table, "To")), ("cc", Field(table, "CC")), ("bcc", Field(table, "BCC"))]
      try rows.forEachRecord(in: file, of: table) { rows, record in
        guard let sender = from.people(record).first else { return try rows.leaveOut(.nobody) }
        if MailDelivery.isSystem(sender.lowercased()) { return try rows.leaveOut(.bot) }
        var seen: Set<String> = []
        let targets = fields.flatMap { kind, field in
          field.people(record).filter { seen.insert($0).inserted }.map { ExportRow.Target($0, kind: kind) }
        }
        try rows.add(ExportRow(source: sender, targets: targets))
      }
    }
  }

  /// The three columns of one field of a message.
  private struct Field {
    let name, address, type: Int?

    init(_ table: RecordTable, _ field: String) {
      name = table.column("\(field): (Name)")
      address = table.column("\(field): (Address)")
      type = table.column("\(field): (Type)")
    }

    /// Who stands in the field, without distribution lists.
    func people(_ record: TableRecord) -> [String] {
      let (names, addresses, types) = (Self.list(record[name]), Self.list(record[address]), Self.list(record[type]))
      let isInStep = names.count == addresses.count
      return (0..<max(names.count, addresses.count)).compactMap { index in
        let address = index < addresses.count ? addresses[index] : ""
        let name = isInStep || addresses.isEmpty ? names[index] : ""
        let type = index < types.count ? types[index].uppercased() : ""
        if type == "MAPIPDL" { return nil }
        let isPath = type == "EX" || address.hasPrefix("/")
        let person = isPath || !address.contains("@") ? name : address.lowercased()
        return person.isEmpty ? nil : person
      }
    }

    private static func list(_ cell: String) -> [String] {
      if cell.isEmpty { return [] }
      return cell.split(separator: ";", omittingEmptySubsequences: false).map { ColumnContents.trimmed(String($0)) }
    }
  }
}
