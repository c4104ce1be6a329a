/// The posts and comments of one site of Stack Exchange.
struct StackExchangeSite {
  /// The site's own account.
  private static let community: Int32 = -1
  private static let question: Int32 = 1
  private static let answer: Int32 = 2

  /// Stands before the numbers of people, where there are several sites.
  private let prefix: String
  private var posts: [Entry] = []
  private var comments: [Entry] = []

  /// A row of a table.
  private struct Entry {
    var id: Int32
    /// The type of a post; 0 for what is none.
    var type: Int32 = 0
    /// The question that is answered, or the post that is commented on; 0 for none.
    var parent: Int32
    /// Who wrote it; 0 for somebody who is not there any more.
    var author: Int32
    var time: Int64
  }

  init(prefix: String) { self.prefix = prefix }

  /// Reads one table.
  mutating func read(_ table: String, _ file: InputFile, _ rows: inout ExportRows) throws {
    var handler = Handler(table: table)
    try rows.xml(in: file, into: &handler)
    switch table {
    case "users":
      for user in handler.users where user.id != Self.community { rows.member(name(user.id), shown: user.name) }
    case "posts": posts += handler.entries
    default: comments += handler.entries
    }
    for refused in handler.refused {
      try rows.reject(refused.reason, in: file, line: refused.line, column: refused.column, text: refused.text)
    }
  }

  private func name(_ user: Int32) -> String { "\(prefix)\(user)" }

  /// Hands over all posts and comments.
  ///
  /// - Complexity: O(entries) memory, 24 bytes each.
  mutating func finish(_ rows: inout ExportRows) throws {
    var authors: [Int32: Int32] = [:]
    var questions: [Int32: Int32] = [:]
    for post in posts where post.type == Self.question || post.type == Self.answer {
      authors[post.id] = post.author
      questions[post.id] = post.type == Self.answer ? post.parent : post.id
    }
    var seen: Set<Int32> = []
    for post in posts {
      guard authors[post.id] != nil, post.type == Self.question || post.type == Self.answer else {
        try rows.leaveOut(.notice)
        continue
      }
      guard seen.insert(post.id).inserted else {
        try rows.leaveOut(.repeated)
        continue
      }
      let isAnswer = post.type == Self.answer
      try give(
        post, "answer", id: "\(prefix)post \(post.id)", answers: isAnswer ? "\(prefix)post \(post.parent)" : nil,
        partner: isAnswer ? authors[post.parent] : nil, thread: isAnswer ? post.parent : post.id, &rows)
    }
    seen = []
    for comment in comments {
      guard seen.insert(comment.id).inserted else {
        try rows.leaveOut(.repeated)
        continue
      }
      try give(
        comment, "comment", id: "\(prefix)comment \(comment.id)", answers: "\(prefix)post \(comment.parent)",
        partner: authors[comment.parent], thread: questions[comment.parent] ?? comment.parent, &rows)
    }
  }

  private func give(
    _ entry: Entry, _ kind: String, id: String, answers: String?, partner: Int32?, thread: Int32,
    _ rows: inout ExportRows
  ) throws {
    if entry.author == 0 { return try rows.leaveOut(.nobody) }
    if entry.author == Self.community { return try rows.leaveOut(.bot) }
    var targets: [ExportRow.Target] = []
    if let partner, partner != 0, partner != Self.community, partner != entry.author {
      targets = [ExportRow.Target(name(partner), kind: kind)]
    }
    try rows.add(
      ExportRow(
        source: name(entry.author), targets: targets, time: Instant(microseconds: entry.time), message: id,
        answers: answers, thread: "\(prefix)\(thread)"))
  }
}

extension StackExchangeSite {
  private struct Refused {
    var reason: RejectionReason
    var line: Int
    var column: String
    var text: String
  }

  /// Takes the rows of a table.
  private struct Handler: XMLHandler {
    let table: String
    var users: [(id: Int32, name: String?)] = []
    var entries: [Entry] = []
    var refused: [Refused] = []

    init(table: String) { self.table = table }

    mutating func begin(_ name: String, _ attributes: [String: String], line: Int) {
      guard name == "row" else { return }
      guard let id = attributes["Id"].flatMap({ Int32($0) }) else {
        return refused.append(Refused(reason: .noID, line: line, column: "Id", text: attributes["Id"] ?? ""))
      }
      if table == "users" { return users.append((id, attributes["DisplayName"])) }
      let written = attributes["CreationDate"] ?? ""
      guard let time = Instant(written: written) else {
        return refused.append(Refused(reason: .unreadableTime, line: line, column: "CreationDate", text: written))
      }
      func number(_ key: String) -> Int32 { attributes[key].flatMap { Int32($0) } ?? 0 }
      let isPost = table == "posts"
      entries.append(
        Entry(
          id: id, type: number("PostTypeId"), parent: number(isPost ? "ParentId" : "PostId"),
          author: number(isPost ? "OwnerUserId" : "UserId"), time: time.microseconds))
    }

    mutating func end(_ name: String, text: String) {}
  }
}
