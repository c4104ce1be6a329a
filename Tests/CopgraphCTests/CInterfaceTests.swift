import CCopgraph
import Foundation
import GraphCore
import GraphMeasures
import TestSupport
import Testing

// Makes the linker take the functions that the header declares.
@testable import CopgraphC

/// A graph of the C interface, and calls of it with arrays.
final class CGraph {
  let pointer: OpaquePointer

  init(_ graph: Graph) throws {
    let edges = graph.edges
    let weights = graph.weights.map { weights in
      edges.map { weights[graph.arc(from: Int($0.source), to: Int($0.target))!] }
    }
    pointer = try #require(
      Self.create(
        nodeCount: graph.nodeCount, edges.map(\.source), edges.map(\.target), weights, isDirected: graph.isDirected
      ).graph)
  }

  deinit { copgraph_graph_free(pointer) }

  static func create<Index>(
    nodeCount: Int, _ sources: [Index], _ targets: [Index], _ weights: [Double]? = nil, isDirected: Bool = false,
    bits: Int? = nil
  ) -> (graph: OpaquePointer?, error: copgraph_error) {
    sources.withUnsafeBytes { sources in
      targets.withUnsafeBytes { targets in
        func create(_ weights: UnsafePointer<Double>?) -> (OpaquePointer?, copgraph_error) {
          var edges = copgraph_edges(
            size: MemoryLayout<copgraph_edges>.size, node_count: Int64(nodeCount),
            edge_count: Int64(sources.count / MemoryLayout<Index>.stride),
            node_bits: Int32(bits ?? 8 * MemoryLayout<Index>.size), is_directed: isDirected ? 1 : 0,
            sources: sources.baseAddress, targets: targets.baseAddress, weights: weights)
          var (graph, error): (OpaquePointer?, copgraph_error) = (nil, .empty)
          let status = copgraph_graph_create(&edges, &graph, &error)
          #expect(status == error.status && (status == COPGRAPH_OK) == (graph != nil))
          return (graph, error)
        }
        return weights.map { $0.withUnsafeBufferPointer { create($0.baseAddress) } } ?? create(nil)
      }
    }
  }
}

extension copgraph_error {
  static var empty: copgraph_error {
    var error = copgraph_error()
    error.size = MemoryLayout<copgraph_error>.size
    return error
  }

  var parameterText: String {
    withUnsafeBytes(of: parameter) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }

  var messageText: String { withUnsafeBytes(of: message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) } }
}

