import ArgumentParser
import CommunityInsights

/// How exact numbers are that take long in large networks.
struct EstimateArguments: ParsableArguments {
  /// What an estimate is off by where nobody says it.
  static let usualError = 0.01

  @Option(
    help: """
      Estimate betweenness, as betweenness_estimated: off by this share of all pairs of members at most, such as 0.01, in \
      nine of ten runs (default: exact).
      """)
  var betweennessError: Double?

  func validate() throws {
    if let error = betweennessError, !(error > 0 && error < 1) {
      throw ValidationError("--betweenness-error is a share between 0 and 1, not \(error).")
    }
  }

  /// - Throws: `ValidationError` where other options ask for what cannot be estimated.
  func check(_ measures: MeasureArguments) throws {
    if betweennessError != nil && measures.weighted {
      throw ValidationError("Estimates count the ties of a path: leave out --betweenness-error, or --weighted.")
    }
  }
}
