/// What a file of UCINET says above its data.
struct UCINETHeader {
  enum Format: String {
    case fullMatrix = "fullmatrix"
    case lowerHalf = "lowerhalf"
    case upperHalf = "upperhalf"
    case edgeList = "edgelist1"
    case nodeList = "nodelist1"
  }

  private enum Labels {
    case all, rows, columns, matrices
  }

  let file: InputFile
  private(set) var count = 0
  private(set) var matrixCount = 1
  private(set) var format = Format.fullMatrix
  private(set) var hasDiagonal = true
  private(set) var labels: [String] = []
  private(set) var matrixLabels: [String] = []
  /// Whether the labels stand among the data: in front of rows, and above columns.
  private(set) var (labelsRows, labelsColumns) = (false, false)
  private var (rowCount, columnCount) = (0, 0)
  private var (rowLabels, columnLabels) = ([String](), [String]())
  private var open: Labels?

  init(file: InputFile) { self.file = file }

  /// Takes a line of the header.
  ///
  /// - Returns: what stands behind `DATA:`, with which the data begin; `nil` before that.
  /// - Throws: ``InputError`` when the file is of a sort that is not read.
  mutating func take(_ text: UnsafeBufferPointer<UInt8>, line: Int) throws -> UnsafeBufferPointer<UInt8>? {
    if let place = Self.dataPlace(text) {
      try takeWords(UnsafeBufferPointer(rebasing: text[..<place.lowerBound]), line: line)
      try settle(line: line)
      return UnsafeBufferPointer(rebasing: text[place.upperBound...])
    }
    try takeWords(text, line: line)
    return nil
  }

  /// Where `DATA:` stands as a word of its own.
  private static func dataPlace(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    let lower = text.map { MailAddress.lowercased($0) }
    guard let place = lower.firstRange(of: "data:".utf8) else { return nil }
    return place.lowerBound == 0 || lower[place.lowerBound - 1] <= 0x20 || lower[place.lowerBound - 1] == 0x2C
      ? place : nil
  }

  private mutating func takeWords(_ text: UnsafeBufferPointer<UInt8>, line: Int) throws {
    // `N = 5`, `N=5` and `LABELS:ada` are split in the same way.
    var spaced: [UInt8] = []
    var quote: UInt8?
    for byte in text {
      if byte == quote {
        quote = nil
      } else if quote == nil && (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")) {
        quote = byte
      }
      if quote == nil && (byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":")) {
        spaced += [0x20, byte, 0x20]
      } else {
        spaced.append(byte)
      }
    }
    let words = spaced.withUnsafeBufferPointer { NetworkWords.words(of: $0, separators: ",;") }
    var position = 0
    while position < words.count {
      position += try takeStatement(words[position...], line: line)
    }
  }

  /// Takes the statement or the label at the beginning; how many words that was.
  private mutating func takeStatement(_ words: ArraySlice<NetworkWords.Word>, line: Int) throws -> Int {
    func word(_ offset: Int) -> String {
      let place = words.startIndex + offset
      return place < words.endIndex && !words[place].isQuoted ? words[place].text.lowercased() : ""
    }
    let first = word(0)
    if first == "dl" && open == nil { return 1 }
    if word(1) == "=" { return try takeSetting(first, word(2), line: line) }
    switch (first, word(1), word(2)) {
    case ("labels", "embedded", _): return embed(true, true, 2)
    case ("row", "labels", "embedded"): return embed(true, false, 3)
    case ("column", "labels", "embedded"), ("col", "labels", "embedded"): return embed(false, true, 3)
    case ("labels", ":", _): return begin(.all, 2)
    case ("row", "labels", ":"): return begin(.rows, 3)
    case ("column", "labels", ":"), ("col", "labels", ":"): return begin(.columns, 3)
    case ("matrix", "labels", ":"), ("level", "labels", ":"): return begin(.matrices, 3)
    default:
      addLabel(words[words.startIndex].text)
      return 1
    }
  }

  private mutating func embed(_ rows: Bool, _ columns: Bool, _ words: Int) -> Int {
    (labelsRows, labelsColumns) = (labelsRows || rows, labelsColumns || columns)
    open = nil
    return words
  }

  private mutating func begin(_ labels: Labels, _ words: Int) -> Int {
    open = labels
    return words
  }

  private mutating func addLabel(_ label: String) {
    switch open {
    case .all: labels.append(label)
    case .rows: rowLabels.append(label)
    case .columns: columnLabels.append(label)
    case .matrices: matrixLabels.append(label)
    case nil: break
    }
  }

  private mutating func takeSetting(_ name: String, _ value: String, line: Int) throws -> Int {
    open = nil
    switch name {
    case "n": count = try number(value, line)
    case "nr": rowCount = try number(value, line)
    case "nc": columnCount = try number(value, line)
    case "nm": matrixCount = try number(value, line)
    case "diagonal": hasDiagonal = value != "absent"
    case "format":
      // Some programs write the default in other words.
      guard let known = Format(rawValue: value == "fm" ? "fullmatrix" : value) else {
        throw InputError(
          .data, file: file.name, line: line, column: "format", text: value,
          problem: "is a form of UCINET that is not read", remedy: "write it as fullmatrix, edgelist1 or nodelist1")
      }
      format = known
    default: break
    }
    return 3
  }

  private func number(_ text: String, _ line: Int) throws -> Int {
    guard let number = Int(text), number > 0, NetworkTies.canHave(number, verticesIn: file) else {
      throw InputError(
        .data, file: file.name, line: line, text: text, problem: "is no number of people that can be",
        remedy: "write N = and how many there are")
    }
    return number
  }

  /// Checks what the header says as a whole.
  private mutating func settle(line: Int) throws {
    if count == 0 && rowCount == columnCount { count = rowCount }
    if rowLabels.isEmpty || columnLabels.isEmpty || rowLabels == columnLabels {
      if labels.isEmpty { labels = rowLabels.isEmpty ? columnLabels : rowLabels }
    }
    guard count > 0, !labels.isEmpty || rowLabels.isEmpty else {
      throw InputError(
        .data, file: file.name, line: line,
        problem: "has rows and columns of different kinds, such as people and events",
        remedy: "write it as CSV, one row for each person at each event, and read it with --rows attendance")
    }
  }
}
