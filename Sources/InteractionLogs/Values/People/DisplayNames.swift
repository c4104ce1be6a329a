/// The names that stand beside addresses, and how often: people write one address under several.
public struct DisplayNames: Sendable {
  private var spellings = NameTable(identity: .trimmed)
  /// For each spelling how many rows have it, and the name that it stands for.
  private var counts: [Int] = []
  private var names: [NameIndex] = []
  /// The names that a list of people gives to ids; they go before all spellings.
  private var listed: [NameIndex: String] = [:]

  init() {}

  /// Gives somebody the name that a list of people has.
  mutating func show(_ name: NameIndex, as text: String) { listed[name] = text }

  static func hasDisplayName(_ spelling: UnsafeBufferPointer<UInt8>) -> Bool { displayName(in: spelling) != nil }

  /// Counts a spelling of somebody.
  mutating func count(_ spelling: UnsafeBufferPointer<UInt8>, of name: NameIndex) {
    let index = Int(spellings.intern(spelling))
    if index == counts.count {
      counts.append(0)
      names.append(name)
    }
    counts[index] += 1
  }

  /// For each name in the table of members the display name that most rows have, of several the one seen first.
  ///
  /// - Complexity: O(spellings).
  public func commonest() -> [NameIndex: String] {
    var rows: [NameIndex: [(text: String, count: Int)]] = [:]
    for index in counts.indices {
      let spelling = Array(spellings.name(at: NameIndex(index)).utf8)
      guard let text = spelling.withUnsafeBufferPointer(Self.displayName) else { continue }
      if let place = rows[names[index]]?.firstIndex(where: { $0.text == text }) {
        rows[names[index]]![place].count += counts[index]
      } else {
        rows[names[index], default: []].append((text, counts[index]))
      }
    }
    let commonest = rows.mapValues { texts in texts.dropFirst().reduce(texts[0]) { $1.count > $0.count ? $1 : $0 }.text
    }
    return commonest.merging(listed) { $1 }
  }

  private static func displayName(in spelling: UnsafeBufferPointer<UInt8>) -> String? {
    let cleaned = spelling.cleanedName
    return cleaned.withUnsafeBufferPointer { text in
      MailAddress(text)?.displayName.map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
