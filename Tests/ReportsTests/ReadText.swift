/// What a reader sees of an HTML page, read the slow and obvious way.
enum ReadText {
  private static let unread: Set = ["head", "script", "style", "svg", "nav"]
  private static let inline: Set = ["a", "bdi", "span", "strong", "em", "i"]

  /// The texts of a page, block by block, without what is folded away, drawn or run; of a fold, its title.
  static func outsideFolds(_ html: String) -> [String] {
    var blocks: [String] = []
    var block: [UInt8] = []
    var (unreadDepth, foldDepth, isInTitle) = (0, 0, false)
    var rest = Array(html.utf8)[...]
    while let sign = rest.popFirst() {
      guard sign == UInt8(ascii: "<") else {
        if unreadDepth == 0 && (foldDepth == 0 || foldDepth == 1 && isInTitle) { block.append(sign) }
        continue
      }
      let tag = rest.prefix { $0 != UInt8(ascii: ">") }
      rest = rest[tag.endIndex...].dropFirst()
      // Scripts and style sheets hold signs of their own.
      for name in ["script", "style"] where tag.starts(with: name.utf8) {
        let end = Array("</\(name)".utf8)
        while !rest.isEmpty && !rest.starts(with: end) { rest = rest.dropFirst().drop { $0 != end[0] } }
      }
      let isEnd = tag.first == UInt8(ascii: "/")
      let name = String(decoding: (isEnd ? tag.dropFirst() : tag).prefix { $0 > UInt8(ascii: " ") }, as: UTF8.self)
      if unread.contains(name) { unreadDepth += isEnd ? -1 : 1 }
      if name == "details" { foldDepth += isEnd ? -1 : 1 }
      if name == "summary" && foldDepth == 1 { isInTitle = !isEnd }
      if inline.contains(name) { continue }
      let text = String(decoding: block, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if !text.isEmpty { blocks.append(text) }
      block = []
    }
    return blocks
  }

  static func words(_ blocks: [String]) -> Int {
    blocks.reduce(0) { $0 + $1.split { $0 == " " }.count { $0.contains { $0.isLetter || $0.isNumber } } }
  }

  /// Sentences of five words or more that stand there more than once.
  static func repeated(_ blocks: [String]) -> [String] {
    let sentences = blocks.flatMap { block in
      block.replacing(/[.!?;]\s/) { "\($0.output.first!)\n" }.split(separator: "\n").map(String.init)
    }
    let counts = sentences.filter { $0.split(separator: " ").count >= 5 }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return counts.filter { $0.value > 1 }.keys.sorted()
  }
}
