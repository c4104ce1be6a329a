import CCopgraph
import GraphCore
import Numbers

/// See `copgraph_degrees` in copgraph.h.
@_cdecl("copgraph_degrees")
public func degrees(
  _ graph: OpaquePointer?, _ direction: copgraph_direction, _ degrees: UnsafeMutablePointer<Int64>?,
  _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let degrees = try place(degrees, "degrees")
    let rows = try rows(of: GraphHandle.behind(graph), direction)
    for node in 0..<rows[0].nodeCount { degrees[node] = rows.reduce(0) { $0 + Int64($1.degree(of: node)) } }
  }
}

/// See `copgraph_strengths` in copgraph.h.
@_cdecl("copgraph_strengths")
public func strengths(
  _ graph: OpaquePointer?, _ direction: copgraph_direction, _ strengths: UnsafeMutablePointer<Double>?,
  _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let strengths = try place(strengths, "strengths")
    let sums = try rows(of: GraphHandle.behind(graph), direction).map { $0.strengths() }
    for node in sums[0].indices { strengths[node] = DecimalSum.of(sums.lazy.map { $0[node] }) }
  }
}

/// The graphs whose rows hold the arcs in that direction.
private func rows(of handle: GraphHandle, _ direction: copgraph_direction) throws(CallError) -> [Graph] {
  if !handle.graph.isDirected && (COPGRAPH_INWARD...COPGRAPH_BOTH).contains(direction) { return [handle.graph] }
  switch direction {
  case COPGRAPH_INWARD: return [handle.transposed]
  case COPGRAPH_OUTWARD: return [handle.graph]
  case COPGRAPH_BOTH: return [handle.transposed, handle.graph]
  default:
    throw .invalid(
      "direction", "direction is \(direction); it has to be COPGRAPH_INWARD, COPGRAPH_OUTWARD or COPGRAPH_BOTH.")
  }
}
