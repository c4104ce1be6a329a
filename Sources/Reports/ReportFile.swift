import CommunityInsights
import InteractionLogs
import NetworkDiagrams

/// The files of a report folder: their names, and what they are for.
public enum ReportFile: String, CaseIterable, Sendable {
  case html = "report.html"
  case markdown = "report.md"
  case summary = "summary.json"
  case insights = "insights.json"
  case timeline = "timeline.csv"
  case members = "members.csv"
  case ties = "ties.csv"
  case membersOverTime = "members-over-time.csv"
  case schema = "schema.json"
  case notebook = "report.ipynb"
  case svg = "network.svg"
  case png = "network.png"
  case pdf = "network.pdf"
  case dot = "network.dot"
  case timelineSVG = "timeline.svg"
  case overTimeSVG = "network-over-time.svg"
  case overTimePNG = "network-over-time.png"
  case overTimePDF = "network-over-time.pdf"
  case groupsSVG = "groups.svg"
  case groupsPNG = "groups.png"
  case groupsPDF = "groups.pdf"
  case graphML = "network.graphml"
  case gexf = "network.gexf"
  case rejected = "rejected.csv"

  /// The file that holds a picture in `format`; `nil` where there is none of that format.
  static func picture(_ format: DiagramFormat, of subject: ReportPicture.Subject) -> ReportFile? {
    ReportFile(rawValue: "\(subject.rawValue).\(format.rawValue)")
  }

  /// What is in it, in half a sentence.
  ///
  /// - Parameter log: the log that the report is about.
  func contents(of log: LogSummary) -> String {
    switch self {
    case .html: "This report, for a browser; one file, which loads nothing from elsewhere"
    case .markdown: "This report as text, for a wiki or a repository"
    case .summary:
      "Options, how the log was read, all numbers about the network, findings and definitions, for programs"
    case .insights: "Every number that answers the questions, with interval, comparison and evidence, for programs"
    case .timeline: "What is followed over time, one row a period"
    case .members: "Every member with every number, one a row"
    case .ties:
      "Every pair of members who \(RowWords(log.rowKind).did), with "
        + "\(log.isDirected ? "counts both ways" : "how much, half of it each way"), first and last time"
    case .membersOverTime: "What each member did in each period, one row a member and period"
    case .schema: "What each column of the tables is: type, unit or range, meaning, definition"
    case .notebook: "A notebook that reads the tables and shows the pictures, for Jupyter with pandas"
    case .svg: "The picture of the network, for the web and for drawing programs"
    case .png: "The same picture, for slides and documents"
    case .pdf: "The same picture, for print"
    case .dot: "The source of the picture, for Graphviz"
    case .timelineSVG: "How the main numbers develop, as a picture"
    case .overTimeSVG: "The network in its first, middle and last period, for the web and for drawing programs"
    case .overTimePNG: "The same pictures, for slides and documents"
    case .overTimePDF: "The same pictures, for print"
    case .groupsSVG: "The map of the groups, for the web and for drawing programs"
    case .groupsPNG: "The same map, for slides and documents"
    case .groupsPDF: "The same map, for print"
    case .graphML: "The network for igraph, NetworkX, Gephi, yEd and others"
    case .gexf: "The network for Gephi"
    case .rejected: "The rows of the log that could not be used, each with its reason"
    }
  }
}
