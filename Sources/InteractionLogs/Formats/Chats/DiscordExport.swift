/// The JSON of DiscordChatExporter: one file a channel, with `guild`, `channel` and `messages`.
///
/// People are known by their user names, with the number behind `#` that accounts had before 2023. A reply also lists its
/// partner among the mentions. Reactions have no time.
struct DiscordExport: SingleFileFormat {
  let name = "Discord export"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool {
    let text = JSONOpening(opening)
    return text.isObject && text.hasKeys("guild", "channel", "messages") && text.hasKeys("author", "discriminator")
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.messages)
    var chat = ChatMessages()
    for file in files {
      let export = try rows.json(in: file)
      let channel = export["channel"]?["id"]?.id ?? file.name
      for (number, entry) in export.list("messages").enumerated() {
        guard let id = entry["id"]?.id, let time = entry["timestamp"]?.text.flatMap({ Instant(written: $0) }) else {
          let reason: RejectionReason = entry["id"] == nil ? .noID : .unreadableTime
          try rows.reject(reason, in: file, line: number + 1, text: entry["timestamp"]?.string ?? "")
          continue
        }
        var message = ChatMessages.Message(id: id, time: time, thread: channel)
        message.author = person(entry["author"], &chat)
        message.answers = entry["reference"]?["messageId"]?.id
        message.mentioned = entry.list("mentions").compactMap { person($0, &chat) }
        for user in entry.list("reactions").flatMap({ $0.list("users") }) {
          if let person = person(user, &chat) { message.reactions.append(ChatMessages.Reaction(person)) }
        }
        let type = entry["type"]?.string ?? "Default"
        if !["Default", "Reply", "0", "19"].contains(type) { message.leftOut = .notice }
        chat.add(message)
      }
    }
    try chat.give(to: &rows)
  }

  /// Who a user is; notes bots.
  private func person(_ user: JSONValue?, _ chat: inout ChatMessages) -> String? {
    guard let user, let name = user["name"]?.text ?? user["id"]?.id else { return nil }
    let number = user["discriminator"]?.id ?? "0000"
    let person = ["0000", "0"].contains(number) ? name : "\(name)#\(number)"
    if user["isBot"]?.isTrue == true { chat.bots.insert(person) }
    return person
  }
}
