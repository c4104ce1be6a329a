/// The address in what mail programs and messengers write for a person, and the name beside it.
struct MailAddress {
  typealias Text = UnsafeBufferPointer<UInt8>

  /// The address in lower case; of a mention like `<@U1|ben>` the id.
  let address: [UInt8]
  /// The name beside it, without quotes.
  let displayName: [UInt8]?

  /// Takes a text apart: `Name <a@b.org>`, `a@b.org (Name)`, `Name (a@b.org)`, `mailto:a@b.org`, `<@U1|ben>`, an
  /// address alone; `nil` for anything else.
  init?(_ text: Text) {
    guard let found = Self.parts(of: text) else { return nil }
    (address, displayName) = found
  }

  private typealias Parts = (address: [UInt8], displayName: [UInt8]?)

  private static func parts(of text: Text) -> Parts? {
    guard text.count > 2 else { return nil }
    let last = text[text.count - 1]
    if last == UInt8(ascii: ">"), let opening = text.lastIndex(of: UInt8(ascii: "<")) {
      let inside = Text(rebasing: text[(opening + 1)..<(text.count - 1)]).trimmed
      if opening == 0, inside.first == UInt8(ascii: "@") { return mention(Text(rebasing: inside.dropFirst())) }
      return parts(inside, beside: Text(rebasing: text[..<opening]))
    }
    if last == UInt8(ascii: ")"), let opening = text.lastIndex(of: UInt8(ascii: "(")) {
      let before = Text(rebasing: text[..<opening]).trimmed
      let inside = Text(rebasing: text[(opening + 1)..<(text.count - 1)]).trimmed
      return parts(inside, beside: before) ?? parts(before, beside: inside)
    }
    return parts(text, beside: Text(start: nil, count: 0))
  }

  private static func parts(_ address: Text, beside name: Text) -> Parts? {
    let plain = withoutScheme(address.withoutQuotes)
    guard isAddress(plain) else { return nil }
    let lowercase = plain.map(lowercased)
    let shown = name.trimmed.withoutQuotes
    let says = !shown.isEmpty && !shown.map(lowercased).elementsEqual(lowercase)
    return (lowercase, says ? shown.cleanedName : nil)
  }

  private static func mention(_ mention: Text) -> Parts? {
    let parts = mention.split(separator: UInt8(ascii: "|"), maxSplits: 1)
    guard let id = parts.first.map({ $0.drop { $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "&") } }), !id.isEmpty,
      !id.contains(0x20)
    else { return nil }
    return (Array(id), parts.count == 2 ? Array(parts[1]) : nil)
  }

  private static func withoutScheme(_ text: Text) -> Text {
    for scheme in ["mailto:", "smtp:"] where text.count > scheme.utf8.count {
      guard text.prefix(scheme.utf8.count).map(lowercased).elementsEqual(scheme.utf8) else { continue }
      // What follows a question mark is the subject.
      let address = text.dropFirst(scheme.utf8.count).prefix { $0 != UInt8(ascii: "?") }
      return Text(rebasing: address).trimmed
    }
    return text
  }

  /// One `@` with text before it and a dot in the text after it, and no space.
  static func isAddress(_ text: Text) -> Bool {
    guard let at = text.firstIndex(of: UInt8(ascii: "@")), at > 0 else { return false }
    let domain = text[(at + 1)...]
    return !text.contains { $0 == 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
      && !domain.contains(UInt8(ascii: "@")) && domain.dropFirst().dropLast().contains(UInt8(ascii: "."))
  }

  static func lowercased(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte }
}

extension UnsafeBufferPointer<UInt8> {
  /// The text inside double or single quotes, where they enclose all of it.
  var withoutQuotes: UnsafeBufferPointer<UInt8> {
    guard count >= 3, let quote = first, quote == self[count - 1],
      quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), !self[1..<count - 1].contains(quote)
    else { return self }
    return UnsafeBufferPointer(rebasing: self[1..<count - 1]).trimmed
  }
}
