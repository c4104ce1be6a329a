import GraphCore
import TestSupport

/// Labels at random, some of them missing.
func randomGroups(of graph: Graph, count: Int, using random: inout SeededGenerator) -> [Int?] {
  (0..<graph.nodeCount).map { _ in random.below(6) == 0 ? nil : random.below(count) }
}

/// A real network with the department of each node.
struct GroupedNetwork {
  let graph: Graph
  let groups: [Int?]

  /// E-mail inside an institution.
  static func institution() throws -> GroupedNetwork {
    try GroupedNetwork(edges: "email-eu-core/edges.csv", members: "email-eu-core/members.csv")
  }

  /// Contacts at a workplace.
  static func workplace() throws -> GroupedNetwork {
    try GroupedNetwork(edges: "sp-workplace-2013/interactions.csv", members: "sp-workplace-2013/members.csv")
  }

  private init(edges: String, members: String) throws {
    let network = try NamedGraph(SharedData.file(edges))
    let table = try PlainTable(SharedData.file(members))
    let departments = Dictionary(uniqueKeysWithValues: zip(table["id"], table["department"]))
    let names = Set(departments.values).sorted()
    graph = network.graph
    groups = network.names.map { departments[$0].flatMap { names.firstIndex(of: $0) } }
  }

  /// Zachary's karate club by the club that the members joined after the split.
  static func karate() throws -> GroupedNetwork {
    let table = try PlainTable(packageRoot.appendingPathComponent("datasets/zachary-karate/members.csv"))
    let names = Set(table["group"]).sorted()
    return GroupedNetwork(graph: KnownGraphs.karate, groups: table["group"].map { names.firstIndex(of: $0) })
  }

  private init(graph: Graph, groups: [Int?]) {
    self.graph = graph
    self.groups = groups
  }
}
