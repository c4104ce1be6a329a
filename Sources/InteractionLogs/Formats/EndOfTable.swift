/// What programs write below a table: `Total,,3`, `# end of export`, `6000 rows exported`, and rows of nothing.
enum EndOfTable {
  /// More rows than these are no end.
  static let mostRows = 3

  private static let totals: Set<String> = [
    "total", "totals", "grandtotal", "sum", "subtotal", "summe", "gesamt", "gesamtsumme", "gesamtergebnis", "insgesamt",
    "somme", "totalgeneral", "totalgeneral", "suma", "soma", "totalgeral", "totale", "somma", "totaal", "eindtotaal",
    "razem", "sumakoncowa", "合計", "総計", "合计", "总计",
  ]

  /// Whether there is nothing in a row but what separates its fields.
  static func isBlank(_ text: UnsafeBufferPointer<UInt8>, delimiter: UInt8) -> Bool {
    // NUL is damage, not nothing.
    text.allSatisfy { $0 == delimiter || (0x09...0x20).contains($0) || $0 == UInt8(ascii: "\"") }
  }

  /// Whether a row that cannot be used may stand below a table, if nothing else follows.
  static func mayHold(_ text: String, delimiter: UInt8) -> Bool {
    let cells = text.utf8.split(separator: delimiter, omittingEmptySubsequences: false)
      .map { ColumnContents.trimmed(String(decoding: $0, as: UTF8.self).filter { $0 != "\"" }) }
    let filled = cells.filter { !$0.isEmpty }
    guard let first = filled.first else { return true }
    if first.hasPrefix("#") || totals.contains(HeaderText(first).joined) { return true }
    // A sentence in one cell; a word may be a row that was cut off.
    return filled.count == 1 && cells.first == first && first.contains(" ")
  }
}
