import NetworkDiagrams

/// The picture of the network as it goes into a report: its files, and its words for those who cannot see it.
public struct ReportPicture: Sendable {
  /// The picture in the formats that were drawn.
  public var files: [DiagramFormat: [UInt8]]
  /// What the picture shows, in words, below it.
  public var caption: String
  /// What the picture shows, for screen readers and where it cannot be loaded.
  public var altText: String

  public init(files: [DiagramFormat: [UInt8]], caption: String, altText: String) {
    self.files = files
    self.caption = caption
    self.altText = altText
  }

  /// The formats in a fixed order.
  var formats: [DiagramFormat] { [.svg, .png, .pdf, .dot].filter { files[$0] != nil } }

  /// What is in a file of the folder; `nil` when it is no picture that was drawn.
  func bytes(of file: ReportFile) -> [UInt8]? {
    formats.first { ReportFile.picture($0) == file }.flatMap { files[$0] }
  }
}
