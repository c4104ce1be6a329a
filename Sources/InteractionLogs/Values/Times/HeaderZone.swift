/// The zone that the header of a time column names: `date (CET)`, `Time [Europe/Berlin]`, `sent_utc`, `time (UTC+1)`.
enum HeaderZone {
  /// Zones whose names mean one thing the world over, and the names of their rules.
  private static let known = [
    "UTC": "UTC", "GMT": "UTC", "CET": "Europe/Berlin", "CEST": "Europe/Berlin", "MEZ": "Europe/Berlin",
    "MESZ": "Europe/Berlin", "EET": "Europe/Helsinki", "EEST": "Europe/Helsinki", "WET": "Europe/Lisbon",
    "WEST": "Europe/Lisbon",
  ]

  /// - Returns: the zone, or what seems to be the name of one that cannot be used; `nil` where the header names none.
  static func found(in header: String) -> (zone: LocalZone?, name: String)? {
    if let name = inBrackets(header) {
      if let zone = zone(named: name) { return (zone, name) }
      return looksLikeZone(name) ? (nil, name) : nil
    }
    guard let last = header.split(whereSeparator: { " _-".contains($0) }).last.map(String.init), last != header,
      known[last] != nil || last == "utc"
    else { return nil }
    return zone(named: last).map { ($0, last) }
  }

  /// A header without the zone in brackets behind it.
  static func without(_ header: String) -> String {
    guard let name = inBrackets(header), zone(named: name) != nil || looksLikeZone(name) else { return header }
    return String(header[..<header.lastIndex { "([".contains($0) }!])
  }

  private static func zone(named name: String) -> LocalZone? {
    let upper = name.uppercased()
    if let rules = known[upper] { return try? LocalZone(named: rules) }
    for prefix in ["UTC", "GMT"] where upper.hasPrefix(prefix) {
      let offset = String(name.dropFirst(3)).filter { $0 != " " }
      return offset.first.map { "+-".contains($0) } == true ? try? LocalZone(named: offset) : nil
    }
    let mayBeName = name.contains("/") && name.first!.isUppercase || "+-".contains(name.first!)
    return mayBeName ? try? LocalZone(named: name) : nil
  }

  /// Three or four capitals that end in a T, as nearly all names of zones do.
  private static func looksLikeZone(_ name: String) -> Bool {
    (3...4).contains(name.utf8.count) && name.utf8.last == UInt8(ascii: "T")
      && name.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }

  private static func inBrackets(_ header: String) -> String? {
    guard let last = header.last, last == ")" || last == "]",
      let start = header.lastIndex(of: last == ")" ? "(" : "[")
    else { return nil }
    let inside = ColumnContents.trimmed(String(header[header.index(after: start)...].dropLast()))
    return inside.isEmpty || inside.count > 40 ? nil : inside
  }
}
