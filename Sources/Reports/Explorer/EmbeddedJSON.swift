/// Prints JSON on one line, so that it can stand inside a `script` element of an HTML document.
///
/// No `<`, `>` or `&` is left as it is, so that no text can end the element or begin a comment; neither are U+2028 and
/// U+2029, which end a line of a script, nor control characters. A parser of JSON reads all of them back.
struct EmbeddedJSON {
  private(set) var text = ""
  private var isFirst = true

  /// An object.
  init(_ body: (inout EmbeddedJSON) -> Void) {
    text = "{"
    body(&self)
    text += "}"
  }

  mutating func entry(_ name: String, _ value: String) {
    key(name)
    put(value)
  }

  mutating func entry(_ name: String, _ value: Int) {
    key(name)
    text += String(value)
  }

  mutating func entry(_ name: String, _ values: [Int]) {
    key(name)
    put(values.lazy.map(String.init))
  }

  /// Numbers with three significant digits, for sizes and sums that nobody reads off.
  mutating func entry(_ name: String, _ values: [Double]) {
    key(name)
    put(values.lazy.map(Self.short))
  }

  mutating func entry(_ name: String, _ values: [String]) {
    key(name)
    put(values.lazy.map(Self.quoted))
  }

  /// A list of objects.
  mutating func entry<Element>(
    _ name: String, objects: [Element], _ body: (inout EmbeddedJSON, Element) -> Void
  ) {
    key(name)
    put(objects.map { element in EmbeddedJSON { body(&$0, element) }.text })
  }

  private mutating func key(_ name: String) {
    if !isFirst { text += "," }
    isFirst = false
    put(name)
    text += ":"
  }

  private mutating func put(_ string: String) { text += Self.quoted(string) }

  private mutating func put(_ items: some Sequence<String>) {
    text += "["
    var isFirst = true
    for item in items {
      if !isFirst { text += "," }
      isFirst = false
      text += item
    }
    text += "]"
  }

  static func short(_ number: Double) -> String {
    guard number.isFinite else { return "0" }
    if let whole = Int(exactly: number), whole.magnitude < 1 << 53 { return String(whole) }
    var scale = 1.0
    while (number * scale).magnitude < 100, scale < 1e9 { scale *= 10 }
    let rounded = (number * scale).rounded() / scale
    return Int(exactly: rounded).map(String.init) ?? rounded.description
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{0}"..."\u{1F}", "<", ">", "&", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
