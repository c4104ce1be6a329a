/// What Google Workspace's e-mail log search exports: one row a step of a delivery.
///
/// A message counts once for each recipient whose inbox it reached, or to whom it was sent on outside.
struct GmailLogSearch: SingleFileFormat {
  let name = "Google Workspace e-mail log"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool { Self.table(opening) != nil }

  private static func table(_ opening: InputFile.Opening) -> RecordTable? {
    RecordTable(opening, having: ["Message ID", "Sender", "Recipient address", "Event target"])
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.deliveries)
    var deliveries = MailDelivery()
    let tables = try files.tables { try Self.table(rows.opening(of: $0)) }
    var times = try rows.times(in: tables) { Columns($0).time }
    for (file, table) in tables {
      let columns = Columns(table)
      try rows.forEachRecord(in: file, of: table) { rows, record in
        let (from, to) = (MailDelivery.address(record[columns.sender]), MailDelivery.address(record[columns.recipient]))
        if let reason = columns.reasonToLeaveOut(record) { return try rows.leaveOut(reason) }
        if MailDelivery.isSystem(from) { return try rows.leaveOut(.bot) }
        if to.isEmpty {
          return try rows.reject(.emptyTarget, in: file, line: record.line, column: "Recipient address", text: "")
        }
        let time = times.read(record[columns.time])
        if columns.time != nil && time == nil {
          return try rows.reject(
            .unreadableTime, in: file, line: record.line, column: table.header[columns.time!],
            text: record[columns.time])
        }
        guard deliveries.isNew(record[columns.id], for: to) else { return try rows.leaveOut(.repeated) }
        try rows.add(ExportRow(source: from, targets: [.init(to, kind: "mail")], time: time))
      }
    }
  }

  private struct Columns {
    let sender, recipient, id, target, status, time: Int?

    init(_ table: RecordTable) {
      sender = table.column("Sender")
      recipient = table.column("Recipient address")
      id = table.column("Message ID")
      target = table.column("Event target")
      status = table.column("Event status")
      time = table.column("Start date", "Event date", "Date")
    }

    /// Why a row is no message that reached somebody.
    func reasonToLeaveOut(_ record: TableRecord) -> LeftOut? {
      switch record[target].uppercased() {
      case "GMAIL_INBOX", "SMTP_OUT": break
      case "LIST_SERVER": return .group
      case "SMTP_IN": return .step
      default: return .undelivered
      }
      return status == nil || record[status].uppercased() == "DELIVERED" ? nil : .undelivered
    }
  }
}
