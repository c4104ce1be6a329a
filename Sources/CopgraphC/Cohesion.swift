import CCopgraph
import GraphCore
import GraphMeasures

/// The graph behind a handle, which has to be undirected.
func undirectedGraph(_ pointer: OpaquePointer?) throws(CallError) -> Graph {
  let graph = try GraphHandle.behind(pointer).graph
  guard !graph.isDirected else {
    throw .invalid("graph", "graph is directed, and this is defined without direction; see copgraph_graph_undirected.")
  }
  return graph
}

/// See `copgraph_core_numbers` in copgraph.h.
@_cdecl("copgraph_core_numbers")
public func coreNumbers(
  _ graph: OpaquePointer?, _ control: UnsafePointer<copgraph_control>?, _ cores: UnsafeMutablePointer<Int64>?,
  _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let graph = try undirectedGraph(graph)
    write(try CoreNumbers().run(on: graph, control: RunControl(control)).coreNumbers, to: try place(cores, "cores"))
  }
}

/// See `copgraph_triangles` in copgraph.h.
@_cdecl("copgraph_triangles")
public func triangles(
  _ graph: OpaquePointer?, _ control: UnsafePointer<copgraph_control>?, _ triangles: UnsafeMutablePointer<Int64>?,
  _ total: UnsafeMutablePointer<Int64>?, _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let result = try Triangles().run(on: undirectedGraph(graph), control: RunControl(control))
    write(result.perNode, to: triangles)
    total?.pointee = Int64(result.total)
  }
}

/// See `copgraph_clustering` in copgraph.h.
@_cdecl("copgraph_clustering")
public func clustering(
  _ graph: OpaquePointer?, _ usesWeights: Int32, _ control: UnsafePointer<copgraph_control>?,
  _ coefficients: UnsafeMutablePointer<Double>?, _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let graph = try undirectedGraph(graph)
    let coefficients = try place(coefficients, "coefficients")
    let control = try RunControl(control)
    let result =
      usesWeights == 0
      ? try LocalClustering().run(on: graph, control: control)
      : try WeightedClustering().run(on: graph, control: control)
    write(result.coefficients, to: coefficients)
  }
}

/// See `copgraph_reciprocity` in copgraph.h.
@_cdecl("copgraph_reciprocity")
public func reciprocity(
  _ graph: OpaquePointer?, _ control: UnsafePointer<copgraph_control>?, _ reciprocity: UnsafeMutablePointer<Double>?,
  _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let graph = try GraphHandle.behind(graph).graph
    let reciprocity = try place(reciprocity, "reciprocity")
    reciprocity.pointee = try Reciprocity().run(on: graph, control: RunControl(control)).reciprocity ?? .nan
  }
}
