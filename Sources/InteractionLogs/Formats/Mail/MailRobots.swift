/// Who writes mail and is nobody: programs that deliver it, keep lists, or send what nobody may answer.
enum MailRobots {
  private static let names: Set<String> = [
    "mailer-daemon", "mailerdaemon", "postmaster", "listserv", "majordomo", "mailman", "sympa", "listmaster", "ezmlm",
    "bounce", "bounces", "noreply", "no-reply", "no_reply", "no.reply", "donotreply", "do-not-reply", "do_not_reply",
    "notifications", "notification", "undisclosed-recipients", "bot",
  ]
  private static let beginnings = ["owner-", "bounce-", "bounces-", "noreply-", "no-reply-"]
  private static let ends = [
    "-request", "-owner", "-bounce", "-bounces", "-noreply", "-no-reply", "-subscribe", "-unsubscribe", "-confirm",
    "[bot]", "-bot",
  ]

  /// Whether an address is of no person.
  static func has(_ address: String) -> Bool {
    // What stands behind `+` says for which mail the address is.
    let local = address.prefix { $0 != "@" && $0 != "+" }.lowercased()
    return names.contains(local) || beginnings.contains { local.hasPrefix($0) } || ends.contains { local.hasSuffix($0) }
      || address.prefix { $0 != "@" }.hasSuffix("[bot]")
  }
}

/// Mail that a program writes in somebody's name, or because of other mail (RFC 3834, RFC 3464).
enum AutomaticMail {
  /// What programs write before the subject, where they have no field to say it.
  private static let subjects = [
    "automatic reply:", "out of office autoreply:", "out of office:", "autoreply:", "auto-reply:",
    "automatische antwort:",
    "abwesenheitsnotiz:", "réponse automatique", "respuesta automática:", "resposta automática:",
    "risposta automatica:",
    "automatisch antwoord:", "undelivered mail returned to sender", "delivery status notification", "undeliverable:",
    "mail delivery failed",
  ]

  static func isOne(_ fields: MailFields) -> Bool {
    if let word = fields.word("auto-submitted"), word != "no", !word.isEmpty { return true }
    if ["x-autoreply", "x-autorespond", "x-vacation", "x-failed-recipients", "x-list-administrivia"]
      .contains(where: { fields.has($0) && fields.word($0) != "no" })
    {
      return true
    }
    let precedences = ["precedence", "x-precedence"].compactMap { fields.word($0) }
    if precedences.contains(where: { ["auto_reply", "auto-reply", "junk"].contains($0) }) { return true }
    if fields.word("content-type") == "multipart/report" || isNobody(fields["return-path"]) { return true }
    let subject = fields["subject"].map { String(decoding: $0.prefix(200), as: UTF8.self).lowercased() } ?? ""
    return subjects.contains { subject.hasPrefix($0) }
  }

  /// Whether mail is to be returned to nobody: `<>`.
  private static func isNobody(_ path: [UInt8]?) -> Bool {
    path.map { $0.filter { $0 > 0x20 }.elementsEqual("<>".utf8) } ?? false
  }
}
