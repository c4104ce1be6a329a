import Foundation
import GraphMeasures
import TestSupport
import Testing

@Suite("The library, as its landing page shows it")
struct LibraryExampleTests {
  private static let page = packageRoot.appendingPathComponent(
    "Sources/GraphMeasures/GraphMeasures.docc/GraphMeasures.md")

  /// The lines between the two marks are those of the page.
  private func example() throws -> String {
    // begin
    let graph = Graph(nodeCount: 5, edges: [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4)])
    let betweenness = try Betweenness(includesEdges: true).run(on: graph)
    let communities = try Leiden(seed: 7).run(on: graph)
    let most = betweenness.nodes.indices.max { betweenness.nodes[$0] < betweenness.nodes[$1] }!
    print("Node \(most) connects most; there are \(communities.count) communities.")
    // end
    return "Node \(most), \(communities.count) communities"
  }

  @Test("the example finds who connects most, and the communities")
  func runs() throws { #expect(try example() == "Node 2, 2 communities") }

  @Test("the page shows the lines that were run")
  func isShown() throws {
    let source = try String(contentsOfFile: #filePath, encoding: .utf8).split(separator: "\n").map(String.init)
    let begin = try #require(source.firstIndex { $0.hasSuffix("// begin") })
    let end = try #require(source.firstIndex { $0.hasSuffix("// end") })
    let lines = source[(begin + 1)..<end].map { String($0.dropFirst(4)) }
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    #expect(lines.count == 5 && page.contains("```swift\n" + lines.joined(separator: "\n") + "\n```\n"))
  }

  @Test("the page has a link to every measure")
  func isComplete() throws {
    let folder = packageRoot.appendingPathComponent("Sources/GraphMeasures")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    var measures = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        guard let name = line.wholeMatch(of: #/public (?:struct|enum) (\w+)(?:: .*)? \{/#)?.1 else { continue }
        measures += 1
        #expect(page.contains("- ``\(name)``"), "\(name)")
      }
    }
    #expect(measures > 30)
  }

  @Test("every public function says what it costs")
  func complexities() throws {
    let folder = packageRoot.appendingPathComponent("Sources/GraphMeasures")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var functions = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      var comment = ""
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let line = line.drop { $0 == " " }
        if line.hasPrefix("///") {
          comment += line
        } else if !line.hasPrefix("@") {
          if line.contains(#/^public (static |mutating )*func /#) {
            functions += 1
            #expect(comment.contains("- Complexity: "), "\(file.lastPathComponent): \(line)")
          }
          comment = ""
        }
      }
    }
    #expect(functions > 40)
  }
}
