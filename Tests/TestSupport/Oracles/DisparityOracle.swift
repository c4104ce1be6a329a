import Foundation

/// The disparity filter's significance of an arc from its integral, 1 − (k − 1) ∫₀^p (1 − x)^(k − 2) dx, in closed
/// form per end.
public func naiveDisparity(_ graph: DenseGraph, _ u: Int, _ v: Int) -> Double {
  func significance(_ weights: [Double]) -> Double {
    let degree = weights.count { $0 > 0 }
    return degree == 1 ? 1 : pow(1 - graph.weight[u][v] / weights.reduce(0, +), Double(degree - 1))
  }
  return min(significance(graph.weight[u]), significance(graph.nodes.map { graph.weight[$0][v] }))
}
