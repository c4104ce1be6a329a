/// Ids that a spreadsheet has taken for large numbers: it shows `1.23457E+11` and has lost the other digits.
enum DamagedIDs {
  /// The first two rows whose ids look like that; `nil` when fewer do.
  static func examples(in cells: [String]) -> (first: String, second: String)? {
    let damaged = cells.lazy.filter(isDamaged).prefix(2)
    return damaged.count == 2 ? (damaged.first!, damaged.dropFirst().first!) : nil
  }

  /// A digit, perhaps a fraction, and an exponent of two digits with its sign: `1.23457E+11`, `1,0E+05`.
  static func isDamaged(_ cell: String) -> Bool {
    let text = Array(cell.utf8)
    guard text.count >= 5, text[0].isDigit, let exponent = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }),
      text.count == exponent + 4, text[exponent + 1] == UInt8(ascii: "+"), text[(exponent + 2)...].allSatisfy(\.isDigit)
    else { return false }
    let fraction = text[1..<exponent]
    return fraction.isEmpty
      || (fraction.count > 1 && (fraction.first == 0x2E || fraction.first == 0x2C)
        && fraction.dropFirst().allSatisfy(\.isDigit))
  }
}
