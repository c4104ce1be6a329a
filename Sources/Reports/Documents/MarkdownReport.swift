import CommunityInsights

/// The report for people as Markdown, with GitHub's tables: `report.md`.
public struct MarkdownReport: AnalysisWriter {
  /// The picture of the network, when one was drawn; the text links to its file.
  public var picture: ReportPicture?
  /// The files of the folder that the report is in.
  public var files: [ReportFile]

  public init(picture: ReportPicture? = nil, files: [ReportFile] = [.markdown]) {
    self.picture = picture
    self.files = files
  }

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    sink.put(DocumentTemplates.markdown.render(ReportPage(analysis, picture: picture, files: files)))
    try sink.handOnIfFull()
  }
}
