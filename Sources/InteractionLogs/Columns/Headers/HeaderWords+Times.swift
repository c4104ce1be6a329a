extension HeaderWords {
  /// What happened at the time that a column tells: `ReceivedTime`, `delivery date`. What happens to a message later, such
  /// as an update, is not among them.
  static let timeQualifiers: Set<String> = [
    "received", "sent", "created", "posted", "submitted", "submission", "delivered", "delivery", "published",
    "written", "opened", "started", "occurred", "happened", "logged", "recorded", "activity", "action", "call",
    "meeting", "chat", "sending", "creation", "empfang", "versand", "envoi", "envio", "invio", "verzend",
  ]

  /// Whether a header speaks of a date that is not that of what the row says: a birthday, an end, a later change.
  static func namesAnotherDate(_ header: String) -> Bool {
    HeaderText(header).words.contains { otherDateWords.contains($0) }
  }

  private static let otherDateWords: Set<String> = [
    "birth", "birthday", "birthdate", "dob", "born", "joined", "join", "hired", "hire", "since", "left", "leave",
    "exit", "due", "deadline", "end", "ended", "until", "expiry", "expires", "expiration", "updated", "update",
    "modified", "changed", "edited", "deleted", "closed", "resolved", "read", "seen", "last", "valid", "export",
    "exported", "geburtstag", "geburtsdatum", "eintritt", "eintrittsdatum", "austritt", "ende", "geaendert",
    "geandert", "naissance", "fin", "modifie", "nacimiento", "fine", "nascita", "nascimento", "fim",
  ]
}
