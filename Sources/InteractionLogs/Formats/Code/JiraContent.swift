/// What the files of an export of Jira hold.
struct JiraContent {
  private var chat = ChatMessages()
  private var names = ShownNames()

  mutating func add(_ issue: JSONValue, _ number: Int, in file: InputFile, _ rows: inout ExportRows) throws {
    guard let id = issue["key"]?.text ?? issue["id"]?.id, let fields = issue["fields"] else {
      return try rows.reject(.noID, in: file, line: number, text: "")
    }
    let key = "issue \(id)"
    if var message = try message(key, fields, fields["reporter"] ?? fields["creator"], number, in: file, &rows) {
      message.mentioned = mentions(in: fields["description"])
      message.thread = key
      chat.add(message)
    }
    for comment in fields["comment"]?.list("comments") ?? fields.list("comments") {
      guard let id = comment["id"]?.id else {
        try rows.reject(.noID, in: file, line: number, text: "")
        continue
      }
      guard var message = try message("comment \(id)", comment, comment["author"], number, in: file, &rows) else {
        continue
      }
      (message.answers, message.answerKind, message.thread) = (key, "comment", key)
      message.mentioned = mentions(in: comment["body"])
      chat.add(message)
    }
  }

  private mutating func message(
    _ id: String, _ entry: JSONValue, _ author: JSONValue?, _ number: Int, in file: InputFile, _ rows: inout ExportRows
  ) throws -> ChatMessages.Message? {
    let written = entry["created"]?.string ?? ""
    guard let time = Instant(written: written) else {
      try rows.reject(.unreadableTime, in: file, line: number, column: "created", text: written)
      return nil
    }
    var message = ChatMessages.Message(id: id, time: time)
    message.author = person(author, at: time)
    return message
  }

  /// Who a user is, by the id that mentions have; notes what identifies them.
  private mutating func person(_ user: JSONValue?, at time: Instant) -> String? {
    guard let user, let id = user["accountId"]?.text ?? user["name"]?.text ?? user["key"]?.text else { return nil }
    let keys = Set([id, user["name"]?.text ?? id, user["key"]?.text ?? id])
    // Not every place where somebody stands has their address.
    let known = keys.compactMap { chat.identities[$0] }.first { $0.contains("@") }
    let identity = user["emailAddress"]?.text?.lowercased() ?? known ?? user["name"]?.text ?? id
    for key in keys { chat.identities[key] = identity }
    if user["accountType"]?.string == "app" { chat.bots.insert(id) }
    names.add(user["displayName"]?.text, of: identity, at: time)
    return id
  }

  private func mentions(in text: JSONValue?) -> [String] {
    guard let text else { return [] }
    if let bytes = text.bytes { return Self.mentions(inMarkup: bytes) }
    var found: [String] = []
    Self.addMentions(in: text, to: &found)
    return found
  }

  /// Who is in `[~name]` and `[~accountid:id]`.
  private static func mentions(inMarkup text: UnsafeBufferPointer<UInt8>) -> [String] {
    var found: [String] = []
    var rest = text[...]
    while let open = rest.firstRange(of: "[~".utf8) {
      rest = rest[open.upperBound...]
      guard let close = rest.firstIndex(of: UInt8(ascii: "]")) else { break }
      var name = rest[..<close]
      if name.starts(with: "accountid:".utf8) { name = name.dropFirst(10) }
      if !name.isEmpty && name.count <= 255 { found.append(String(decoding: name, as: UTF8.self)) }
      rest = rest[close...]
    }
    return found
  }

  /// The same in a document of Atlassian, whose parts lie in each other.
  private static func addMentions(in part: JSONValue, to found: inout [String]) {
    if part["type"]?.string == "mention", let id = part["attrs"]?["id"]?.text { found.append(id) }
    if ["blockquote", "codeBlock"].contains(part["type"]?.string) { return }
    for inner in part.list("content") { addMentions(in: inner, to: &found) }
  }

  mutating func give(to rows: inout ExportRows) throws {
    try chat.give(to: &rows)
    for (person, shown) in names.all { rows.show(person, as: shown) }
  }
}
