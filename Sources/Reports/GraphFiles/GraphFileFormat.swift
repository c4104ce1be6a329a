import CommunityInsights

/// The formats in which the network goes to other programs; the raw value is the extension of the file.
public enum GraphFileFormat: String, CaseIterable, Sendable {
  case graphml, gexf, dot, net, paj, json, csv

  /// The measures that the format holds.
  public var measures: Set<MeasureGroup> {
    switch self {
    case .graphml, .gexf, .dot, .paj, .json: Set(MeasureGroup.allCases)
    case .net, .csv: []
    }
  }

  /// Whether it holds what is known of members and ties beyond the network: further columns of the member table, kinds of
  /// interaction.
  public var holdsAttributes: Bool { !measures.isEmpty }

  /// Whether it says when ties were used.
  public var holdsTimes: Bool { self == .gexf }

  /// What writes the format.
  public var writer: any AnalysisWriter {
    switch self {
    case .graphml: GraphML()
    case .gexf: GEXF()
    case .dot: DOT()
    case .net: Pajek()
    case .paj: Pajek(hasAttributes: true)
    case .json: NodeLinkJSON()
    case .csv: EdgeListCSV()
    }
  }
}
