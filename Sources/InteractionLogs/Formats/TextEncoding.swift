/// Recognises in which encoding a text is written.
///
/// A byte order mark says it; without one, text in UTF-16 and UTF-32 has NUL bytes at regular places. What is not UTF-8 may
/// be Windows-1252, the encoding of Western spreadsheets, which holds Latin-1: it is taken for that when its bytes above
/// ASCII are letters beside other letters, alone or in twos, as those with accents are in the languages written in it. In
/// other single-byte encodings, such as those of Greek or Cyrillic, whole words are of such bytes; those are never guessed.
enum TextEncoding {
  static let western = "WINDOWS-1252"

  /// The encoding of a text that begins like this; `nil` for UTF-8, and for what cannot be told.
  static func recognized(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    marked(bytes) ?? withoutMark(bytes) ?? (isWestern(bytes) ? western : nil)
  }

  /// The encoding that a byte order mark says; `nil` for UTF-8, and without a mark.
  static func marked(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return "UTF-32LE" }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32BE" }
    if bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16LE" }
    if bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16BE" }
    return nil
  }

  /// Text that is mostly of ASCII characters has NUL at all but one of the places in each group of 2 or 4 bytes.
  private static func withoutMark(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let groups = min(bytes.count, 4096) / 4
    guard groups >= 2 else { return nil }
    var nuls = [0, 0, 0, 0]
    for index in 0..<4 * groups where bytes[index] == 0 { nuls[index % 4] += 1 }
    let often = nuls.map { 5 * $0 >= 4 * groups }
    let rarely = nuls.map { 20 * $0 <= groups }
    switch (often, rarely) {
    case ([false, true, true, true], [true, false, false, false]): return "UTF-32LE"
    case ([true, true, true, false], [false, false, false, true]): return "UTF-32BE"
    case ([false, true, false, true], [true, false, true, false]): return "UTF-16LE"
    case ([true, false, true, false], [false, true, false, true]): return "UTF-16BE"
    default: return nil
    }
  }

  /// Whether bytes that are not UTF-8 are likely Windows-1252.
  static func isWestern(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // The last character of a sample may be cut off, and damaged UTF-8 is still UTF-8.
    let cut = bytes.count < LogFileReading.sampleBytes ? 0 : bytes.suffix(3).reversed().prefix { $0 >= 0x80 }.count
    let (wide, stray) = UnsafeBufferPointer(rebasing: bytes.dropLast(cut)).countCharacters()
    guard wide < stray else { return false }
    var (high, fitting, run) = (0, 0, 0)
    for (index, byte) in bytes.enumerated() {
      if byte == 0 || undefined.contains(byte) { return false }
      guard byte >= 0x80 else {
        run = 0
        continue
      }
      high += 1
      run += 1
      let touchesLetter =
        index > 0 && isLetter(bytes[index - 1]) || index + 1 < bytes.count && isLetter(bytes[index + 1])
      if run <= 2 && (isLetter(byte) ? touchesLetter : punctuation.contains(byte)) { fitting += 1 }
    }
    return high > 0 && 5 * fitting >= 4 * high && 2 * high < bytes.count
  }

  private static let undefined: [UInt8] = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
  /// The euro sign, the ellipsis, quotation marks, dashes, and what else stands between words.
  private static let punctuation: [UInt8] = [
    0x80, 0x82, 0x84, 0x85, 0x8B, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x9B, 0xA0, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0,
    0xB4, 0xB7, 0xBB, 0xBF, 0xA1, 0xAA, 0xBA,
  ]

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E, 0x9F: true
    case 0xC0...0xFF: byte != 0xD7 && byte != 0xF7
    default: false
    }
  }

  /// What an encoding is called in messages.
  static func displayName(_ encoding: String) -> String {
    switch encoding {
    case western: "Windows-1252"
    case "UTF-16LE", "UTF-16BE": "UTF-16"
    case "UTF-32LE", "UTF-32BE": "UTF-32"
    default: encoding
    }
  }
}
