import Foundation
import TestSupport
import Testing

@testable import NetworkDiagrams

@Suite(.tags(.realData), .needsSharedData) struct RealNetworkTests {
  /// The ties of a log with `source,target` in its first two columns.
  private func community(_ path: String) throws -> SampleCommunity {
    let rows = try String(contentsOf: SharedData.file(path), encoding: .utf8).split(separator: "\n").dropFirst()
    var places: [Substring: Int] = [:]
    var sample = SampleCommunity([], ties: [])
    func place(_ name: Substring) -> Int {
      if let known = places[name] { return known }
      places[name] = sample.names.count
      sample.names.append(String(name))
      return sample.names.count - 1
    }
    for row in rows {
      let fields = row.split(separator: ",", maxSplits: 2)
      sample.ties.append((place(fields[0]), place(fields[1]), 1))
    }
    sample.measuresBetweenness = false
    return sample
  }

  @Test func aDenseCompanyShowsItsBackbone() throws {
    let sample = try community("radoslaw-manufacturing/interactions.csv")
    let diagram = NetworkDiagram(analysis: try sample.analysis())
    #expect(diagram.kind == .wholeNetwork)
    #expect(diagram.nodes.count == 167)
    #expect(diagram.caption.hasPrefix("167 members and 3,250 ties between them."))
    #expect(diagram.edges.count < 167 * 3)
    let svg = DrawnSVG(try DiagramRenderer().render(diagram, as: [.svg])[.svg]!)
    #expect(svg.problem == nil)
    #expect(svg.groups["node member"] == 167)
  }

  @Test func aLargeSparseNetworkIsReadable() throws {
    let sample = try community("digg-reply/interactions.csv")
    let diagram = NetworkDiagram(analysis: try sample.analysis())
    #expect(diagram.kind == .backbone)
    #expect(diagram.nodes.count <= 150)
    #expect(DrawnSVG(try DiagramRenderer().render(diagram, as: [.svg])[.svg]!).problem == nil)
  }
}
