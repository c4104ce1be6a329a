/// What the sheets of a workbook share: their order, the texts, and which cells are dates.
struct WorkbookOutline {
  /// More text in cells than this is an error.
  private static let mostTextBytes = 1 << 30

  struct Sheet {
    let name: String
    /// Where it lies in the workbook.
    let part: String
  }

  /// The sheets that are shown, or all where none is.
  let sheets: [Sheet]
  let texts: [String]
  /// By the number of a style, how its numbers are dates.
  let dateStyles: [DateStyle?]
  /// Whether days are counted from 1904 on.
  let countsFrom1904: Bool

  enum DateStyle {
    case date, time, dateAndTime
  }

  init(_ parts: WorkbookParts, isCancelled: () -> Bool) throws {
    var (book, links, texts, styles) = (BookHandler(), LinkHandler(), TextHandler(), StyleHandler())
    try parts.read("xl/workbook.xml", into: &book, isCancelled: isCancelled)
    try parts.read("xl/_rels/workbook.xml.rels", into: &links, isCancelled: isCancelled)
    try parts.read("xl/sharedStrings.xml", into: &texts, isCancelled: isCancelled)
    try parts.read("xl/styles.xml", into: &styles, isCancelled: isCancelled)
    let all = book.sheets.compactMap { sheet -> (Sheet, Bool)? in
      guard let target = links.targets[sheet.link], target.contains("worksheets/") else { return nil }
      let part = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
      return (Sheet(name: sheet.name, part: part), sheet.isHidden)
    }
    let shown = all.filter { !$0.1 }
    sheets = (shown.isEmpty ? all : shown).map(\.0)
    self.texts = texts.texts
    dateStyles = styles.formats.map { styles.dateStyle($0) }
    countsFrom1904 = book.countsFrom1904
  }

  private struct BookHandler: XMLHandler {
    var sheets: [(name: String, link: String, isHidden: Bool)] = []
    var countsFrom1904 = false

    mutating func begin(_ name: String, _ attributes: [String: String], line: Int) {
      if name == "workbookPr" { countsFrom1904 = ["1", "true"].contains(attributes["date1904"]) }
      guard name == "sheet", let link = attributes["id"], let name = attributes["name"] else { return }
      sheets.append((name, link, attributes["state"].map { $0 != "visible" } ?? false))
    }

    func end(_ name: String, text: String) {}
  }

  private struct LinkHandler: XMLHandler {
    var targets: [String: String] = [:]

    mutating func begin(_ name: String, _ attributes: [String: String], line: Int) {
      if name == "Relationship", let id = attributes["Id"] { targets[id] = attributes["Target"] }
    }

    func end(_ name: String, text: String) {}
  }

  private struct TextHandler: XMLHandler {
    var texts: [String] = []
    private var text = ""
    private var isReading = false
    private var bytes = 0

    mutating func begin(_ name: String, _ attributes: [String: String], line: Int) {
      if name == "si" { text = "" }
      // How a text is spoken is no part of it.
      if name == "rPh" { isReading = true }
    }

    mutating func end(_ name: String, text: String) throws {
      if name == "rPh" { isReading = false }
      if name == "t" && !isReading { self.text += text }
      guard name == "si" else { return }
      bytes += self.text.utf8.count + 16
      guard bytes < WorkbookOutline.mostTextBytes else {
        throw InputError(
          .data, problem: "is a workbook with more than 1 GiB of text", remedy: "save the sheet as CSV (UTF-8)")
      }
      texts.append(self.text)
    }
  }

  private struct StyleHandler: XMLHandler {
    /// The numbers of the formats of the styles of cells.
    var formats: [Int] = []
    private var codes: [Int: String] = [:]
    private var isInCells = false

    mutating func begin(_ name: String, _ attributes: [String: String], line: Int) {
      switch name {
      case "numFmt": if let id = attributes["numFmtId"].flatMap({ Int($0) }) { codes[id] = attributes["formatCode"] }
      case "cellXfs": isInCells = true
      case "xf" where isInCells: formats.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
      default: break
      }
    }

    mutating func end(_ name: String, text: String) { if name == "cellXfs" { isInCells = false } }

    func dateStyle(_ format: Int) -> DateStyle? {
      if let code = codes[format] { return WorkbookOutline.dateStyle(ofCode: code) }
      switch format {
      case 14...17, 27...31, 34...36, 50...54, 57, 58: return .date
      case 18...21, 32, 33, 45, 47, 55, 56: return .time
      case 22: return .dateAndTime
      default: return nil
      }
    }
  }

  /// How a format shows numbers as dates: letters of a date outside quotes, brackets and escapes.
  static func dateStyle(ofCode code: String) -> DateStyle? {
    var letters: Set<Character> = []
    var (isQuoted, isBracketed, isEscaped, bracket) = (false, false, false, "")
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if isQuoted {
        isQuoted = character != "\""
      } else if isBracketed {
        if character == "]" {
          isBracketed = false
          // `[h]` counts hours and is no time of day.
          if !bracket.isEmpty && bracket.allSatisfy({ "hms".contains($0) }) { return nil }
        } else {
          bracket.append(character)
        }
      } else if character == ";" {
        break
      } else if character == "\\" || character == "_" || character == "*" {
        isEscaped = true
      } else if character == "\"" {
        isQuoted = true
      } else if character == "[" {
        (isBracketed, bracket) = (true, "")
      } else if character.isLetter {
        letters.insert(character)
      }
    }
    // `General` and `0.00E+00` have letters, too.
    if letters.isSuperset(of: "general") || letters == ["e"] { return nil }
    let hasDay = letters.contains("d") || letters.contains("y")
    let hasTime = letters.contains("h") || letters.contains("s")
    if hasDay { return hasTime ? .dateAndTime : .date }
    return hasTime ? .time : letters.contains("m") ? .date : nil
  }
}
