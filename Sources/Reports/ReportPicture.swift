import CommunityInsights
import NetworkDiagrams

/// A picture as it goes into a report: its files, and its words for those who cannot see it.
public struct ReportPicture: Sendable {
  /// What is shown, which names the files.
  public enum Subject: String, Sendable {
    case network, groups
    case overTime = "network-over-time"
  }

  /// One of several pictures that stand side by side.
  public struct Panel: Sendable {
    public var heading: String
    public var detail: String
    /// The SVG file of this picture alone.
    public var svg: [UInt8]

    public init(heading: String, detail: String, svg: [UInt8]) {
      self.heading = heading
      self.detail = detail
      self.svg = svg
    }
  }

  public var subject: Subject
  /// The picture in the formats that were drawn.
  public var files: [DiagramFormat: [UInt8]]
  /// The parts of the picture, for documents that set them themselves; empty for a picture of one piece.
  public var panels: [Panel]
  /// What the picture shows, in words, below it.
  public var caption: String
  /// What the picture shows, for screen readers and where it cannot be loaded.
  public var altText: String
  /// Where everybody stands, for the explorer; `nil` where there is none.
  public var map: Map?

  /// Where the nodes of a picture stand.
  public enum Map: Sendable {
    case members(NetworkMap)
    /// One place a group, in the order of the table of contacts between groups.
    case groups([Point])
  }

  /// Where members stand, by their indices; empty where that is not known, or nobody sees them.
  var memberPlaces: [Int: Point] {
    guard case .members(let map)? = map else { return [:] }
    return Dictionary(uniqueKeysWithValues: zip(map.members, map.places))
  }

  public init(
    subject: Subject = .network, files: [DiagramFormat: [UInt8]], panels: [Panel] = [], caption: String,
    altText: String, map: Map? = nil
  ) {
    self.subject = subject
    self.files = files
    self.panels = panels
    self.caption = caption
    self.altText = altText
    self.map = map
  }

  /// The files of the picture, in a fixed order.
  var reportFiles: [(file: ReportFile, format: DiagramFormat)] {
    [.svg, .png, .pdf, .dot].filter { files[$0] != nil }.compactMap { format in
      ReportFile.picture(format, of: subject).map { ($0, format) }
    }
  }

  /// What is in a file of the folder; `nil` when it is no file of this picture.
  func bytes(of file: ReportFile) -> [UInt8]? {
    reportFiles.first { $0.file == file }.flatMap { files[$0.format] }
  }
}

extension ReportPicture {
  /// Draws the main picture of a report: the network for the community, a map of the groups for others.
  ///
  /// - Returns: `nil` for an audience that sees no members where no groups are known either.
  /// - Throws: `DiagramError`.
  public static func main(of analysis: Analysis) throws -> ReportPicture? {
    let isForCommunity = analysis.audience == .community
    let found =
      isForCommunity
      ? NetworkDiagram(analysis: analysis, options: DiagramOptions(reporting: analysis))
      : NetworkDiagram(groupsOf: analysis)
    guard let diagram = found else { return nil }
    let formats: [DiagramFormat] = isForCommunity ? DiagramFormat.allCases : [.svg, .png, .pdf]
    let (files, places) = try DiagramRenderer().renderWithPlaces(diagram, as: formats)
    let map: Map =
      !isForCommunity
      ? .groups(places)
      : .members(
        diagram.kind == .wholeNetwork
          ? NetworkMap(analysis, drawnAs: diagram, places: places) : try NetworkMap(layingOut: analysis))
    return ReportPicture(
      subject: isForCommunity ? .network : .groups, files: files, caption: diagram.caption, altText: diagram.altText,
      map: map)
  }

  /// Draws the network in its first, middle and last window, every member in the same place.
  ///
  /// - Returns: `nil` where that is not known, as without times or for audiences that see no members.
  /// - Throws: `DiagramError`.
  public static func overTime(of analysis: Analysis) throws -> ReportPicture? {
    guard analysis.audience == .community,
      let pictures = NetworkOverTime(analysis, options: DiagramOptions(reporting: analysis))
    else { return nil }
    let drawn = try DiagramRenderer().render(pictures, as: [.svg, .png, .pdf])
    let panels = zip(pictures.panels, drawn.panels).map {
      Panel(heading: $0.heading, detail: $0.detail, svg: $1)
    }
    return ReportPicture(
      subject: .overTime, files: drawn.files, panels: panels, caption: pictures.caption, altText: pictures.altText)
  }
}
