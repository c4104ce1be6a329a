/// What the Data Explorer of Discourse gives for a query over posts: a table with a row for each post.
///
/// A post without a number that it replies to answers the first post of its topic. People are known by their user names;
/// ids below 0 are the system's own accounts.
struct DiscourseTable: SingleFileFormat {
  let name = "Discourse posts"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool { Self.table(opening) != nil }

  private static func table(_ opening: InputFile.Opening) -> RecordTable? {
    let table = RecordTable(opening, having: ["topic_id", "post_number", "reply_to_post_number"])
    return table?.column("username", "user_id") == nil ? nil : table
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.messages)
    var posts = DiscoursePosts()
    for file in files {
      guard let table = Self.table(try rows.opening(of: file)) else { continue }
      try read(file, table, &posts, &rows)
    }
    try posts.give(to: &rows)
  }

  private func read(
    _ file: InputFile, _ table: RecordTable, _ posts: inout DiscoursePosts, _ rows: inout ExportRows
  ) throws {
    let timeColumn = table.column("created_at", "post_created_at", "date")
    var times = try timeColumn.map { column in try rows.times(in: [(file, table)]) { _ in column } }
    let (topic, number) = (table.column("topic_id"), table.column("post_number"))
    let (answered, type) = (table.column("reply_to_post_number"), table.column("post_type"))
    let (user, userID, deleted) = (table.column("username"), table.column("user_id"), table.column("deleted_at"))
    try rows.forEachRecord(in: file, of: table) { rows, record in
      guard let post = Int64(record[number]), !record[topic].isEmpty else {
        return try rows.reject(.noID, in: file, line: record.line, column: "post_number", text: record[number])
      }
      var time: Instant?
      if let timeColumn {
        time = times?.read(record[timeColumn])
        guard time != nil else {
          return try rows.reject(
            .unreadableTime, in: file, line: record.line, column: table.header[timeColumn], text: record[timeColumn])
        }
      }
      var entry = DiscoursePosts.Post(topic: record[topic], number: post, time: time)
      let person = record[user].isEmpty ? record[userID] : record[user]
      entry.author = person.isEmpty ? nil : person
      entry.isBySystem = record[userID].hasPrefix("-")
      entry.answers = Int64(record[answered])
      entry.isDeleted = !MissingValue.isMissing(record[deleted])
      entry.isNotice = type != nil && !record[type].isEmpty && record[type] != "1"
      posts.add(entry)
    }
  }
}
