import CommunityInsights

/// The network as a Pajek file (`.net`): vertices with their labels, and one weighted edge a tie or, where the analysis
/// follows directions, one weighted arc a direction. With attributes it is a project (`.paj`): then follow a partition for
/// each whole number, truth value and kind of members, and a vector for each other number, which Pajek keeps apart from the
/// network; other readers of `.net` do not read them.
///
/// The format has no way to write a quote or a line break inside a label, so these become `'` and a space; a backslash that
/// a reader would take with what follows becomes `/`. Labels stay distinct. What is undefined is 999999998, Pajek's own word
/// for it.
public struct Pajek: AnalysisWriter {
  /// Whether to write a project.
  public var hasAttributes: Bool

  public init(hasAttributes: Bool = false) { self.hasAttributes = hasAttributes }

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    if hasAttributes { sink.put("*Network \(Self.writable(analysis.title))\n") }
    putVertices(of: analysis, to: sink)
    for (index, label) in DistinctNames.ids(of: analysis, Self.writable).enumerated() {
      sink.put(index + 1)
      sink.put(" \"")
      sink.put(label)
      sink.put("\"\n")
      try sink.handOnIfFull()
    }
    sink.put(analysis.options.isDirected ? "*Arcs\n" : "*Edges\n")
    try analysis.forEachEdge { edge in
      sink.put(edge.source + 1)
      sink.put(" ")
      sink.put(edge.target + 1)
      sink.put(" ")
      sink.put(edge.weight)
      sink.put("\n")
      try sink.handOnIfFull()
    }
    if hasAttributes { try putAttributes(of: analysis, to: sink) }
  }

  private func putVertices(of analysis: Analysis, to sink: ByteSink) {
    sink.put("*Vertices ")
    sink.put(analysis.members.count)
    sink.put("\n")
  }

  // MARK: Attributes

  private static let undefined = 999_999_998
  /// A partition of more kinds is none that anybody looks at.
  private static let mostKinds = 100

  private func putAttributes(of analysis: Analysis, to sink: ByteSink) throws {
    for column in GraphAttributes(analysis).ofNodes {
      let cells = analysis.members.indices.map(column.cell)
      var title = column.name
      var numbers: [String: Int] = [:]
      if column.kind == .text {
        let kinds = Set(cells.compactMap(\.text)).sorted()
        guard (1...Self.mostKinds).contains(kinds.count) else { continue }
        numbers = Dictionary(uniqueKeysWithValues: zip(kinds, 1...))
        title += ": " + kinds.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: ", ")
      }
      sink.put(column.kind == .number ? "\n*Vector " : "\n*Partition ")
      sink.put(Self.writable(title))
      sink.put("\n")
      putVertices(of: analysis, to: sink)
      for cell in cells {
        switch cell {
        case .text(let text), .id(let text): sink.put(numbers[text]!)
        case .whole(let number): sink.put(number)
        case .number(let number): sink.put(number)
        case .truth(let truth): sink.put(truth ? 1 : 0)
        case .undefined: sink.put(Self.undefined)
        }
        sink.put("\n")
        try sink.handOnIfFull()
      }
    }
  }

  // MARK: Labels

  private static func writable(_ text: String) -> String {
    var writable = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      // Two backslashes, and one before the quote that ends a label, are one character to some readers.
      if writable.last == "\\" && scalar == "\\" { Self.replaceLast(of: &writable) }
      writable.append(self.writable(scalar))
    }
    if writable.last == "\\" { Self.replaceLast(of: &writable) }
    return String(writable)
  }

  private static func replaceLast(of text: inout String.UnicodeScalarView) {
    text.removeLast()
    text.append("/")
  }

  private static func writable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "\"": "'"
    // Some readers take the later ones, too, for the end of a line.
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": " "
    default: scalar
    }
  }
}

extension Cell {
  fileprivate var text: String? {
    switch self {
    case .text(let text), .id(let text): text
    case .whole, .number, .truth, .undefined: nil
    }
  }
}
