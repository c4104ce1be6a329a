import Numbers

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// When ``EstimatedBetweenness`` may stop drawing paths.
///
/// Let b be the exact share of a node and p the share of the first T paths that run over it. By Chernoff's bound, for
/// any r,
///
///     P(T · D(p ‖ b) ≥ ln(2 / r)) ≤ r,    D(p ‖ b) = p ln(p / b) + (1 − p) ln((1 − p) / (1 − b)).
///
/// Checks are made at sizes T that are fixed beforehand. Check k = 1, 2, … has a part of the risk, ρₖ, all parts adding
/// up to the risk, and shares it out among the nodes by the very shares that are looked for:
///
///     r = ρₖ · b / β,    β ≥ Σ b.
///
/// A path of d edges has d − 1 inner nodes, so Σ b is the mean of d − 1 over all pairs, of which ``HubDistances`` has
/// an upper bound. In a directed graph there is none at hand, and each node has r = ρₖ / nodes. As the r of all nodes
/// and checks add up to no more than the risk, it is with probability 1 − risk that no node ever has T · D(p ‖ b) ≥
/// ln(2 / r).
///
/// Then a check proves the error small enough if for every node *all* b beyond p ± error would have that. To look at b
/// = p ± error will do: above, D grows with b while ln(2 / r) falls. Below, with a step from b to b − x, T · D grows by
/// at least T · error · ln(b / (b − x)) and ln(2 / r) by that logarithm alone, and T is at least 1 / error.
///
/// Because Σ b is small, few nodes can have shares that matter, and of all others the bound asks little: on a network
/// of 200,000 nodes, ln(2 / r) is about 10 where equal parts for all nodes give 17.
struct EstimatedBetweennessChecks {
  /// How many paths the next check is to see.
  private(set) var nextSize = 0

  private let error: Double
  private let meanInnerNodes: Double?
  private let nodeCount: Double
  /// The part of the risk that the next check has.
  private var risk: Double

  /// How much of the risk that is left a check takes, and how many times as many paths the next one sees.
  private static let shareOfRisk = 0.2
  private static let growth = 1.4

  /// - Parameter meanInnerNodes: β, above 0, if it is known.
  init(error: Double, risk: Double, nodeCount: Int, meanInnerNodes: Double?) {
    self.error = error
    self.meanInnerNodes = meanInnerNodes
    self.nodeCount = Double(nodeCount)
    self.risk = risk * Self.shareOfRisk
    // With fewer paths not even a node that none of them runs over would be settled.
    nextSize = Int(saturating: max(pathsNeeded(share: 0), 1 / error).rounded(.up))
  }

  /// How many paths would settle all nodes if they went on as these ``nextSize`` ones; when these are enough, the error
  /// is proven.
  ///
  /// - Parameter counts: for each node how many of the paths run over it.
  mutating func pathsNeeded(_ counts: [UInt32]) -> Int {
    var isCounted = [Bool](repeating: false, count: Int(counts.max() ?? 0) + 1)
    for count in counts { isCounted[Int(count)] = true }
    let needed = isCounted.indices.filter { isCounted[$0] }
      .map { pathsNeeded(share: Double($0) / Double(nextSize)) }
    risk *= 1 - Self.shareOfRisk
    nextSize = Int(saturating: (Double(nextSize) * Self.growth).rounded(.up))
    return Int(saturating: (needed.max() ?? 0).rounded(.up))
  }

  /// How many paths would settle a node of which they show this share.
  private func pathsNeeded(share: Double) -> Double {
    let ends = [share - error, share + error].filter { $0 > 0 && $0 < 1 }
    return ends.map { log(2 / riskOfNode(share: $0)) / divergence(share, $0) }.max() ?? 0
  }

  /// r, for a node with this exact share.
  private func riskOfNode(share: Double) -> Double {
    guard let meanInnerNodes else { return risk / nodeCount }
    return risk * min(1, share / meanInnerNodes)
  }

  /// D(p ‖ b), for b above 0 and below 1.
  private func divergence(_ p: Double, _ b: Double) -> Double {
    (p > 0 ? p * log(p / b) : 0) + (p < 1 ? (1 - p) * log((1 - p) / (1 - b)) : 0)
  }
}
