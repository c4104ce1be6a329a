import NetworkDiagrams

/// The files of a report folder: their names, and what they are for.
public enum ReportFile: String, CaseIterable, Sendable {
  case html = "report.html"
  case markdown = "report.md"
  case summary = "summary.json"
  case members = "members.csv"
  case ties = "ties.csv"
  case svg = "network.svg"
  case png = "network.png"
  case pdf = "network.pdf"
  case dot = "network.dot"
  case graphML = "network.graphml"
  case gexf = "network.gexf"
  case rejected = "rejected.csv"

  /// The file that holds the picture in `format`.
  static func picture(_ format: DiagramFormat) -> ReportFile {
    switch format {
    case .svg: .svg
    case .png: .png
    case .pdf: .pdf
    case .dot: .dot
    }
  }

  /// What is in it, in half a sentence.
  var contents: String {
    switch self {
    case .html: "This report, for a browser; one file, which loads nothing from elsewhere"
    case .markdown: "This report as text, for a wiki or a repository"
    case .summary:
      "Options, how the log was read, all numbers about the network, findings and definitions, for programs"
    case .members: "Every member with every number, one a row"
    case .ties: "Every pair of members who interacted, with counts both ways, first and last time"
    case .svg: "The picture, for the web and for drawing programs"
    case .png: "The picture, for slides and documents"
    case .pdf: "The picture, for print"
    case .dot: "The source of the picture, for Graphviz"
    case .graphML: "The network for igraph, NetworkX, Gephi, yEd and others"
    case .gexf: "The network for Gephi"
    case .rejected: "The rows of the log that could not be used, each with its reason"
    }
  }
}
