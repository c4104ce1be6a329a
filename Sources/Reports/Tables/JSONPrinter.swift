/// Prints JSON (RFC 8259) into a sink: keys in the order in which they are given, undefined values as `null`.
///
/// Foundation's encoder leaves undefined values out, has only the alphabet to offer for an order, and needs the whole
/// text in memory.
struct JSONPrinter {
  let sink: ByteSink
  /// Whether numbers that need not be whole have a fraction or an exponent, so that readers take all of a column alike.
  let marksDoubles: Bool
  private var depth = 0
  private var isFirst = true

  init(sink: ByteSink, marksDoubles: Bool = false) {
    self.sink = sink
    self.marksDoubles = marksDoubles
  }

  /// A whole file: one object, and a line feed at the end.
  mutating func document(_ body: (inout JSONPrinter) throws -> Void) rethrows {
    try object(body)
    sink.put(UInt8(ascii: "\n"))
  }

  /// An object, its entries each on a line.
  mutating func object(_ body: (inout JSONPrinter) throws -> Void) rethrows { try enclose("{", "}", body) }

  /// An array, its elements each on a line.
  mutating func array<Element>(
    _ elements: some Sequence<Element>, _ body: (inout JSONPrinter, Element) throws -> Void
  ) throws {
    try enclose("[", "]") { json in
      for element in elements {
        json.beginLine()
        try body(&json, element)
        try json.sink.handOnIfFull()
      }
    }
  }

  /// Begins the entry `name` of an object; its value comes next.
  mutating func key(_ name: String) {
    beginLine()
    string(name)
    sink.put(": ")
  }

  /// An entry with a plain value.
  mutating func entry(_ name: String, _ value: Cell) {
    key(name)
    self.value(value)
  }

  /// An entry with an object.
  mutating func entry(_ name: String, object body: (inout JSONPrinter) throws -> Void) rethrows {
    key(name)
    try object(body)
  }

  /// An entry with an array.
  mutating func entry<Element>(
    _ name: String, array elements: some Sequence<Element>, _ body: (inout JSONPrinter, Element) throws -> Void
  ) throws {
    key(name)
    try array(elements, body)
  }

  mutating func value(_ cell: Cell) {
    switch cell {
    case .text(let text), .id(let text): string(text)
    case .whole(let number): sink.put(number)
    case .number(let number): if marksDoubles { sink.put(marked: number) } else { sink.put(number) }
    case .truth(let truth): sink.put(truth ? "true" : "false")
    case .undefined: sink.put("null")
    }
  }

  private mutating func enclose(
    _ opening: String, _ closing: String, _ body: (inout JSONPrinter) throws -> Void
  ) rethrows {
    sink.put(opening)
    depth += 1
    isFirst = true
    try body(&self)
    depth -= 1
    if !isFirst { indent() }
    isFirst = false
    sink.put(closing)
  }

  private mutating func beginLine() {
    if !isFirst { sink.put(UInt8(ascii: ",")) }
    isFirst = false
    indent()
  }

  private mutating func indent() {
    sink.put(UInt8(ascii: "\n"))
    for _ in 0..<depth { sink.put("  ") }
  }

  private mutating func string(_ text: String) {
    sink.put(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): sink.put("\\\"")
      case UInt8(ascii: "\\"): sink.put("\\\\")
      case UInt8(ascii: "\n"): sink.put("\\n")
      case UInt8(ascii: "\r"): sink.put("\\r")
      case UInt8(ascii: "\t"): sink.put("\\t")
      case 0..<0x20:
        sink.put("\\u00")
        sink.put(Self.hexDigits[Int(byte >> 4)])
        sink.put(Self.hexDigits[Int(byte & 15)])
      default: sink.put(byte)
      }
    }
    sink.put(UInt8(ascii: "\""))
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)
}
