/// What makes two spellings the same name.
public enum NameIdentity: Sendable, Hashable {
  /// White space around a name, repeated spaces and characters that nobody sees do not count.
  case trimmed
  /// As ``trimmed``; besides, `Name <a@b.org>` is the address in it, and e-mail addresses are the same in any case; see
  /// ``MailAddress``. So are paths in a directory, `/o=…/cn=…`.
  case people
  /// As ``trimmed``; besides, `7.0` is the id 7, as spreadsheets and data frames write it in a column with gaps,
  /// `<a@b>` is `a@b`, and `t1_abc` the message abc.
  case messages

  /// The name that a spelling stands for, as the tables of names have it.
  public func canonical(_ spelling: String) -> String {
    Array(spelling.utf8).withUnsafeBufferPointer { String(decoding: canonical($0), as: UTF8.self) }
  }

  /// The name that a spelling stands for.
  func canonical(_ spelling: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let cleaned = spelling.cleanedName
    return cleaned.withUnsafeBufferPointer { text in
      switch self {
      case .trimmed: cleaned
      case .people: MailAddress(text)?.address ?? Self.directoryPath(text) ?? Array(text.withoutQuotes)
      case .messages: Array(Self.messageID(text))
      }
    }
  }

  /// A path in the directory of a mail server, `/o=…/cn=…`, in lower case: letter case means nothing in it.
  private static func directoryPath(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.count > 3, text[0] == UInt8(ascii: "/"), text[1] | 0x20 == UInt8(ascii: "o"),
      text[2] == UInt8(ascii: "=")
    else { return nil }
    return text.map(MailAddress.lowercased)
  }

  private static func messageID(_ text: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>> {
    guard text.count > 2 else { return text[...] }
    if text[0] == UInt8(ascii: "<"), text[text.count - 1] == UInt8(ascii: ">") { return text[1..<text.count - 1] }
    // A site that numbers comments and posts apart says which is meant, but only where it refers to them.
    if text[0] == UInt8(ascii: "t"), text[1].isDigit, text[2] == UInt8(ascii: "_"), text.count > 3 { return text[3...] }
    guard let point = text.firstIndex(of: UInt8(ascii: ".")), point > 0 else { return text[...] }
    let (whole, rest) = (text[..<point], text[(point + 1)...])
    let isWhole = !rest.isEmpty && whole.allSatisfy(\.isDigit) && rest.allSatisfy { $0 == UInt8(ascii: "0") }
    return isWhole ? whole : text[...]
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes without white space around them: ASCII, NBSP, the other Unicode spaces, and byte order marks.
  var trimmed: UnsafeBufferPointer<UInt8> {
    var (low, high) = (0, count)
    while low < high, let width = spaceWidth(from: low, to: high) { low += width }
    while low < high, let width = spaceWidth(before: high, from: low) { high -= width }
    return UnsafeBufferPointer(rebasing: self[low..<high])
  }

  /// Whether there is nothing but white space.
  @inline(__always)
  var isBlank: Bool {
    guard count > 0 else { return true }
    // A visible ASCII character comes first in nearly every field.
    let first = self[0]
    return first > 0x20 && first < 0x7F ? false : trimmed.isEmpty
  }

  private func spaceWidth(from low: Int, to high: Int) -> Int? {
    if self[low] == 0x20 || self[low] &- 0x09 < 5 { return 1 }
    if high - low >= 2, self[low] == 0xC2, self[low + 1] == 0xA0 { return 2 }
    return high - low >= 3 && isWideSpace(at: low) ? 3 : nil
  }

  private func spaceWidth(before high: Int, from low: Int) -> Int? {
    if self[high - 1] == 0x20 || self[high - 1] &- 0x09 < 5 { return 1 }
    if high - low >= 2, self[high - 2] == 0xC2, self[high - 1] == 0xA0 { return 2 }
    return high - low >= 3 && isWideSpace(at: high - 3) ? 3 : nil
  }

  /// U+2000…U+200B, U+200E, U+200F, U+202F, U+205F, U+3000 or U+FEFF, in UTF-8.
  private func isWideSpace(at position: Int) -> Bool {
    switch (self[position], self[position + 1], self[position + 2]) {
    case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0x8E...0x8F), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
      (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
      true
    default: false
    }
  }
}
