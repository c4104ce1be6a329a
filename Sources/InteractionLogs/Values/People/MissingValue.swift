/// Texts that stand in a cell where there is nobody.
enum MissingValue {
  /// What programs write for a value that is missing, in the very spellings that they use: people are called Nan and Null.
  static let words = [
    "-", "--", "–", "—", "?", "NA", "N/A", "n/a", "#N/A", "<NA>", "NaN", "nan", "NAN", "#NaN", "NaT", "NULL", "null",
    "<null>", "(null)", "<NULL>", "[NULL]", "None", "none", "NONE", "(none)", "nil", "NIL", "undefined", "\\N", "[]",
    "{}", "\"\"", "''", "#REF!", "#VALUE!", "#NAME?", "#NULL!",
  ]

  private static let spellings = words.map { Array($0.utf8) }

  private static let longest = 9

  /// - Parameter text: without white space around it.
  static func isMissing(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count <= longest else { return false }
    return spellings.contains { $0.count == text.count && text.elementsEqual($0) }
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
    "anoniem", "verwijderde gebruiker", "verwijderd account", "nieznany", "anonimowy", "usunięty użytkownik",
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

/// Why a cell names nobody.
public enum Absence: String, Sendable, Hashable, Codable {
  /// It is one of the texts that programs write for a missing value.
  case missing
  /// It stands for somebody whom the log does not tell (see ``PlaceholderName``).
  case placeholder
}

/// Tells people from texts that are nobody.
struct AbsenceRules {
  /// Names that look like nobody but are members, because a member table lists them.
  let listed: Set<String>

  /// Why a text is nobody; `nil` for a person. Blank texts are ``Absence/missing``.
  func absence(_ cell: UnsafeBufferPointer<UInt8>) -> Absence? {
    let text = cell.unguarded.trimmed
    let absence: Absence? =
      text.isEmpty || MissingValue.isMissing(text)
      ? .missing : PlaceholderName.isPlaceholder(text) ? .placeholder : nil
    guard absence != nil, !listed.isEmpty else { return absence }
    return listed.contains(NameIdentity.people.canonical(String(decoding: text, as: UTF8.self))) ? nil : absence
  }
}
