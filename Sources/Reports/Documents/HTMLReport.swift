import CommunityInsights

/// The report for people, as one HTML file that loads nothing from elsewhere: `report.html`.
///
/// Its content security policy forbids every request and every script but its own, so that even a name that found a way
/// round the escaping could neither run nor tell anybody.
public struct HTMLReport: AnalysisWriter {
  /// The pictures that were drawn; their SVG becomes part of the file.
  public var pictures: ReportPictures
  /// The files of the folder that the report is in.
  public var files: [ReportFile]

  public init(pictures: ReportPictures = ReportPictures(), files: [ReportFile] = [.html]) {
    self.pictures = pictures
    self.files = files
  }

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    var page = ReportPage(analysis, pictures: pictures, files: files)
    page.style = DocumentTemplates.style
    page.script = DocumentTemplates.script
    page.scriptHash = DocumentTemplates.scriptHash
    page.explorerData = ExplorerData(analysis, pictures: pictures)?.json
    sink.put(DocumentTemplates.html.render(page))
    try sink.handOnIfFull()
  }
}
