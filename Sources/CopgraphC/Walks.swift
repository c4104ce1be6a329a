import CCopgraph
import GraphCore
import GraphMeasures

/// See `copgraph_pagerank` in copgraph.h.
@_cdecl("copgraph_pagerank")
public func pageRank(
  _ graph: OpaquePointer?, _ options: UnsafePointer<copgraph_pagerank_options>?,
  _ control: UnsafePointer<copgraph_control>?, _ scores: UnsafeMutablePointer<Double>?,
  _ convergence: UnsafeMutablePointer<copgraph_convergence>?, _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let graph = try GraphHandle.behind(graph).graph
    let defaults = copgraph_pagerank_options(
      size: MemoryLayout<copgraph_pagerank_options>.size, damping: 0.85, tolerance: 1e-12, maximum_iterations: 1_000,
      uses_weights: 0, jumps: nil, dangling: nil, start: nil)
    let options = try read(options, "options", defaults: defaults)
    let scores = try place(scores, "scores")
    let result = try pageRank(graph, options, RunControl(control))
    write(result.scores, to: scores)
    try tell(
      convergence, result.iterations, residual: result.residual, errorBound: result.errorBound,
      converged: result.converged)
  }
}

private func pageRank(
  _ graph: Graph, _ options: copgraph_pagerank_options, _ control: RunControl
) throws -> PageRank.Result {
  guard options.damping >= 0 && options.damping < 1 else {
    throw CallError.invalid("damping", "damping is \(options.damping); it has to be at least 0 and below 1.")
  }
  let tolerance = try positive(options.tolerance, "tolerance")
  let steps = try count(options.maximum_iterations, "maximum_iterations")
  let usesWeights = options.uses_weights != 0
  let jumps = try amounts(options.jumps, graph, "jumps")
  let dangling = try amounts(options.dangling, graph, "dangling")
  let start = try amounts(options.start, graph, "start")
  guard jumps == nil && dangling == nil && start == nil else {
    return try PersonalizedPageRank(
      damping: options.damping, tolerance: tolerance, maximumIterations: steps, usesWeights: usesWeights,
      jumps: jumps, onward: dangling, start: start
    ).run(on: graph, control: control)
  }
  return try PageRank(
    damping: options.damping, tolerance: tolerance, maximumIterations: steps, usesWeights: usesWeights
  ).run(on: graph, control: control)
}

/// An amount for each node, or none.
private func amounts(
  _ pointer: UnsafePointer<Double>?, _ graph: Graph, _ parameter: String
) throws(CallError) -> [Double]? {
  guard let pointer, graph.nodeCount > 0 else { return nil }
  let amounts = try elements(pointer, count: graph.nodeCount, parameter)
  if let node = amounts.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
    throw .invalid(parameter, "\(parameter)[\(node)] is \(amounts[node]); it has to be finite and at least 0.")
  }
  guard amounts.contains(where: { $0 > 0 }) else {
    throw .invalid(parameter, "\(parameter) is 0 for every node; some node has to have more.")
  }
  return amounts
}

/// See `copgraph_eigenvector` in copgraph.h.
@_cdecl("copgraph_eigenvector")
public func eigenvector(
  _ graph: OpaquePointer?, _ options: UnsafePointer<copgraph_eigenvector_options>?,
  _ control: UnsafePointer<copgraph_control>?, _ scores: UnsafeMutablePointer<Double>?,
  _ convergence: UnsafeMutablePointer<copgraph_convergence>?, _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let graph = try GraphHandle.behind(graph).graph
    let defaults = copgraph_eigenvector_options(
      size: MemoryLayout<copgraph_eigenvector_options>.size, tolerance: 1e-6, maximum_iterations: 0, uses_weights: 0)
    let options = try read(options, "options", defaults: defaults)
    let scores = try place(scores, "scores")
    let steps = try count(options.maximum_iterations, "maximum_iterations")
    let measure = EigenvectorCentrality(
      tolerance: try positive(options.tolerance, "tolerance"), maximumIterations: steps == 0 ? nil : steps,
      usesWeights: options.uses_weights != 0)
    let result = try measure.run(on: graph, control: RunControl(control))
    write(result.scores, to: scores)
    try tell(
      convergence, result.iterations, residual: result.residual, errorBound: result.errorBound,
      converged: result.converged)
  }
}

private func positive(_ value: Double, _ parameter: String) throws(CallError) -> Double {
  guard value > 0 else { throw .invalid(parameter, "\(parameter) is \(value); it has to be above 0.") }
  return value
}

private func tell(
  _ convergence: UnsafeMutablePointer<copgraph_convergence>?, _ iterations: Int, residual: Double, errorBound: Double,
  converged: Bool
) throws(CallError) {
  guard let convergence else { return }
  let size = convergence.pointee.size
  guard size == MemoryLayout<copgraph_convergence>.size else {
    throw .invalid("convergence", "convergence.size is \(size); it has to be the sizeof of the structure.")
  }
  convergence.pointee = copgraph_convergence(
    size: size, iterations: Int64(iterations), residual: residual, error_bound: errorBound,
    converged: converged ? 1 : 0)
}
