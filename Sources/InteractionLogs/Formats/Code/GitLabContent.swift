/// What the files of an export of GitLab hold.
struct GitLabContent {
  private var chat = ChatMessages()
  private var handles = Handles()
  private var names = ShownNames()
  /// The issues and merge requests by project and number, for notes that name them so only.
  private var issues: [String: String] = [:]
  private var notes: [(message: ChatMessages.Message, issue: String?)] = []

  mutating func add(_ entry: JSONValue, _ number: Int, in file: InputFile, _ rows: inout ExportRows) throws {
    // A discussion holds its notes; all but the first answer that one.
    if entry["notes"]?.isArray == true {
      var opening: String?
      for note in entry.list("notes") {
        let id = try addNote(note, answering: opening, number, in: file, &rows)
        opening = opening ?? id
      }
    } else if entry["noteable_type"] != nil {
      _ = try addNote(entry, answering: nil, number, in: file, &rows)
    } else {
      try addIssue(entry, number, in: file, &rows)
    }
  }

  private mutating func addIssue(
    _ entry: JSONValue, _ number: Int, in file: InputFile, _ rows: inout ExportRows
  ) throws {
    guard let id = entry["id"]?.id, let iid = entry["iid"]?.id else {
      return try rows.reject(.noID, in: file, line: number, text: "")
    }
    let isMergeRequest =
      entry["source_branch"] != nil || entry["merge_status"] != nil
      || entry["web_url"]?.string?.contains("/merge_requests/") == true
    let sort = isMergeRequest ? "MergeRequest" : "Issue"
    guard var message = try message("\(sort) \(id)", entry, number, in: file, &rows) else { return }
    message.thread = message.id
    message.mentioned = mentions(in: entry["description"])
    issues["\(sort) \(entry["project_id"]?.id ?? "")/\(iid)"] = message.id
    chat.add(message)
  }

  /// Adds a note; its id.
  private mutating func addNote(
    _ entry: JSONValue, answering opening: String?, _ number: Int, in file: InputFile, _ rows: inout ExportRows
  ) throws -> String? {
    guard let id = entry["id"]?.id else {
      try rows.reject(.noID, in: file, line: number, text: "")
      return nil
    }
    guard var message = try message("note \(id)", entry, number, in: file, &rows) else { return nil }
    let sort = entry["noteable_type"]?.text ?? ""
    message.answerKind = "comment"
    message.answers = opening ?? entry["noteable_id"]?.id.map { "\(sort) \($0)" }
    if entry["system"]?.isTrue == true {
      message.leftOut = .notice
    } else {
      message.mentioned = mentions(in: entry["body"])
    }
    let byNumber = entry["noteable_iid"]?.id.map { "\(sort) \(entry["project_id"]?.id ?? "")/\($0)" }
    notes.append((message, opening == nil ? byNumber : nil))
    return message.id
  }

  private mutating func message(
    _ id: String, _ entry: JSONValue, _ number: Int, in file: InputFile, _ rows: inout ExportRows
  ) throws -> ChatMessages.Message? {
    let written = entry["created_at"]?.string ?? ""
    guard let time = Instant(written: written) else {
      try rows.reject(.unreadableTime, in: file, line: number, column: "created_at", text: written)
      return nil
    }
    var message = ChatMessages.Message(id: id, time: time)
    if let user = entry["author"], let name = user["username"]?.text, name.lowercased() != "ghost" {
      let person = handles.written(name)
      if Self.isBot(person) || user["bot"]?.isTrue == true { chat.bots.insert(person) }
      names.add(user["name"]?.text, of: person, at: time)
      message.author = person
    }
    return message
  }

  private mutating func mentions(in text: JSONValue?) -> [String] {
    HandleMentions.gitlab.names(in: text?.bytes).filter { $0 != "all" }.map { handles.mentioned($0) }
  }

  /// Whether an account is one that GitLab makes for an access token or for itself.
  private static func isBot(_ name: String) -> Bool {
    let parts = name.split(separator: "_")
    if parts.count >= 3, ["project", "group"].contains(parts[0]), parts[1].allSatisfy(\.isNumber), parts[2] == "bot" {
      return true
    }
    return ["alert-bot", "support-bot", "gitlab-bot", "gitlab-security-bot", "migration-bot"].contains(name)
  }

  mutating func give(to rows: inout ExportRows) throws {
    for (note, byNumber) in notes {
      var message = note
      // Which of the two ways an export names the issue is known only when all files have been read.
      if let issue = byNumber.flatMap({ issues[$0] }) { message.answers = issue }
      message.thread = message.thread ?? message.answers
      chat.add(message)
    }
    chat.bots.formUnion(["ghost", "all"])
    for bot in handles.identities.keys where Self.isBot(bot) { chat.bots.insert(bot) }
    chat.identities = handles.identities
    try chat.give(to: &rows)
    for (person, shown) in names.all { rows.show(handles.identities[person] ?? person, as: shown) }
  }
}
