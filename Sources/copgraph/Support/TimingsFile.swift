import CommunityInsights
import SafeFiles

/// `--timings`: how many seconds each step of a run took, as JSON.
enum TimingsFile {
  private struct Contents: Encodable {
    var totalSeconds: Double
    var steps: [Timings.Entry]
  }

  static func isHead(_ text: String) -> Bool { text.hasPrefix("{\n  \"steps\" : [") }

  static func write(_ timings: Timings, to output: FileOutput) throws {
    let steps = timings.entries
    let bytes = try JSONDialect.bytes(Contents(totalSeconds: steps.reduce(0) { $0 + $1.seconds }, steps: steps))
    if output.path == "-" { return try StandardOutput.write(bytes) }
    try output.write(bytes)
  }
}