@Suite("C interface")
struct CInterfaceTests {
  @Test("a graph keeps its edges, weights and loops, from numbers of 32 or 64 bits")
  func graphs() throws {
    try forEachRandomGraph(seeds: 1, weighted: [false, true]) { graph, label in
      let handle = try CGraph(graph)
      #expect(copgraph_graph_node_count(handle.pointer) == Int64(graph.nodeCount), "\(label)")
      #expect(copgraph_graph_edge_count(handle.pointer) == Int64(graph.edgeCount), "\(label)")
      #expect(copgraph_graph_is_directed(handle.pointer) == (graph.isDirected ? 1 : 0))
      var sources = [UInt32](repeating: 9, count: graph.edgeCount)
      var (targets, weights) = (sources, [Double](repeating: 9, count: graph.edgeCount))
      #expect(copgraph_graph_edges(handle.pointer, &sources, &targets, &weights, nil) == COPGRAPH_OK)
      #expect(zip(sources, targets).map { Graph.Edge(source: $0, target: $1) } == graph.edges, "\(label)")
      var numbers = [Int64](repeating: 9, count: graph.edgeCount)
      #expect(
        copgraph_graph_edge_numbers(handle.pointer, &sources, &targets, Int64(sources.count), &numbers, nil)
          == COPGRAPH_OK)
      #expect(numbers == (0..<Int64(graph.edgeCount)).map(\.self), "\(label)")
    }
    let (long, _) = CGraph.create(nodeCount: 3, [0, 1, 2, 2] as [Int64], [1, 0, 2, 1], [1, 2, 5, 3])
    defer { copgraph_graph_free(long) }
    #expect(copgraph_graph_edge_count(long) == 2 && copgraph_graph_loop_count(long) == 1)
    #expect(copgraph_graph_is_weighted(long) == 1)
    var weights = [0.0, 0]
    #expect(copgraph_graph_edges(long, nil, nil, &weights, nil) == COPGRAPH_OK && weights == [3, 3])
  }

  @Test("measures are those of the core, in hops and by weight")
  func measures() throws {
    for isDirected in [false, true] {
      let graph = GraphFamily.disconnected.graph(seed: 7, size: 30, isDirected: isDirected, weighted: true)
      let handle = try CGraph(graph)
      let count = graph.nodeCount
      var (nodes, edges) = ([Double](repeating: 9, count: count), [Double](repeating: 9, count: graph.edgeCount))
      for (number, pathLength) in [PathLength.hops, .weight, .inverseWeight].enumerated() {
        var options = copgraph_betweenness_options()
        (options.size, options.path_length) = (MemoryLayout<copgraph_betweenness_options>.size, Int32(number))
        #expect(copgraph_betweenness(handle.pointer, &options, nil, &nodes, &edges, nil) == COPGRAPH_OK)
        let expected = try Betweenness(pathLength: pathLength, includesEdges: true).run(on: graph)
        #expect(nodes == expected.nodes && edges == expected.edges)
        try checkCloseness(handle, graph, pathLength, number: Int32(number))
      }
      #expect(copgraph_pagerank(handle.pointer, nil, nil, &nodes, nil, nil) == COPGRAPH_OK)
      #expect(nodes == (try PageRank().run(on: graph).scores))
      #expect(copgraph_eigenvector(handle.pointer, nil, nil, &nodes, nil, nil) == COPGRAPH_OK)
      #expect(difference(nodes.map { $0.isNaN ? nil : $0 }, try EigenvectorCentrality().run(on: graph).scores) == nil)
      var components = [Int64](repeating: 9, count: count)
      #expect(copgraph_strong_components(handle.pointer, nil, &components, nil, nil) == COPGRAPH_OK)
      #expect(components.map(Int.init) == (try StronglyConnectedComponents().run(on: graph).componentOfNode))
    }
  }

  private func checkCloseness(_ handle: CGraph, _ graph: Graph, _ pathLength: PathLength, number: Int32) throws {
    for (direction, turned) in [(COPGRAPH_INWARD, graph), (COPGRAPH_OUTWARD, graph.transposed())] {
      var options = copgraph_distance_options(
        size: MemoryLayout<copgraph_distance_options>.size, path_length: number, direction: direction)
      var (longest, reach) = (
        [Double](repeating: 9, count: graph.nodeCount), [Int64](repeating: 9, count: graph.nodeCount)
      )
      longest.withUnsafeMutableBufferPointer { longest in
        reach.withUnsafeMutableBufferPointer { reach in
          var results = copgraph_closeness_results()
          results.size = MemoryLayout<copgraph_closeness_results>.size
          (results.eccentricity, results.reach) = (longest.baseAddress, reach.baseAddress)
          #expect(copgraph_closeness(handle.pointer, &options, nil, &results, nil) == COPGRAPH_OK)
        }
      }
      let expected = try Closeness(pathLength: pathLength).run(on: turned)
      #expect(reach.map(Int.init) == expected.reachCount)
      #expect(longest.map { $0.isNaN ? nil : $0 } == expected.eccentricity)
    }
  }

  @Test("measures of undirected graphs are those of the core")
  func undirectedMeasures() throws {
    let graph = GraphFamily.caveman.graph(seed: 2, size: 40, weighted: true)
    let handle = try CGraph(graph)
    var (counts, values) = ([Int64](repeating: 9, count: 40), [Double](repeating: 9, count: 40))
    #expect(copgraph_core_numbers(handle.pointer, nil, &counts, nil) == COPGRAPH_OK)
    #expect(counts.map(Int.init) == (try CoreNumbers().run(on: graph).coreNumbers))
    var total: Int64 = 0
    #expect(copgraph_triangles(handle.pointer, nil, &counts, &total, nil) == COPGRAPH_OK)
    #expect(total == Int64(try Triangles().run(on: graph).total))
    #expect(copgraph_clustering(handle.pointer, 1, nil, &values, nil) == COPGRAPH_OK)
    #expect(values.map { $0.isNaN ? nil : $0 } == (try WeightedClustering().run(on: graph).coefficients))
    var modularity = 0.0
    #expect(copgraph_communities(handle.pointer, nil, nil, &counts, nil, &modularity, nil) == COPGRAPH_OK)
    #expect(modularity == (try Leiden().run(on: graph).modularity))
    var again = 0.0
    #expect(copgraph_modularity(handle.pointer, counts, 1, 0, nil, &again, nil) == COPGRAPH_OK && again == modularity)
    var spans = [Double](repeating: 9, count: graph.edgeCount)
    #expect(copgraph_local_bridges(handle.pointer, nil, &spans, nil) == COPGRAPH_OK)
    #expect(spans.count { !$0.isNaN } == (try LocalBridges().run(on: graph).edges.count))
  }

  @Test("blocks, bridges and articulation points fit into the room that the header asks for", arguments: [1, 2, 9, 40])
  func cuts(size: Int) throws {
    for family in GraphFamily.allCases where family != .empty {
      let graph = family.graph(seed: 3, size: size)
      let handle = try CGraph(graph)
      var (offsets, nodes) = ([Int64](repeating: -7, count: max(1, size)), [UInt32](repeating: 9, count: 2 * size))
      var (bridges, points) = ([UInt8](repeating: 9, count: graph.edgeCount), [UInt8](repeating: 9, count: size))
      var blockCount: Int64 = 0
      offsets.withUnsafeMutableBufferPointer { offsets in
        nodes.withUnsafeMutableBufferPointer { nodes in
          bridges.withUnsafeMutableBufferPointer { bridges in
            points.withUnsafeMutableBufferPointer { points in
              var results = copgraph_cuts_results(
                size: MemoryLayout<copgraph_cuts_results>.size, bridges: bridges.baseAddress,
                articulation_points: points.baseAddress, block_offsets: offsets.baseAddress,
                block_nodes: nodes.baseAddress)
              #expect(copgraph_cuts(handle.pointer, nil, &results, &blockCount, nil) == COPGRAPH_OK)
            }
          }
        }
      }
      let expected = try BridgesAndArticulation().run(on: graph)
      #expect(blockCount == Int64(expected.blocks.count))
      #expect(offsets.prefix(Int(blockCount) + 1).map(Int.init) == expected.blocks.offsets)
      #expect(Array(nodes.prefix(expected.blocks.nodes.count)) == expected.blocks.nodes)
      #expect(bridges.indices.filter { bridges[$0] == 1 }.map { EdgeIndex($0) } == expected.bridges)
      #expect(points.indices.filter { points[$0] == 1 }.map { NodeIndex($0) } == expected.articulationPoints)
    }
  }
}
