extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes are well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
  ///
  /// After table 3-7 of the Unicode Standard.
  var isValidUTF8: Bool {
    var position = 0
    while position < count {
      let lead = self[position]
      let following: (count: Int, first: ClosedRange<UInt8>)
      switch lead {
      case 0x00...0x7F:
        position += 1
        continue
      case 0xC2...0xDF: following = (1, 0x80...0xBF)
      case 0xE0: following = (2, 0xA0...0xBF)
      case 0xED: following = (2, 0x80...0x9F)
      case 0xE1...0xEF: following = (2, 0x80...0xBF)
      case 0xF0: following = (3, 0x90...0xBF)
      case 0xF1...0xF3: following = (3, 0x80...0xBF)
      case 0xF4: following = (3, 0x80...0x8F)
      default: return false
      }
      guard position + following.count < count, following.first.contains(self[position + 1]) else { return false }
      for offset in 2..<following.count + 1 where self[position + offset] & 0xC0 != 0x80 { return false }
      position += following.count + 1
    }
    return true
  }
}
