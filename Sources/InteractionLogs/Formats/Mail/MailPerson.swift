import CMail

/// A mailbox in a field of a message.
struct MailPerson: Hashable {
  /// The address, or what stands there instead of one.
  var address: String
  /// The name beside it; empty where there is none.
  var name = ""

  /// Whether there is an address, and not only a name.
  var hasAddress: Bool { address.utf8.contains(UInt8(ascii: "@")) }

  /// The mailboxes in a field, in order; `nil` where it is damaged.
  ///
  /// What has no address is left out beside what has one: a name with a comma in it that is not quoted falls into two.
  static func all(in field: [UInt8]) -> [MailPerson]? {
    let text = MailDisguise.removed(from: field)
    let found: [MailPerson]? = text.withUnsafeBufferPointer { text in
      text.withMemoryRebound(to: CChar.self) { text in
        guard let addresses = cmail_addresses(text.baseAddress!) else { return nil }
        defer { cmail_addresses_free(addresses) }
        return (0..<cmail_count(addresses)).map { index in
          MailPerson(
            address: plain(String(cString: cmail_address(addresses, index))),
            name: cmail_name(addresses, index).map { plain(String(cString: $0)) } ?? "")
        }
      }
    }
    guard let found else { return nil }
    let addressed = found.filter(\.hasAddress)
    return addressed.isEmpty ? found.filter { !$0.address.isEmpty } : addressed
  }

  /// A text without white space and quotes around it.
  private static func plain(_ text: String) -> String {
    Array(text.utf8).withUnsafeBufferPointer { String(decoding: $0.trimmed.withoutQuotes, as: UTF8.self) }
  }
}

/// Addresses that archives on the web disguise: `ada at example.org (Ada)`.
enum MailDisguise {
  /// The field with an address in the usual form, and a zero at its end.
  static func removed(from field: [UInt8]) -> [UInt8] {
    let field = field.map { $0 == 0 ? 0x20 : $0 }
    guard !field.contains(UInt8(ascii: "@")) else { return field + [0] }
    let text = String(decoding: field, as: UTF8.self)
    for sign in ["\u{FF20}", " (at) ", " [at] ", "(at)", "[at]"] where text.contains(sign) {
      return Array(text.split(separator: sign, omittingEmptySubsequences: false).joined(separator: "@").utf8) + [0]
    }
    // ` at ` may also be in a name: it is the sign only between two words, each of them without a blank.
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    var kept: [String] = []
    var index = 0
    while index < words.count {
      if index > 0, index + 1 < words.count, words[index].lowercased() == "at", isLocalPart(words[index - 1]),
        isDomain(words[index + 1])
      {
        kept[kept.count - 1] += "@" + words[index + 1]
        index += 2
      } else {
        kept.append(String(words[index]))
        index += 1
      }
    }
    return Array(kept.joined(separator: " ").utf8) + [0]
  }

  private static func isLocalPart(_ word: Substring) -> Bool {
    let word = word.first == "<" ? word.dropFirst() : word
    return !word.isEmpty && word.allSatisfy { !"()<>,;:\"".contains($0) }
  }

  private static func isDomain(_ word: Substring) -> Bool {
    let word = word.prefix { $0 != ">" && $0 != "," }
    return !word.isEmpty && word.first != "." && word.allSatisfy { $0.isLetter || $0.isNumber || ".-".contains($0) }
  }
}
