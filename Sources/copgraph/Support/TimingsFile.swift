import CommunityInsights
import Foundation

/// `--timings`: how many seconds each step of a run took, as JSON.
enum TimingsFile {
  private struct Contents: Encodable {
    var totalSeconds: Double
    var steps: [Timings.Entry]
  }

  static func write(_ timings: Timings, to path: String) throws {
    let steps = timings.entries
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let contents = Contents(totalSeconds: steps.reduce(0) { $0 + $1.seconds }, steps: steps)
    let bytes = try encoder.encode(contents) + Data("\n".utf8)
    if path == "-" { return try StandardOutput.write(Array(bytes)) }
    try PendingFile.write(Array(bytes), to: path)
  }
}
