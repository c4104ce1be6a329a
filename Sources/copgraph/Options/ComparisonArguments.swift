import ArgumentParser
import Reports
import SafeFiles

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

  @OptionGroup var replacing: ReplaceArguments

  @Flag(help: "Print comparison.json to standard output, and nothing else.")
  var json = false

  /// The folder to write.
  ///
  /// - Parameter inputs: the files that are read, none of which may be in it.
  func folder(default name: String, inputs: [String]) -> ComparisonFolder {
    ComparisonFolder(
      path: out ?? "notebooks-out/\(name)", inputs: InputFiles(inputs), isReplacing: replacing.replace)
  }

  /// Writes the folder and says what is in it.
  func finish(_ report: ComparisonReport, in folder: ComparisonFolder, _ run: Run, isQuiet: Bool) throws {
    try run.control.checkCancellation()
    try folder.write(report)
    if json { return try StandardOutput.write(report.json()) }
    if !isQuiet { try StandardOutput.writeLine(report.text + "\n\nPage: \(folder.path)/comparison.html") }
  }
}
