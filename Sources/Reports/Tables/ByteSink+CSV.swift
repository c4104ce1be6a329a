/// Comma-separated values after RFC 4180, with lines that end in a line feed.
///
/// A text that a spreadsheet would run as a formula gets an apostrophe in front, which spreadsheets take as "this is
/// text": one that starts with `=`, `+`, `-`, `@`, their full-width forms, a tab or a carriage return. Names come from
/// strangers, and a file of names must be safe to open. Numbers are written as they are.
extension ByteSink {
  /// Writes one row.
  func putCSVRow(_ cells: some Sequence<Cell>) {
    var isFirst = true
    for cell in cells {
      if !isFirst { put(UInt8(ascii: ",")) }
      isFirst = false
      putCSV(cell)
    }
    put(UInt8(ascii: "\n"))
  }

  /// Writes one field.
  func putCSV(_ cell: Cell) {
    switch cell {
    case .text(let text): putCSV(text)
    case .whole(let number): put(number)
    case .number(let number): put(number)
    case .truth(let truth): put(truth ? "true" : "false")
    case .undefined: break
    }
  }

  private func putCSV(_ text: String) {
    let isFormula = text.unicodeScalars.first.map(Self.startsFormula) ?? false
    let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else {
      if isFormula { put(UInt8(ascii: "'")) }
      return put(text)
    }
    put(UInt8(ascii: "\""))
    if isFormula { put(UInt8(ascii: "'")) }
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { put(byte) }
      put(byte)
    }
    put(UInt8(ascii: "\""))
  }

  private static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}
