import Foundation
import GraphCore

/// Times measures of the core on one graph, and prints a line of JSON for each.
@main
enum Program {
  static func main() {
    do {
      let options = try Options(CommandLine.arguments.dropFirst())
      if options.listsMeasures {
        for measure in Measure.all { print(measure.name) }
      } else {
        try time(options)
      }
    } catch {
      FileHandle.standardError.write(Data("CoreBenchmarks: \(error)\n".utf8))
      exit(EX_USAGE)
    }
  }

  private static func time(_ options: Options) throws {
    let pairs = try EdgeList(
      edgesPath: options.edgesPath, weightsPath: options.weightsPath, isDirected: options.isDirected)
    let stopwatch = Stopwatch(repeats: options.repeats, budgetSeconds: options.budgetSeconds)
    let control = RunControl(threads: options.threads)
    // Measures of the pairs come first, so that the graph is not in memory while it is built.
    for case (let name, .onPairs(let run)) in options.measures.map({ ($0.name, $0.work) }) {
      let timing = try stopwatch.time { try run(pairs) }
      try printLine(Line(measure: name, nodes: pairs.nodeCount, edges: pairs.sources.count, timing: timing))
    }
    guard options.measures.contains(where: { $0.work.needsGraph }) else { return }
    let graph = pairs.makeGraph()
    for case (let name, .onGraph(let run)) in options.measures.map({ ($0.name, $0.work) }) {
      if let delay = options.cancelAfterSeconds {
        let seconds = try stopwatch.timeStopping(after: delay, threads: options.threads) { try run(graph, $0) }
        try printLine(StoppingLine(measure: name, cancelledAfter: delay, seconds: seconds))
        continue
      }
      let timing = try stopwatch.time { try run(graph, control) }
      try printLine(Line(measure: name, nodes: graph.nodeCount, edges: graph.edgeCount, timing: timing))
    }
  }

  private static func printLine(_ line: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    FileHandle.standardOutput.write(try encoder.encode(line) + Data("\n".utf8))
  }
}

/// What is printed of one measure; the peers' program prints the same.
private struct Line: Encodable {
  var contestant = "copgraph"
  var measure: String
  var nodes: Int
  var edges: Int
  /// Wall time of each run.
  var seconds: [Double]
  /// The most memory the process held during the runs, and how much of it came on top of what it held before.
  var peakMiB: Double
  var addedMiB: Double
  /// The best of the runs, for communities.
  var modularity: Double?
  var checksums: [String: Checksum]

  init(measure: String, nodes: Int, edges: Int, timing: Stopwatch.Timing) {
    self.measure = measure
    self.nodes = nodes
    self.edges = edges
    seconds = timing.seconds
    peakMiB = timing.peakMiB
    addedMiB = timing.addedMiB
    let values = timing.figures
    modularity = values["modularity"]?.first ?? nil
    checksums = values.filter { $0.key != "modularity" }.mapValues { Checksum($0) }
  }

  private enum CodingKeys: String, CodingKey {
    case contestant, measure, nodes, edges, seconds, modularity, checksums
    case peakMiB = "peak_mib"
    case addedMiB = "added_mib"
  }
}

/// What is printed of a measure that is cancelled.
private struct StoppingLine: Encodable {
  var measure: String
  var cancelledAfter: Double
  /// Wall time from cancelling to the end, of each run.
  var seconds: [Double]

  private enum CodingKeys: String, CodingKey {
    case measure, seconds
    case cancelledAfter = "cancelled_after"
  }
}
