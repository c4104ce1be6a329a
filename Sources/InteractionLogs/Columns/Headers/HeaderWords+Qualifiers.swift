/// Words that stand beside those that are known, and words for how people are named.
extension HeaderWords {
  /// How a column names people, as far as its header says it.
  static func aspect(of header: String) -> PersonAspect? {
    let text = HeaderText(header)
    func has(_ words: Set<String>) -> Bool { text.words.contains(where: words.contains) || words.contains(text.joined) }
    return has(addressWords) ? .address : has(loginWords) ? .login : has(idWords) ? .id : has(nameWords) ? .name : nil
  }

  /// Whether a word may stand beside the number or letter of one of two people, as in `Person 1` and `Person 2`.
  static func namesAPerson(_ word: String) -> Bool {
    personNouns.contains(word) || idWords.contains(word) || nameWords.contains(word) || addressWords.contains(word)
  }

  static func namesAWeek(_ header: String) -> Bool { has(weekWords, in: header) }

  private static let weekWords: Set<String> = [
    "week", "isoweek", "calendarweek", "woche", "kalenderwoche", "kw", "semaine", "semana", "settimana", "tydzien", "週",
    "周",
  ]

  /// Whether a header speaks of somebody who comes to something.
  static func namesAGuest(_ header: String) -> Bool { has(guestWords, in: header) }

  /// Whether a header speaks of somebody who takes part in something.
  static func namesAParticipant(_ header: String) -> Bool { has(participantWords, in: header) }

  private static func has(_ words: Set<String>, in header: String) -> Bool {
    let text = HeaderText(header)
    return words.contains(text.joined) || text.words.contains(where: words.contains)
  }

  private static let guestWords: Set<String> = [
    "attendee", "attendees", "guest", "guests", "invitee", "teilnehmer", "teilnehmerin", "teilnehmende", "gast",
    "asistente", "asistentes", "invitado", "convidado", "invite", "partecipante", "invitato", "deelnemer", "aanwezige",
    "uczestnik", "出席者", "出席人",
  ]
  private static let participantWords: Set<String> = [
    "participant", "participants", "participante", "参加者", "参与者", "参加人",
  ]

  private static let personNouns: Set<String> = [
    "person", "member", "user", "node", "vertex", "participant", "actor", "employee", "collaborator", "colleague",
    "partner", "party", "player", "student", "contact", "agent", "individual", "people", "mitglied", "benutzer",
    "teilnehmer", "mitarbeiter", "knoten", "personne", "membre", "utilisateur", "persona", "miembro", "usuario",
    "pessoa",
    "membro", "utente", "partecipante", "participante", "persoon", "lid", "gebruiker", "deelnemer", "osoba", "czlonek",
    "uzytkownik", "uczestnik", "メンバー", "ユーザー", "参加者", "用户", "成员", "参与者", "人",
  ]

  /// Words that tell two people of a pair apart.
  static let pairMarks: [[String]] = [
    ["1", "2"], ["a", "b"], ["i", "j"], ["u", "v"], ["primary", "secondary"], ["first", "second"], ["one", "two"],
    ["left", "right"],
  ]

  private static let addressWords: Set<String> = [
    "address", "addresses", "addr", "email", "emails", "mail", "smtp", "adresse", "courriel", "correo", "indirizzo",
    "endereco", "adres", "mailadresse", "mailadres", "upn", "principal", "アドレス", "メールアドレス", "メール", "邮箱", "地址", "邮件",
  ]
  private static let loginWords: Set<String> = [
    "username", "login", "handle", "nick", "nickname", "screen", "account", "benutzername", "konto", "ユーザー名", "用户名",
  ]
  private static let idWords: Set<String> = [
    "id", "ids", "key", "uid", "uuid", "guid", "number", "no", "nr", "code", "kennung", "nummer", "numero", "番号", "编号",
  ]
  private static let nameWords: Set<String> = [
    "name", "names", "display", "full", "nom", "nombre", "nome", "naam", "nazwa", "imie", "nazwisko", "vorname",
    "nachname", "名", "名前", "氏名", "姓名", "名称",
  ]

  static let personQualifiers: Set<String> = addressWords.union(loginWords).union(idWords).union(nameWords)
    .union([
      "e", "the", "of", "list", "original", "primary", "user", "person", "member", "contact", "employee", "node",
      "vertex", "actor", "party", "people", "profile", "msg", "message", "post", "str", "string", "raw", "benutzer",
      "nutzer", "mitglied", "utilisateur", "usuario", "utente", "gebruiker", "uzytkownik", "du", "des", "der", "des",
      "del", "della", "ユーザー", "用户", "の", "者",
    ])

  static let thingQualifiers: Set<String> = [
    "msg", "message", "messages", "mail", "email", "e", "post", "comment", "status", "tweet", "record", "row", "item",
    "entry", "interaction", "relationship", "edge", "tie", "link", "event", "the", "of", "on", "at", "in", "utc", "gmt",
    "cet", "local",
    "iso", "unix", "ms", "s", "sec", "seconds", "millis", "id", "ids", "key", "number", "no", "nr", "nummer", "name",
    "str", "string", "total", "value", "full", "original", "nachricht", "nachrichten", "beitrag", "mensaje", "mensagem",
    "messaggio", "bericht", "wiadomosc", "wiadomosci", "メッセージ", "消息", "邮件", "番号", "编号", "名", "名称",
  ]

  static let memberQualifiers: Set<String> = [
    "name", "id", "code", "title", "current", "primary", "main", "employee", "user", "member", "person", "job", "home",
    "business", "organization", "date", "the", "of", "at", "on", "e", "name", "bezeichnung", "nom", "nombre", "nome",
    "naam", "nazwa", "名", "名称", "utc",
  ]
}
