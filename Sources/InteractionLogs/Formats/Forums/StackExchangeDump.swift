/// The data dump of a site of Stack Exchange: `Posts.xml`, `Comments.xml` and `Users.xml`, read as they come.
///
/// An answer is towards who asked, a comment towards the author of the post. People are known by their numbers, as many
/// have the same name; everybody in `Users.xml` is a member.
struct StackExchangeDump: LogFormat {
  let name = "Stack Exchange dump"

  private static let tables: Set<String> = [
    "users", "posts", "comments", "votes", "badges", "tags", "posthistory", "postlinks",
  ]

  func claims(_ files: [InputFile], openings: Openings) throws -> [Int] {
    try files.indices.filter { index in
      if files[index].isRepository { return false }
      let text = XMLOpening(try openings.of(files[index]))
      guard let root = text.root, Self.tables.contains(root) else { return false }
      return text.rest.firstRange(of: "<row ".utf8) != nil
    }
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.messages)
    let sites = ExportFolder.groups(files) { ExportFolder.Place(of: $0) }
    for (number, site) in sites.enumerated() {
      let own = site.place.folders.last ?? "\(number + 1)"
      var content = StackExchangeSite(prefix: sites.count > 1 ? own + "/" : "")
      for table in ["users", "posts", "comments"] {
        for file in site.files {
          guard XMLOpening(try rows.opening(of: file)).root == table else { continue }
          try content.read(table, file, &rows)
        }
      }
      try content.finish(&rows)
    }
  }
}
