/// Texts that stand in a cell where there is nobody.
enum MissingValue {
  /// What programs write for a value that is missing, in the very spellings that they use: people are called Nan and Null.
  static let words = [
    "-", "--", "–", "—", "?", "NA", "N/A", "n/a", "#N/A", "<NA>", "NaN", "nan", "NAN", "#NaN", "NaT", "NULL", "null",
    "<null>", "(null)", "<NULL>", "[NULL]", "None", "none", "NONE", "(none)", "nil", "NIL", "undefined", "\\N", "[]",
    "{}", "\"\"", "''", "#REF!", "#VALUE!", "#NAME?", "#NULL!", "(blank)", "(Blank)", "(BLANK)", "blank", "(empty)",
    "(leer)", "(Leer)", "leer", "k.A.", "k. A.", "k.a.", "(vide)", "(en blanco)", "(vacío)", "(em branco)", "(vazio)",
    "(vuoto)", "(vuote)", "(leeg)", "(puste)", "(空白)", "(空)", "（空白）",
  ]

  /// The words by their lengths in bytes.
  private static let spellings: [[[UInt8]]] = {
    let words = Self.words.map { Array($0.utf8) }
    return (0...words.map(\.count).max()!).map { length in words.filter { $0.count == length } }
  }()

  /// - Parameter text: without white space around it.
  static func isMissing(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count < spellings.count else { return false }
    return spellings[text.count].contains { text.elementsEqual($0) }
  }

  /// Whether a cell of an export holds nothing.
  static func isMissing(_ text: String) -> Bool {
    text.isEmpty || Array(text.utf8).withUnsafeBufferPointer { isMissing($0) }
  }
}

/// Names that stand for somebody whom the log does not tell: an account that is gone, or a guest without a name. All who
/// are called so would be taken for one member, so that they are nobody.
enum PlaceholderName {
  static let names: Set<String> = [
    "deleted", "removed", "deleted user", "deleteduser", "deleted account", "deleted member", "deleted user#0000",
    "removed user", "former member", "former user", "deactivated user", "deactivated account", "unknown",
    "unknown user", "unknown sender", "unknown member", "unknown participant", "unknown author", "anonymous",
    "anonymous user", "anonymous member", "no name", "redacted", "undisclosed-recipients", "undisclosed recipients",
    "undisclosed recipient", "unlisted-recipients", "unlisted recipients", "unbekannt", "anonym",
    "gelöschter benutzer", "gelöschter nutzer", "gelöschtes konto", "inconnu", "anonyme", "utilisateur supprimé",
    "compte supprimé", "desconocido", "anónimo", "usuario eliminado", "cuenta eliminada", "desconhecido", "anônimo",
    "usuário excluído", "conta excluída", "sconosciuto", "anonimo", "utente eliminato", "account eliminato", "onbekend",
    "total", "grand total", "summe", "gesamt", "gesamtsumme", "gesamtergebnis", "total général", "total general",
    "total geral", "totale", "totaal", "eindtotaal", "razem", "合計", "総計", "合计", "总计", "anoniem", "n.n.", "n. n.",
    "nomen nominandum", "gelöscht", "gelöschter account", "supprimé", "eliminado", "excluído",
    "eliminato", "cancellato", "verwijderd", "usunięty", "usunięte", "削除済み", "已删除", "verwijderde gebruiker",
    "verwijderd account", "nieznany", "anonimowy", "usunięty użytkownik",
    "konto usunięte", "不明", "匿名", "削除済みユーザー", "退会したユーザー", "未知", "已删除用户", "已注销用户",
  ]

  private static let longest = 40

  /// Whether a name is a placeholder, in any case, also in brackets of any sort.
  static func isPlaceholder(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    // Most names are addresses, or hold a number; no placeholder is one, and but one holds digits.
    guard (2...longest).contains(text.count), !text.contains(UInt8(ascii: "@")) else { return false }
    if text.contains(where: { $0.isDigit && $0 != UInt8(ascii: "0") }) { return false }
    var name = text.cleanedName[...]
    let brackets: [(UInt8, UInt8)] = [(0x5B, 0x5D), (0x28, 0x29), (0x3C, 0x3E), (0x7B, 0x7D)]
    if brackets.contains(where: { $0 == name.first && $1 == name.last }) { name = name.dropFirst().dropLast() }
    if name.last == UInt8(ascii: ":") { name = name.dropLast() }
    return names.contains(String(decoding: name, as: UTF8.self).lowercased())
  }
}

/// Names that stand for all who are there: nobody acts towards a channel, or towards everybody, as towards a person.
enum GroupName {
  private static let names: Set<String> = [
    "all", "everyone", "everybody", "@all", "@everyone", "@channel", "@here", "@alle", "alle", "an alle", "tous",
    "tout le monde", "@tous", "todos", "@todos", "tutti", "@tutti", "iedereen", "wszyscy", "@wszyscy", "全員", "@全員",
    "所有人", "@所有人",
  ]

  /// How a name begins and how long it is: every new name is asked.
  private static let shapes = Set(names.map { shape(Array($0.utf8).first!, $0.utf8.count) })
  private static func shape(_ first: UInt8, _ length: Int) -> Int { Int(first | 0x20) << 8 | length }

  /// Whether what is addressed is a channel, like `#general`, or everybody.
  static func isGroup(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard (2...80).contains(text.count) else { return false }
    if text[0] == UInt8(ascii: "#") { return (text[1] | 0x20) &- 0x61 < 26 || text[1] >= 0x80 }
    return shapes.contains(shape(text[0], text.count))
      && names.contains(String(decoding: text.cleanedName, as: UTF8.self).lowercased())
  }
}

/// Why a cell names nobody.
public enum Absence: String, Sendable, Hashable, Codable {
  /// It is one of the texts that programs write for a missing value.
  case missing
  /// It stands for somebody whom the log does not tell (see ``PlaceholderName``).
  case placeholder
  /// It is a channel, or everybody.
  case group
}

/// Tells people from texts that are nobody.
struct AbsenceRules {
  /// Names that look like nobody but are members, because a member table lists them.
  let listed: Set<String>

  /// Why a text is nobody; `nil` for a person. Blank texts are ``Absence/missing``.
  ///
  /// - Parameter isAddressed: whether the text says towards whom somebody acts.
  func absence(_ cell: UnsafeBufferPointer<UInt8>, isAddressed: Bool = false) -> Absence? {
    let text = cell.unguarded.trimmed
    let absence: Absence? =
      text.isEmpty || MissingValue.isMissing(text)
      ? .missing
      : PlaceholderName.isPlaceholder(text) ? .placeholder : isAddressed && GroupName.isGroup(text) ? .group : nil
    guard absence != nil, !listed.isEmpty else { return absence }
    return listed.contains(NameIdentity.people.canonical(String(decoding: text, as: UTF8.self))) ? nil : absence
  }
}
