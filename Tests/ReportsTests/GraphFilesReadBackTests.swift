import CommunityInsights
import Foundation
import InteractionLogs
import MemberNetworks
import Testing

@testable import Reports

/// What is written for other programs is read again by our own readers, which read such files of others.
@Suite struct GraphFilesReadBackTests {
  private func readBack(_ analysis: Analysis, as format: GraphFileFormat) throws -> MemberNetwork {
    let bytes = format.writer.bytes(of: analysis)
    return try NetworkSource(logs: [.bytes(name: "network.\(format.rawValue)", bytes)]).load().network
  }

  /// "ann–ben 3.0" for each tie, in a fixed order.
  private func ties(_ network: MemberNetwork) -> [String] {
    network.ties.map { tie in
      let names = [tie.memberA, tie.memberB].map { network.members[$0].id }.sorted()
      return "\(names[0])–\(names[1]) \(tie.strength)"
    }.sorted()
  }

  private func ties(_ analysis: Analysis) -> [String] {
    analysis.ties.map { tie in
      let names = [tie.memberA, tie.memberB].map { analysis.members[$0].member }.sorted()
      return "\(names[0])–\(names[1]) \(tie.strength)"
    }.sorted()
  }

  @Test(arguments: [GraphFileFormat.graphml, .gexf, .net, .paj, .csv])
  func `the same ties come back`(format: GraphFileFormat) throws {
    #expect(try ties(readBack(Fixture.kite, as: format)) == ties(Fixture.kite))
  }

  /// A list of edges has no place for them.
  @Test(arguments: [GraphFileFormat.graphml, .gexf, .net, .paj])
  func `members without a tie come back, too`(format: GraphFileFormat) throws {
    let network = try readBack(Fixture.kite, as: format)
    #expect(network.members.map(\.id).sorted() == Fixture.kite.members.map(\.member))
  }

  /// A ring of members whose names have a meaning in one format or another.
  private static let ring: Analysis = {
    let names = ["Ada & Co", "<Ben>", "Cem \"the cat\"", "Döra, e", "it's {{me}}", "]]>", "🦊 fox", "-1"]
    var analysis = Fixture.analysis(of: names.map { Fixture.member($0, degree: 2) })
    analysis.ties = names.indices.map {
      Fixture.tie(min($0, ($0 + 1) % names.count), max($0, ($0 + 1) % names.count), 2, 1)
    }
    return analysis
  }()

  @Test(arguments: [GraphFileFormat.graphml, .gexf, .csv])
  func `names come back that have a meaning in the file`(format: GraphFileFormat) throws {
    let network = try readBack(Self.ring, as: format)
    #expect(network.members.map(\.id).sorted() == Self.ring.members.map(\.member).sorted())
    #expect(ties(network) == ties(Self.ring))
  }

  /// Two lists, of which our own reader would ask which one is the log: read here as D3 and NetworkX do, by ids.
  @Test(arguments: [Fixture.kite, ring])
  func `nodes and links come back`(analysis: Analysis) throws {
    struct Graph: Decodable {
      struct Node: Decodable { var id: String }
      struct Edge: Decodable {
        var source: String
        var target: String
        var weight: Double
      }
      var nodes: [Node]
      var edges: [Edge]
    }
    let graph = try JSONDecoder().decode(Graph.self, from: Data(GraphFileFormat.json.writer.bytes(of: analysis)))
    #expect(graph.nodes.map(\.id) == analysis.members.map(\.member))
    let found = graph.edges.map { edge in
      let names = [edge.source, edge.target].sorted()
      return "\(names[0])–\(names[1]) \(edge.weight)"
    }
    #expect(found.sorted() == ties(analysis))
  }
}
