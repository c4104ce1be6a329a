/// User names of a platform that does not tell capital letters from small ones.
///
/// People go by their names as their own messages have them; who is only mentioned goes by the first spelling in the order of
/// the alphabet.
struct Handles {
  private var own: [String: String] = [:]
  private var mentions: [String: String] = [:]

  /// What identifies people, by what messages call them.
  var identities: [String: String] { mentions.merging(own) { $1 } }

  /// Takes a name as the platform writes it; by what messages call it.
  mutating func written(_ name: String) -> String {
    let key = name.lowercased()
    own[key] = min(own[key] ?? name, name)
    return key
  }

  /// Takes a name as somebody typed it; by what messages call it.
  mutating func mentioned(_ name: String) -> String {
    let key = name.lowercased()
    mentions[key] = min(mentions[key] ?? name, name)
    return key
  }
}
