/// The parts of calendars that are read, one after the other: events and zones, without the texts in them.
struct CalendarScanner {
  enum Part {
    case event(Block)
    case zone(name: String, Block)
    /// What the calendar is for, such as `PUBLISH` or `CANCEL`.
    case method(String)
  }

  /// The lines of a part.
  struct Block {
    /// As the library wants it, with a zero at the end.
    var text: [UInt8] = []
    /// The line at which it begins, from 1.
    var line = 0
    var hasRule = false
    var isTooLong = false
  }

  /// What is read of an event, and of a zone.
  private static let wanted: Set<String> = [
    "UID", "DTSTART", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID", "STATUS", "SEQUENCE", "ORGANIZER", "ATTENDEE",
    "DTSTAMP",
    "CREATED", "LAST-MODIFIED", "TZID", "TZOFFSETFROM", "TZOFFSETTO",
  ]
  private static let longestBlockBytes = LogFileReading.longestRowBytes

  private var lines: LineReader
  /// A line with those that continue it, and where it begins.
  private var pending: (text: [UInt8], line: Int)?
  /// The components that are open, by their names.
  private var open: [String] = []
  private var block: Block?
  private var zoneName = ""
  private var isAtEnd = false

  init(_ source: ByteSource, from start: Int) { lines = LineReader(source, from: start) }

  mutating func next() throws -> Part? {
    while let (line, number) = try unfolded() {
      if let part = take(line, number) { return part }
    }
    return nil
  }

  /// The next line, put together where it is folded.
  private mutating func unfolded() throws -> (text: [UInt8], line: Int)? {
    while !isAtEnd {
      guard let line = try lines.next() else {
        isAtEnd = true
        break
      }
      if let first = line.first, first == 0x20 || first == 0x09, pending != nil {
        if pending!.text.count < Self.longestBlockBytes { pending!.text.append(contentsOf: line.dropFirst()) }
        continue
      }
      defer { pending = (Array(line), lines.line) }
      if let pending { return pending }
    }
    defer { pending = nil }
    return pending
  }

  private mutating func take(_ line: [UInt8], _ number: Int) -> Part? {
    let name = String(decoding: line.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ";") }, as: UTF8.self)
      .uppercased()
    let value = String(decoding: line.dropFirst(name.utf8.count + 1).prefix(100), as: UTF8.self)
    switch name {
    case "BEGIN": begin(value.uppercased(), number)
    case "END": return end(value.uppercased())
    case "METHOD" where open == ["VCALENDAR"]: return .method(value.uppercased())
    default: append(line, named: name, value)
    }
    return nil
  }

  private mutating func begin(_ component: String, _ number: Int) {
    if open.count < 100 { open.append(component) }
    if component == "VEVENT" || component == "VTIMEZONE" {
      block = Block(line: number)
      zoneName = ""
    }
    if isInside { write(Array("BEGIN:\(component)".utf8)) }
  }

  private mutating func end(_ component: String) -> Part? {
    if isInside { write(Array("END:\(component)".utf8)) }
    if open.last == component { open.removeLast() }
    guard component == "VEVENT" || component == "VTIMEZONE", var block else { return nil }
    self.block = nil
    block.text.append(0)
    return component == "VEVENT" ? .event(block) : .zone(name: zoneName, block)
  }

  /// Whether lines are of an event or a zone, and not of an alarm in it.
  private var isInside: Bool {
    block != nil && ["VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"].contains(open.last ?? "")
  }

  private mutating func append(_ line: [UInt8], named name: String, _ value: String) {
    guard isInside, Self.wanted.contains(name) else { return }
    if name == "TZID" && open.last == "VTIMEZONE" { zoneName = value }
    if name == "RRULE" {
      // Clocks are changed once or twice a year; the library would take its time for anything else.
      if open.last != "VEVENT" && !value.uppercased().contains("FREQ=YEARLY") { return }
      block!.hasRule = true
    }
    write(line)
  }

  private mutating func write(_ line: [UInt8]) {
    guard block!.text.count + line.count < Self.longestBlockBytes else {
      block!.isTooLong = true
      return
    }
    block!.text.append(contentsOf: line.map { $0 == 0 ? 0x20 : $0 })
    block!.text.append(contentsOf: [0x0D, 0x0A])
  }
}
