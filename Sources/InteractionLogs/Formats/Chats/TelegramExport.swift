/// The JSON that Telegram Desktop exports: one chat with its `messages`, or all of them in `chats`.
///
/// People are known by their ids, as names repeat and change. `@name` cannot be resolved. Reactions have a local time only,
/// which is left out.
struct TelegramExport: SingleFileFormat {
  let name = "Telegram export"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool {
    let text = JSONOpening(opening)
    guard text.isObject else { return false }
    if text.hasKeys("about") && (text.hasKeys("personal_information") || text.hasKeys("chats")) { return true }
    guard text.hasKeys("messages", "type", "id", "date") else { return false }
    return text.hasKeys("from_id") || text.hasKeys("actor_id") || text.hasKeys("date_unixtime")
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.messages)
    var (chat, names) = (ChatMessages(), ShownNames())
    for file in files {
      let root = try rows.json(in: file)
      let lists = [root["chats"], root["left_chats"]].compactMap { $0 }.flatMap { $0.list("list") }
      let owner = root["personal_information"]?["user_id"]?.id.map { "user\($0)" }
      for conversation in root["messages"] == nil ? lists : [root] {
        try read(conversation, of: owner, in: file, &chat, &names, &rows)
      }
    }
    try chat.give(to: &rows)
    for (id, shown) in names.all { rows.show(id, as: shown) }
  }

  private func read(
    _ conversation: JSONValue, of owner: String?, in file: InputFile, _ chat: inout ChatMessages,
    _ names: inout ShownNames,
    _ rows: inout ExportRows
  ) throws {
    let place = conversation["id"]?.id ?? conversation["name"]?.text ?? ""
    let type = conversation["type"]?.string
    if type == "bot_chat" { chat.bots.insert("user\(place)") }
    let pair = type == "personal_chat" ? Self.people(in: conversation, owner) : []
    for (number, entry) in conversation.list("messages").enumerated() {
      guard let id = entry["id"]?.id else {
        try rows.reject(.noID, in: file, line: number + 1, text: "")
        continue
      }
      guard let time = Self.time(of: entry) else {
        let text = entry["date_unixtime"]?.id ?? entry["date"]?.text ?? ""
        try rows.reject(.unreadableTime, in: file, line: number + 1, column: "date", text: text)
        continue
      }
      var message = ChatMessages.Message(id: "\(place)/\(id)", time: time)
      message.author = Self.person(entry["from_id"], &chat)
      message.thread = place
      if let author = message.author { names.add(entry["from"]?.text, of: author, at: time) }
      if let answered = entry["reply_to_message_id"]?.id {
        let peer = entry["reply_to_peer_id"]?.id.map { String($0.drop { !$0.isNumber }) }
        message.answers = "\(peer ?? place)/\(answered)"
      }
      if pair.count == 2 { message.addressee = pair.first { $0 != message.author } }
      message.mentioned = (entry.list("text_entities") + entry.list("text")).compactMap { piece in
        piece["type"]?.string == "mention_name" ? piece["user_id"]?.id.map { "user\($0)" } : nil
      }
      message.reactions = entry.list("reactions").flatMap { $0.list("recent") }.compactMap { reaction in
        Self.person(reaction["from_id"], &chat).map { ChatMessages.Reaction($0) }
      }
      if type == "saved_messages" {
        message.leftOut = .empty
      } else if entry["type"]?.string ?? "message" != "message" {
        message.leftOut = .notice
        message.author =
          entry["action"]?.string?.hasPrefix("join_") == true ? Self.person(entry["actor_id"], &chat) : nil
      }
      chat.add(message)
    }
  }

  /// Who takes part in a chat.
  private static func people(in conversation: JSONValue, _ owner: String?) -> Set<String> {
    var people = Set([owner].compactMap { $0 })
    for entry in conversation.list("messages") {
      if let person = entry["from_id"]?.text, person.hasPrefix("user") { people.insert(person) }
    }
    // Who never wrote in it is known by its own id.
    if people.count == 1, let id = conversation["id"]?.id { people.insert("user\(id)") }
    return people
  }

  private static func time(of entry: JSONValue) -> Instant? {
    if let seconds = entry["date_unixtime"] { return seconds.id.flatMap { Instant(secondsSince1970: $0) } }
    return entry["date"]?.text.flatMap { Instant(written: $0) }
  }

  /// Who an id means; channels, which write in their own names, are no people.
  private static func person(_ id: JSONValue?, _ chat: inout ChatMessages) -> String? {
    // Older exports have bare numbers.
    guard let id else { return nil }
    let person = id.text ?? id.integer.map { "user\($0)" }
    if let person, !person.hasPrefix("user") { chat.bots.insert(person) }
    return person
  }
}
