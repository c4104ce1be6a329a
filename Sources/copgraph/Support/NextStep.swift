/// The command to go on with when a log is read as it should be: `analyze` with what was said to `check`.
enum NextStep {
  private static let flags: Set = ["--json", "--quiet", "-q", "--force"]
  private static let options: Set = ["--suggest-aliases"]

  /// - Parameter arguments: what the program was started with, without its own name.
  static func afterCheck(_ arguments: [String]) -> String {
    var words = ["copgraph"]
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if words.count == 1 && word == "check" {
        words.append("analyze")
      } else if options.contains(word) {
        rest = rest.dropFirst()
      } else if !flags.contains(word) && !options.contains(where: { word.hasPrefix($0 + "=") }) {
        words.append(RecordedCommand.withoutSecrets(word))
      }
    }
    return words.map(RecordedCommand.quoted).joined(separator: " ")
  }
}
