/// Topics of a forum of Discourse as its pages give them in JSON, one or more files a topic.
///
/// The texts are HTML: a quotation names who is quoted, and a link of the class `mention` is to somebody who exists.
struct DiscourseTopics: SingleFileFormat {
  let name = "Discourse topics"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool {
    let text = JSONOpening(opening)
    return text.isObject && text.hasKeys("post_stream", "posts")
      || (text.isObject || text.isArray) && text.hasKeys("topic_id", "post_number", "cooked", "username")
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.messages)
    var posts = DiscoursePosts()
    for file in files {
      let root = try rows.json(in: file)
      // A list of posts, and what searches give, are no topic of their own.
      for topic in root.isArray ? Array(root.elements) : [root] {
        let own = topic["id"]?.id
        let stream = topic["post_stream"]
        let listed = stream?.list("posts") ?? topic.list("latest_posts") + topic.list("posts")
        for (number, entry) in (topic["post_number"] == nil ? listed : [topic]).enumerated() {
          try add(entry, of: stream == nil ? nil : own, number + 1, in: file, &posts, &rows)
        }
      }
    }
    try posts.give(to: &rows)
  }

  private func add(
    _ entry: JSONValue, of topic: String?, _ place: Int, in file: InputFile, _ posts: inout DiscoursePosts,
    _ rows: inout ExportRows
  ) throws {
    guard let topic = entry["topic_id"]?.id ?? topic, let number = entry["post_number"]?.integer else {
      return try rows.reject(.noID, in: file, line: place, text: "")
    }
    let written = entry["created_at"]?.string ?? ""
    guard let time = Instant(written: written) else {
      return try rows.reject(.unreadableTime, in: file, line: place, column: "created_at", text: written)
    }
    var post = DiscoursePosts.Post(topic: topic, number: number, time: time)
    post.author = entry["username"]?.text ?? entry["user_id"]?.id
    post.isBySystem = (entry["user_id"]?.integer ?? 0) < 0
    post.answers = entry["reply_to_post_number"]?.integer
    post.answersPerson = entry["reply_to_user"]?["username"]?.text
    post.isDeleted = entry["deleted_at"] != nil
    post.isNotice = entry["post_type"]?.integer ?? 1 != 1
    if let text = entry["cooked"]?.bytes { (post.quoted, post.mentioned) = Self.people(in: text) }
    posts.add(post)
  }

  /// Who is quoted and who is mentioned; what is said in a quotation mentions nobody.
  private static func people(in text: UnsafeBufferPointer<UInt8>) -> (quoted: [String], mentioned: [String]) {
    var (quoted, mentioned): ([String], [String]) = ([], [])
    // For each `aside` that is open whether it is a quotation.
    var asides: [Bool] = []
    for tag in HTMLTags(text) {
      switch (tag.name, tag.isEnd) {
      case ("aside", false):
        let isQuote = tag.classes.contains("quote")
        asides.append(isQuote)
        if isQuote, let who = tag.attributes["data-username"], !who.isEmpty { quoted.append(who) }
      case ("aside", true): _ = asides.popLast()
      case ("a", false) where tag.classes.contains("mention") && !asides.contains(true):
        guard let path = tag.attributes["href"] else { continue }
        let parts = path.split(separator: "/")
        if parts.count >= 2, ["u", "users"].contains(parts[parts.count - 2]) { mentioned.append(String(parts.last!)) }
      default: break
      }
    }
    return (quoted, mentioned)
  }
}
