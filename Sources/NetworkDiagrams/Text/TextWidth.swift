/// How wide text is, near enough to keep labels apart without asking a font.
///
/// The widths are those of DejaVu Sans, the widest of the fonts that Helvetica is commonly replaced by, so that text
/// set in another one needs less room, not more.
enum TextWidth {
  /// Advance widths of U+0020 … U+007E in hundredths of the font size.
  private static let ascii: [UInt8] = [
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84,
    84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99, 69, 61,
    69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59,
    82, 59, 59, 52, 64, 34, 64, 84,
  ]

  /// The bold face is wider by about this factor.
  private static let boldFactor = 1.1

  /// The width of one line of text in the unit of `fontSize`.
  static func of(_ text: String, fontSize: Double, isBold: Bool = false) -> Double {
    let ems = text.unicodeScalars.reduce(0.0) { $0 + width(of: $1) }
    return ems * fontSize * (isBold ? boldFactor : 1)
  }

  /// Breaks text between words into lines no wider than `width`; a longer word has a line of its own.
  static func lines(_ text: String, width: Double, fontSize: Double, isBold: Bool = false) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if line.isEmpty || of(longer, fontSize: fontSize, isBold: isBold) <= width {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// Cuts text off with an ellipsis where it becomes wider than `width`.
  static func fitting(_ text: String, width: Double, fontSize: Double) -> String {
    guard of(text, fontSize: fontSize) > width else { return text }
    var kept = text
    while !kept.isEmpty && of(kept + "…", fontSize: fontSize) > width { kept.removeLast() }
    return kept + "…"
  }

  private static func width(of scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0x20...0x7E: return Double(ascii[Int(scalar.value) - 0x20]) / 100
    case 0x200D, 0x2066...0x2069, 0xFE00...0xFE0F: return 0
    case 0x1100...0x11FF, 0x2E80...0xD7FF, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x1F000...0x3FFFF: return 1.3
    case 0x2000...0x2BFF: return 1
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    case .uppercaseLetter, .titlecaseLetter: return 0.8
    default: return 0.72
    }
  }
}
