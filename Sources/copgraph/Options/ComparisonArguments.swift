import ArgumentParser
import Reports

/// Where two analyses side by side are written.
struct ComparisonArguments: ParsableArguments {
  @Option(
    name: .shortAndLong, help: "The folder to write. Default: one in notebooks-out, named after the log.",
    completion: .directory)
  var out: String?

  @Option(help: "What the page calls it. Default: the name of the log.")
  var title: String?

  @Flag(help: "Draw no pictures.")
  var noDiagrams = false

  @Flag(help: "Print comparison.json to standard output, and nothing else.")
  var json = false

  func path(default name: String) -> String { out ?? "notebooks-out/\(name)" }

  /// Writes the folder and says what is in it.
  func finish(_ report: ComparisonReport, in folder: ComparisonFolder, _ run: Run, isQuiet: Bool) throws {
    try run.control.checkCancellation()
    try folder.write(report)
    if json { return try StandardOutput.write(report.json()) }
    if !isQuiet { try StandardOutput.writeLine(report.text + "\n\nPage: \(folder.path)/comparison.html") }
  }
}
