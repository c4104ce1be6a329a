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

  /// Whether one of the objects has this text in this field.
  func hasText(_ key: String, _ value: String) -> Bool {
    places(of: key).contains { place in
      text[place...].drop { $0.isBlankSpace || $0 == UInt8(ascii: ":") }.starts(with: "\"\(value)\"".utf8)
    }
  }

  private func hasKey(_ key: String) -> Bool { !places(of: key).isEmpty }

  /// Where the colons behind a key may be: the places at which keys of this name end.
  private func places(of key: String) -> [Int] {
    let wanted = Array("\"\(key)\"".utf8)
    var (places, start) = ([Int](), text.startIndex)
    while let place = text[start...].firstRange(of: wanted) {
      if text[place.upperBound...].first(where: { !$0.isBlankSpace }) == UInt8(ascii: ":") {
        places.append(place.upperBound)
      }
      start = place.upperBound
    }
    return places
  }
}

extension UInt8 {
  /// Whether it is white space between the tokens of JSON.
  fileprivate var isBlankSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
