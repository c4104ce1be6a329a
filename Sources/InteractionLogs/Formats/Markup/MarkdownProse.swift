/// What somebody says in a text of Markdown: the text without code, without what is quoted, and without comments.
enum MarkdownProse {
  typealias Text = UnsafeBufferPointer<UInt8>

  /// The pieces that are left, in the order of the text; none goes over the end of a line.
  ///
  /// - Complexity: O(bytes).
  static func pieces(of text: Text) -> [Text] {
    var pieces: [Text] = []
    var fence: (mark: UInt8, count: Int)?
    var isInComment = false
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      let line = Text(rebasing: text[start..<end])
      start = end + 1
      let begin = line.firstIndex { $0 != 0x20 } ?? line.count
      let run = Self.fence(line, from: begin)
      if let open = fence {
        if run.mark == open.mark && run.count >= open.count { fence = nil }
      } else if run.count >= 3 && !isInComment {
        fence = run
      } else if isInComment || begin < line.count && line[begin] != UInt8(ascii: ">") {
        addPieces(of: line, to: &pieces, &isInComment)
      }
    }
    return pieces
  }

  /// The backquotes or tildes at which code of several lines begins and ends.
  private static func fence(_ line: Text, from begin: Int) -> (mark: UInt8, count: Int) {
    guard begin < line.count, line[begin] == UInt8(ascii: "`") || line[begin] == UInt8(ascii: "~") else {
      return (0, 0)
    }
    let run = line[begin...].prefix { $0 == line[begin] }
    // What is closed on the same line is code within it.
    let isClosed = line[begin] == UInt8(ascii: "`") && line[run.endIndex...].contains(UInt8(ascii: "`"))
    return isClosed ? (0, 0) : (line[begin], run.count)
  }

  private static func addPieces(of line: Text, to pieces: inout [Text], _ isInComment: inout Bool) {
    var (start, position) = (0, 0)
    func end(at end: Int) { if end > start { pieces.append(Text(rebasing: line[start..<end])) } }
    while position < line.count {
      if isInComment {
        guard let close = line[position...].firstRange(of: "-->".utf8) else { return }
        isInComment = false
        (start, position) = (close.upperBound, close.upperBound)
      } else if line[position] == UInt8(ascii: "`"), let close = endOfCode(line, from: position) {
        end(at: position)
        (start, position) = (close, close)
      } else if line[position] == UInt8(ascii: "<"), line[position...].starts(with: "<!--".utf8) {
        end(at: position)
        isInComment = true
        (start, position) = (line.count, position + 4)
      } else {
        position += 1
      }
    }
    if !isInComment { end(at: line.count) }
  }

  /// The place behind a piece of code; `nil` where the marks are not closed on the line.
  private static func endOfCode(_ line: Text, from start: Int) -> Int? {
    let count = line[start...].prefix { $0 == UInt8(ascii: "`") }.count
    var position = start + count
    while let open = line[position...].firstIndex(of: UInt8(ascii: "`")) {
      let run = line[open...].prefix { $0 == UInt8(ascii: "`") }.count
      position = open + run
      if run == count { return position }
    }
    return nil
  }
}
