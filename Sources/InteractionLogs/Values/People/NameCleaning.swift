extension UnsafeBufferPointer<UInt8> {
  /// What a cell holds that a spreadsheet guards against being taken for a number: `="00012"` is `00012`.
  @inline(__always)
  var unguarded: UnsafeBufferPointer<UInt8> {
    guard count >= 3, self[0] == UInt8(ascii: "=") else { return self }
    return self[1] == UInt8(ascii: "\"") && self[count - 1] == UInt8(ascii: "\"")
      ? UnsafeBufferPointer(rebasing: self[2..<count - 1]) : self
  }

  /// The name in a cell without what nobody sees: white space around it, repeated spaces, and characters without a
  /// glyph, such as soft hyphens, byte order marks and marks of direction.
  var cleanedName: [UInt8] {
    let text = unguarded.trimmed
    return text.isPlain ? Array(text) : text.withoutInvisible
  }

  /// Whether there are only visible ASCII characters and single spaces.
  private var isPlain: Bool {
    var previous: UInt8 = 0
    for byte in self {
      if byte < 0x20 || byte >= 0x7F || (byte == 0x20 && previous == 0x20) { return false }
      previous = byte
    }
    return true
  }

  private var withoutInvisible: [UInt8] {
    var cleaned: [UInt8] = []
    cleaned.reserveCapacity(count)
    var (isSpacePending, previous) = (false, Unicode.Scalar(0x20 as UInt8))
    for scalar in String(decoding: self, as: UTF8.self).unicodeScalars {
      if scalar.properties.isWhitespace {
        isSpacePending = !cleaned.isEmpty
      } else if scalar.properties.generalCategory != .format || Self.isJoiner(scalar, after: previous) {
        if isSpacePending { cleaned.append(0x20) }
        isSpacePending = false
        cleaned.append(contentsOf: UTF8.encode(scalar)!)
        previous = scalar
      }
    }
    return cleaned
  }

  /// Whether a character without a glyph joins or parts letters of a script that needs it, or the parts of an emoji.
  private static func isJoiner(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Bool {
    (scalar.value == 0x200C || scalar.value == 0x200D) && previous.value >= 0x600
  }
}
