/// The data of a file of UCINET, word by word or line by line.
struct UCINETData {
  private let header: UCINETHeader
  private let file: InputFile
  private var ties: NetworkTies
  private var labels: [String]

  // Where the next cell of a matrix is.
  private var (matrix, row, column) = (0, 0, 0)
  /// How many of the labels above the columns are still to come.
  private var awaitedLabels: Int
  private var awaitsRowLabel: Bool
  private var columnLabels: [String] = []
  private var rowLabels: [String] = []
  private var cells: [(row: Int, column: Int, text: String, kind: String?, line: Int)] = []

  init(_ header: UCINETHeader, file: InputFile) {
    self.header = header
    self.file = file
    ties = NetworkTies(file)
    labels = header.labels
    awaitedLabels = header.labelsColumns ? header.count : 0
    awaitsRowLabel = header.labelsRows
    (row, column) = (0, Self.firstColumn(header, row: 0))
    // In a list the labels of those without lines are known only from above.
    if !header.labelsRows && !header.labelsColumns || !labels.isEmpty {
      for number in 1...header.count {
        ties.addVertex("\(number)", label: number <= labels.count ? labels[number - 1] : nil)
      }
    }
  }

  mutating func take(_ text: UnsafeBufferPointer<UInt8>, line: Int) throws {
    let words = NetworkWords.words(of: text, separators: ",;")
    if words.isEmpty { return }
    switch header.format {
    case .edgeList: addEdge(words, line: line)
    case .nodeList:
      for target in words.dropFirst() { add(words[0].text, target.text, nil, line: line) }
      if words.count == 1 { addVertex(words[0].text) }
    case .fullMatrix, .lowerHalf, .upperHalf:
      for word in words { try takeCell(word.text, line: line) }
    }
  }

  // MARK: - Lists

  private mutating func addEdge(_ words: [NetworkWords.Word], line: Int) {
    // `!` stands before the name of the next matrix.
    guard words.count >= 2 else {
      if words[0].text != "!" { ties.reject(.tooFewFields, number: line, text: words[0].text) }
      return
    }
    add(words[0].text, words[1].text, words.count > 2 ? words[2].text : nil, line: line)
  }

  private mutating func add(_ source: String, _ target: String, _ weight: String?, line: Int) {
    guard let from = vertex(source) else { return ties.reject(.emptySource, number: line, text: source) }
    guard let to = vertex(target) else { return ties.reject(.emptyTarget, number: line, text: target) }
    ties.addLine(from: from, to: to, weight: weight, isDirected: true, number: line)
  }

  private mutating func addVertex(_ word: String) {
    if let id = vertex(word) { ties.addVertex(id, label: nil) }
  }

  /// The id of the vertex that a word means: a label where labels stand among the data, else a number from 1.
  private mutating func vertex(_ word: String) -> String? {
    if let place = labelPlaces[Self.folded(word)] { return "\(place)" }
    if header.labelsRows || header.labelsColumns {
      let place = labelPlaces.count + 1
      labelPlaces[Self.folded(word)] = place
      ties.addVertex("\(place)", label: word)
      return "\(place)"
    }
    guard let number = Int(word), (1...header.count).contains(number) else { return nil }
    return "\(number)"
  }

  /// The numbers of labels; UCINET does not tell capital letters from small ones.
  private lazy var labelPlaces: [String: Int] = Dictionary(
    labels.enumerated().map { (Self.folded($1), $0 + 1) }, uniquingKeysWith: { first, _ in first })

  private static func folded(_ label: String) -> String { label.lowercased() }

  // MARK: - Matrices

  private static func firstColumn(_ header: UCINETHeader, row: Int) -> Int {
    header.format == .upperHalf ? row + (header.hasDiagonal ? 0 : 1) : 0
  }

  /// The column behind the last one of the row.
  private var endColumn: Int {
    header.format == .lowerHalf ? row + (header.hasDiagonal ? 1 : 0) : header.count
  }

  private mutating func takeCell(_ word: String, line: Int) throws {
    if awaitedLabels > 0 {
      columnLabels.append(word)
      awaitedLabels -= 1
      return
    }
    skipFullRows()
    guard row < header.count else {
      throw InputError(
        .data, file: file.name, line: line, text: word, problem: "has more numbers than \(header.count) people need",
        remedy: "check N and FORMAT")
    }
    if awaitsRowLabel {
      if matrix == 0 { rowLabels.append(word) }
      awaitsRowLabel = false
      return
    }
    if !header.hasDiagonal && header.format == .fullMatrix && column == row { column += 1 }
    if column < header.count, !Self.isMissing(word), NetworkTies.number(word) != 0 {
      let kind = header.matrixCount > 1 ? matrixName : nil
      cells.append((row, column, word, kind, line))
    }
    column += 1
    if !header.hasDiagonal && header.format == .fullMatrix && column == row { column += 1 }
    if column >= endColumn { nextRow() }
  }

  /// Whether a cell says that nobody knows.
  private static func isMissing(_ word: String) -> Bool { [".", "na", "-"].contains(word.lowercased()) }

  /// Passes over rows that have no cells: those at the ends of halves without a diagonal.
  private mutating func skipFullRows() {
    while row < header.count && column >= endColumn && !awaitsRowLabel { nextRow() }
  }

  private mutating func nextRow() {
    row += 1
    awaitsRowLabel = header.labelsRows
    if row == header.count && matrix + 1 < header.matrixCount {
      (matrix, row) = (matrix + 1, 0)
      if header.labelsColumns { (awaitedLabels, columnLabels) = (header.count, []) }
    }
    column = Self.firstColumn(header, row: row)
  }

  private var matrixName: String {
    matrix < header.matrixLabels.count ? header.matrixLabels[matrix] : "\(matrix + 1)"
  }

  /// The network.
  ///
  /// - Throws: ``InputError`` when a matrix is cut off, or its rows and columns are of other people.
  mutating func finished() throws -> NetworkTies {
    guard header.format != .edgeList && header.format != .nodeList else { return ties }
    skipFullRows()
    guard row == header.count || cellsLeft == 0 else {
      throw InputError(
        .data, file: file.name, problem: "has fewer numbers than \(header.count) people need",
        remedy: "check N and FORMAT; the file may have been cut off")
    }
    if labels.isEmpty { labels = rowLabels.isEmpty ? columnLabels : rowLabels }
    var places = Array(0..<header.count)
    if header.labelsRows && header.labelsColumns && rowLabels != columnLabels {
      let rowPlaces = Dictionary(rowLabels.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      let found = columnLabels.compactMap { rowPlaces[$0] }
      guard found.count == header.count, Set(found).count == found.count else {
        throw InputError(
          .data, file: file.name, problem: "has rows and columns of different people",
          remedy: "write it as a list of edges: from,to,weight")
      }
      places = found
    }
    for number in 1...header.count {
      ties.addVertex("\(number)", label: number <= labels.count ? labels[number - 1] : nil)
    }
    for cell in cells where cell.row != places[cell.column] {
      ties.addLine(
        from: "\(cell.row + 1)", to: "\(places[cell.column] + 1)", weight: cell.text, kind: cell.kind,
        isDirected: header.format == .fullMatrix, number: cell.line)
    }
    return ties
  }

  private var cellsLeft: Int { row < header.count ? max(0, endColumn - column) : 0 }
}
