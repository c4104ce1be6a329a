/// Input or options that cannot be used: what is wrong, where, and what to do about it.
///
/// ``description`` is one sentence that names file, line, column, the offending text and the remedy.
public struct InputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The sort of failure; the raw value is the exit code after `sysexits.h`.
  public enum Kind: Int, Sendable, Hashable {
    /// The options contradict each other or the input.
    case usage = 64
    /// The input can be read but not understood.
    case data = 65
    /// The input is missing or cannot be opened.
    case noInput = 66
    /// An output cannot be made.
    case cannotCreate = 73
    /// Reading or writing failed half-way.
    case inputOutput = 74
  }

  public var kind: Kind
  /// The file, as the user named it.
  public var file: String?
  /// The line, from 1.
  public var line: Int?
  /// The number of an entry, from 1, in a file that has no lines.
  public var entry: Int?
  /// The column, by its header or its number.
  public var column: String?
  /// The text that is wrong, as written.
  public var text: String?
  /// What is wrong, without a full stop.
  public var problem: String
  /// What to do, without a full stop.
  public var remedy: String

  public init(
    _ kind: Kind, file: String? = nil, line: Int? = nil, column: String? = nil, text: String? = nil, problem: String,
    remedy: String
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.text = text
    self.problem = problem
    self.remedy = remedy
  }

  /// The exit code of a command that ends with this error.
  public var exitCode: Int32 { Int32(kind.rawValue) }

  public var description: String {
    var place: [String] = []
    if let file { place.append(Self.printable(file, limit: 300)) }
    if let line { place.append("line \(line)") }
    if let entry { place.append("entry \(entry)") }
    if let column { place.append("column '\(Self.printable(column))'") }
    var sentence = place.isEmpty ? "" : place.joined(separator: ", ") + ": "
    sentence += Self.printable(problem, limit: 1_000)
    if let text { sentence += " ('\(Self.printable(text))')" }
    return sentence + "; " + Self.printable(remedy, limit: 500) + "."
  }

  /// The first of some names in quotation marks, separated by commas, for a sentence.
  package static func list(_ names: some Collection<String>, limit: Int) -> String {
    let shown = names.prefix(limit).map { "'\(printable($0, limit: 40))'" }.joined(separator: ", ")
    return names.count > limit ? shown + ", …" : shown
  }

  /// Text that is safe to show on one line of a terminal: control characters escaped, long text shortened.
  package static func printable(_ text: String, limit: Int = 80) -> String {
    var shown = ""
    for scalar in text.unicodeScalars.prefix(limit) {
      switch scalar {
      case "\t": shown += "\\t"
      case "\n": shown += "\\n"
      case "\r": shown += "\\r"
      case _ where scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format:
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return text.unicodeScalars.dropFirst(limit).isEmpty ? shown : shown + "…"
  }
}
