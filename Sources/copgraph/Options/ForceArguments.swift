import ArgumentParser
import SafeFiles

/// What a command that writes a file may put another in place of.
struct ForceArguments: ParsableArguments {
  @Flag(help: "Replace a file that copgraph did not write, or that was changed since. Never an input of the run.")
  var force = false

  /// The file at `path`.
  ///
  /// - Parameters:
  ///   - option: the option that names it.
  ///   - inputs: the files that the run reads, none of which it may be.
  func output(_ path: String, option: String = "--out", inputs: [String] = []) -> FileOutput {
    let ending = fileNameExtension(path)
    return FileOutput(
      path, option: option, inputs: InputFiles(inputs), isForced: force,
      isOurs: { OwnFiles.isHead($0, ofFileEndingIn: ending) })
  }
}
