/// How many bits somebody has to try out who wants to find a key and knows how people make keys.
///
/// What repeats, counts up or down, or stands in words is no secret by its length. A key of random bytes, or of random
/// hexadecimal or Base64 digits, gets nearly all the bits that it has; words get the 1.3 bits a letter that are left
/// when the others of a text are known: Shannon, "Prediction and entropy of printed English", Bell System Technical
/// Journal 30 (1951). It is an estimate that refuses what is plainly weak, not a proof that a key is strong.
struct KeyStrength {
  /// The bits that a key has to have: as many as cannot be tried out.
  static let fewestBits = 80.0

  let bits: Double

  init(_ bytes: [UInt8]) {
    let bitsOfEach = Self.bitsOfEach(bytes)
    let own = Self.withoutSequences(Self.withoutRepeats(of: bitsOfEach == Self.ofWords ? 3 : 2, bytes))
    bits = min(Double(own.count) * bitsOfEach, Double(Set(own).count) * 16)
  }

  /// Leaves out what has been there before: the last of so many bytes that followed one another already.
  private static func withoutRepeats(of length: Int, _ bytes: [UInt8]) -> [UInt8] {
    var seen: Set<[UInt8]> = []
    return bytes.indices.filter { place in
      place < length - 1 || seen.insert(Array(bytes[(place - length + 1)...place])).inserted
    }.map { bytes[$0] }
  }

  /// Leaves out what goes on as it began: "aaaa", "1234", "zyxw".
  private static func withoutSequences(_ bytes: [UInt8]) -> [UInt8] {
    bytes.indices.filter { place in
      guard place > 1 else { return true }
      let (step, before) = (Int(bytes[place]) - Int(bytes[place - 1]), Int(bytes[place - 1]) - Int(bytes[place - 2]))
      return step != before || step.magnitude > 1
    }.map { bytes[$0] }
  }

  private static func bitsOfEach(_ bytes: [UInt8]) -> Double {
    guard let text = String(validating: bytes, as: UTF8.self), !text.isEmpty else { return 8 }
    guard text.allSatisfy({ $0.isASCII && !$0.isWhitespace }) else { return ofWords }
    if bytes.allSatisfy(isDigit) { return 3.3 }
    let isHexadecimal = text.allSatisfy(\.isHexDigit) && (text == text.lowercased() || text == text.uppercased())
    // Random digits change between figures and letters all the time; words with a year do not.
    let kinds = bytes.map { isDigit($0) ? Kind.digit : isUpper($0) ? .upper : isLower($0) ? .lower : .sign }
    let changes = zip(kinds, kinds.dropFirst()).count { $0 != $1 }
    let isMixed = Double(changes) >= Double(max(1, bytes.count - 1)) / (isHexadecimal ? 5 : 4)
    let needed: Set<Kind> = isHexadecimal ? [.digit] : [.digit, .upper, .lower]
    guard isMixed, needed.isSubset(of: kinds), Set(kinds).count > 1 else { return ofWords }
    return isHexadecimal ? 4 : 6
  }

  private static let ofWords = 1.3

  private enum Kind { case digit, upper, lower, sign }

  private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

  private static func isLower(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte }

  private static func isUpper(_ byte: UInt8) -> Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte }
}
