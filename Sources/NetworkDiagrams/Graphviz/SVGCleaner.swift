/// Turns Graphviz's SVG into one that is fit to be shown, read aloud and put into a page.
///
/// Document type, comments, and identifiers go; the picture gets a role and a description; the titles, which are
/// internal keys, become the names that the page gives, or go. Works line by line on the fixed form of Graphviz's
/// output: labels are escaped and never begin a line, so they cannot be mistaken for structure.
struct SVGCleaner {
  private let altText: String
  private let nameOfKey: [String: String]

  /// In place of the only family that is named, for readers without it.
  private static let fontFamily = "font-family=\"Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif\""

  init(page: DiagramPage) {
    altText = page.altText
    var names: [String: String] = [:]
    for mark in page.marks { names[mark.key] = mark.name }
    for line in page.lines {
      names["\(page.marks[line.from].key)--\(page.marks[line.to].key)"] = line.name
    }
    nameOfKey = names
  }

  func clean(_ svg: [UInt8]) -> [UInt8] {
    var output = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    output.reserveCapacity(svg.count)
    var hasBegun = false
    var isComment = false
    for line in svg.split(separator: UInt8(ascii: "\n")) {
      if line.begins("<svg") { hasBegun = true }
      if line.begins("<!--") { isComment = true }
      guard hasBegun && !isComment else {
        if line.suffix(3).begins("-->") { isComment = false }
        continue
      }
      appendCleaned(line, to: &output)
    }
    return output
  }

  private func appendCleaned(_ line: ArraySlice<UInt8>, to output: inout [UInt8]) {
    if line.begins("<svg") {
      output += "<svg role=\"img\" aria-label=\"\(SVGText.escaped(altText))\"".utf8
      output += line.dropFirst("<svg".utf8.count)
    } else if line.begins("<title>") {
      guard let name = nameOfKey[Self.key(inTitle: line)] else { return }
      output += "<title>\(SVGText.escaped(name))</title>".utf8
    } else if line.begins("<g id=\""), let end = line.dropFirst(7).firstIndex(of: UInt8(ascii: "\"")) {
      output += "<g".utf8
      output += line[(end + 1)...]
    } else if line.begins("<polygon fill=\"none\" stroke=\"black\" stroke-width=\"0\"") {
      // The outline of text alone, which has no width.
      return
    } else if line.begins("<text") || line.begins("<polygon") {
      let text = String(decoding: line, as: UTF8.self)
        .replacing("stroke=\"transparent\"", with: "stroke=\"none\"")
        .replacing("font-family=\"Helvetica,sans-Serif\"", with: Self.fontFamily)
      output += text.utf8
    } else {
      output += line
    }
    output.append(UInt8(ascii: "\n"))
  }

  /// The key of a node, or of an edge as `tail--head`; hyphens are escaped in titles.
  private static func key(inTitle line: ArraySlice<UInt8>) -> String {
    String(decoding: line.dropFirst("<title>".utf8.count).prefix { $0 != UInt8(ascii: "<") }, as: UTF8.self)
      .replacing("&#45;", with: "-")
  }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes begin with those of an ASCII text.
  fileprivate func begins(_ prefix: StaticString) -> Bool {
    prefix.withUTF8Buffer { starts(with: $0) }
  }
}
