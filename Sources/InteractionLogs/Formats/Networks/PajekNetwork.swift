/// A network of Pajek (`.net`, and the networks in a `.paj`): vertices, then arcs with a direction and edges without one.
///
/// The third number of a line is its weight; the number or the name of a relation is its kind.
struct PajekNetwork: SingleFileFormat {
  let name = "Pajek network"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool {
    var text = opening.text[...]
    while true {
      text = text.drop { $0 <= 0x20 }
      guard let first = text.first, first == UInt8(ascii: "*") || first == UInt8(ascii: "%") else { return false }
      let line = text.prefix { $0 != 0x0A && $0 != 0x0D }
      text = text[line.endIndex...]
      if first == UInt8(ascii: "%") { continue }
      let words = line.withUnsafeBufferPointer { NetworkWords.words(of: $0) }
      let word = words[0].text.lowercased()
      if word == "*vertices" { return words.count > 1 && Int(words[1].text) != nil }
      if word != "*network" { return false }
    }
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    var networks: [NetworkTies] = []
    for file in files {
      var reader = Reader(file: file)
      try rows.forEachLine(in: file) { _, text, line in try reader.take(text, line: line) }
      networks += reader.finished()
    }
    try rows.give(networks)
  }
}

extension PajekNetwork {
  private enum Section {
    case vertices
    case lines(isDirected: Bool)
    case lists(isDirected: Bool)
    case matrix(row: Int)
    /// What says nothing of ties, such as a partition.
    case other
  }

  private struct Reader {
    let file: InputFile
    private var networks: [NetworkTies] = []
    private var ties: NetworkTies
    private var section = Section.other
    /// How many vertices there are, listed or not.
    private var vertexCount = 0
    /// The names of relations by their numbers.
    private var relations: [String: String] = [:]
    private var kind: String?

    init(file: InputFile) {
      self.file = file
      ties = NetworkTies(file)
    }

    /// All networks of the file.
    mutating func finished() -> [NetworkTies] {
      endNetwork()
      return networks
    }

    private mutating func endNetwork() {
      if vertexCount > 0 { networks.append(ties) }
      (ties, vertexCount, relations, kind) = (NetworkTies(file), 0, [:], nil)
    }

    mutating func take(_ text: UnsafeBufferPointer<UInt8>, line: Int) throws {
      let words = NetworkWords.words(of: text)
      guard let first = words.first, !first.text.hasPrefix("%") || first.isQuoted else { return }
      if first.text.hasPrefix("*") && !first.isQuoted {
        return try begin(first.text.lowercased(), words.dropFirst().map(\.text), line: line)
      }
      switch section {
      case .vertices: addVertex(words, line: line)
      case .lines(let isDirected): addLine(words.map(\.text), isDirected: isDirected, line: line)
      case .lists(let isDirected):
        for target in words.dropFirst() { add(first.text, target.text, nil, isDirected: isDirected, line: line) }
      case .matrix(let row):
        for (column, cell) in words.enumerated() where NetworkTies.number(cell.text) != 0 {
          add("\(row)", "\(column + 1)", cell.text, isDirected: true, line: line)
        }
        section = .matrix(row: row + 1)
      case .other: break
      }
    }

    private mutating func begin(_ word: String, _ rest: [String], line: Int) throws {
      // `*Arcs :2 "advice"` is one of several relations.
      kind = nil
      if let number = rest.first, number.hasPrefix(":") {
        let number = String(number.dropFirst())
        if rest.count > 1 { relations[number] = rest[1] }
        kind = relations[number] ?? number
      }
      switch word {
      case "*network":
        endNetwork()
        section = .other
      case "*vertices":
        // Partitions and vectors begin so, too; a network's vertices come once.
        guard vertexCount == 0 else {
          section = .other
          return
        }
        try beginVertices(rest, line: line)
      case "*arcs": section = .lines(isDirected: true)
      case "*edges": section = .lines(isDirected: false)
      case "*arcslist": section = .lists(isDirected: true)
      case "*edgeslist": section = .lists(isDirected: false)
      case "*matrix": section = .matrix(row: 1)
      default: section = .other
      }
    }

    private mutating func beginVertices(_ rest: [String], line: Int) throws {
      guard let count = rest.first.flatMap({ Int($0) }), count > 0, NetworkTies.canHave(count, verticesIn: file)
      else {
        throw InputError(
          .data, file: file.name, line: line, text: rest.first, problem: "does not say how many vertices there are",
          remedy: "write *Vertices with their number")
      }
      if rest.count > 1, Int(rest[1]) != nil {
        throw InputError(
          .data, file: file.name, line: line,
          problem: "is a network of two kinds of vertices, such as people and events",
          remedy: "write it as CSV, one row for each person at each event, and read it with --rows attendance")
      }
      vertexCount = count
      for number in 1...count { ties.addVertex("\(number)", label: nil) }
      section = .vertices
    }

    private mutating func addVertex(_ words: [NetworkWords.Word], line: Int) {
      guard let number = Int(words[0].text), (1...vertexCount).contains(number) else {
        return ties.reject(.noID, number: line, text: words[0].text)
      }
      if words.count > 1 { ties.addVertex("\(number)", label: words[1].text) }
    }

    private mutating func addLine(_ words: [String], isDirected: Bool, line: Int) {
      var words = words[...]
      // `2: 1 5 1` is of relation 2.
      let relation = words.first!.hasSuffix(":") ? String(words.removeFirst().dropLast()) : nil
      guard words.count >= 2 else {
        return ties.reject(.tooFewFields, number: line, text: words.joined(separator: " "))
      }
      let (source, target) = (words[words.startIndex], words[words.startIndex + 1])
      let third = words.count > 2 ? words[words.startIndex + 2] : nil
      // What is no number is a property: how the line is drawn.
      let weight = third.flatMap { NetworkTies.number($0) == nil ? nil : $0 }
      let own = relation.map { relations[$0] ?? $0 }
      add(source, target, weight, kind: own, isDirected: isDirected, line: line)
    }

    private mutating func add(
      _ source: String, _ target: String, _ weight: String?, kind own: String? = nil, isDirected: Bool, line: Int
    ) {
      guard let from = Int(source), (1...max(1, vertexCount)).contains(from) else {
        return ties.reject(.emptySource, number: line, text: source)
      }
      guard let to = Int(target).map(abs), (1...max(1, vertexCount)).contains(to) else {
        return ties.reject(.emptyTarget, number: line, text: target)
      }
      ties.addLine(
        from: "\(from)", to: "\(to)", weight: weight, kind: own ?? kind, isDirected: isDirected, number: line)
    }
  }
}
