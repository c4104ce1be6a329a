import Foundation
import TestSupport
import Testing

/// The report that the project shows is what the program makes of the example log today.
///
/// After a change on purpose: `make analyze`, look at the report, and commit it.
@Suite("The example report", .tags(.cli), .serialized)
struct ExampleReportTests {
  private static let folder = packageRoot.appendingPathComponent("notebooks-out/guild")

  /// The report made anew, from the folder of the project as `make analyze` does.
  private static let made = Result {
    let workspace = try Workspace()
    let run = try workspace.run(
      [
        "analyze", "datasets/guild/interactions.csv", "--members", "datasets/guild/members.csv", "--out",
        workspace.path("guild"),
      ], in: packageRoot)
    try #require(run.status == 0, "\(run.errors)")
    return try Dictionary(
      uniqueKeysWithValues: workspace.names(in: "guild").map { ($0, try workspace.read("guild/" + $0)) })
  }

  @Test("has the files that a run makes")
  func files() throws {
    // The manifest is a run's own; the repository knows what is its.
    func shown(_ names: some Sequence<String>) -> [String] { names.filter { !$0.hasPrefix(".") }.sorted() }
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(try shown(names) == shown(Self.made.get().keys))
  }

  @Test(
    "is the same, byte for byte: tables, numbers and graph files",
    arguments: [
      "members.csv", "ties.csv", "members-over-time.csv", "timeline.csv", "schema.json", "report.ipynb", "summary.json",
      "insights.json", "network.graphml", "network.gexf",
      "report.md",
    ])
  func text(file: String) throws { try expectSame(file) }

  @Test("is the same page around the picture")
  func page() throws { try expectSame("report.html", reading: Self.withoutPicture) }

  /// Where nodes lie depends on Graphviz, and how wide their names are on the font.
  @Test(
    "has the same pictures",
    .enabled(
      if: DrawingSystem.current == DrawingSystem.ofExample,
      "the example was drawn with \(DrawingSystem.ofExample), here is \(DrawingSystem.current)"),
    arguments: ["network.svg", "network.dot", "report.html"])
  func picture(file: String) throws { try expectSame(file) }

  private func expectSame(
    _ file: String, reading: (Data) -> Data = { $0 }, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let made = reading(try #require(try Self.made.get()[file]))
    let shown = reading(try Data(contentsOf: Self.folder.appendingPathComponent(file)))
    // Only the first line that differs: the files are long.
    let lines = [made, shown].map { $0.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) }
    let line =
      zip(lines[0], lines[1]).enumerated().first { $1.0 != $1.1 }?.offset ?? min(lines[0].count, lines[1].count)
    let isSame = made == shown
    #expect(isSame, "line \(line + 1)", sourceLocation: sourceLocation)
  }

  /// A page without the picture that stands in it.
  private static func withoutPicture(_ page: Data) -> Data {
    guard let begin = page.range(of: Data("<svg".utf8)),
      let end = page.range(of: Data("</svg>".utf8), options: .backwards), begin.lowerBound < end.lowerBound
    else { return page }
    return page[..<begin.lowerBound] + page[end.upperBound...]
  }
}

/// What pictures depend on beside the program.
enum DrawingSystem {
  /// What the example report was drawn with; to be changed with it.
  static let ofExample = "Graphviz 2.43.0 with DejaVu Sans"

  static let current =
    "Graphviz \(answer(["pkg-config", "--modversion", "libgvc"])) with "
    + answer(["fc-match", "--format", "%{family}", "Helvetica"])

  private static func answer(_ command: [String]) -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return "unknown" }
    let answer = (try? output.fileHandleForReading.readToEnd()).map { String(decoding: $0, as: UTF8.self) } ?? ""
    process.waitUntilExit()
    return process.terminationStatus == 0 ? answer.trimmingCharacters(in: .whitespacesAndNewlines) : "unknown"
  }
}
