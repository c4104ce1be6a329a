/// Mail as it is stored: a mailbox of messages, or a single message.
struct MailText: TextFormat {
  var refusal: (problem: String, remedy: String)? {
    (
      "is a mailbox or a mail message, not a table",
      "leave out the options that say how a table is written; a message needs From and other fields at its head"
    )
  }

  private static let fields: Set<String> = [
    "from", "to", "cc", "subject", "date", "received", "return-path", "message-id", "mime-version", "delivered-to",
    "content-type", "x-gm-thrid", "x-gmail-labels", "reply-to", "dkim-signature", "sender", "in-reply-to", "references",
  ]

  func recognizes(_ sample: TextSample) -> Bool {
    let isMailbox = sample.first.hasPrefix("From ") && sample.lines.dropFirst().prefix(10).contains(where: Self.isField)
    return isMailbox || Set(sample.lines.prefix(12).compactMap(Self.field)).count >= 3 && Self.isField(sample.first)
  }

  private static func isField(_ line: String) -> Bool { field(line) != nil }

  /// The name of the header field that a line begins with.
  private static func field(_ line: String) -> String? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let name = line[..<colon].lowercased()
    return fields.contains(name) ? name : nil
  }
}
