/// What Slack exports: `users.json`, lists of channels, and a folder for each channel with a file a day.
///
/// People are known by their address, else by their handle, else by their id. What is said in a thread answers its first
/// message. Reactions have no time.
struct SlackExport: LogFormat {
  let name = "Slack export"

  func claims(_ files: [InputFile], openings: Openings) throws -> [Int] {
    var roots: Set<ExportFolder.Place> = []
    for file in files where file.ownName == "users.json" {
      if SlackFiles.isUserList(try openings.of(file)) { roots.insert(ExportFolder.Place(of: file)) }
    }
    // A list of users is Slack's only beside channels or days.
    let parts = Set(
      files.compactMap { file -> ExportFolder.Place? in
        if SlackFiles.channelLists.contains(file.ownName) { return ExportFolder.Place(of: file) }
        return SlackFiles.isNamedLikeDay(file) ? ExportFolder.Place(above: file) : nil
      })
    roots.formIntersection(parts)
    return try files.indices.filter { index in
      let file = files[index]
      if SlackFiles.role(of: file, roots: roots) != .other { return true }
      if file.isRepository || !file.ownName.hasSuffix(".json") { return false }
      return SlackFiles.isDay(try openings.of(file))
    }
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.messages)
    let roots = Set(files.filter { $0.ownName == "users.json" }.map { ExportFolder.Place(of: $0) })
    var (chat, people) = (ChatMessages(), SlackPeople())
    let exports = ExportFolder.groups(files) { file in
      switch SlackFiles.role(of: file, roots: roots) {
      case .day: ExportFolder.Place(above: file) ?? ExportFolder.Place(of: file)
      case .list, .other: ExportFolder.Place(of: file)
      }
    }
    for export in exports where roots.contains(export.place) {
      for file in export.files where file.ownName == "users.json" {
        people.add(try rows.json(in: file))
      }
    }
    for export in exports {
      var channels = SlackChannels()
      for file in export.files where SlackFiles.channelLists.contains(file.ownName) {
        channels.add(try rows.json(in: file), areDirect: file.ownName == "dms.json")
      }
      for file in export.files where SlackFiles.role(of: file, roots: roots) != .list && file.size != 0 {
        try read(file, channels, &people, &chat, &rows)
      }
    }
    chat.bots = people.bots
    chat.identities = people.identities
    for person in people.roster { rows.member(person.identity, shown: person.shown) }
    try chat.give(to: &rows)
    for (id, shown) in people.strangers.all { rows.show(id, as: shown) }
  }

  /// Reads a day of a channel.
  private func read(
    _ file: InputFile, _ channels: SlackChannels, _ people: inout SlackPeople, _ chat: inout ChatMessages,
    _ rows: inout ExportRows
  ) throws {
    let channel = channels.channel(of: file)
    for (number, entry) in try rows.json(in: file).elements.enumerated() {
      guard let ts = entry["ts"]?.id, let time = Instant(secondsSince1970: ts) else {
        let reason: RejectionReason = entry["ts"] == nil ? .noID : .unreadableTime
        try rows.reject(reason, in: file, line: number + 1, column: "ts", text: entry["ts"]?.id ?? "")
        continue
      }
      var message = ChatMessages.Message(id: "\(channel.id)/\(ts)", time: time)
      message.author = people.author(of: entry, at: time)
      message.leftOut = Self.leftOut(entry, people)
      let root = entry["thread_ts"]?.id ?? ts
      message.thread = "\(channel.id)/\(root)"
      if root != ts {
        message.answers = message.thread
        message.answersPerson = entry["parent_user_id"]?.text
      }
      if channel.members.count == 2, let author = message.author, channel.members.contains(author) {
        message.addressee = channel.members.first { $0 != author }
      }
      message.mentioned = entry["text"]?.bytes.map(SlackPeople.mentions) ?? []
      message.reactions = entry.list("reactions").flatMap { $0.list("users") }.compactMap { user in
        user.text.map { ChatMessages.Reaction($0) }
      }
      chat.add(message)
    }
  }

  /// What people write, by its subtype; everything else is a notice of the program.
  private static let written: Set<String> = ["thread_broadcast", "me_message", "file_share", "file_comment"]

  private static func leftOut(_ entry: JSONValue, _ people: SlackPeople) -> LeftOut? {
    guard entry["type"]?.string ?? "message" == "message" else { return .notice }
    let subtype = entry["subtype"]?.text
    switch subtype {
    case "tombstone", "message_deleted": return .deleted
    case "bot_message", "slackbot_response": return .bot
    case let subtype? where !written.contains(subtype): return .notice
    default: return people.isByProgram(entry) ? .bot : nil
    }
  }
}
