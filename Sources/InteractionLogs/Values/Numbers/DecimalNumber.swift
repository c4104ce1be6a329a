/// Plain decimal numbers, as logs write them.
enum DecimalNumber {
  /// The finite number that a text writes in digits, with a sign, a point or an exponent; `nil` for anything else that
  /// `Double` would read, like "nan", "infinity" and hexadecimal.
  static func parse(_ field: UnsafeBufferPointer<UInt8>) -> Double? {
    let text = field.trimmed
    guard text.allSatisfy({ $0.isDigit || isMark($0) }) else { return nil }
    guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else { return nil }
    return number
  }

  static func parse(_ text: String) -> Double? { Array(text.utf8).withUnsafeBufferPointer { parse($0) } }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      || byte | 0x20 == UInt8(ascii: "e")
  }
}

extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }
}
