/// Rows of Gmail's logs in BigQuery, saved as CSV: one row an event in the life of a message, of which sending counts.
struct GmailBigQuery: SingleFileFormat {
  let name = "Gmail logs of BigQuery"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool { Self.table(opening) != nil }

  private static func table(_ opening: InputFile.Opening) -> RecordTable? {
    RecordTable(
      opening,
      having: [
        "message_info.flattened_destinations", "message_info.source.address", "event_info.timestamp_usec",
        "event_info.mail_event_type",
      ])
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.deliveries)
    var deliveries = MailDelivery()
    for file in files {
      guard let table = try Self.table(rows.opening(of: file)) else { continue }
      let (sender, recipients) = (
        table.column("message_info.source.address"), table.column("message_info.flattened_destinations")
      )
      let (time, type) = (table.column("event_info.timestamp_usec"), table.column("event_info.mail_event_type"))
      let (id, success) = (table.column("message_info.rfc2822_message_id"), table.column("event_info.success"))
      try rows.forEachRecord(in: file, of: table) { rows, record in
        guard record[type] == "1" else { return try rows.leaveOut(.step) }
        if record[success].lowercased() == "false" { return try rows.leaveOut(.undelivered) }
        let from = MailDelivery.address(record[sender])
        if MailDelivery.isSystem(from) { return try rows.leaveOut(.bot) }
        guard let microseconds = Int64(record[time]) else {
          return try rows.reject(
            .unreadableTime, in: file, line: record.line, column: "event_info.timestamp_usec", text: record[time])
        }
        let found = Self.addresses(record[recipients])
        if found.isEmpty {
          return try rows.reject(
            .emptyTarget, in: file, line: record.line, column: "message_info.flattened_destinations",
            text: record[recipients])
        }
        let new = found.filter { deliveries.isNew(record[id], for: $0) }
        if new.isEmpty { return try rows.leaveOut(.repeated) }
        let targets = new.map { ExportRow.Target($0, kind: "mail") }
        try rows.add(ExportRow(source: from, targets: targets, time: Instant(microseconds: microseconds)))
      }
    }
  }

  /// The addresses in `service:selector:address,service:selector:address`, each once.
  private static func addresses(_ cell: String) -> [String] {
    var seen: Set<String> = []
    return cell.split(separator: ",").compactMap { entry in
      let parts = entry.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard let last = parts.last else { return nil }
      let address = MailDelivery.address(ColumnContents.trimmed(String(last)))
      return address.contains("@") && seen.insert(address).inserted ? address : nil
    }
  }
}
