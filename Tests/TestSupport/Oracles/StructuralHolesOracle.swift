import Foundation

/// Burt's measures from their definitions: sums over all nodes of the network.
public struct StructuralHolesOracle {
  private let graph: DenseGraph

  /// - Parameter graph: undirected.
  public init(_ graph: DenseGraph) { self.graph = graph }

  private func share(_ i: Int, _ j: Int) -> Double { graph.weight[i][j] / graph.strength(i) }

  private func part(_ i: Int, _ j: Int) -> Double {
    let indirect = graph.nodes.filter { $0 != i && $0 != j && graph.hasArc($0, j) }
      .reduce(0) { $0 + share(i, $1) * share($1, j) }
    return (share(i, j) + indirect) * (share(i, j) + indirect)
  }

  public func constraint(_ i: Int) -> Double? {
    let contacts = graph.neighbors(i)
    return contacts.isEmpty ? nil : contacts.reduce(0) { $0 + part(i, $1) }
  }

  public func effectiveSize(_ i: Int) -> Double? {
    let contacts = graph.neighbors(i)
    if contacts.isEmpty { return nil }
    return contacts.reduce(0) { size, j in
      let strongest = graph.weight[j].max()!
      let redundant = graph.nodes.filter { $0 != i && $0 != j }
        .reduce(0) { $0 + share(i, $1) * graph.weight[j][$1] / strongest }
      return size + 1 - redundant
    }
  }

  public func hierarchy(_ i: Int) -> Double? {
    let contacts = graph.neighbors(i)
    guard contacts.count > 1, let constraint = constraint(i) else { return nil }
    let count = Double(contacts.count)
    let sum = contacts.reduce(0) { sum, j in
      let ratio = part(i, j) / (constraint / count)
      return sum + ratio * log(ratio)
    }
    return sum / (count * log(count))
  }
}
