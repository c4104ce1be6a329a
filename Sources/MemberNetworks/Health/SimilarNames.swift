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
    var membersOfKey: [String: [Int]] = [:]
    var keys: [String] = []
    for (index, member) in network.members.enumerated() {
      let key = key(of: member.id)
      guard !key.isEmpty else { continue }
      if membersOfKey[key] == nil { keys.append(key) }
      membersOfKey[key, default: []].append(index)
    }
    return keys.lazy.compactMap { key in
      let members = membersOfKey[key]!
      guard members.count > 1 else { return nil }
      return members.sorted { strengths[$0] == strengths[$1] ? $0 < $1 : strengths[$0] > strengths[$1] }
        .map { network.members[$0].id }
    }.prefix(mostGroups).map { $0 }
  }

  /// What is left of a name without case, accents, blanks and punctuation; nothing for a name without a letter, for
  /// numbers that differ in punctuation are different numbers.
  static func key(of name: String) -> String {
    guard name.unicodeScalars.contains(where: \.properties.isAlphabetic) else { return "" }
    let domain = name.firstIndex(of: "@").map { name[$0...] } ?? ""
    let local = name[..<(name.firstIndex(of: "@") ?? name.endIndex)]
    var key = ""
    for scalar in local.unicodeScalars where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      key += folded(scalar)
    }
    return key + domain.lowercased()
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
