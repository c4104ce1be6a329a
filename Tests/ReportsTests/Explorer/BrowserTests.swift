import CommunityInsights
import Foundation
import TestSupport
import Testing

@testable import Reports

/// Reports as people use them: in a real browser, which `Tests/Browser/check_reports.py` drives.
///
/// `COPGRAPH_SCREENSHOTS=folder` keeps the reports and pictures of their first screens there.
@Suite struct BrowserTests {
  private static func program(_ names: [String]) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return names.lazy.flatMap { name in folders.map { "\($0)/\(name)" } }
      .first(where: FileManager.default.isExecutableFile)
  }

  private static let browser = program(["chromium", "chromium-browser", "google-chrome"])
  private static let python = program(["python3"])

  @Test(
    .tags(.slow),
    .enabled(
      if: browser != nil && python != nil,
      "needs Chromium and Python 3: Scripts/install-requirements --tests installs them"))
  func `every part of a report answers to pointer and keys, at both widths, in light and dark`() throws {
    let kept = ProcessInfo.processInfo.environment["COPGRAPH_SCREENSHOTS"].map { URL(fileURLWithPath: $0) }
    let folder =
      kept ?? FileManager.default.temporaryDirectory.appendingPathComponent("copgraph-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { if kept == nil { try? FileManager.default.removeItem(at: folder) } }
    func write(_ name: String, _ analysis: Analysis) throws {
      let pictures = ReportPictures(main: try ReportPicture.main(of: analysis), audience: analysis.audience)
      try HTMLReport(pictures: pictures).text(of: analysis).write(
        to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    try write("large.html", LargeCommunity.analysis)
    try write("crowd.html", VeryLargeCommunity.analysis)
    try write("hostile.html", Fixture.hostile)
    try write("sponsor.html", PreparedFolder.made(for: .sponsor).told)
    try Data(contentsOf: packageRoot.appendingPathComponent("notebooks-out/guild/report.html"))
      .write(to: folder.appendingPathComponent("guild.html"))

    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.python!)
    process.arguments =
      [
        packageRoot.appendingPathComponent("Tests/Browser/check_reports.py").path, Self.browser!, folder.path,
      ] + (kept == nil ? [] : [folder.path])
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
  }
}
