/// Notes, issues and merge requests as the API of GitLab gives them, in any number of files.
///
/// A note is towards the author of the issue or the merge request, in a discussion towards who began it; `@name` in a text is a
/// mention. Notes of the system mention people, too, and are left out.
struct GitLabExport: SingleFileFormat {
  let name = "GitLab export"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool {
    let text = JSONOpening(opening)
    guard text.isArray || text.isObject, text.hasKeys("author", "username") else { return false }
    return text.hasKeys("noteable_type") || text.hasKeys("iid", "project_id")
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.messages)
    var content = GitLabContent()
    for file in files {
      var number = 0
      try rows.forEachJSONValue(in: file) { rows, value in
        for entry in value.isArray ? value.elements.flatMap({ $0.isArray ? Array($0.elements) : [$0] }) : [value] {
          number += 1
          try content.add(entry, number, in: file, &rows)
        }
      }
    }
    try content.give(to: &rows)
  }
}
