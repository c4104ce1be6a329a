import Foundation
import GraphCore
import GraphMeasures
import MemberNetworks
import TestSupport
import Testing

@testable import CommunityInsights

/// Numbers of the network as a whole beside chance, and how three members are tied.
@Suite struct NetworkNumbersTests {
  private func network(
    _ source: NetworkSource, directed: Bool = false, weighted: Bool = false, seed: UInt64 = 1
  ) throws -> ResearchNetwork {
    var options = AnalysisOptions()
    (options.isDirected, options.isWeighted, options.seed) = (directed, weighted, seed)
    return try ResearchNetwork(source.load(), options: options)
  }

  static let communities = [
    Community.barbell, Community.path, Community.star, Community.triangle, Community.pair, Community.isolates,
  ]

  @Test(arguments: communities.indices, [false, true])
  func areThoseOfTheAnalysis(index: Int, isDirected: Bool) throws {
    for isWeighted in [false, true] {
      let source = Self.communities[index]
      let rows = try NetworkNumbers().run(on: network(source, directed: isDirected, weighted: isWeighted))
      let encoder = JSONEncoder()
      encoder.keyEncodingStrategy = .convertToSnakeCase
      let analysis = try source.analysis(directed: isDirected, weighted: isWeighted)
      let encoded = try encoder.encode(analysis.network)
      let expected = try #require(try JSONSerialization.jsonObject(with: encoded) as? [String: Any])
      let known = Set(NetworkMetrics.CodingNames.all)
      var compared = 0
      for row in rows where known.contains(row.statistic.name) {
        #expect(isClose(row.value, (expected[row.statistic.name] as? NSNumber)?.doubleValue), "\(row.statistic.name)")
        compared += 1
      }
      #expect(compared >= 20 && rows.allSatisfy { $0.chance == nil })
      #expect(rows.map(\.statistic.name) == NetworkStatistic.all.map(\.name))
    }
  }

  /// Two triangles with a bridge, both ways on each tie of the first.
  private let twoTriangles = Community.log(
    "from,to\na,b\nb,a\nb,c\nc,b\nc,a\na,c\nc,d\nd,e\ne,f\nf,d\n",
    members: "id,group\na,One\nb,One\nc,One\nd,Two\ne,Two\nf,Two\n")

  @Test func chanceIsThatOfRandomNetworksWithTheSameDegrees() throws {
    let found = try network(twoTriangles)
    let rows = try NetworkNumbers(replicates: 400).run(on: found)
    let byName = Dictionary(uniqueKeysWithValues: rows.map { ($0.statistic.name, $0) })
    // What degrees decide is the same in all.
    for name in ["tie_count", "density", "degree_centralization", "directed_tie_count", "pendant_count"] {
      let chance = try #require(byName[name]?.chance)
      #expect(chance.standardDeviation == 0 && chance.standardScore == nil && chance.pValue == 1, "\(name)")
      #expect(isClose(chance.mean, byName[name]?.value), "\(name)")
    }
    let graph = found.network.undirectedGraph(weighted: false)
    let test = RewiringTest(samples: 400, tail: .both, seed: 1)
    let transitivity = try test.run(on: graph) { try Transitivity().run(on: $0).transitivity }
    #expect(byName["transitivity"]?.chance == transitivity)
    let reciprocity = try test.run(on: found.network.directedGraph(weighted: false)) {
      try Reciprocity().run(on: $0).reciprocity
    }
    #expect(byName["reciprocity"]?.chance == reciprocity && reciprocity.standardDeviation! > 0)
    #expect(isClose(byName["ei_index"]?.value, -5.0 / 7) && byName["ei_index"]!.chance!.mean! > -5.0 / 7)
  }

  @Test func sameForAnyNumberOfThreadsAndWhateverElseIsAsked() throws {
    let found = try network(twoTriangles, seed: 7)
    let some = NetworkNumbers(names: ["transitivity", "modularity", "mean_distance"], replicates: 60)
    let one = try some.run(on: found)
    #expect(one.map(\.statistic.name) == ["transitivity", "mean_distance", "modularity"])
    #expect(try some.run(on: found, control: RunControl(threads: 3)).map(\.chance) == one.map(\.chance))
    let all = try NetworkNumbers(replicates: 60).run(on: found)
    for row in one { #expect(all.first { $0.statistic.name == row.statistic.name }?.chance == row.chance) }
    let other = try some.run(on: network(twoTriangles, seed: 8))
    #expect(other.map(\.chance) != one.map(\.chance))
  }

  @Test func triadsBySixteenPatternsOrFour() throws {
    let directed = try TriadNumbers(replicates: 50).run(on: network(twoTriangles))
    #expect(directed.map(\.pattern) == TriadCensus.Pattern.allCases)
    #expect(directed.reduce(0) { $0 + $1.count } == 20 && isClose(directed.reduce(0) { $0 + $1.share! }, 1))
    #expect(directed.first { $0.pattern == .complete }?.count == 1)
    #expect(directed.first { $0.pattern == .cycle }?.count == 1)
    #expect(directed.allSatisfy { $0.chance?.observed == Double($0.count) && $0.chance?.sampleCount == 50 })
    var contacts = twoTriangles
    contacts.options.rowKind = .contacts
    let undirected = try TriadNumbers().run(on: network(contacts))
    // Seven ties and ten paths of two, six of which two triangles close.
    #expect(undirected.map(\.count) == [0, 14, 4, 2] && undirected.allSatisfy { $0.chance == nil })
  }

  @Test func everyNumberSaysWhatItIs() {
    let names = NetworkStatistic.all.map(\.name)
    #expect(Set(names).count == names.count && names.count >= 25)
    for statistic in NetworkStatistic.all {
      #expect(!statistic.summary.isEmpty && !statistic.range.isEmpty, "\(statistic.name)")
    }
  }
}

extension NetworkMetrics {
  /// The names under which numbers of the network are encoded.
  fileprivate enum CodingNames {
    static let all = Mirror(reflecting: NetworkMetrics()).children.compactMap(\.label).map { label in
      label.reduce("") { $0 + ($1.isUppercase ? "_\($1.lowercased())" : String($1)) }
    }
  }
}
