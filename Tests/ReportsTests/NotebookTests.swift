import CommunityInsights
import Foundation
import Testing

@testable import Reports

@Suite struct NotebookTests {
  private func notebook(_ analysis: Analysis, _ files: [ReportFile]) throws -> [String: Any] {
    let bytes = Notebook(files: files).bytes(of: analysis)
    return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  private func cells(_ notebook: [String: Any]) throws -> [[String: Any]] {
    try #require(notebook["cells"] as? [[String: Any]])
  }

  /// Text and code of all cells.
  private func text(_ analysis: Analysis, _ files: [ReportFile]) throws -> String {
    try cells(notebook(analysis, files)).flatMap { $0["source"] as? [String] ?? [] }.joined()
  }

  private static let everything = ReportFile.allCases

  /// https://nbformat.readthedocs.io/en/latest/format_description.html
  @Test(arguments: [everything, [.timeline], []])
  func isANotebookOfFormatFour(files: [ReportFile]) throws {
    let notebook = try notebook(LensFixture.community, files)
    #expect(Set(notebook.keys) == ["cells", "metadata", "nbformat", "nbformat_minor"])
    #expect(notebook["nbformat"] as? Int == 4 && notebook["nbformat_minor"] as? Int == 5)
    let kernel = (notebook["metadata"] as? [String: Any])?["kernelspec"] as? [String: String]
    #expect(kernel?["name"] == "python3" && kernel?["display_name"] == "Python 3")
    let cells = try cells(notebook)
    #expect(Set(cells.map { "\($0["id"] ?? "")" }).count == cells.count && !cells.isEmpty)
    for cell in cells {
      let source = try #require(cell["source"] as? [String])
      #expect(source.dropLast().allSatisfy { $0.hasSuffix("\n") } && source.last?.hasSuffix("\n") == false)
      #expect((cell["id"] as? String)?.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil)
      #expect((cell["metadata"] as? [String: Any])?.isEmpty == true)
      if cell["cell_type"] as? String == "code" {
        #expect((cell["outputs"] as? [Any])?.isEmpty == true && cell["execution_count"] is NSNull)
        #expect(cell.count == 6)
      } else {
        #expect(cell["cell_type"] as? String == "markdown" && cell.count == 4)
      }
    }
  }

  /// Whatever a cell reads is in the folder that it is for.
  @Test func readsNoFileThatIsNotThere() throws {
    let sponsors: [ReportFile] = [.timeline, .groupsPNG, .schema, .summary]
    for files in [
      Self.everything, sponsors, [.members, .timeline, .schema, .summary], [.members, .ties, .schema, .summary],
    ] {
      let text = try text(LensFixture.community, files)
      let names = text.matches(of: /"([a-z-]+\.(csv|json|png))"/).map { String($0.output.1) }
      #expect(!names.isEmpty && Set(names).isSubset(of: files.map(\.rawValue)), "\(files)")
    }
    let whole = try text(LensFixture.community, Self.everything)
    for file in ["members.csv", "ties.csv", "timeline.csv", "members-over-time.csv", "network.png"] {
      #expect(whole.contains("\"\(file)\""), "\(file)")
    }
  }

  @Test func namesNobodyAndBreaksOutOfNothing() throws {
    let text = try text(Fixture.hostile, [.timeline])
    #expect(!text.contains("<b>") && !text.contains("{{title}}\n"))
    for analysis in [LensFixture.community, Fixture.kite] {
      let all = try self.text(analysis, Self.everything)
      for member in analysis.members where member.label.count > 3 {
        #expect(!all.contains(member.label), "\(member.label)")
      }
    }
  }
}
