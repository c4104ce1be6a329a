/// The people of exports of Slack, by their ids.
struct SlackPeople {
  /// By id: the address, else the handle, else the id.
  private(set) var identities: [String: String] = [:]
  private(set) var bots: Set<String> = ["USLACKBOT"]
  /// Those who are no bots and not deleted, in the order of the lists.
  private(set) var roster: [(identity: String, shown: String?)] = []
  /// The names of people whom no list has, as messages say them.
  private(set) var strangers = ShownNames()

  /// Adds a list of users.
  mutating func add(_ list: JSONValue) {
    for user in list.elements {
      guard let id = user["id"]?.text else { continue }
      let profile = user["profile"]
      if user["is_bot"]?.isTrue == true || user["is_workflow_bot"]?.isTrue == true {
        bots.insert(id)
      }
      let isNew = identities[id] == nil
      let identity = profile?["email"]?.text?.lowercased() ?? user["name"]?.text ?? id
      identities[id] = identity
      if !isNew || bots.contains(id) || user["deleted"]?.isTrue == true { continue }
      let shown = [profile?["real_name"]?.text, user["real_name"]?.text, profile?["display_name"]?.text]
      roster.append((identity, shown.lazy.compactMap { $0 }.first))
    }
  }

  /// Who wrote a message; notes the name of a stranger, and that a program is one.
  mutating func author(of entry: JSONValue, at time: Instant) -> String? {
    guard let user = entry["user"]?.text ?? entry["comment"]?["user"]?.text else { return nil }
    if identities[user] == nil {
      if entry["bot_id"] != nil { bots.insert(user) }
      let profile = entry["user_profile"]
      if let shown = profile?["real_name"]?.text ?? profile?["name"]?.text { strangers.add(shown, of: user, at: time) }
    }
    return user
  }

  /// Whether a message comes from a program and not from a person who uses one.
  func isByProgram(_ entry: JSONValue) -> Bool {
    guard let user = entry["user"]?.text ?? entry["comment"]?["user"]?.text else { return entry["bot_id"] != nil }
    return bots.contains(user)
  }

  /// The ids in `<@U1>` and `<@U1|name>`; groups and channels have other marks.
  static func mentions(in text: UnsafeBufferPointer<UInt8>) -> [String] {
    var ids: [String] = []
    var position = 0
    while let open = text[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = open + 1
      guard position < text.count, text[position] == UInt8(ascii: "@") else { continue }
      let id = text[(position + 1)...].prefix { $0.isDigit || ($0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z")) }
      guard !id.isEmpty, id.endIndex < text.count, [UInt8(ascii: ">"), UInt8(ascii: "|")].contains(text[id.endIndex])
      else { continue }
      ids.append(String(decoding: id, as: UTF8.self))
      position = id.endIndex
    }
    return ids
  }
}
