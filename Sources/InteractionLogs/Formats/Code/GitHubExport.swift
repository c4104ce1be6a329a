/// Issues, pull requests, comments and reviews as the API of GitHub gives them, in any number of files.
///
/// A comment is towards the author of the issue, a review towards the author of the pull request, a reply in a review towards
/// whom it replies to; `@login` in a text is a mention. People are known by their logins, in any case.
struct GitHubExport: SingleFileFormat {
  let name = "GitHub export"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool {
    let text = JSONOpening(opening)
    guard text.isArray || text.isObject, text.hasKeys("user", "login") else { return false }
    return text.hasKeys("issue_url") || text.hasKeys("pull_request_url") || text.hasKeys("repository_url")
      || text.hasKeys("number", "title") && (text.hasKeys("url") || text.hasKeys("html_url"))
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.messages)
    var content = GitHubContent()
    for file in files {
      var number = 0
      try rows.forEachJSONValue(in: file) { rows, value in
        for entry in Self.entries(of: value) {
          number += 1
          try content.add(entry, number, in: file, &rows)
        }
      }
    }
    try content.give(to: &rows)
  }

  /// The entries of a page: pages may lie in a list, and searches have them in `items`.
  private static func entries(of value: JSONValue) -> [JSONValue] {
    if value.isArray { return value.elements.flatMap { $0.isArray ? Array($0.elements) : [$0] } }
    return value["items"].map { Array($0.elements) } ?? [value]
  }
}
