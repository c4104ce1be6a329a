import ArgumentParser
import CommunityInsights
import Foundation

/// The choices that change the numbers, and how many threads compute them.
struct MeasureArguments: ParsableArguments {
  private static let defaults = AnalysisOptions()

  @Flag(help: "Follow the direction of interactions in paths and attention.")
  var directed = defaults.isDirected

  @Flag(help: "Weight ties by their interactions (the length of a tie is 1 / strength).")
  var weighted = defaults.isWeighted

  @Option(help: "Probability that PageRank follows a tie instead of jumping anywhere, from 0 to below 1.")
  var damping = defaults.damping

  @Option(help: "Resolution of cluster detection; higher gives more and smaller clusters.")
  var resolution = defaults.resolution

  @Option(help: "Seed of cluster detection and layout.")
  var seed = defaults.seed

  @Option(help: "Number of threads, which changes no number (default: all cores).")
  var threads: Int?

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads is at least 1, not \(threads).") }
    guard damping >= 0, damping < 1 else {
      throw ValidationError("--damping is from 0 to below 1, not \(damping).")
    }
    guard resolution > 0, resolution.isFinite else {
      throw ValidationError("--resolution is above 0, not \(resolution).")
    }
  }

  var threadCount: Int { threads ?? Self.cores }

  static var cores: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

  /// The options of an analysis of the period that `log` asks for.
  func analysisOptions(_ log: LogArguments) -> AnalysisOptions {
    var options = AnalysisOptions()
    options.isDirected = directed
    options.isWeighted = weighted
    options.damping = damping
    options.resolution = resolution
    options.seed = seed
    options.since = log.filter.since
    options.until = log.filter.until
    return options
  }
}
