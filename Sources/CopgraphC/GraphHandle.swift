import CCopgraph
import GraphCore
import Synchronization

/// What a `copgraph_graph` points at. A graph is a value that never changes, and what is derived from it is made once,
/// so that any number of threads may use one handle.
final class GraphHandle: Sendable {
  let graph: Graph

  /// How many loops were left out.
  let loopCount: Int

  private let turned = Mutex<Graph?>(nil)

  init(_ graph: Graph, loopCount: Int = 0) {
    self.graph = graph
    self.loopCount = loopCount
  }

  /// The graph with every arc turned round.
  var transposed: Graph {
    guard graph.isDirected else { return graph }
    return turned.withLock { known in
      if known == nil { known = graph.transposed() }
      return known!
    }
  }

  /// The handle as C holds it: retained, until ``free(_:)``.
  var pointer: OpaquePointer { OpaquePointer(Unmanaged.passRetained(self).toOpaque()) }

  /// The handle behind a pointer, which C promises not to free during the call.
  static func behind(_ pointer: OpaquePointer?) throws(CallError) -> GraphHandle {
    guard let pointer else { throw .invalid("graph", "graph is NULL; copgraph_graph_create makes one.") }
    return Unmanaged<GraphHandle>.fromOpaque(UnsafeRawPointer(pointer)).takeUnretainedValue()
  }

  static func free(_ pointer: OpaquePointer?) {
    guard let pointer else { return }
    Unmanaged<GraphHandle>.fromOpaque(UnsafeRawPointer(pointer)).release()
  }
}

/// See `copgraph_graph_free` in copgraph.h.
@_cdecl("copgraph_graph_free")
public func graphFree(_ graph: OpaquePointer?) { GraphHandle.free(graph) }

/// See `copgraph_graph_node_count` in copgraph.h.
@_cdecl("copgraph_graph_node_count")
public func graphNodeCount(_ graph: OpaquePointer?) -> Int64 {
  Int64((try? GraphHandle.behind(graph))?.graph.nodeCount ?? 0)
}

/// See `copgraph_graph_edge_count` in copgraph.h.
@_cdecl("copgraph_graph_edge_count")
public func graphEdgeCount(_ graph: OpaquePointer?) -> Int64 {
  Int64((try? GraphHandle.behind(graph))?.graph.edgeCount ?? 0)
}

/// See `copgraph_graph_loop_count` in copgraph.h.
@_cdecl("copgraph_graph_loop_count")
public func graphLoopCount(_ graph: OpaquePointer?) -> Int64 { Int64((try? GraphHandle.behind(graph))?.loopCount ?? 0) }

/// See `copgraph_graph_is_directed` in copgraph.h.
@_cdecl("copgraph_graph_is_directed")
public func graphIsDirected(_ graph: OpaquePointer?) -> Int32 {
  (try? GraphHandle.behind(graph))?.graph.isDirected == true ? 1 : 0
}

/// See `copgraph_graph_is_weighted` in copgraph.h.
@_cdecl("copgraph_graph_is_weighted")
public func graphIsWeighted(_ graph: OpaquePointer?) -> Int32 {
  (try? GraphHandle.behind(graph))?.graph.weights == nil ? 0 : 1
}

/// See `copgraph_graph_undirected` in copgraph.h.
@_cdecl("copgraph_graph_undirected")
public func graphUndirected(
  _ graph: OpaquePointer?, _ undirected: UnsafeMutablePointer<OpaquePointer?>?,
  _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let undirected = try place(undirected, "undirected")
    let handle = try GraphHandle.behind(graph)
    undirected.pointee = GraphHandle(handle.graph.undirected(), loopCount: handle.loopCount).pointer
  }
}
