/// What a cell looks like, as far as it helps to tell columns apart; what it says is for others to read.
enum CellShape: Hashable, Sendable {
  case blank, number, date, timeOfDay, address, text

  init(_ cell: String) {
    let bytes = Array(cell.utf8)
    let trimmed = bytes.withUnsafeBufferPointer { Array($0.trimmed) }
    if trimmed.isEmpty {
      self = .blank
    } else if Self.isNumber(trimmed) {
      self = .number
    } else if trimmed.count <= 60, let time = Self.time(trimmed, cell) {
      self = time
    } else {
      self = Self.holdsAddress(trimmed) ? .address : .text
    }
  }

  /// Whether a header never looks so.
  var isValue: Bool { self == .number || self == .date || self == .timeOfDay || self == .address }

  /// Digits, grouped and with a decimal mark as anybody writes them.
  private static func isNumber(_ bytes: [UInt8]) -> Bool {
    let text = bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes[...]
    guard let first = text.first, first.isDigit || first == UInt8(ascii: ".") || first == UInt8(ascii: ",") else {
      return false
    }
    if text.allSatisfy(\.isDigit) { return true }
    if bytes.withUnsafeBufferPointer({ DecimalNumber.parse($0) }) != nil { return true }
    // 1.001,5 and 1'001.5: groups of three digits behind the first.
    let marks = Set(".,'".utf8)
    let groups = text.split(omittingEmptySubsequences: false) { marks.contains($0) }
    guard groups.count >= 2, groups.allSatisfy({ $0.allSatisfy(\.isDigit) }) else { return false }
    return groups.count == 2 || groups[1..<(groups.count - 1)].allSatisfy { $0.count == 3 }
  }

  // MARK: - Times

  /// Groups of digits with the marks of dates between them, and no words but those of dates.
  private static func time(_ bytes: [UInt8], _ cell: String) -> CellShape? {
    guard bytes.contains(where: \.isDigit) else { return nil }
    if TimeColumn.isWrittenTime(cell) { return .date }
    let (groups, words, marks) = pieces(of: cell)
    guard groups.count <= 9, words.allSatisfy(isDateWord) else { return nil }
    let isClock = marks.contains(":") || words.contains { $0 == "am" || $0 == "pm" }
    // The letters of `a.m.` need a time of day; elsewhere they are part of an id.
    guard isClock || !words.contains(where: { ["a", "p", "m", "h"].contains($0) }) else { return nil }
    let hasMonth = words.contains { $0.count >= 3 && !zoneWords.contains($0) && !clockWords.contains($0) }
    if hasMonth && groups.count >= 2 { return .date }
    if !marks.isDisjoint(with: [".", "/", "-", "年", "月"]) && isDate(groups) { return .date }
    guard (1...4).contains(groups.count), isClock, marks.isSubset(of: [":", ".", " "]) else { return nil }
    return groups.prefix(2).allSatisfy({ $0.count <= 2 }) ? .timeOfDay : nil
  }

  /// Whether the first three groups of digits can be a day, a month and a year in some order; a telephone number or an
  /// address of a computer cannot.
  private static func isDate(_ groups: [String]) -> Bool {
    guard groups.count >= 3 else { return false }
    let numbers = groups.prefix(3).compactMap { Int($0) }
    guard numbers.count == 3 else { return false }
    let year = groups[0].count == 4 ? 0 : 2
    guard groups[year].count == 4 || groups[year].count == 2 else { return false }
    let others = [0, 1, 2].filter { $0 != year }
    return others.allSatisfy { groups[$0].count <= 2 && (1...31).contains(numbers[$0]) }
      && others.contains { numbers[$0] <= 12 }
  }

  /// The groups of digits, the words, and what else stands there.
  private static func pieces(of cell: String) -> (groups: [String], words: [String], marks: Set<Character>) {
    var groups: [String] = []
    var words: [String] = []
    var marks: Set<Character> = []
    var previous: Character = " "
    for character in cell {
      if character.isASCII && character.isNumber {
        if previous.isASCII && previous.isNumber {
          groups[groups.count - 1].append(character)
        } else {
          groups.append(String(character))
        }
      } else if character.isLetter && !"年月日時分秒时".contains(character) {
        let lower = character.lowercased()
        if previous.isLetter && !words.isEmpty { words[words.count - 1] += lower } else { words.append(lower) }
      } else {
        marks.insert(character)
      }
      previous = character
    }
    return (groups, words.flatMap { HeaderText($0).words }, marks)
  }

  private static let clockWords: Set<String> = ["am", "pm", "a", "p", "m", "t", "z", "uhr", "h", "de", "del", "w"]
  private static let zoneWords: Set<String> = [
    "utc", "gmt", "cet", "cest", "est", "edt", "pst", "pdt", "cst", "cdt", "bst", "mst", "mdt",
  ]
  /// The first three letters of the names of months and days, without accents.
  private static let dateStems: Set<String> = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu",
    "fri",
    "sat", "sun", "mai", "okt", "dez", "mrz", "die", "mit", "don", "fre", "sam", "son", "jui", "fev", "avr", "aou",
    "lun",
    "mer", "jeu", "ven", "dim", "ene", "abr", "ago", "dic", "mie", "jue", "vie", "sab", "dom", "set", "out", "seg",
    "ter",
    "qua", "qui", "sex", "gen", "mag", "giu", "lug", "ott", "gio", "mrt", "mei", "maa", "din", "woe", "vri", "zat",
    "zon",
    "sty", "lut", "kwi", "maj", "cze", "lip", "sie", "wrz", "paz", "lis", "gru", "pon", "wto", "sro", "czw", "pia",
    "nie",
  ]

  private static func isDateWord(_ word: String) -> Bool {
    clockWords.contains(word) || zoneWords.contains(word) || dateStems.contains(String(word.prefix(3)))
  }

  // MARK: - Addresses

  /// Whether there is something like `a@b.c` in the cell.
  private static func holdsAddress(_ bytes: [UInt8]) -> Bool {
    guard let at = bytes.firstIndex(of: UInt8(ascii: "@")), at > 0, bytes[at - 1] > 0x20 else { return false }
    let domain = bytes[(at + 1)...].prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: ";") }
    return domain.dropFirst().dropLast().contains(UInt8(ascii: "."))
  }
}
