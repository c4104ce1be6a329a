import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Ego network")
struct EgoNetworkTests {
  @Test(
    "contacts, ties among them, parts, density and constraint are those of the definitions", arguments: [false, true])
  func matchesDefinition(usesWeights: Bool) throws {
    try forEachRandomGraph(seeds: 1, sizes: [1, 2, 5, 13], weighted: [false, true]) { graph, label in
      let isWeighted = usesWeights && graph.weights != nil
      let dense = DenseGraph(graph, weighted: isWeighted)
      let undirected = graph.isDirected ? dense.undirected(weighted: isWeighted) : dense
      let constraint = try StructuralHoles(usesWeights: usesWeights).run(on: graph).constraint
      for ego in undirected.nodes {
        let result = try EgoNetwork(usesWeights: usesWeights).run(of: ego, in: graph)
        let contacts = undirected.neighbors(ego)
        #expect(result.contacts.map { Int($0.node) } == contacts, "\(label), \(ego)")
        let ties = contacts.map { contact in contacts.count { undirected.hasArc(contact, $0) } }
        #expect(result.contacts.map(\.commonContacts) == ties, "\(label), \(ego)")
        let strengths = contacts.map { undirected.weight[ego][$0] }
        #expect(difference(result.contacts.map(\.strength), strengths) == nil, "\(label), \(ego)")
        #expect(result.tiesAmongContacts * 2 == ties.reduce(0, +), "\(label), \(ego)")
        // Undefined in the same cases as clustering, which it is.
        #expect(isClose(result.density, try LocalClustering().run(on: graph).coefficients[ego]), "\(label), \(ego)")
        #expect(isClose(result.constraint, constraint[ego]), "\(label), \(ego)")
        let others = undirected.nodes.filter { $0 != ego && !contacts.contains($0) }
        let alone = others.reduce(undirected.removing(node: ego)) { $0.removing(node: $1) }
        let parts = alone.components().count { !$0.isDisjoint(with: contacts) }
        #expect(result.partsWithoutNode == parts, "\(label), \(ego)")
        let distances = undirected.distances(from: ego)
        #expect(result.secondContacts == distances.count { $0 == 2 }, "\(label), \(ego)")
      }
    }
  }

  @Test("in the kite Diane has six contacts, eight ties among them and all in one part; Heather's are two")
  func kite() throws {
    let diane = try EgoNetwork().run(of: 3, in: KnownGraphs.kite)
    #expect(diane.contacts.count == 6 && diane.tiesAmongContacts == 8 && diane.partsWithoutNode == 1)
    #expect(isClose(diane.density, 8.0 / 15) && diane.secondContacts == 1)
    #expect(try EgoNetwork().run(of: 7, in: KnownGraphs.kite).partsWithoutNode == 2)
    let isolate = try EgoNetwork().run(of: 1, in: Graph(nodeCount: 2, edges: []))
    #expect(isolate.contacts.isEmpty && isolate.density == nil && isolate.constraint == nil)
  }
}
