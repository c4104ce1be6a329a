import InteractionLogs

/// Finds names that are those of several members: `ann and bob`, `ann/bob`, `ann, bob`.
enum JoinedNames {
  /// The most that are told.
  static let most = 1000
  private static let marks: Set<Character> = [",", ";", "|", "/", "&", "+", "、", "，"]
  private static let words: Set<Substring> = [
    "and", "und", "et", "y", "e", "en", "i", "og", "och", "with", "mit", "と", "和",
  ]

  /// Names all parts of which are members, and of lists with commas those of which one part is, where nobody who acts
  /// is called so.
  ///
  /// - Complexity: O(bytes of the names).
  static func found(in network: MemberNetwork) -> [LogHealth.JoinedName] {
    var known: [String: String]?
    var hasActed: [Bool]?
    var found: [LogHealth.JoinedName] = []
    for (index, member) in network.members.enumerated() where mayJoin(member.id) {
      let parts = parts(of: member.id)
      guard parts.count > 1, found.count < most else { continue }
      if known == nil { known = names(of: network) }
      let members = parts.compactMap { known![$0.lowercased()] }.filter { $0 != member.id }
      guard !members.isEmpty else { continue }
      if members.count < parts.count {
        guard member.id.contains(","), network.isDirected else { continue }
        if hasActed == nil { hasActed = acting(in: network) }
        if hasActed![index] || commaNamesAct(network, hasActed!) { continue }
      }
      found.append(LogHealth.JoinedName(name: member.id, members: members, isCertain: members.count == parts.count))
    }
    return found
  }

  /// Whether a look at the letters does not show that a name is one: this is asked of every member.
  private static func mayJoin(_ id: String) -> Bool {
    id.utf8.contains { byte in
      switch byte {
      case 0x20, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "/"), UInt8(ascii: "&"),
        UInt8(ascii: "+"), 0xE3, 0xE5, 0xEF:
        true
      default: false
      }
    }
  }

  private static func parts(of id: String) -> [String] {
    var parts: [[Substring]] = [[]]
    for piece in id.split(omittingEmptySubsequences: false, whereSeparator: { marks.contains($0) }) {
      for word in piece.split(separator: " ") {
        if words.contains(Substring(word.lowercased())) {
          parts.append([])
        } else {
          parts[parts.count - 1].append(word)
        }
      }
      parts.append([])
    }
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
  }

  /// The ids of the members by what they are called, in lower case.
  private static func names(of network: MemberNetwork) -> [String: String] {
    var names: [String: String] = [:]
    for member in network.members {
      names[member.id.lowercased()] = member.id
      if let name = member.name, names[name.lowercased()] == nil { names[name.lowercased()] = member.id }
    }
    return names
  }

  private static func acting(in network: MemberNetwork) -> [Bool] {
    var hasActed = [Bool](repeating: false, count: network.members.count)
    for tie in network.ties {
      if tie.aToB > 0 { hasActed[tie.memberA] = true }
      if tie.bToA > 0 { hasActed[tie.memberB] = true }
    }
    return hasActed
  }

  /// Whether people of this log have names with commas.
  private static func commaNamesAct(_ network: MemberNetwork, _ hasActed: [Bool]) -> Bool {
    network.members.indices.contains { hasActed[$0] && network.members[$0].id.contains(",") }
  }
}
