import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Brokerage between groups")
struct GouldFernandezTests {
  private func counts(_ roles: GouldFernandez.Roles?) -> [Int]? {
    roles.map { [$0.coordinator, $0.consultant, $0.representative, $0.gatekeeper, $0.liaison] }
  }

  @Test("roles are those found by going through all pairs")
  func matchesOracle() throws {
    var random = SeededGenerator(seed: 4)
    try forEachRandomGraph(seeds: 5) { graph, label in
      let groups = randomGroups(of: graph, count: 3, using: &random)
      let result = try GouldFernandez().run(on: graph, groups: groups)
      let dense = DenseGraph(graph)
      for node in dense.nodes {
        let expected = groups[node] == nil ? nil : naiveBrokerage(dense, groups: groups, of: node)
        #expect(counts(result.roles[node]) == expected, "\(label), node \(node)")
        #expect(result.roles[node]?.total == expected?.reduce(0, +), "\(label), node \(node)")
      }
    }
  }

  @Test(
    "one path a → b → c has one role, by the groups of the three",
    arguments: [
      ([0, 0, 0], [1, 0, 0, 0, 0]), ([1, 0, 1], [0, 1, 0, 0, 0]), ([0, 0, 1], [0, 0, 1, 0, 0]),
      ([1, 0, 0], [0, 0, 0, 1, 0]), ([1, 0, 2], [0, 0, 0, 0, 1]),
    ])
  func singlePath(groups: [Int], expected: [Int]) throws {
    let path = Graph(nodeCount: 3, edges: [(0, 1), (1, 2)], isDirected: true)
    #expect(counts(try GouldFernandez().run(on: path, groups: groups).roles[1]) == expected)
    // An arc past the broker leaves nothing to do; one the other way round does not.
    let closed = Graph(nodeCount: 3, edges: [(0, 1), (1, 2), (0, 2)], isDirected: true)
    #expect(try GouldFernandez().run(on: closed, groups: groups).roles[1]?.total == 0)
    let cycle = Graph(nodeCount: 3, edges: [(0, 1), (1, 2), (2, 0)], isDirected: true)
    #expect(counts(try GouldFernandez().run(on: cycle, groups: groups).roles[1]) == expected)
  }

  @Test("the centre of a star of 2 + 3 + 1 leaves, its own group first; every pair counts from both ends")
  func star() throws {
    let graph = Graph(nodeCount: 7, edges: (1..<7).map { (0, $0) })
    let result = try GouldFernandez().run(on: graph, groups: [0, 0, 0, 1, 1, 1, 2])
    // Pairs: 1 within the own group, 3 within group 1; 2 · 4 between the own group and others; 3 between groups 1 and 2.
    #expect(counts(result.roles[0]) == [2, 6, 8, 8, 6])
    #expect(result.roles.dropFirst().allSatisfy { $0?.total == 0 })
  }

  @Test("nodes without a group have no roles and are in no path that counts")
  func withoutGroup() throws {
    let path = Graph(nodeCount: 3, edges: [(0, 1), (1, 2)])
    let ends = try GouldFernandez().run(on: path, groups: [0, 1, nil])
    #expect(ends.roles == [.init(), .init(), nil])
    #expect(try GouldFernandez().run(on: path, groups: [0, nil, 1]).roles[1] == nil)
    #expect(try GouldFernandez().run(on: Graph(nodeCount: 0, edges: []), groups: []).roles.isEmpty)
  }

  /// `brokerage` of the R package sna 2.7: w_I, w_O, b_IO, b_OI, b_O.
  @Test("the karate club has the roles that sna finds")
  func peer() throws {
    let karate = try GroupedNetwork.karate()
    let roles = try GouldFernandez().run(on: karate.graph, groups: karate.groups).roles
    let ofSome = [
      1: [174, 0, 15, 15, 0], 2: [32, 0, 8, 8, 0], 3: [10, 12, 23, 23, 0], 32: [14, 0, 5, 5, 0],
      33: [70, 0, 18, 18, 0], 34: [156, 6, 40, 40, 0],
    ]
    for (member, expected) in ofSome { #expect(counts(roles[member - 1]) == expected, "\(member)") }
    let sums = roles.compactMap(counts).reduce([0, 0, 0, 0, 0]) { zip($0, $1).map(+) }
    #expect(sums == [510, 20, 128, 128, 0])
  }

  @Test("in an undirected graph, leading out of the group and into it are the same")
  func symmetry() throws {
    let karate = try GroupedNetwork.karate()
    let roles = try GouldFernandez().run(on: karate.graph, groups: karate.groups).roles
    #expect(roles.allSatisfy { $0?.representative == $0?.gatekeeper && $0?.liaison == 0 })
  }

  @Test("the same for any number of threads", arguments: [2, 3, 8])
  func threads(count: Int) throws {
    let graph = largeRandomGraph()
    let groups: [Int?] = (0..<graph.nodeCount).map { $0 % 11 == 0 ? nil : $0 % 5 }
    let one = try GouldFernandez().run(on: graph, groups: groups)
    #expect(try GouldFernandez().run(on: graph, groups: groups, control: RunControl(threads: count)) == one)
  }
}
