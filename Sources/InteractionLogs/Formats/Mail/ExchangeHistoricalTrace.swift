/// The report of a historical search in Exchange: one row a message, with the recipients and what became of each as
/// `address##event, event;address##event`.
struct ExchangeHistoricalTrace: SingleFileFormat {
  let name = "Exchange historical search"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool { Self.table(opening) != nil }

  private static func table(_ opening: InputFile.Opening) -> RecordTable? {
    RecordTable(opening, having: ["sender_address", "recipient_status", "origin_timestamp_utc"])
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.deliveries)
    var deliveries = MailDelivery()
    let tables = try files.tables { try Self.table(rows.opening(of: $0)) }
    var times = try rows.times(in: tables) { $0.column("origin_timestamp_utc") }
    for (file, table) in tables {
      let (sender, recipients) = (table.column("sender_address"), table.column("recipient_status"))
      let sent = table.column("origin_timestamp_utc")
      let id = table.column("network_message_id") ?? table.column("message_id")
      try rows.forEachRecord(in: file, of: table) { rows, record in
        let from = MailDelivery.address(record[sender])
        if MailDelivery.isSystem(from) { return try rows.leaveOut(.bot) }
        guard let time = times.read(record[sent]) else {
          return try rows.reject(
            .unreadableTime, in: file, line: record.line, column: "origin_timestamp_utc", text: record[sent])
        }
        let fates = Self.fates(record[recipients])
        var reason = LeftOut.undelivered
        var targets: [ExportRow.Target] = []
        for (recipient, event) in fates {
          if event == "expand" { reason = .group }
          guard event == "deliver" || event == "send" else { continue }
          if deliveries.isNew(record[id], for: recipient) {
            targets.append(.init(recipient, kind: "mail"))
          } else {
            reason = .repeated
          }
        }
        if targets.isEmpty { return try rows.leaveOut(reason) }
        try rows.add(ExportRow(source: from, targets: targets, time: time))
      }
    }
  }

  /// The recipients in a cell, each once, with the last thing that happened to the message on its way to them.
  private static func fates(_ cell: String) -> [(recipient: String, event: Substring)] {
    var places: [String: Int] = [:]
    var fates: [(recipient: String, event: Substring)] = []
    for entry in cell.lowercased().split(separator: ";") {
      guard let mark = entry.firstRange(of: "##") else { continue }
      let recipient = MailDelivery.address(ColumnContents.trimmed(String(entry[..<mark.lowerBound])))
      let event = entry[mark.upperBound...].split(separator: ",").last?.drop { $0 == " " } ?? ""
      if recipient.isEmpty { continue }
      if let place = places[recipient] {
        fates[place].event = event
      } else {
        places[recipient] = fates.count
        fates.append((recipient, event))
      }
    }
    return fates
  }
}
