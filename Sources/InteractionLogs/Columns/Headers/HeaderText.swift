/// The words that a header is made of.
///
/// `SenderAddress`, `sender_address`, `Sender address` and `sender-address` are the same two words; letter case and the
/// accents of Latin letters do not count.
struct HeaderText: Hashable, Sendable {
  /// The words, in lower case and without accents.
  let words: [String]

  /// The words without anything between them.
  var joined: String { words.joined() }

  init(_ header: String) {
    var words: [String] = []
    var word = ""
    var previous = Sort.other
    // In `IPAddress` and `EMail` the last capital begins the next word.
    var lastCapital: String?
    func end() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for scalar in header.unicodeScalars {
      // An accent that is written as a character of its own.
      if (0x300...0x36F).contains(scalar.value) { continue }
      let sort = Sort(scalar)
      if sort == .other {
        end()
      } else if previous == .capital && sort == .small, let capital = lastCapital, word != capital {
        word.removeLast(capital.count)
        end()
        word = capital
      } else if !(previous == sort || previous == .capital && sort == .small) {
        end()
      }
      if sort != .other { word += Self.folded(scalar) }
      lastCapital = sort == .capital ? Self.folded(scalar) : nil
      previous = sort
    }
    end()
    self.words = words
  }

  private enum Sort {
    case small, capital, digit, wide, other

    init(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x30...0x39: self = .digit
      case 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF: self = .wide
      default:
        let properties = scalar.properties
        self = properties.isUppercase ? .capital : properties.isAlphabetic ? .small : .other
      }
    }
  }

  private static func folded(_ scalar: Unicode.Scalar) -> String {
    let small = scalar.properties.lowercaseMapping
    guard let first = small.unicodeScalars.first, first.value > 0x7F else { return small }
    return plainLetters[first] ?? small
  }

  private static let plainLetters: [Unicode.Scalar: String] = {
    var letters: [Unicode.Scalar: String] = [:]
    for (plain, accented) in [
      "a": "àáâãäåāăą", "c": "çćĉċč", "d": "ďđ", "e": "èéêëēĕėęě", "g": "ĝğġģ", "i": "ìíîïĩīĭįı", "l": "ĺļľł",
      "n": "ñńņňŋ", "o": "òóôõöøōŏő", "r": "ŕŗř", "s": "śŝşšș", "t": "ţťț", "u": "ùúûüũūŭůűų", "y": "ýÿŷ",
      "z": "źżž", "ss": "ß", "ae": "æ", "oe": "œ",
    ] {
      for letter in accented.unicodeScalars { letters[letter] = plain }
    }
    return letters
  }()
}
