/// Comma-separated values after RFC 4180, with lines that end in a line feed.
///
/// A text that a spreadsheet would run as a formula gets an apostrophe in front, which spreadsheets take as "this is
/// text": one that starts with `=`, `+`, `-`, `@`, their full-width forms, a tab or a carriage return. Names come from
/// strangers, and a file of names must be safe to open. The ids of members are written as they are, byte for byte: other
/// tables and programs are to find them again. Numbers that need not be whole always have a fraction or an exponent, whole ones
/// never: a reader that guesses the type of a column from its first rows is then right in every report.
extension ByteSink {
  /// Writes one row, of which the first `ids` cells are ids of members, whatever kind of text they are.
  func putCSVRow(_ cells: some Sequence<Cell>, ids: Int = 0) {
    var position = 0
    for cell in cells {
      if position > 0 { put(UInt8(ascii: ",")) }
      putCSV(cell, isID: position < ids)
      position += 1
    }
    put(UInt8(ascii: "\n"))
  }

  /// Writes one field.
  private func putCSV(_ cell: Cell, isID: Bool) {
    switch cell {
    case .text(let text): putCSV(text, isFormula: !isID && text.unicodeScalars.first.map(Self.startsFormula) == true)
    case .id(let text): putCSV(text, isFormula: false)
    case .whole(let number): put(number)
    case .number(let number): put(marked: number)
    case .truth(let truth): put(truth ? "true" : "false")
    case .undefined: break
    }
  }

  private func putCSV(_ text: String, isFormula: Bool) {
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
