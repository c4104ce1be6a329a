import ArgumentParser
import CommunityInsights
import Foundation

/// The choices that change the numbers, and how many threads compute them.
struct MeasureArguments: ParsableArguments {
  private static let defaults = AnalysisOptions()

  @Flag(help: "Let paths and attention follow the direction of interactions.")
  var directed = defaults.isDirected

  @Flag(help: "Let the number of interactions count: a tie's length is 1 / strength.")
  var weighted = defaults.isWeighted

  @Option(help: "The seed of community detection and layout.")
  var seed = defaults.seed

  @Option(help: "How many threads compute; the numbers do not depend on it. Default: all cores.")
  var threads: Int?

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads is at least 1, not \(threads).") }
  }

  var threadCount: Int { threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }

  /// The options of an analysis of the period that `log` asks for.
  func analysisOptions(_ log: LogArguments) -> AnalysisOptions {
    var options = AnalysisOptions()
    options.isDirected = directed
    options.isWeighted = weighted
    options.seed = seed
    options.since = log.since
    options.until = log.until
    return options
  }
}
