import Foundation
import SyntheticCommunities
import TestSupport
import Testing

/// The files of `datasets/` are what its manifest says they are.
@Suite struct DatasetsTests {
  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: packageRoot.appendingPathComponent("datasets/\(path)")))
  }

  /// If this fails on purpose: `copgraph generate -o datasets/guild/interactions.csv --members-out datasets/guild/members.csv`.
  @Test func `the guild is the default plan`() throws {
    let guild = try SyntheticCommunity(plan: CommunityPlan())
    // Booleans, for a failure would otherwise print both files.
    let isSameLog = try bytes("guild/interactions.csv") == interactionBytes(guild)
    let isSameRoster = try bytes("guild/members.csv") == memberBytes(guild)
    #expect(isSameLog)
    #expect(isSameRoster)
  }

  @Test(arguments: [
    ("zachary-karate/edges.csv", 34, 78), ("krackhardt-kite/edges.csv", 10, 18),
    ("florentine-families/marriage.csv", 15, 20), ("florentine-families/business.csv", 11, 15),
    ("davis-southern-women/edges.csv", 18 + 14, 89),
  ])
  func `classic networks have the published nodes and ties`(path: String, nodes: Int, ties: Int) throws {
    let pairs = try rows(path)
    #expect(Set(pairs.joined()).count == nodes)
    #expect(Set(pairs.map { Set($0) }).count == ties)
    #expect(pairs.count == ties && pairs.allSatisfy { $0.count == 2 && $0[0] != $0[1] })
  }

  @Test func `classic networks have the published degrees`() throws {
    #expect(Array(try degrees("zachary-karate/edges.csv").prefix(5)) == [17, 16, 12, 10, 9])
    #expect(try degrees("krackhardt-kite/edges.csv") == [6, 5, 5, 4, 4, 3, 3, 3, 2, 1])
    #expect(Array(try degrees("florentine-families/marriage.csv").prefix(3)) == [6, 4, 4])
    #expect(
      try degrees("davis-southern-women/edges.csv", column: 0)
        == [8, 8, 8, 7, 7, 7, 6, 5, 4, 4, 4, 4, 4, 4, 3, 2, 2, 2])
    #expect(
      try degrees("davis-southern-women/edges.csv", column: 1) == [14, 12, 10, 8, 8, 6, 6, 5, 4, 4, 3, 3, 3, 3])
  }

  @Test func `members tables name everybody, isolates too`() throws {
    #expect(try rows("zachary-karate/members.csv").map { $0[0] } == (1...34).map(String.init))
    let families = try rows("florentine-families/members.csv").map { $0[0] }
    #expect(families.count == 16)
    let tied = Set(try rows("florentine-families/marriage.csv").joined())
    #expect(Set(families).subtracting(tied) == ["Pucci"])
    #expect(Set(families).isSuperset(of: try rows("florentine-families/business.csv").joined()))
  }

  /// The fields of the lines after the header.
  private func rows(_ path: String) throws -> [[String]] {
    String(decoding: try bytes(path), as: UTF8.self).split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",").map(String.init) }
  }

  /// How many rows each node is in, most first.
  private func degrees(_ path: String, column: Int? = nil) throws -> [Int] {
    let nodes = try rows(path).flatMap { row in column.map { [row[$0]] } ?? row }
    return Dictionary(grouping: nodes, by: \.self).values.map(\.count).sorted(by: >)
  }
}
