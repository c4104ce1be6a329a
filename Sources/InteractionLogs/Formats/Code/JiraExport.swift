/// Issues of Jira with their comments, as its REST API gives them: what a search finds, single issues, or a list of them.
///
/// A comment is towards the reporter of the issue. People are known by their addresses, else by their user names, else by the
/// ids of their accounts. Mentions stand in the texts, as `[~name]` or as parts of a document.
struct JiraExport: SingleFileFormat {
  let name = "Jira export"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool {
    let text = JSONOpening(opening)
    guard text.isObject || text.isArray, text.hasKeys("key", "fields") else { return false }
    return text.hasKeys("issuetype") || text.hasKeys("reporter") || text.hasKeys("creator") || text.hasKeys("comment")
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.messages)
    var content = JiraContent()
    for file in files {
      var number = 0
      try rows.forEachJSONValue(in: file) { rows, value in
        let issues = value.isArray ? Array(value.elements) : value["issues"].map { Array($0.elements) } ?? [value]
        for issue in issues {
          number += 1
          try content.add(issue, number, in: file, &rows)
        }
      }
    }
    try content.give(to: &rows)
  }
}
