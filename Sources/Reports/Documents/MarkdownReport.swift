import CommunityInsights

/// The report for people as Markdown, with GitHub's tables: `report.md`.
public struct MarkdownReport: AnalysisWriter {
  /// The pictures that were drawn; the text links to their files.
  public var pictures: ReportPictures
  /// The files of the folder that the report is in.
  public var files: [ReportFile]

  public init(pictures: ReportPictures = ReportPictures(), files: [ReportFile] = [.markdown]) {
    self.pictures = pictures
    self.files = files
  }

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    sink.put(DocumentTemplates.markdown.render(ReportPage(analysis, pictures: pictures, files: files)))
    try sink.handOnIfFull()
  }
}
