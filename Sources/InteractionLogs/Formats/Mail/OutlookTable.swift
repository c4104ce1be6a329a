/// Mail that Outlook's wizard for exporting wrote as CSV: one row a message, with names, addresses and types of addresses of
/// its sender and its recipients in step, and no date.
///
/// Its headers are in the language of the program. People are known by address where that is of the Internet, and by name where it is a path in a directory.
struct OutlookTable: SingleFileFormat {
  let name = "Outlook's CSV"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool { Self.table(opening) != nil }

  private static func table(_ opening: InputFile.Opening) -> (RecordTable, Words)? {
    for words in Words.all {
      let table = RecordTable(
        opening,
        having: [words.from, words.to].flatMap { [words.header($0, words.name), words.header($0, words.address)] })
      // Other tables have columns of these words, but do not write them so.
      if let table, table.header.contains(where: { $0.hasSuffix(": (\(words.address))") }) { return (table, words) }
    }
    return nil
  }

  /// What Outlook calls the columns, in its languages.
  private struct Words {
    let from, to: String
    var cc = "CC"
    var bcc = "BCC"
    let name, address, type: String

    func header(_ field: String, _ part: String) -> String { "\(field): (\(part))" }

    static let all = [
      Words(from: "From", to: "To", name: "Name", address: "Address", type: "Type"),
      Words(from: "Von", to: "An", cc: "Cc", bcc: "Bcc", name: "Name", address: "Adresse", type: "Typ"),
      Words(from: "De", to: "À", cc: "Cc", bcc: "Cci", name: "Nom", address: "Adresse", type: "Type"),
      Words(from: "De", to: "Para", cc: "CC", bcc: "CCO", name: "Nombre", address: "Dirección", type: "Tipo"),
      Words(from: "Van", to: "Aan", cc: "CC", bcc: "BCC", name: "Naam", address: "Adres", type: "Type"),
      Words(from: "Da", to: "A", cc: "Cc", bcc: "Ccn", name: "Nome", address: "Indirizzo", type: "Tipo"),
    ]
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(ExportRows.Kind(rows: .directed, replySource: .recency, hasTimes: false))
    for file in files {
      guard let (table, words) = try Self.table(rows.opening(of: file)) else { continue }
      let from = Field(table, words.from, words)
      let fields = [("to", words.to), ("cc", words.cc), ("bcc", words.bcc)].map { ($0, Field(table, $1, words)) }
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

    init(_ table: RecordTable, _ field: String, _ words: Words) {
      name = table.column(words.header(field, words.name))
      address = table.column(words.header(field, words.address))
      type = table.column(words.header(field, words.type))
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
