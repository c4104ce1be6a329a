/// The message trace of Exchange as `Get-MessageTraceV2` and the admin centre write it: one row a recipient.
///
/// A row counts where the message was delivered. Groups have a row of their own, besides those of their members. Pages may
/// overlap.
struct ExchangeTrace: SingleFileFormat {
  let name = "Exchange message trace"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool { Self.table(opening) != nil }

  private static func table(_ opening: InputFile.Opening) -> RecordTable? {
    RecordTable(opening, having: ["SenderAddress", "RecipientAddress", "Received", "Status"])
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.deliveries)
    var deliveries = MailDelivery()
    let tables = try files.tables { try Self.table(rows.opening(of: $0)) }
    var times = try rows.times(in: tables) { $0.column("Received") }
    for (file, table) in tables {
      let (sender, recipient) = (table.column("SenderAddress"), table.column("RecipientAddress"))
      let (status, received) = (table.column("Status"), table.column("Received"))
      let id = table.column("MessageTraceId") ?? table.column("MessageId")
      try rows.forEachRecord(in: file, of: table) { rows, record in
        let (from, to) = (MailDelivery.address(record[sender]), MailDelivery.address(record[recipient]))
        switch record[status].lowercased() {
        case "delivered": break
        case "expanded": return try rows.leaveOut(.group)
        default: return try rows.leaveOut(.undelivered)
        }
        if MailDelivery.isSystem(from) { return try rows.leaveOut(.bot) }
        if to.isEmpty {
          return try rows.reject(.emptyTarget, in: file, line: record.line, column: "RecipientAddress", text: "")
        }
        guard let time = times.read(record[received]) else {
          return try rows.reject(
            .unreadableTime, in: file, line: record.line, column: "Received", text: record[received])
        }
        guard deliveries.isNew(record[id], for: to) else { return try rows.leaveOut(.repeated) }
        try rows.add(ExportRow(source: from, targets: [.init(to, kind: "mail")], time: time))
      }
    }
  }
}
