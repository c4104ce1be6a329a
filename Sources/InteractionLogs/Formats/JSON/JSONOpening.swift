/// The beginning of a file, as far as it tells whether the file is a certain export in JSON.
struct JSONOpening {
  private let text: [UInt8]
  private let first: UInt8?

  init(_ opening: InputFile.Opening) {
    text = opening.text
    first = opening.text.first { !$0.isBlankSpace }
  }

  /// Whether the text may be a JSON object, or several, one a line.
  var isObject: Bool { first == UInt8(ascii: "{") }
  /// Whether the text may be a JSON array.
  var isArray: Bool { first == UInt8(ascii: "[") }

  /// Whether all these stand between quotation marks, with a colon behind.
  func hasKeys(_ keys: String...) -> Bool { keys.allSatisfy(hasKey) }

  private func hasKey(_ key: String) -> Bool {
    let wanted = Array("\"\(key)\"".utf8)
    var start = text.startIndex
    while let place = text[start...].firstRange(of: wanted) {
      if text[place.upperBound...].first(where: { !$0.isBlankSpace }) == UInt8(ascii: ":") { return true }
      start = place.upperBound
    }
    return false
  }
}

extension UInt8 {
  /// Whether it is white space between the tokens of JSON.
  fileprivate var isBlankSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
