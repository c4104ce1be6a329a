/// Messages of Teams as Microsoft Graph gives them: pages with `value`, each in a file, or the messages alone.
///
/// People are known by the ids of their accounts: names are not unique, and many messages lack them. In a channel a reply
/// names the first message of its thread; in a chat it holds a reference to what it answers.
struct TeamsMessages: SingleFileFormat {
  let name = "Teams export"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool {
    let text = JSONOpening(opening)
    return (text.isObject || text.isArray) && text.hasKeys("messageType", "from", "createdDateTime")
      && (text.hasKeys("replyToId") || text.hasKeys("chatId") || text.hasKeys("channelIdentity"))
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.messages)
    var (chat, names) = (ChatMessages(), ShownNames())
    for file in files {
      let root = try rows.json(in: file)
      let page = root.isArray ? root : root["value"] ?? root["messages"]
      let entries = page.map { Array($0.elements) } ?? [root]
      for (number, entry) in entries.enumerated() {
        for message in [entry] + entry.list("replies") {
          try add(message, number + 1, in: file, &chat, &names, &rows)
        }
      }
    }
    try chat.give(to: &rows)
    for (id, shown) in names.all { rows.show(id, as: shown) }
  }

  private func add(
    _ entry: JSONValue, _ number: Int, in file: InputFile, _ chat: inout ChatMessages, _ names: inout ShownNames,
    _ rows: inout ExportRows
  ) throws {
    guard let id = entry["id"]?.id else { return try rows.reject(.noID, in: file, line: number, text: "") }
    let written = entry["createdDateTime"]?.string ?? ""
    guard let time = Instant(written: written) else {
      return try rows.reject(.unreadableTime, in: file, line: number, column: "createdDateTime", text: written)
    }
    let place = Self.place(of: entry)
    var message = ChatMessages.Message(id: "\(place)/\(id)", time: time)
    func person(_ identities: JSONValue?) -> String? {
      guard let identities else { return nil }
      if let program = (identities["application"] ?? identities["device"])?["id"]?.text { chat.bots.insert(program) }
      guard let user = identities["user"] else {
        return (identities["application"] ?? identities["device"])?["id"]?.text
      }
      if let id = user["id"]?.text { names.add(user["displayName"]?.text, of: id, at: time) }
      return user["id"]?.text
    }
    message.author = person(entry["from"])
    if let answered = entry["replyToId"]?.id, answered != id { message.answers = "\(place)/\(answered)" }
    message.thread = message.answers ?? message.id
    for attachment in entry.list("attachments") where attachment["contentType"]?.string == "messageReference" {
      if message.answers == nil, let answered = attachment["id"]?.id { message.answers = "\(place)/\(answered)" }
    }
    message.addressee = Self.pair(in: entry["chatId"]?.text).first { $0 != message.author }
    if let author = message.author, !Self.pair(in: entry["chatId"]?.text).contains(author) { message.addressee = nil }
    message.mentioned = entry.list("mentions").compactMap { person($0["mentioned"]) }
    for reaction in entry.list("reactions") {
      guard let who = person(reaction["user"]) else { continue }
      let time = reaction["createdDateTime"]?.text.flatMap { Instant(written: $0) }
      message.reactions.append(ChatMessages.Reaction(who, time: time))
    }
    if entry["deletedDateTime"] != nil {
      message.leftOut = .deleted
    } else if entry["messageType"]?.string ?? "message" != "message" {
      message.leftOut = .notice
    }
    chat.add(message)
  }

  /// The channel or the chat in which the ids of messages are unique.
  private static func place(of entry: JSONValue) -> String {
    if let chat = entry["chatId"]?.text { return chat }
    let channel = entry["channelIdentity"]
    return "\(channel?["teamId"]?.text ?? "")/\(channel?["channelId"]?.text ?? "")"
  }

  /// The two people of a chat between two, whose ids are in its own: `19:ID_ID@unq.gbl.spaces`.
  private static func pair(in chat: String?) -> [String] {
    guard let chat, chat.hasPrefix("19:"), let end = chat.firstRange(of: "@unq.") else { return [] }
    let ids = chat[..<end.lowerBound].dropFirst(3).split(separator: "_").map(String.init)
    return ids.count == 2 ? ids : []
  }
}
