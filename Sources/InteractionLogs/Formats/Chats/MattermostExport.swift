/// The bulk export of Mattermost: one object a line, the first of them with the version.
///
/// People are known by the address of their user line, else by their user name. Posts have no ids: who wrote when and where
/// tells them apart.
struct MattermostExport: SingleFileFormat {
  let name = "Mattermost export"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool {
    let line = opening.text.drop { $0 <= 0x20 }.prefix { $0 != DelimitedScanner.lineFeed }
    let first = JSONOpening(InputFile.Opening(raw: [], text: Array(line), isWhole: true))
    return first.isObject && first.hasText("type", "version")
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.messages)
    var content = Content()
    for file in files {
      try rows.forEachJSONLine(in: file) { rows, entry, line in
        switch entry["type"]?.string {
        case "user": content.addUser(entry["user"])
        case "bot": if let name = entry["bot"]?["username"]?.text { content.chat.bots.insert(name) }
        case "post": try content.addPost(entry["post"], line, in: file, &rows)
        case "direct_post": try content.addPost(entry["direct_post"], line, in: file, &rows)
        default: break
        }
      }
    }
    content.resolveMentions()
    let people = content.people.filter { !content.chat.bots.contains($0.key) }.sorted { $0.key < $1.key }
    for (name, person) in people {
      content.chat.identities[name] = person.identity
      if !person.isDeleted { rows.member(person.identity, shown: person.shown) }
    }
    for message in content.messages { content.chat.add(message) }
    try content.chat.give(to: &rows)
    for (_, person) in people { rows.show(person.identity, as: person.shown) }
  }
}

extension MattermostExport {
  /// What the lines say.
  private struct Content {
    struct Person {
      var identity: String
      var shown: String
      var isDeleted: Bool
    }

    var people: [String: Person] = [:]
    var chat = ChatMessages()
    var messages: [ChatMessages.Message] = []

    mutating func addUser(_ user: JSONValue?) {
      guard let user, let name = user["username"]?.text else { return }
      let shown = [user["first_name"]?.text, user["last_name"]?.text].compactMap { $0 }.joined(separator: " ")
      people[name] = Person(
        identity: user["email"]?.text?.lowercased() ?? name, shown: shown,
        isDeleted: user["delete_at"]?.integer ?? 0 != 0)
    }

    /// Adds a post and the replies in it.
    mutating func addPost(_ post: JSONValue?, _ line: Int, in file: InputFile, _ rows: inout ExportRows) throws {
      guard let post else { return try rows.reject(.damaged, in: file, line: line, text: "") }
      let members = post.list("channel_members").compactMap(\.text)
      let channel =
        members.isEmpty
        ? "\(post["team"]?.text ?? "")/\(post["channel"]?.text ?? "")" : members.sorted().joined(separator: ",")
      var opening: ChatMessages.Message?
      for (number, entry) in ([post] + post.list("replies")).enumerated() {
        guard var message = try message(entry, line, in: file, channel, &rows) else { continue }
        if number == 0 {
          opening = message
        } else if let opening {
          message.id = "\(opening.id)/\(message.id)"
          message.answers = opening.id
        }
        message.thread = opening?.id
        if members.count == 2, let author = message.author, members.contains(author) {
          message.addressee = members.first { $0 != author }
        }
        messages.append(message)
      }
    }

    private mutating func message(
      _ entry: JSONValue, _ line: Int, in file: InputFile, _ channel: String, _ rows: inout ExportRows
    ) throws -> ChatMessages.Message? {
      guard let milliseconds = entry["create_at"]?.integer, let time = Instant(milliseconds: milliseconds) else {
        try rows.reject(.unreadableTime, in: file, line: line, column: "create_at", text: entry["create_at"]?.id ?? "")
        return nil
      }
      let author = entry["user"]?.text
      var message = ChatMessages.Message(id: "\(channel)/\(author ?? "")/\(milliseconds)", author: author, time: time)
      message.mentioned = HandleMentions.mattermost.names(in: entry["message"]?.bytes)
      for reaction in entry.list("reactions") {
        guard let who = reaction["user"]?.text else { continue }
        message.reactions.append(
          ChatMessages.Reaction(who, time: reaction["create_at"]?.integer.flatMap { Instant(milliseconds: $0) }))
      }
      let props = entry["props"]
      if props?["from_bot"]?.string == "true", let author { chat.bots.insert(author) }
      if entry["delete_at"]?.integer ?? 0 != 0 {
        message.leftOut = .deleted
      } else if entry["type"]?.string?.hasPrefix("system_") == true {
        message.leftOut = .notice
      } else if props?["from_webhook"]?.string == "true" {
        // It is posted in the name of who set it up.
        (message.leftOut, message.author) = (.bot, nil)
      }
      return message
    }

    /// Leaves only the mentions of people whom the export knows.
    mutating func resolveMentions() {
      for place in messages.indices {
        messages[place].mentioned = messages[place].mentioned.compactMap { name in
          let name = name.lowercased()
          return people[name] == nil ? nil : name
        }
      }
    }
  }
}
