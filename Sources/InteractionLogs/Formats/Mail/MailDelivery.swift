/// What the logs of mail servers have in common: one entry a delivery or an event, of which each message counts once for
/// each recipient.
struct MailDelivery {
  /// Senders of bounces and the like.
  private static let systemNames: Set<String> = ["postmaster", "mailer-daemon", "<>"]

  private var seen: Set<String> = []

  /// Whether mail of this sender is written by the system and no person.
  static func isSystem(_ address: String) -> Bool {
    let name = address.split(separator: "@", omittingEmptySubsequences: false).first.map(String.init) ?? address
    return address.isEmpty || systemNames.contains(name)
      || name.hasPrefix("microsoftexchange") && name.dropFirst("microsoftexchange".count).allSatisfy(\.isHexDigit)
  }

  /// An address as people are known by it; empty for none.
  static func address(_ text: String) -> String {
    let trimmed = text.hasPrefix("<") && text.hasSuffix(">") ? String(text.dropFirst().dropLast()) : text
    return trimmed.lowercased()
  }

  /// Whether a message is seen for the first time for a recipient; always so of a message without an id.
  mutating func isNew(_ message: String, for recipient: String) -> Bool {
    message.isEmpty || seen.insert("\(message)\u{0}\(recipient)").inserted
  }
}
