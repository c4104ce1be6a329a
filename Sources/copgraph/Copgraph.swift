import ArgumentParser
import Foundation

/// The command `copgraph`.
@main
struct Copgraph: ParsableCommand {
  /// The version that reports and `--version` name.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "copgraph",
    abstract: "Shows how a community of practice is doing, from a log of who interacted with whom.",
    discussion: """
      A log is a table (CSV or TSV) with one interaction a row: who, to whom, and when if it is known. copgraph finds the \
      columns by their names, builds the network of members, and tells who holds it together, who is cut off, and \
      what would break if somebody left.

        copgraph analyze interactions.csv                          a report, in notebooks-out/interactions
        copgraph simulate interactions.csv --top 3                 what would break if three left
        copgraph compare interactions.csv --before 2025-01-01      what changed
        copgraph check interactions.csv                            how the log would be read
        copgraph generate -o log.csv --members-out members.csv     a log to try things on
        copgraph key -o key.txt                                    a secret key for pseudonyms

      Exit status: 0 success, 64 wrong usage, 65 unusable data, 66 an input that is missing or cannot be read, \
      69 Graphviz or a font is missing, 70 internal error, 73 an output that cannot be made, 74 reading or writing \
      failed, 130 interrupted (143 asked to end, 129 the terminal was closed).
      """,
    version: "copgraph \(version)",
    subcommands: [
      AnalyzeCommand.self, CompareCommand.self, SimulateCommand.self, CheckCommand.self, MeasureCommand.self,
      MeasuresCommand.self, EgoCommand.self,
      SQLCommand.self,
      DiagramCommand.self, ExportCommand.self,
      GenerateCommand.self, KeyCommand.self,
    ])

  /// Runs the command that the arguments name. Every word to the user goes through ``Terminal``, also those of the
  /// library that reads the arguments.
  static func main() {
    Terminal.prepare()
    // Before anything takes time, for a signal that comes earlier is not heard.
    _ = Interruption.shared
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let (message, code) = (fullMessage(for: error), exitCode(for: error))
      if code == .success {
        if !message.isEmpty { try? StandardOutput.write(Array((message + "\n").utf8)) }
      } else if !message.isEmpty {
        Terminal.writeLine(message)
      }
      Foundation.exit(code.rawValue)
    }
  }
}
