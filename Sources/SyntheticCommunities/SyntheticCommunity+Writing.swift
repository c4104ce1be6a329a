/// The two files of a synthetic community, as CSV with a header, UTF-8 and line feeds.
extension SyntheticCommunity {
  /// The columns of the log. `target` may hold several members, separated by semicolons; it is empty in an opening
  /// message to everybody.
  public static let interactionColumns = ["timestamp", "source", "target", "kind", "thread", "id", "reply_to"]

  /// The columns of the members table; `manager` is the id of the manager that the member reports to.
  public static let memberColumns = ["id", "name", "group", "role", "manager", "joined"]

  /// Writes the log in pieces of some 64 KiB, sorted by time, and returns the number of rows after the header.
  ///
  /// Nothing needs quotes: ids, names and groups have no commas, quotes or line breaks.
  ///
  /// - Complexity: as ``forEachMessage(_:)``.
  @discardableResult
  public func writeInteractions(_ write: ([UInt8]) throws -> Void) rethrows -> Int {
    var lines = LineBuffer(columns: Self.interactionColumns)
    var date = (day: -1, text: "")
    var rowCount = 0
    try forEachRow { row in
      let day = row.second / WorkRhythm.secondsPerDay
      if date.day != day { date = (day, (plan.start + day).description) }
      lines.append(date.text)
      lines.append(timeOfDay: row.second % WorkRhythm.secondsPerDay)
      lines.append(",", row.source, ",", row.targets.joined(separator: ";"))
      lines.append(",", row.kind.rawValue, ",", row.thread, ",", row.id, ",", row.replyTo ?? "")
      try lines.endLine(write)
      rowCount += 1
    }
    try lines.flush(write)
    return rowCount
  }

  /// Calls `body` with every row of the log in the order of time.
  private func forEachRow(_ body: (LogRow) throws -> Void) rethrows {
    var noise = PlantedNoise(self)
    try forEachMessage { message in
      for row in noise.rows(upTo: message) { try body(row) }
    }
    for row in noise.remainingRows() { try body(row) }
  }

  /// Writes the members table, sorted by id, in pieces of some 64 KiB.
  ///
  /// - Complexity: O(members · log members).
  public func writeMembers(_ write: ([UInt8]) throws -> Void) rethrows {
    var lines = LineBuffer(columns: Self.memberColumns)
    for member in members.sorted(by: { $0.id < $1.id }) {
      let manager = member.manager.map { members[$0].id } ?? ""
      lines.append(member.id, ",", member.name, ",", member.group, ",", member.role.rawValue, ",", manager)
      lines.append(",", member.joined.description)
      try lines.endLine(write)
    }
    try lines.flush(write)
  }
}

/// Bytes on their way out.
private struct LineBuffer {
  private static let pieceSize = 1 << 16
  private var bytes: [UInt8] = []

  init(columns: [String]) {
    bytes.reserveCapacity(Self.pieceSize + 4096)
    append(columns.joined(separator: ","), "\n")
  }

  mutating func append(_ texts: String...) {
    for text in texts { bytes.append(contentsOf: text.utf8) }
  }

  /// Appends `THH:MM:SSZ`.
  mutating func append(timeOfDay second: Int) {
    var separator = UInt8(ascii: "T")
    for part in [second / 3600, second / 60 % 60, second % 60] {
      bytes.append(separator)
      bytes.append(UInt8(ascii: "0") + UInt8(part / 10))
      bytes.append(UInt8(ascii: "0") + UInt8(part % 10))
      separator = UInt8(ascii: ":")
    }
    bytes.append(UInt8(ascii: "Z"))
  }

  mutating func endLine(_ write: ([UInt8]) throws -> Void) rethrows {
    bytes.append(UInt8(ascii: "\n"))
    if bytes.count >= Self.pieceSize { try flush(write) }
  }

  mutating func flush(_ write: ([UInt8]) throws -> Void) rethrows {
    if !bytes.isEmpty { try write(bytes) }
    bytes.removeAll(keepingCapacity: true)
  }
}
