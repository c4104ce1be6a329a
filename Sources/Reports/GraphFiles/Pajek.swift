import CommunityInsights

/// The network as a Pajek file (`.net`): vertices with their labels, and one weighted edge a tie or, where the analysis
/// follows directions, one weighted arc a direction.
///
/// The format has no way to write a quote, a backslash or a line break inside a label, so these become `'`, `/` and a
/// space. Labels stay distinct: the number of the vertex is added to one that another vertex has already.
public struct Pajek: AnalysisWriter {
  public init() {}

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    sink.put("*Vertices ")
    sink.put(analysis.members.count)
    sink.put("\n")
    var taken = Set<String>(minimumCapacity: analysis.members.count)
    for (index, member) in analysis.members.enumerated() {
      sink.put(index + 1)
      sink.put(" \"")
      sink.put(label(of: member, vertex: index + 1, taken: &taken))
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
  }

  private func label(of member: MemberMetrics, vertex: Int, taken: inout Set<String>) -> String {
    var label = String(String.UnicodeScalarView(member.member.unicodeScalars.map(Self.writable)))
    while !taken.insert(label).inserted { label += " (\(vertex))" }
    return label
  }

  private static func writable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "\"": "'"
    case "\\": "/"
    // Some readers take the later ones, too, for the end of a line.
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": " "
    default: scalar
    }
  }
}
