import InteractionLogs

/// A command line as a report records it: such that it can be typed again, by anybody, and gives the same report.
///
/// Left out is what changes nothing in the report: where it goes, how many threads make it, what is said meanwhile. Of
/// addresses of databases the password and all settings of the connection are left out. Who is to be left out of the
/// report is not named in it either.
struct RecordedCommand {
  /// The words of the command, the name of the program first.
  let words: [String]

  private static let unimportantFlags: Set = ["--replace", "--quiet", "--json"]
  private static let unimportantOptions: Set = ["--out", "-o", "--timings", "--threads"]
  private static let namelessOptions: Set = ["--exclude-member"]
  /// What stands for a name that is not written.
  static let unnamed = "…"

  /// - Parameter arguments: what the program was started with, without its own name.
  init(_ arguments: [String]) {
    var words = ["copgraph"]
    var rest = arguments[...]
    var areOptions = true
    while let word = rest.popFirst() {
      guard areOptions, word.hasPrefix("-"), word != "-" else {
        words.append(Self.withoutSecrets(word))
        continue
      }
      if word == "--" { areOptions = false }
      if Self.isUnimportantLetters(word) {
        if word.contains("o") { rest = rest.dropFirst() }
        continue
      }
      let option = String(word.prefix { $0 != "=" })
      let value = word.count > option.count ? String(word.dropFirst(option.count + 1)) : nil
      if Self.unimportantFlags.contains(option) { continue }
      if Self.unimportantOptions.contains(option) {
        if value == nil { rest = rest.dropFirst() }
      } else if Self.namelessOptions.contains(option) {
        words += [option, Self.unnamed]
        if value == nil { rest = rest.dropFirst() }
      } else if let value {
        words.append("\(option)=\(Self.withoutSecrets(value))")
      } else {
        words.append(word)
      }
    }
    self.words = words
  }

  /// Whether a word is `-q`, `-o` or both in one, which may stand together.
  private static func isUnimportantLetters(_ word: String) -> Bool {
    !word.hasPrefix("--") && word.count > 1 && word.dropFirst().allSatisfy { $0 == "q" || $0 == "o" }
  }

  /// The command for a shell.
  var text: String { words.map(Self.quoted).joined(separator: " ") }

  /// The address of a database as messages call it, with its query; any other word as it is.
  static func withoutSecrets(_ word: String) -> String {
    guard let address = DatabaseAddress(word) else { return word }
    if address.file != nil { return word }
    return address.name + (address.query.map { "?query=\($0)" } ?? "")
  }

  static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "_@%+=:,./-".utf8.contains(byte)
        }
      }
    return isPlain ? word : "'" + word.replacing("'", with: #"'\''"#) + "'"
  }
}
