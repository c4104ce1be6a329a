/// XML, GraphML and HTML.
struct MarkupText: TextFormat {
  var refusal: (problem: String, remedy: String)? {
    ("is XML or a web page, not a table", "write what it holds as CSV first, one interaction a row")
  }

  func recognizes(_ sample: TextSample) -> Bool {
    let first = sample.first.lowercased()
    guard first.hasPrefix("<") else { return false }
    if first.hasPrefix("<?xml") || first.hasPrefix("<!doctype") || first.hasPrefix("<!--") { return true }
    // `<ada@example.org>` is no tag.
    let tag = first.dropFirst().prefix { $0 != ">" && $0 != " " }
    guard let letter = tag.first, letter.isLetter,
      tag.allSatisfy({ $0.isLetter || $0.isNumber || $0 == ":" || $0 == "-" })
    else { return false }
    return sample.lines.contains { $0.lowercased().contains("</\(tag)>") }
      || sample.lines.dropFirst().prefix(5).allSatisfy { $0.hasPrefix("<") }
  }
}
