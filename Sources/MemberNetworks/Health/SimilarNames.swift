import InteractionLogs

/// Finds names that differ in case, accents, blanks or punctuation alone, and so may be one person.
enum SimilarNames {
  /// The most groups that are told.
  static let mostGroups = 1000

  /// Groups of ids of members, each with the busiest first; the groups in the order of their first members.
  ///
  /// - Complexity: O(members).
  static func groups(in network: MemberNetwork) -> [[String]] {
    var strengths = [Double](repeating: 0, count: network.members.count)
    for tie in network.ties {
      strengths[tie.memberA] += tie.strength
      strengths[tie.memberB] += tie.strength
    }
    let keys = network.members.map { key(of: $0.id) }
    // Equal keys become neighbours, each with the first member that has it first.
    let order = keys.indices.filter { !keys[$0].isEmpty }.map { (hash: keys[$0].hashValue, index: $0) }
      .sorted { ($0.hash, $0.index) < ($1.hash, $1.index) }
    var groups: [[Int]] = []
    var begin = 0
    while begin < order.count {
      var end = begin + 1
      while end < order.count && order[end].hash == order[begin].hash { end += 1 }
      if end - begin > 1 {
        let alike = Dictionary(grouping: order[begin..<end].map(\.index)) { keys[$0] }
        groups += alike.values.filter { $0.count > 1 }
      }
      begin = end
    }
    return groups.sorted { $0[0] < $1[0] }.prefix(mostGroups).map { members in
      members.sorted { strengths[$0] == strengths[$1] ? $0 < $1 : strengths[$0] > strengths[$1] }
        .map { network.members[$0].id }
    }
  }

  /// What is left of a name without case, accents, blanks and punctuation; nothing for a name without a letter, for
  /// numbers that differ in punctuation are different numbers.
  static func key(of name: String) -> [UInt8] {
    var name = name
    if let key = name.withUTF8({ plainKey(of: $0) }) { return key }
    guard name.unicodeScalars.contains(where: \.properties.isAlphabetic) else { return [] }
    let domain = name.firstIndex(of: "@").map { name[$0...] } ?? ""
    let local = name[..<(name.firstIndex(of: "@") ?? name.endIndex)]
    var key = ""
    for scalar in local.unicodeScalars where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      key += folded(scalar)
    }
    return Array((key + domain.lowercased()).utf8)
  }

  /// The same for a name of ASCII characters; `nil` for any other.
  private static func plainKey(of name: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard name.allSatisfy({ $0 < 0x80 }) else { return nil }
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    guard name.contains(where: isLetter) else { return [] }
    let at = name.firstIndex(of: UInt8(ascii: "@")) ?? name.count
    var key: [UInt8] = []
    key.reserveCapacity(name.count)
    for (place, byte) in name.enumerated() {
      if isLetter(byte) {
        key.append(byte | 0x20)
      } else if place >= at || (0x30...0x39).contains(byte) {
        key.append(byte)
      }
    }
    return key
  }

  /// A letter in lower case without its accent.
  private static func folded(_ scalar: Unicode.Scalar) -> String {
    let lower = scalar.properties.lowercaseMapping
    guard let letter = lower.unicodeScalars.first, lower.unicodeScalars.count == 1 else { return lower }
    guard (0xC0...0x17F).contains(letter.value) else { return lower }
    return plainLetters.first { $0.accented.unicodeScalars.contains(letter) }?.plain ?? lower
  }

  private static let plainLetters: [(plain: String, accented: String)] = [
    ("a", "àáâãäåāăą"), ("ae", "æ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"), ("oe", "œ"),
    ("r", "ŕŗř"), ("s", "śŝşšſ"), ("ss", "ß"), ("t", "ţťŧþ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"),
    ("z", "źżž"),
  ]
}
