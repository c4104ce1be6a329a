import CommunityInsights
import Foundation
import GraphCore
import InteractionLogs
import NetworkDiagrams

/// A folder with everything that copgraph has to say about a community.
///
/// The folder is there whole or not at all. Nothing in it depends on when or where it was made.
public struct ReportFolder: Sendable {
  /// Where the folder is, or will be.
  public let path: String

  public init(path: String) { self.path = path }

  /// Makes the folder; an earlier report at the same path is replaced. Files are written on several threads.
  ///
  /// - Parameters:
  ///   - picture: the picture of the network; `nil` leaves the files of pictures out.
  ///   - rejected: the rows that could not be used; when there are none there is no file of them.
  /// - Throws: ``ReportError``, or `CancellationError`; the path is then as it was before.
  public func write(
    _ analysis: Analysis, picture: ReportPicture?, rejected: some Collection<RejectedRow> & Sendable,
    control: RunControl = RunControl()
  ) throws {
    try validate()
    let folder = try StagedFolder(for: path)
    do {
      let contents = contents(analysis, picture, rejected)
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
    do {
      try FileSink.write(
        folder.path(of: content.file.rawValue), checkCancellation: control.checkCancellation, body: content.write)
    } catch var error as ReportError {
      // Where the file was to be; the hidden folder is nobody's business.
      error.path = path + "/" + content.file.rawValue
      throw error
    }
  }

  /// Checks that the folder can be made where it is to be, without making anything: for telling before a long run.
  ///
  /// A folder is only ever replaced when it is empty or an earlier report and nothing else, so that no work is lost.
  ///
  /// - Throws: ``ReportError``.
  public func validate() throws {
    let resolved = StagedFolder.resolved(path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: resolved, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else {
      throw ReportError(
        path: path, problem: "is a file, where the report's folder would be",
        remedy: "move it away, or choose another folder with --out")
    }
    guard let entries = try? FileManager.default.contentsOfDirectory(atPath: resolved) else {
      throw ReportError(path: path, errorNumber: EACCES)
    }
    if entries.isEmpty { return }
    let foreign = entries.filter { ReportFile(rawValue: $0) == nil && $0 != ".DS_Store" }.sorted()
    if let first = foreign.first {
      throw ReportError(
        path: path, problem: "holds '\(first)', which is not part of a report and would be lost",
        remedy: "move it away, or choose another folder with --out")
    }
    guard isReport(resolved) else {
      throw ReportError(
        path: path, problem: "holds files that copgraph did not make and that would be lost",
        remedy: "move them away, or choose another folder with --out")
    }
  }

  private func isReport(_ folder: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: folder + "/" + ReportFile.summary.rawValue) else { return false }
    defer { try? file.close() }
    let head = (try? file.read(upToCount: 4096)) ?? Data()
    return SummaryJSON.isHead(String(decoding: head, as: UTF8.self))
  }

  /// A file, and what writes it.
  private struct Content: Sendable {
    var file: ReportFile
    var write: @Sendable (ByteSink) throws -> Void
  }

  private func contents(
    _ analysis: Analysis, _ picture: ReportPicture?, _ rejected: some Collection<RejectedRow> & Sendable
  ) -> [Content] {
    let formats = picture?.formats ?? []
    let files =
      [.html, .markdown, .summary, .members, .ties] + formats.map(ReportFile.picture) + [.graphML, .gexf]
      + (rejected.isEmpty ? [] : [.rejected])
    // The longest first, so that no thread is left with one of them in the end.
    let longest: [ReportFile] = [.graphML, .gexf, .html, .markdown]
    return (longest + files.filter { !longest.contains($0) }).map { file in
      Content(file: file) { sink in
        switch file {
        case .html: try HTMLReport(picture: picture, files: files).write(analysis, to: sink)
        case .markdown: try MarkdownReport(picture: picture, files: files).write(analysis, to: sink)
        case .summary: try SummaryJSON().write(analysis, to: sink)
        case .members: try MembersCSV().write(analysis, to: sink)
        case .ties: try TiesCSV().write(analysis, to: sink)
        case .svg, .png, .pdf, .dot: sink.put(bytes: picture?.bytes(of: file) ?? [])
        case .graphML: try GraphML().write(analysis, to: sink)
        case .gexf: try GEXF().write(analysis, to: sink)
        case .rejected: try RejectedCSV().write(rejected, to: sink)
        }
      }
    }
  }
}
