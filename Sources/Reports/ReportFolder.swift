import CommunityInsights
import Foundation
import GraphCore
import InteractionLogs
import NetworkDiagrams
import SafeFiles

/// A folder with everything that copgraph has to say about a community.
///
/// The folder is there whole or not at all. Nothing in it depends on when or where it was made.
public struct ReportFolder: Sendable {
  /// Where the folder is, or will be.
  public let path: String
  /// For whom it is made; a folder stays for whom it is.
  public var audience: Audience
  /// The files that the report is made from, none of which may be in the folder.
  public var inputs: InputFiles
  /// Whether a report that was made for another audience, or changed since, may be replaced.
  public var isReplacing: Bool

  public init(
    path: String, audience: Audience = .community, inputs: InputFiles = InputFiles(), isReplacing: Bool = false
  ) {
    self.path = path
    self.audience = audience
    self.inputs = inputs
    self.isReplacing = isReplacing
  }

  /// Makes the folder; an earlier report at the same path is replaced. Files are written on several threads.
  ///
  /// For audiences that see no members, files about members, ties and rows of the log are left out.
  ///
  /// - Parameters:
  ///   - picture: the main picture, see ``ReportPicture/main(of:)``; `nil` leaves it out.
  ///   - overTime: the network over time, see ``ReportPicture/overTime(of:)``; `nil` leaves it out.
  ///   - rejected: the rows that could not be used; when there are none there is no file of them.
  /// - Throws: `OutputError`, or `CancellationError`; the path is then as it was before.
  public func write(
    _ analysis: Analysis, picture: ReportPicture?, overTime: ReportPicture? = nil,
    rejected: some Sequence<RejectedRow> & Sendable, control: RunControl = RunControl()
  ) throws {
    let folder = try output(for: analysis.audience).begin()
    do {
      let pictures = ReportPictures(main: picture, overTime: overTime, audience: analysis.audience)
      let contents = contents(analysis, pictures, rejected)
      try Parallel.forEach(contents.count, control: control, phase: "report") { index in
        try write(contents[index], into: folder, control: control)
      }
      try folder.commit()
    } catch {
      folder.discard()
      throw error
    }
  }

  private func write(_ content: Content, into folder: StagedFolder, control: RunControl) throws {
    try folder.write(content.file.rawValue, checkCancellation: control.checkCancellation) { receive in
      let sink = ByteSink(receive: receive)
      try content.write(sink)
      try sink.handOn()
    }
  }

  /// Checks that the folder can be made where it is to be, without making anything: for telling before a long run.
  ///
  /// A folder is only ever replaced when it is empty or an earlier report for the same audience, as it was written and
  /// with nothing else in it, so that no work is lost.
  ///
  /// - Throws: `OutputError`.
  public func validate() throws { try output(for: audience).check() }

  private func output(for audience: Audience) -> FolderOutput {
    let kind = FolderKind(
      name: "report", files: Set(ReportFile.allCases.map(\.rawValue)), marker: ReportFile.summary.rawValue,
      isMarker: SummaryJSON.isHead, audience: SummaryJSON.audience(inHead:))
    return FolderOutput(
      path, kind: kind, audience: audience.rawValue, inputs: inputs, isReplacing: isReplacing)
  }

  /// A file, and what writes it.
  private struct Content: Sendable {
    var file: ReportFile
    var write: @Sendable (ByteSink) throws -> Void
  }

  private func contents(
    _ analysis: Analysis, _ pictures: ReportPictures, _ rejected: some Sequence<RejectedRow> & Sendable
  ) -> [Content] {
    let files = Self.files(analysis, pictures, hasRejected: rejected.contains { _ in true })
    // The longest first, so that no thread is left with one of them in the end.
    let longest = [ReportFile.graphML, .gexf, .html, .markdown].filter(files.contains)
    return (longest + files.filter { !longest.contains($0) }).map { file in
      Content(file: file) { sink in
        switch file {
        case .html: try HTMLReport(pictures: pictures, files: files).write(analysis, to: sink)
        case .markdown: try MarkdownReport(pictures: pictures, files: files).write(analysis, to: sink)
        case .summary: try SummaryJSON().write(analysis, to: sink)
        case .insights: try InsightsJSON().write(analysis, to: sink)
        case .timeline: try TimelineCSV().write(analysis, to: sink)
        case .members where analysis.audience == .community:
          try MembersCSV(standings: StandingColumn.columns(of: analysis)).write(analysis, to: sink)
        case .members: try PseudonymsCSV().write(analysis, to: sink)
        case .ties: try TiesCSV().write(analysis, to: sink)
        case .membersOverTime: try MembersOverTimeCSV().write(analysis, to: sink)
        case .schema: try SchemaJSON(files: files).write(analysis, to: sink)
        case .notebook: try Notebook(files: files).write(analysis, to: sink)
        case .timelineSVG: sink.put(bytes: TimelineDiagram(analysis)?.svg() ?? [])
        case .graphML: try GraphML().write(analysis, to: sink)
        case .gexf: try GEXF(places: pictures.main?.memberPlaces ?? [:]).write(analysis, to: sink)
        case .rejected: try RejectedCSV().write(rejected, to: sink)
        case .svg, .png, .pdf, .dot, .overTimeSVG, .overTimePNG, .overTimePDF, .groupsSVG, .groupsPNG, .groupsPDF:
          sink.put(bytes: pictures.bytes(of: file) ?? [])
        }
      }
    }
  }

  /// The files that there are for the audience of an analysis, in the order in which the report lists them.
  private static func files(
    _ analysis: Analysis, _ pictures: ReportPictures, hasRejected: Bool
  ) -> [ReportFile] {
    let isForCommunity = analysis.audience == .community
    var files: [ReportFile] = [.html, .markdown, .summary]
    if analysis.lens != nil { files += [.insights, .timeline] }
    if isForCommunity {
      files += [.members, .ties]
      if analysis.lens?.memberActivity != nil { files.append(.membersOverTime) }
    } else if !analysis.pseudonyms.isEmpty {
      files.append(.members)
    }
    files += pictures.main?.reportFiles.map(\.file) ?? []
    if TimelineDiagram(analysis) != nil { files.append(.timelineSVG) }
    files += pictures.overTime?.reportFiles.map(\.file) ?? []
    if isForCommunity { files += [.graphML, .gexf] + (hasRejected ? [.rejected] : []) }
    if !FolderTable.all(of: analysis, in: files).isEmpty { files += [.schema, .notebook] }
    return files
  }
}
