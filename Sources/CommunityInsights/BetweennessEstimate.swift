import GraphMeasures

/// What has to be said wherever estimated betweenness is shown.
public struct BetweennessEstimate: Codable, Hashable, Sendable {
  /// By how many pairs of members a number may be off, either way.
  public var errorInPairs: Double
  /// With which probability any number at all is off by more.
  public var risk: Double
  /// How many pairs of members were drawn.
  public var sampleCount: Int
  /// Where they were drawn from.
  public var seed: UInt64

  init(_ result: EstimatedBetweenness.Result) {
    (errorInPairs, risk) = (result.errorInPairs, result.risk)
    (sampleCount, seed) = (result.sampleCount, result.seed)
  }

  /// What a reader has to know, as a sentence.
  public var sentence: String {
    "Betweenness is estimated (betweenness_estimated): with a probability of \(Wording.share(1 - risk)), no number is "
      + "off by more than \(Wording.number(errorInPairs)) pairs of members. "
      + "\(Wording.count(sampleCount, "pair", "pairs")) drawn, seed \(seed)."
  }
}
