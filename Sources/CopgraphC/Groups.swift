import CCopgraph
import GraphCore
import GraphMeasures

/// See `copgraph_structural_holes` in copgraph.h.
@_cdecl("copgraph_structural_holes")
public func structuralHoles(
  _ graph: OpaquePointer?, _ usesWeights: Int32, _ control: UnsafePointer<copgraph_control>?,
  _ results: UnsafePointer<copgraph_holes_results>?, _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let graph = try undirectedGraph(graph)
    let results = try read(place(results, "results"), "results", defaults: copgraph_holes_results())
    let holes = try StructuralHoles(usesWeights: usesWeights != 0).run(on: graph, control: RunControl(control))
    write(holes.constraint, to: results.constraint)
    write(holes.effectiveSize, to: results.effective_size)
    write(holes.efficiency, to: results.efficiency)
    write(holes.hierarchy, to: results.hierarchy)
  }
}

/// See `copgraph_brokerage_roles` in copgraph.h.
@_cdecl("copgraph_brokerage_roles")
public func brokerageRoles(
  _ graph: OpaquePointer?, _ groups: UnsafePointer<Int64>?, _ control: UnsafePointer<copgraph_control>?,
  _ roles: UnsafeMutablePointer<Int64>?, _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let graph = try GraphHandle.behind(graph).graph
    let roles = try place(roles, "roles")
    let groups = try elements(groups, count: graph.nodeCount, "groups")
    if let node = groups.firstIndex(where: { $0 < -1 || $0 > Int64(Int32.max) }) {
      throw CallError.invalid(
        "groups", "groups[\(node)] is \(groups[node]); it has to be a small number from 0, or -1.")
    }
    let result = try GouldFernandez().run(
      on: graph, groups: groups.map { $0 < 0 ? nil : Int($0) }, control: RunControl(control))
    let counts = result.roles.flatMap { roles in
      roles.map { [$0.coordinator, $0.consultant, $0.representative, $0.gatekeeper, $0.liaison] }
        ?? [Int](repeating: -1, count: 5)
    }
    write(counts, to: roles)
  }
}

/// See `copgraph_communities` in copgraph.h.
@_cdecl("copgraph_communities")
public func communities(
  _ graph: OpaquePointer?, _ options: UnsafePointer<copgraph_community_options>?,
  _ control: UnsafePointer<copgraph_control>?, _ communities: UnsafeMutablePointer<Int64>?,
  _ count: UnsafeMutablePointer<Int64>?, _ modularity: UnsafeMutablePointer<Double>?,
  _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let graph = try undirectedGraph(graph)
    let communities = try place(communities, "communities")
    let defaults = copgraph_community_options(
      size: MemoryLayout<copgraph_community_options>.size, resolution: 1, seed: 1, iterations: 3, restarts: 0,
      uses_weights: 0)
    let options = try read(options, "options", defaults: defaults)
    let restarts = try CopgraphC.count(options.restarts, "restarts")
    guard options.iterations > 0 else {
      throw CallError.invalid("iterations", "iterations is \(options.iterations); it has to be at least 1.")
    }
    let leiden = Leiden(
      quality: .modularity(resolution: try resolution(options.resolution)), seed: options.seed,
      iterations: Int(options.iterations),
      restarts: restarts == 0 ? nil : restarts, usesWeights: options.uses_weights != 0)
    let result = try leiden.run(on: graph, control: RunControl(control))
    write(result.communityOfNode, to: communities)
    count?.pointee = Int64(result.count)
    modularity?.pointee = result.modularity ?? .nan
  }
}

/// See `copgraph_modularity` in copgraph.h.
@_cdecl("copgraph_modularity")
public func modularity(
  _ graph: OpaquePointer?, _ communities: UnsafePointer<Int64>?, _ resolution: Double, _ usesWeights: Int32,
  _ control: UnsafePointer<copgraph_control>?, _ modularity: UnsafeMutablePointer<Double>?,
  _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let graph = try undirectedGraph(graph)
    let modularity = try place(modularity, "modularity")
    let communities = try elements(communities, count: graph.nodeCount, "communities")
    if let node = communities.firstIndex(where: { $0 < 0 || $0 >= Int64(graph.nodeCount) }) {
      throw CallError.invalid(
        "communities",
        "communities[\(node)] is \(communities[node]); it has to be from 0 and below the number of nodes.")
    }
    let measure = Modularity(resolution: try CopgraphC.resolution(resolution), usesWeights: usesWeights != 0)
    let result = try measure.run(on: graph, communities: communities.map(Int.init), control: RunControl(control))
    modularity.pointee = result.modularity ?? .nan
  }
}

private func resolution(_ value: Double) throws(CallError) -> Double {
  guard value >= 0 && value.isFinite else {
    throw .invalid("resolution", "resolution is \(value); it has to be finite and at least 0.")
  }
  return value
}
