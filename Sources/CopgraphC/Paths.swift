import CCopgraph
import GraphCore
import GraphMeasures

/// See `copgraph_betweenness` in copgraph.h.
@_cdecl("copgraph_betweenness")
public func betweenness(
  _ graph: OpaquePointer?, _ options: UnsafePointer<copgraph_betweenness_options>?,
  _ control: UnsafePointer<copgraph_control>?, _ nodes: UnsafeMutablePointer<Double>?,
  _ edges: UnsafeMutablePointer<Double>?, _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let graph = try GraphHandle.behind(graph).graph
    let options = try read(options, "options", defaults: copgraph_betweenness_options())
    let sources: [NodeIndex]? =
      options.sources == nil
      ? nil : try CopgraphC.nodes(options.sources, count: options.source_count, of: graph, "sources")
    if let sources, Set(sources).count < sources.count {
      throw CallError.invalid("sources", "sources has a node twice; each source is given once.")
    }
    let measure = Betweenness(
      pathLength: try pathLength(options.path_length), includesEdges: edges != nil, sources: sources)
    let result = try measure.run(on: graph, control: RunControl(control))
    write(result.nodes, to: nodes)
    if let scores = result.edges { write(scores, to: edges) }
  }
}

/// See `copgraph_estimated_betweenness` in copgraph.h.
@_cdecl("copgraph_estimated_betweenness")
public func estimatedBetweenness(
  _ graph: OpaquePointer?, _ options: UnsafePointer<copgraph_estimate_options>?,
  _ control: UnsafePointer<copgraph_control>?, _ nodes: UnsafeMutablePointer<Double>?,
  _ sampleCount: UnsafeMutablePointer<Int64>?, _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let graph = try GraphHandle.behind(graph).graph
    let defaults = copgraph_estimate_options(
      size: MemoryLayout<copgraph_estimate_options>.size, error: 0.01, risk: 0.1, seed: 1)
    let options = try read(options, "options", defaults: defaults)
    for (name, value) in [("error", options.error), ("risk", options.risk)] where !(value > 0 && value < 1) {
      throw CallError.invalid(name, "\(name) is \(value); it has to be above 0 and below 1.")
    }
    let measure = EstimatedBetweenness(error: options.error, risk: options.risk, seed: options.seed)
    let result = try measure.run(on: graph, control: RunControl(control))
    write(result.nodes, to: nodes)
    sampleCount?.pointee = Int64(result.sampleCount)
  }
}

/// See `copgraph_closeness` in copgraph.h.
@_cdecl("copgraph_closeness")
public func closeness(
  _ graph: OpaquePointer?, _ options: UnsafePointer<copgraph_distance_options>?,
  _ control: UnsafePointer<copgraph_control>?, _ results: UnsafePointer<copgraph_closeness_results>?,
  _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let handle = try GraphHandle.behind(graph)
    let options = try read(options, "options", defaults: copgraph_distance_options())
    let results = try read(place(results, "results"), "results", defaults: copgraph_closeness_results())
    // The measure reads inward.
    let graph = try isInward(options.direction) ? handle.graph : handle.transposed
    let found = try Closeness(pathLength: pathLength(options.path_length)).run(on: graph, control: RunControl(control))
    write(found.closeness, to: results.closeness)
    write(found.harmonic, to: results.harmonic)
    write(found.eccentricity, to: results.eccentricity)
    write(found.farness, to: results.farness)
    write(found.reachCount, to: results.reach)
  }
}

/// See `copgraph_distances` in copgraph.h.
@_cdecl("copgraph_distances")
public func distances(
  _ graph: OpaquePointer?, _ options: UnsafePointer<copgraph_distance_options>?, _ sources: UnsafePointer<UInt32>?,
  _ sourceCount: Int64, _ control: UnsafePointer<copgraph_control>?, _ distances: UnsafeMutablePointer<Double>?,
  _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let handle = try GraphHandle.behind(graph)
    let options = try read(options, "options", defaults: copgraph_distance_options())
    let distances = try place(distances, "distances")
    let sources = try nodes(sources, count: sourceCount, of: handle.graph, "sources")
    let graph = try isInward(options.direction) ? handle.transposed : handle.graph
    let rows = try ShortestDistances(pathLength: pathLength(options.path_length))
      .run(on: graph, from: sources, control: RunControl(control))
    for (index, row) in rows.enumerated() { write(row, to: distances + index * graph.nodeCount) }
  }
}

/// See `copgraph_global_efficiency` in copgraph.h.
@_cdecl("copgraph_global_efficiency")
public func globalEfficiency(
  _ graph: OpaquePointer?, _ control: UnsafePointer<copgraph_control>?, _ efficiency: UnsafeMutablePointer<Double>?,
  _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let graph = try GraphHandle.behind(graph).graph
    let efficiency = try place(efficiency, "efficiency")
    efficiency.pointee = try GlobalEfficiency().run(on: graph, control: RunControl(control)).efficiency ?? .nan
  }
}

private func pathLength(_ value: copgraph_path_length) throws(CallError) -> PathLength {
  switch value {
  case COPGRAPH_HOPS: return .hops
  case COPGRAPH_WEIGHT: return .weight
  case COPGRAPH_INVERSE_WEIGHT: return .inverseWeight
  default:
    throw .invalid(
      "path_length",
      "path_length is \(value); it has to be COPGRAPH_HOPS, COPGRAPH_WEIGHT or COPGRAPH_INVERSE_WEIGHT.")
  }
}

private func isInward(_ direction: copgraph_direction) throws(CallError) -> Bool {
  guard direction == COPGRAPH_INWARD || direction == COPGRAPH_OUTWARD else {
    throw .invalid("direction", "direction is \(direction); it has to be COPGRAPH_INWARD or COPGRAPH_OUTWARD.")
  }
  return direction == COPGRAPH_INWARD
}
