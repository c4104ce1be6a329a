import CommunityInsights
import InteractionLogs
import NetworkDiagrams

/// The network as GEXF 1.3, the format of Gephi, which NetworkX reads as well.
///
/// Undirected, with one edge a tie: `weight` is the number of interactions both ways, and the attributes `a_to_b` and
/// `b_to_a` count each direction, source to target being A to B. Directed where the analysis follows directions, with
/// one edge a direction and its number of interactions as `weight`. Nodes are called by the identities of members; for their
/// attributes see ``GraphAttributes``. What is undefined is left out.
///
/// Where it is known when ties were used, the network is dynamic: each edge is there in the stretches of time in which the
/// two interacted. Nodes have the colours of their clusters, as in pictures, and their places where a picture was drawn.
public struct GEXF: AnalysisWriter {
  /// Where members stand, by their indices, in points, `y` growing downward; empty where that is not known.
  public var places: [Int: Point]

  public init(places: [Int: Point] = [:]) { self.places = places }

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    let attributes = GraphAttributes(analysis)
    let spells = EdgeSpells(analysis)
    putHead(analysis, spells, to: sink)
    putDeclarations("node", attributes.ofNodes.map { ($0.name, $0.kind) }, to: sink)
    putDeclarations("edge", attributes.ofEdges.map { ($0.name, $0.kind) }, to: sink)
    let ids = DistinctNames.ids(of: analysis, ByteSink.writableInXML)
    let colors = ClusterColors(analysis).ofMember
    sink.put("    <nodes>\n")
    for (index, id) in ids.enumerated() {
      sink.put("      <node id=\"")
      sink.putXML(id)
      sink.put("\" label=\"")
      sink.putXML(id)
      sink.put("\">")
      putValues(attributes.ofNodes.lazy.map { $0.cell(index) }, to: sink)
      putLook(colors[index], places[index], to: sink)
      sink.put("</node>\n")
      try sink.handOnIfFull()
    }
    sink.put("    </nodes>\n    <edges>\n")
    var index = 0
    try analysis.forEachEdge { edge in
      putEdge(index, edge, ids, to: sink)
      putValues(attributes.ofEdges.lazy.map { $0.cell(edge) }, to: sink)
      spells?.put(ofTie: edge.tieIndex, to: sink)
      sink.put("</edge>\n")
      index += 1
      try sink.handOnIfFull()
    }
    sink.put("    </edges>\n  </graph>\n</gexf>\n")
  }

  private func putHead(_ analysis: Analysis, _ spells: EdgeSpells?, to sink: ByteSink) {
    sink.put(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
        <meta><creator>
      """)
    sink.putXML(analysis.generator)
    sink.put("</creator><description>")
    sink.putXML(analysis.title)
    sink.put("</description></meta>\n  <graph defaultedgetype=\"")
    sink.put(analysis.options.isDirected ? "directed" : "undirected")
    sink.put("\" idtype=\"string\" mode=\"")
    sink.put(spells == nil ? "static\"" : "dynamic\"")
    spells?.putAttributes(to: sink)
    sink.put(">\n")
  }

  private func putDeclarations(_ target: String, _ columns: [(name: String, kind: Cell.Kind)], to sink: ByteSink) {
    sink.put("    <attributes class=\"\(target)\" mode=\"static\">\n")
    for (index, column) in columns.enumerated() {
      sink.put("      <attribute id=\"\(index)\" title=\"")
      sink.putXML(column.name)
      sink.put("\" type=\"\(column.kind.gexfType)\"/>\n")
    }
    sink.put("    </attributes>\n")
  }

  /// Colour and place. Gephi's `y` grows upward.
  private func putLook(_ color: UInt32?, _ place: Point?, to sink: ByteSink) {
    if let color {
      sink.put("<viz:color r=\"\(color >> 16 & 255)\" g=\"\(color >> 8 & 255)\" b=\"\(color & 255)\"/>")
    }
    guard let place else { return }
    sink.put("<viz:position x=\"")
    sink.put(place.x)
    sink.put("\" y=\"")
    sink.put(-place.y)
    sink.put("\" z=\"0\"/>")
  }

  private func putEdge(_ index: Int, _ edge: GraphEdge, _ ids: [String], to sink: ByteSink) {
    sink.put("      <edge id=\"e")
    sink.put(index)
    sink.put("\" source=\"")
    sink.putXML(ids[edge.source])
    sink.put("\" target=\"")
    sink.putXML(ids[edge.target])
    sink.put("\" weight=\"")
    sink.putXML(Cell(edge.weight))
    sink.put("\">")
  }

  private func putValues(_ values: some Sequence<Cell>, to sink: ByteSink) {
    sink.put("<attvalues>")
    for (index, value) in values.enumerated() where value != .undefined {
      sink.put("<attvalue for=\"")
      sink.put(index)
      sink.put("\" value=\"")
      sink.putXML(value)
      sink.put("\"/>")
    }
    sink.put("</attvalues>")
  }
}

/// When edges are there, as GEXF says it: days, of which the last one counts, or seconds where the log's clock knows no days.
private struct EdgeSpells {
  private let activity: TieActivity
  private let isCalendar: Bool

  init?(_ analysis: Analysis) {
    guard let activity = analysis.lens?.tieActivity ?? analysis.tieActivity, activity.bounds.count > 2,
      activity.used.count == analysis.ties.count
    else { return nil }
    self.activity = activity
    isCalendar = analysis.log.clock == .calendar
  }

  func putAttributes(to sink: ByteSink) {
    sink.put(" timerepresentation=\"interval\" timeformat=\"\(isCalendar ? "date" : "double")\"")
    sink.put(" start=\"\(begin(0))\" end=\"\(end(activity.bounds.count - 2))\"")
  }

  func put(ofTie tie: Int, to sink: ByteSink) {
    let used = activity.used[tie]
    if used == 0 { return }
    sink.put("<spells>")
    var stretch = 0
    while stretch < activity.bounds.count - 1 {
      guard used >> UInt32(stretch) & 1 == 1 else {
        stretch += 1
        continue
      }
      // Stretches that follow one another are one spell.
      let first = stretch
      while stretch + 1 < activity.bounds.count - 1, used >> UInt32(stretch + 1) & 1 == 1 { stretch += 1 }
      sink.put("<spell start=\"\(begin(first))\" end=\"\(end(stretch))\"/>")
      stretch += 1
    }
    sink.put("</spells>")
  }

  private func begin(_ stretch: Int) -> String { text(activity.bounds[stretch]) }

  /// The last day of a stretch, or the last second.
  private func end(_ stretch: Int) -> String { text(activity.bounds[stretch + 1] - 1) }

  private func text(_ microseconds: Int64) -> String {
    guard isCalendar else { return (Double(microseconds) / 1e6).description }
    return String(Clock.calendar.string(Instant(microseconds: microseconds)).prefix { $0 != "T" })
  }
}

extension Cell.Kind {
  fileprivate var gexfType: String {
    switch self {
    case .text: "string"
    case .whole: "integer"
    case .number: "double"
    case .truth: "boolean"
    }
  }
}
