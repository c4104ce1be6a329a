extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes are well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
  var isValidUTF8: Bool {
    var position = 0
    while position < count {
      let length = characterLength(at: position)
      if length == 0 { return false }
      position += length
    }
    return true
  }

  /// How many characters above ASCII there are in well-formed UTF-8, and how many bytes that are part of none.
  func countCharacters() -> (wide: Int, stray: Int) {
    var (position, wide, stray) = (0, 0, 0)
    while position < count {
      let length = characterLength(at: position)
      if length == 0 { stray += 1 }
      if length > 1 { wide += 1 }
      position += Swift.max(1, length)
    }
    return (wide, stray)
  }

  /// How many bytes the character at a position takes; 0 where there is none in well-formed UTF-8.
  ///
  /// After table 3-7 of the Unicode Standard.
  @inline(__always)
  private func characterLength(at position: Int) -> Int {
    let following: (count: Int, first: ClosedRange<UInt8>)
    switch self[position] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: following = (1, 0x80...0xBF)
    case 0xE0: following = (2, 0xA0...0xBF)
    case 0xED: following = (2, 0x80...0x9F)
    case 0xE1...0xEF: following = (2, 0x80...0xBF)
    case 0xF0: following = (3, 0x90...0xBF)
    case 0xF1...0xF3: following = (3, 0x80...0xBF)
    case 0xF4: following = (3, 0x80...0x8F)
    default: return 0
    }
    guard position + following.count < count, following.first.contains(self[position + 1]) else { return 0 }
    for offset in 2..<following.count + 1 where self[position + offset] & 0xC0 != 0x80 { return 0 }
    return following.count + 1
  }

  /// The Unicode scalar that is encoded from `position` on, and how many bytes it takes; `nil` where the bytes are not
  /// well-formed.
  func scalar(at position: Int) -> (scalar: Unicode.Scalar, width: Int)? {
    guard position < count else { return nil }
    let lead = self[position]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, position + width <= count else { return nil }
    var value = UInt32(lead) & (0x7F >> UInt32(width))
    for offset in 1..<width {
      guard self[position + offset] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(self[position + offset] & 0x3F)
    }
    return Unicode.Scalar(value).map { ($0, width) }
  }
}
