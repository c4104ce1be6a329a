import CommunityInsights
import Foundation
import NetworkDiagrams
import SafeFiles

/// A folder with two analyses side by side: a page to read, the same as Markdown and JSON, and pictures. It is there
/// whole or not at all.
public struct ComparisonFolder: Sendable {
  /// Where the folder is, or will be.
  public let path: String

  private static let page = "comparison.html"
  private static let markdown = "comparison.md"
  private static let json = "comparison.json"
  private static let pictures: Set<String> = ["change.svg", "first.svg", "second.svg"]

  /// The files that the comparison is made from, none of which may be in the folder.
  public var inputs: InputFiles
  /// Whether a comparison that was changed since may be replaced.
  public var isReplacing: Bool

  public init(path: String, inputs: InputFiles = InputFiles(), isReplacing: Bool = false) {
    self.path = path
    self.inputs = inputs
    self.isReplacing = isReplacing
  }

  private var output: FolderOutput {
    let kind = FolderKind(
      name: "comparison", files: Self.pictures.union([Self.page, Self.markdown, Self.json]), marker: Self.json,
      isMarker: ComparisonReport.isHead)
    return FolderOutput(path, kind: kind, inputs: inputs, isReplacing: isReplacing)
  }

  /// Checks that the folder can be made where it is to be: an existing one is only replaced when it is empty or an
  /// earlier comparison and nothing else.
  ///
  /// - Throws: `OutputError`.
  public func validate() throws { try output.check() }

  /// Makes the folder; an earlier comparison at the same path is replaced.
  ///
  /// - Throws: `OutputError`; the path is then as it was before.
  public func write(_ report: ComparisonReport) throws {
    let folder = try output.begin()
    do {
      var files = [
        (Self.page, Array(report.html().utf8)), (Self.markdown, Array(report.markdown().utf8)),
        (Self.json, report.json()),
      ]
      files += report.pictures.compactMap { drawn in drawn.picture.files[.svg].map { (drawn.file, $0) } }
      for (name, bytes) in files {
        try folder.write(name) { try $0(bytes) }
      }
      try folder.commit()
    } catch {
      folder.discard()
      throw error
    }
  }
}

extension ComparisonReport {
  /// The page for a browser, as one file that loads nothing from elsewhere.
  public func html() -> String {
    var page = page
    page.style = DocumentTemplates.style
    return DocumentTemplates.html.render(page)
  }

  /// The page as text.
  public func markdown() -> String { DocumentTemplates.markdown.render(page) }

  /// Every number of both, for programs.
  public func json() -> [UInt8] {
    var bytes: [UInt8] = []
    // Only the sink's receiver can fail, and this one does not.
    let sink = ByteSink { bytes += $0 }
    do {
      var json = JSONPrinter(sink: sink)
      try json.document { json in
        json.entry("comparison_version", .whole(1))
        json.entry("generator", .text(generator))
        json.entry("title", .text(title))
        json.entry("first", .text(names.first))
        json.entry("second", .text(names.second))
        try json.entry("sentences", array: sentences) { $0.value(.text($1)) }
        try json.entry("numbers", array: comparison.rows) { put($1, to: &$0) }
      }
      try sink.handOn()
    } catch {
      preconditionFailure("writing to memory failed: \(error)")
    }
    return bytes
  }

  /// Whether a file that begins like this is a comparison's JSON.
  static func isHead(_ text: String) -> Bool { text.hasPrefix("{\n  \"comparison_version\": ") }

  private func put(_ row: AnalysisComparison.Row, to json: inout JSONPrinter) {
    func interval(_ name: String, _ interval: Interval?, _ json: inout JSONPrinter) {
      json.entry(name + "_lower", Cell(interval?.lower))
      json.entry(name + "_upper", Cell(interval?.upper))
    }
    json.object { json in
      json.entry("key", .text(row.key))
      json.entry("label", .text(row.label))
      json.entry("unit", .text(row.unit.rawValue))
      json.entry("direction", .text(row.direction.rawValue))
      json.entry("first", Cell(row.first))
      interval("first", row.firstInterval, &json)
      json.entry("second", Cell(row.second))
      interval("second", row.secondInterval, &json)
      json.entry("difference", Cell(row.difference))
      interval("difference", row.differenceInterval, &json)
    }
  }
}
