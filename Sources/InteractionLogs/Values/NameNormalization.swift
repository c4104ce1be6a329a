/// What makes two spellings the same name.
public enum NameIdentity: Sendable, Hashable {
  /// White space around a name does not count.
  case trimmed
  /// As ``trimmed``; besides, `Name <a@b.org>` is the address in it, and e-mail addresses are the same in any case.
  case people

  /// The name that a spelling stands for, as the tables of names have it.
  public func canonical(_ spelling: String) -> String {
    Array(spelling.utf8).withUnsafeBufferPointer { String(decoding: canonical($0), as: UTF8.self) }
  }

  /// The name that a spelling stands for.
  func canonical(_ spelling: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let text = spelling.trimmed
    guard self == .people else { return Array(text) }
    if text.last == UInt8(ascii: ">"), let opening = text.lastIndex(of: UInt8(ascii: "<")) {
      let address = UnsafeBufferPointer(rebasing: text[(opening + 1)..<(text.count - 1)]).trimmed
      if Self.isAddress(address) { return address.map(Self.lowercased) }
    }
    return Self.isAddress(text) ? text.map(Self.lowercased) : Array(text)
  }

  /// One `@` with text before it and a dot in the text after it, and no space.
  private static func isAddress(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let at = text.firstIndex(of: UInt8(ascii: "@")), at > 0 else { return false }
    let domain = text[(at + 1)...]
    return !domain.contains(UInt8(ascii: "@")) && !text.contains(0x20)
      && domain.dropFirst().dropLast().contains(UInt8(ascii: "."))
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte }
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

  /// U+2000…U+200B, U+202F, U+205F, U+3000 or U+FEFF, in UTF-8.
  private func isWideSpace(at position: Int) -> Bool {
    switch (self[position], self[position + 1], self[position + 2]) {
    case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF): true
    default: false
    }
  }
}
