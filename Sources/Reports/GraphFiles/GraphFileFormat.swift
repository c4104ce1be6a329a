import CommunityInsights

/// The formats in which the network goes to other programs; the raw value is the extension of the file.
///
/// DOT is not among them: it is a picture's source, and `NetworkDiagrams` makes it.
public enum GraphFileFormat: String, CaseIterable, Sendable {
  case graphml, gexf, net, json, csv

  /// The measures that the format holds.
  public var measures: Set<MeasureGroup> {
    switch self {
    case .graphml, .gexf, .json: Set(MeasureGroup.allCases)
    case .net, .csv: []
    }
  }

  /// What writes the format.
  public var writer: any AnalysisWriter {
    switch self {
    case .graphml: GraphML()
    case .gexf: GEXF()
    case .net: Pajek()
    case .json: NodeLinkJSON()
    case .csv: EdgeListCSV()
    }
  }
}
