/// What Zulip exports: `realm.json` with the people and the channels, and files of messages.
///
/// Zulip marks no replies: in a channel's topic, and in a conversation of several, a message answers the last one by another
/// person. People are known by their addresses. Reactions have no time.
struct ZulipExport: LogFormat {
  let name = "Zulip export"

  func claims(_ files: [InputFile], openings: Openings) throws -> [Int] {
    let parts = try files.indices.filter { index in
      guard files[index].ownName.hasSuffix(".json") || !files[index].isInFolder else { return false }
      if files[index].isRepository { return false }
      return Self.isPart(JSONOpening(try openings.of(files[index])))
    }
    // Without people the ids in messages say nothing.
    return try parts.contains { try Self.isRealm(JSONOpening(openings.of(files[$0])), files[$0]) } ? parts : []
  }

  private static func isPart(_ text: JSONOpening) -> Bool {
    text.isObject
      && ["zerver_message", "zerver_usermessage", "zerver_realm", "zerver_userprofile", "zerver_recipient"].contains {
        text.hasKeys($0)
      }
  }

  private static func isRealm(_ text: JSONOpening, _ file: InputFile) -> Bool {
    isNamedRealm(file) || text.hasKeys("zerver_userprofile") || text.hasKeys("zerver_realm")
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.messages)
    var chat = ChatMessages()
    let exports = ExportFolder.groups(files) { ExportFolder.Place(of: $0) }
    for (number, export) in exports.enumerated() {
      var realm = ZulipRealm(number: number)
      var found: [Found] = []
      // The ids in messages mean people and channels that only the realm's own file has.
      for file in export.files.filter(Self.isNamedRealm) + export.files.filter({ !Self.isNamedRealm($0) }) {
        let content = try rows.json(in: file)
        realm.add(content)
        try add(content, of: file, realm, to: &found, &rows)
      }
      for person in realm.roster { rows.member(person.identity, shown: person.shown) }
      give(found, realm, to: &chat)
    }
    try chat.give(to: &rows)
  }

  private static func isNamedRealm(_ file: InputFile) -> Bool { file.ownName == "realm.json" }

  private typealias Found = (number: Int64, message: ChatMessages.Message)

  /// Reads the messages in one file.
  private func add(
    _ content: JSONValue, of file: InputFile, _ realm: ZulipRealm, to found: inout [Found], _ rows: inout ExportRows
  ) throws {
    guard let messages = content["zerver_message"] else { return }
    for (number, entry) in messages.elements.enumerated() {
      guard let id = entry["id"]?.integer else {
        try rows.reject(.noID, in: file, line: number + 1, text: "")
        continue
      }
      let sent = entry["date_sent"] ?? entry["pub_date"]
      guard let time = sent?.number.flatMap({ Instant(secondsSince1970: $0) }) ?? Instant(written: sent?.text ?? "")
      else {
        try rows.reject(.unreadableTime, in: file, line: number + 1, column: "date_sent", text: sent?.text ?? "")
        continue
      }
      found.append((id, realm.message(entry, id: id, at: time)))
    }
  }

  /// Hands over the messages of one export, when all are known.
  private func give(_ found: [Found], _ realm: ZulipRealm, to chat: inout ChatMessages) {
    chat.bots.formUnion(realm.bots)
    chat.identities.merge(realm.identities) { first, _ in first }
    var speakers = LastSpeakers()
    let ordered = found.sorted {
      ($0.message.time!.microseconds, $0.number) < ($1.message.time!.microseconds, $1.number)
    }
    for (number, bare) in ordered {
      var message = bare
      message.reactions = realm.reactions(to: number)
      if let author = message.author, !realm.bots.contains(author), message.addressee == nil,
        let thread = message.thread
      {
        message.answers = speakers.answered(by: message.id, of: author, in: thread)
      }
      chat.add(message)
    }
  }
}
