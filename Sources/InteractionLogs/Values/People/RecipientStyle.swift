/// What commas do between names that are no addresses.
public enum CommaUse: String, Sendable, Hashable, Codable, CaseIterable {
  /// They part several names in one cell.
  case separate
  /// They are part of a name, as in `Roe, Rick`.
  case keep
}

/// What the cells of a log show of how several people are written into one.
struct RecipientStyle: Sendable, Hashable {
  /// Whether commas separate names that are no addresses.
  var separatesCommas = false
  /// Names that hold a comma, like `Roe, Rick`.
  var namesWithComma: Set<String> = []
  /// Cells that are known to be lists, since each name in them is one of the log.
  var knownLists: Set<String> = []
  /// Names that stand alone somewhere.
  var singleNames: Set<String> = []

  init() {}

  /// - Parameters:
  ///   - lists: cells of the column that may name several people.
  ///   - singles: cells of a column that names one person a row; empty where there is none.
  init(lists: [String], singles: [String]) {
    for name in singles.map(NameIdentity.trimmed.canonical) {
      if name.contains(",") { namesWithComma.insert(name) } else { singleNames.insert(name) }
    }
    let cells = lists.map(NameIdentity.trimmed.canonical).filter { !$0.contains("@") && !$0.hasPrefix("[") }
    singleNames.formUnion(cells.filter { cell in !cell.contains { ",;|".contains($0) } })
    let withComma = cells.filter { $0.contains(",") && !namesWithComma.contains($0) }
    let separated = withComma.count(where: isList)
    separatesCommas = separated > 0 && 2 * separated >= withComma.count
  }

  /// The same where the user says what commas do.
  func said(_ commas: CommaUse?) -> RecipientStyle {
    guard let commas else { return self }
    var style = self
    (style.separatesCommas, style.knownLists, style.namesWithComma) = (commas == .separate, [], [])
    return style
  }

  /// Whether all parts of a cell stand alone elsewhere; of three parts and more, most.
  private func isList(_ cell: String) -> Bool {
    let parts = cell.split(separator: ",").map { NameIdentity.trimmed.canonical(String($0)) }.filter { !$0.isEmpty }
    let known = parts.count { singleNames.contains($0) }
    return parts.count > 2 ? 2 * known > parts.count : known == parts.count
  }
}
