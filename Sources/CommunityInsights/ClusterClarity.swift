import GraphCore
import GraphMeasures

/// How clearly the clusters of a network stand apart: their modularity beside that of random networks in which everybody
/// has as many ties.
///
/// A modularity by itself does not tell: where ties are few, clusters are found in any random network, and their
/// modularity is high (R. Guimerà, M. Sales-Pardo, L. Amaral, Physical Review E 70, 2004).
public enum ClusterClarity: String, Codable, Sendable {
  /// Random networks have as clear ones.
  case asByChance = "as_by_chance"
  case overlapping, distinct, separate

  /// - Parameters:
  ///   - modularity: of the network.
  ///   - chance: the mean of random networks with the same degrees.
  init(modularity: Double, chance: Double) {
    switch modularity - chance {
    case ..<0.05: self = .asByChance
    case ..<0.15: self = .overlapping
    case ..<0.35: self = .distinct
    default: self = .separate
    }
  }

  /// As the rest of a sentence about clusters.
  var inWords: String {
    switch self {
    case .asByChance: "random networks with as many ties for everybody show them nearly as clearly"
    case .overlapping: "they overlap a lot"
    case .distinct: "they are distinct but well connected"
    case .separate: "they stand clearly apart"
    }
  }
}

extension ClusterClarity {
  /// The modularity that the clusters of random networks with the same degrees have on average; `nil` for a network so
  /// large that it would take long to know.
  ///
  /// A few networks are enough: it hardly scatters.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: that of ``Leiden`` for each of the random networks.
  static func modularityByChance(
    _ graph: Graph, quality: Leiden.Quality, seed: UInt64, control: RunControl
  ) throws -> Double? {
    guard graph.edgeCount > 0, graph.edgeCount <= mostEdges else { return nil }
    let leiden = Leiden(quality: quality, seed: seed, iterations: 1, restarts: 1)
    let samples = max(fewestNetworks, min(mostNetworks, mostEdges / 10 / graph.edgeCount))
    let test = RewiringTest(samples: samples, thinning: 1, seed: seed)
    return try test.run(on: graph, control: control) { try leiden.run(on: $0).modularity }.mean
  }

  private static let mostEdges = 500_000
  private static let fewestNetworks = 2
  private static let mostNetworks = 10
}
