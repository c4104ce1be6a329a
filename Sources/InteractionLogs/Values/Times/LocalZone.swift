/// The zone of times that are written without one.
package struct LocalZone: Sendable, Hashable {
  /// The name, as the user gave it.
  package let name: String
  private let rules: ZoneRules

  /// Universal time.
  package static let utc = LocalZone(name: "UTC", rules: ZoneRules(offset: 0))

  private init(name: String, rules: ZoneRules) {
    self.name = name
    self.rules = rules
  }

  /// The zone of a name: `UTC`, an offset like `+01:00`, or a name like `Europe/Berlin` of the system's database of zones,
  /// from which its rules are read, so that no state of the process is asked or changed.
  ///
  /// - Throws: ``InputError`` when there is no such zone.
  package init(named name: String) throws(InputError) {
    if ["utc", "gmt", "z"].contains(name.lowercased()) {
      self.init(name: "UTC", rules: ZoneRules(offset: 0))
    } else if let offset = Self.offset(name) {
      self.init(name: name, rules: ZoneRules(offset: offset))
    } else if let rules = Self.readRules(name) {
      self.init(name: name, rules: rules)
    } else {
      throw InputError(
        .usage, text: name, problem: "there is no such time zone on this machine",
        remedy: "give an offset like +01:00, or a name like Europe/Berlin, with --timezone")
    }
  }

  var isUTC: Bool { rules == ZoneRules(offset: 0) }

  /// What the zone adds to UTC, in seconds, at a time on its clocks. Where clocks were put forward over this time, or read it
  /// twice, what was added before holds.
  ///
  /// - Parameter seconds: the time on the clocks, as if it were UTC.
  func offset(atLocal seconds: Int64) -> Int64 { rules.offset(atLocal: seconds) }

  private static func offset(_ text: String) -> Int64? {
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }), let first = parts.first else {
      return nil
    }
    var (hours, minutes) = (Int64(first) ?? 99, Int64(0))
    if parts.count == 2, first.utf8.count <= 2, parts[1].utf8.count == 2 {
      minutes = Int64(parts[1]) ?? 99
    } else if parts.count == 1, first.utf8.count == 4 {
      (hours, minutes) = (hours / 100, hours % 100)
    } else if parts.count != 1 || first.utf8.count > 2 {
      return nil
    }
    guard hours <= 14, minutes < 60 else { return nil }
    return (sign == "-" ? -1 : 1) * (hours * 60 + minutes) * 60
  }

  private static func readRules(_ name: String) -> ZoneRules? {
    let isPlain = name.utf8.allSatisfy { byte in
      byte.isDigit || (byte | 0x20) &- 0x61 < 26 || [0x2B, 0x2D, 0x2F, 0x5F].contains(byte)
    }
    guard isPlain, !name.isEmpty, !name.hasPrefix("/") else { return nil }
    for folder in ["/usr/share/zoneinfo", "/var/db/timezone/zoneinfo"] {
      guard let source = try? ByteSource(.file("\(folder)/\(name)"), chunkBytes: 1 << 16),
        (try? source.fill(atLeast: 1 << 20)) != nil
      else { continue }
      if let rules = ZoneRules(file: UnsafeBufferPointer(start: UnsafePointer(source.base), count: source.count)) {
        return rules
      }
    }
    return nil
  }
}
