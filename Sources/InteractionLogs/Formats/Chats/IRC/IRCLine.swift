import Numbers

/// A line in the log of an IRC client: irssi, WeeChat, HexChat, ZNC and those that write alike.
struct IRCLine {
  enum Content {
    case message(nick: String, text: Substring)
    /// Somebody takes another nick.
    case rename(from: String, to: String)
    /// Joins, quits, actions, notices of servers.
    case notice
  }

  /// The date, if the line has one: `2025-03-03`.
  let date: Substring?
  /// The time of day: `21:59` or `21:59:01`.
  let clock: Substring
  let content: Content

  init?(_ line: String) {
    var rest = line[...]
    let isBracketed = rest.first == "["
    if isBracketed { rest = rest.dropFirst() }
    date = Self.takeDate(&rest)
    guard let clock = Self.takeClock(&rest) else { return nil }
    self.clock = clock
    if isBracketed {
      guard rest.first == "]" else { return nil }
      rest = rest.dropFirst()
    }
    guard let blank = rest.first, blank == " " || blank == "\t" else { return nil }
    let content = blank == "\t" && !isBracketed ? Self.columns(rest.dropFirst()) : Self.content(rest.drop { $0 == " " })
    guard let content else { return nil }
    self.content = content
  }

  /// Takes `2025-03-03` and the blank or `T` behind it.
  private static func takeDate(_ rest: inout Substring) -> Substring? {
    let date = rest.prefix(10)
    let isDate =
      date.count == 10
      && date.enumerated().allSatisfy { $0 == 4 || $0 == 7 ? $1 == "-" || $1 == "/" : $1.isASCII && $1.isNumber }
    guard isDate, let behind = rest.dropFirst(10).first, behind == " " || behind == "T" else { return nil }
    rest = rest.dropFirst(11)
    return date
  }

  /// Takes `21:59` or `21:59:01`, and passes over fractions and zones.
  private static func takeClock(_ rest: inout Substring) -> Substring? {
    let clock = rest.prefix { $0.isASCII && $0.isNumber || $0 == ":" }
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ $0.count == 2 }), Int(parts[0])! < 24 else { return nil }
    rest = rest.dropFirst(clock.count)
    if rest.first == "." || rest.first == "Z" { rest = rest.drop { $0.isASCII && $0.isNumber || ".Z".contains($0) } }
    return clock
  }

  /// What stands behind a blank: `<@ada> text`, `-!- …`, `* …`, `*** …`, `-nick- …`.
  private static func content(_ rest: Substring) -> Content? {
    if rest.first == "<", let end = rest.prefix(200).firstIndex(of: ">") {
      guard let nick = nick(rest[rest.index(after: rest.startIndex)..<end]) else { return nil }
      return .message(nick: nick, text: rest[rest.index(after: end)...].drop { $0 == " " || $0 == "\t" })
    }
    for sign in ["-!-", "***", "*", "-->", "<--", "--", "-"] where rest.hasPrefix(sign) {
      return rename(rest.dropFirst(sign.count)) ?? .notice
    }
    return nil
  }

  /// What stands behind a tab: `ada⇥text`, `-->⇥…`, `--⇥…`, ` *⇥…`.
  private static func columns(_ rest: Substring) -> Content? {
    guard let tab = rest.firstIndex(of: "\t") else { return nil }
    let (sign, text) = (rest[..<tab].filter { $0 != " " }, rest[rest.index(after: tab)...])
    if ["-->", "<--", "--", "=!=", "*", ""].contains(sign) { return rename(text) ?? .notice }
    let plain = sign.first == "<" && sign.last == ">" ? sign.dropFirst().dropLast() : sign[...]
    return nick(plain).map { .message(nick: $0, text: text) }
  }

  private static func rename(_ text: Substring) -> Content? {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 6, words[1...4].joined(separator: " ") == "is now known as", let from = nick(words[0][...]),
      let to = nick(words[5][...])
    else { return nil }
    return .rename(from: from, to: to)
  }

  /// A nick without the mark of its rank.
  private static func nick(_ text: Substring) -> String? {
    let nick = text.drop { " @+%&~!".contains($0) }
    return !nick.isEmpty && nick.allSatisfy(isOfNick) ? String(nick) : nil
  }

  static func isOfNick(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_-[]\\`^{}|".contains(character)
  }

  /// The words that a message begins with as if they were nicks: `ada: …`, `ben, ada: …`.
  static func addressees(of text: Substring) -> [String] {
    var found: [String] = []
    var rest = text
    while found.count < 50 {
      let nick = rest.prefix(while: isOfNick)
      let behind = rest.dropFirst(nick.count)
      guard !nick.isEmpty, let mark = behind.first, mark == ":" || mark == "," else { break }
      guard behind.dropFirst().first.map({ $0 == " " }) ?? true else { break }
      found.append(String(nick))
      if mark == ":" { break }
      rest = behind.dropFirst().drop { $0 == " " }
    }
    return found
  }
}

/// The lines between others that say which day it is.
enum IRCDay {
  private static let beginnings = ["---", "****", "Session Start:", "Session Time:"]

  /// The day that a line like `--- Day changed Tue Mar 04 2025` says, as `2025-03-04`.
  static func read(_ line: String, _ times: inout ColumnTimes) -> String? {
    guard beginnings.contains(where: { line.hasPrefix($0) }) else { return nil }
    let words = line.split(separator: " ").suffix(6)
    for start in words.indices {
      guard let time = times.read(words[start...].joined(separator: " ")) else { continue }
      return String(Clock.calendar.string(time).prefix(10))
    }
    return nil
  }

  /// The day that the name of a file says: `2025-03-04.log`, `#craft_20250304.txt`.
  static func read(fileName: String) -> String? {
    let digits = fileName.split { !($0.isASCII && $0.isNumber) }.map(String.init)
    for (index, run) in digits.enumerated() {
      var parts = [String(run.prefix(4)), String(run.dropFirst(4).prefix(2)), String(run.dropFirst(6))]
      if run.count == 4, index + 2 < digits.count { parts = Array(digits[index...(index + 2)]) }
      guard parts.map(\.count) == [4, 2, 2], let year = Int64(parts[0]), let month = Int64(parts[1]),
        let day = Int64(parts[2]), (1980..<2100).contains(year), CivilDate(year: year, month: month, day: day).isValid
      else { continue }
      return parts.joined(separator: "-")
    }
    return nil
  }
}
