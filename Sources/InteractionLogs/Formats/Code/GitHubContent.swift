/// What the files of an export of GitHub hold.
struct GitHubContent {
  private var chat = ChatMessages()
  private var handles = Handles()

  mutating func add(_ entry: JSONValue, _ number: Int, in file: InputFile, _ rows: inout ExportRows) throws {
    guard let id = entry["id"]?.id else { return try rows.reject(.noID, in: file, line: number, text: "") }
    let review = entry["pull_request_url"]?.text
    let isReview = review != nil && entry["state"] != nil
    if isReview && entry["state"]?.string == "PENDING" { return try rows.leaveOut(.notice) }
    let written = (entry[isReview ? "submitted_at" : "created_at"] ?? entry["created_at"])?.string ?? ""
    guard let time = Instant(written: written) else {
      let column = isReview ? "submitted_at" : "created_at"
      return try rows.reject(.unreadableTime, in: file, line: number, column: column, text: written)
    }
    var message: ChatMessages.Message
    if let issue = Self.issue(entry) {
      message = ChatMessages.Message(id: issue, time: time, thread: issue)
    } else if let issue = (review ?? entry["issue_url"]?.text).flatMap(Self.issue) {
      let sort = isReview ? "review" : review == nil ? "comment" : "review comment"
      message = ChatMessages.Message(id: "\(sort) \(id)", time: time, answers: issue, answerKind: sort, thread: issue)
      if let other = entry["in_reply_to_id"]?.id, !isReview, review != nil { message.answers = "\(sort) \(other)" }
    } else {
      message = ChatMessages.Message(id: "comment on a commit \(id)", time: time)
    }
    message.author = author(entry["user"])
    message.mentioned = HandleMentions.github.names(in: entry["body"]?.bytes).map { handles.mentioned($0) }
    chat.add(message)
  }

  /// Who a user is; accounts that were deleted go by a name that is nobody's.
  private mutating func author(_ user: JSONValue?) -> String? {
    guard let login = user?["login"]?.text, login.lowercased() != "ghost" else { return nil }
    let person = handles.written(login)
    if user?["type"]?.string == "Bot" || person.hasSuffix("[bot]") {
      chat.bots.insert(person)
      // People call an app without the ending.
      if person.hasSuffix("[bot]") { chat.bots.insert(String(person.dropLast(5))) }
    }
    return person
  }

  /// The issue or the pull request that an entry is; `nil` for what is written below one.
  private static func issue(_ entry: JSONValue) -> String? {
    guard let number = entry["number"]?.integer else { return nil }
    let url = entry["url"]?.text ?? entry["html_url"]?.text ?? entry["issue_url"]?.text
    if let known = url.flatMap(issue) { return known }
    return "\(entry["repository_url"]?.text ?? "")/\(number)"
  }

  /// What stands for an issue in all addresses of it: `owner/name/number`. Pull requests are issues, too.
  private static func issue(_ url: String) -> String? {
    let parts = url.split(separator: "/")
    guard let place = parts.lastIndex(where: { ["issues", "pulls", "pull"].contains($0) }), place >= 2,
      place + 1 < parts.count
    else { return nil }
    return "\(parts[place - 2])/\(parts[place - 1])/\(parts[place + 1])".lowercased()
  }

  mutating func give(to rows: inout ExportRows) throws {
    chat.bots.insert("ghost")
    chat.identities = handles.identities
    try chat.give(to: &rows)
  }
}
