/// What a line that begins with a time says: who wrote what, or what happened in the chat.
enum WhatsAppEntry {
  case message(sender: String, text: Substring.UnicodeScalarView)
  /// Somebody joined, was added, changed the subject; with the names that stand in quotation marks.
  case notice(quoted: [String])

  init(_ rest: Substring.UnicodeScalarView) {
    // A notice may hold a colon, too; nobody is called like one.
    guard let (sender, text) = Self.parts(rest), Self.areBalanced(sender),
      !WhatsAppText.mayBeNotice(sender[...].unicodeScalars)
    else {
      self = .notice(quoted: Self.quoted(rest))
      return
    }
    self = .message(sender: sender, text: text)
  }

  /// What stands before the colon behind the name, and what behind it. The name of a chat may have a colon itself: what a
  /// chat signs has a mark behind the right one.
  private static func parts(_ rest: Substring.UnicodeScalarView) -> (String, Substring.UnicodeScalarView)? {
    var found: (colon: String.Index, text: String.Index)?
    var colon: String.Index?
    for place in rest.indices.prefix(200) {
      if let colon, rest[place].properties.isWhitespace {
        let text = rest.index(after: place)
        let isMarked = text < rest.endIndex && WhatsAppText.isMarked(rest[text...])
        if isMarked || found == nil { found = (colon, text) }
        if isMarked { break }
      }
      colon = rest[place] == ":" ? place : nil
    }
    if found == nil, rest.last == ":" { found = (rest.index(before: rest.endIndex), rest.endIndex) }
    guard let found else { return nil }
    let name = WhatsAppLine.visible(rest[..<found.colon]).drop { $0 == "~" || $0.isWhitespace }
    return name.isEmpty ? nil : (String(name), rest[found.text...])
  }

  /// Whether no quotation mark is left open: that is one around the name of a group with a colon in it.
  private static func areBalanced(_ text: String) -> Bool {
    text.count { "“„«".contains($0) } == text.count { "”»".contains($0) } && text.count { $0 == "\"" } % 2 == 0
  }

  private static func quoted(_ rest: Substring.UnicodeScalarView) -> [String] {
    String(WhatsAppLine.visible(rest)).split { "“”„«»\"".contains($0) }.enumerated()
      .compactMap { $0.offset % 2 == 1 ? String($0.element) : nil }
  }
}

/// What WhatsApp itself writes where a message stands.
enum WhatsAppText {
  /// The mark that phones of one system put before what is not typed by a person: attachments, and notices.
  static func isMarked(_ text: Substring.UnicodeScalarView) -> Bool { text.first == "\u{200E}" }

  private static let deleted: Set<String> = [
    "This message was deleted", "You deleted this message", "You deleted this message as admin",
    "Diese Nachricht wurde gelöscht",
    "Du hast diese Nachricht gelöscht", "Se eliminó este mensaje", "Este mensaje fue eliminado",
    "Eliminaste este mensaje", "Ce message a été supprimé", "Vous avez supprimé ce message", "Mensagem apagada",
    "Esta mensagem foi apagada", "Você apagou esta mensagem", "Apagou esta mensagem",
    "Questo messaggio è stato eliminato", "Hai eliminato questo messaggio", "Dit bericht is verwijderd",
    "Je hebt dit bericht verwijderd", "U hebt dit bericht verwijderd", "Данное сообщение удалено",
    "Вы удалили данное сообщение", "Bu mesaj silindi", "Bu mesajı sildiniz", "Tämä viesti poistettiin",
    "Ta wiadomość została usunięta", "Usunięto tę wiadomość", "此消息已删除", "您已删除此消息", "此訊息已刪除",
    "このメッセージは削除されました",
  ]

  static func isDeleted(_ text: Substring.UnicodeScalarView) -> Bool {
    let shown = WhatsAppLine.visible(text.prefix(80)).drop { $0.isWhitespace || $0 == "<" || $0 == "🚫" }
    let plain = String(shown.prefix { $0 != "." && $0 != ">" })
    return deleted.contains(plain) || plain.hasPrefix("This message was deleted by admin")
  }

  /// Parts of notices that are signed by a person or by the group.
  private static let notices = [
    "end-to-end encrypted", "end-to-end-encrypted", "end-to-end encryption", "Ende-zu-Ende-verschlüsselt",
    "cifrados de extremo a extremo", "chiffrés de bout en bout", "criptografia de ponta a ponta",
    "crittografia end-to-end", "eind-tot-eind", "сквозным шифрованием", "端到端加密", "端對端加密", "created this group",
    "created group", "joined using this group", "changed the subject", "changed this group's", "changed the group",
    "security code", "disappearing messages", "added you", "removed you", "deleted this group's",
  ]

  /// Whether a text behind a name is a notice all the same.
  static func isNotice(_ text: Substring.UnicodeScalarView, by sender: String) -> Bool {
    let shown = WhatsAppLine.visible(text.prefix(300))
    if notices.prefix(3).contains(where: { shown.hasPrefix("Messages") && shown.contains($0) }) { return true }
    return isMarked(text) && (shown.hasPrefix(sender) || notices.contains { shown.contains($0) })
  }

  /// Whether a text is a notice if no person has signed it.
  static func mayBeNotice(_ text: Substring.UnicodeScalarView) -> Bool {
    let shown = WhatsAppLine.visible(text.prefix(300))
    return notices.contains { shown.contains($0) }
  }
}
