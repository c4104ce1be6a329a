import CCalendar

/// An event as a calendar has it, with all times in UTC.
struct CalendarEvent {
  /// Somebody who is there.
  struct Person {
    var id: String
    var name: String
  }

  var uid: String?
  var sequence: Int
  var isCancelled: Bool
  var start: Instant
  /// When it would have been, for one of several occurrences that was changed.
  var replaces: Instant?
  /// When it was written down or changed.
  var stamp: Instant?
  /// Those who are there: the organiser, and who has accepted.
  var people: [Person] = []
  /// How many are invited and have not said that they come.
  var absent = 0
  /// Rooms, things and groups that are invited.
  var resources = 0
  /// What is needed to find its other occurrences; `nil` where there are none.
  private var recurrence: (block: CalendarScanner.Block, zones: CalendarZones)?

  enum Flaw: Error {
    case damaged, noTime, badRule
  }

  /// - Throws: ``Flaw``.
  init(_ block: CalendarScanner.Block, zones: CalendarZones) throws(Flaw) {
    guard let event = Self.open(block) else { throw .damaged }
    defer { ccalendar_event_free(event) }
    uid = ccalendar_uid(event).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    sequence = Int(ccalendar_sequence(event))
    isCancelled = ccalendar_is_cancelled(event)
    guard let start = Self.times(CCALENDAR_START, of: event).first else { throw .noTime }
    self.start = zones.instant(start)
    replaces = Self.times(CCALENDAR_RECURRENCE_ID, of: event).first.map(zones.instant)
    stamp = Self.times(CCALENDAR_STAMP, of: event).map(zones.instant).max()
    takePeople(of: event)
    if block.hasRule {
      guard let rule = CalendarRule(event) else { throw .badRule }
      rule.close()
    }
    let hasAdditions = !Self.times(CCALENDAR_ADDITION, of: event).isEmpty
    if replaces == nil && (block.hasRule || hasAdditions) { recurrence = (block, zones) }
  }

  private static func open(_ block: CalendarScanner.Block) -> OpaquePointer? {
    block.text.withUnsafeBufferPointer { text in
      text.withMemoryRebound(to: CChar.self) { ccalendar_event($0.baseAddress!) }
    }
  }

  private static func times(_ field: CCalendarField, of event: OpaquePointer) -> [CalendarTime] {
    var (times, time): ([CalendarTime], CCalendarTime) = ([], CCalendarTime())
    ccalendar_rewind(event)
    while ccalendar_next_time(event, field, &time) { times.append(CalendarTime(time)) }
    return times
  }

  private mutating func takePeople(of event: OpaquePointer) {
    var invited = CCalendarPerson()
    ccalendar_rewind(event)
    while ccalendar_next_person(event, &invited) {
      if invited.isResource {
        resources += 1
      } else if !invited.isOrganizer && !invited.isAccepted {
        absent += 1
      } else if let person = Self.person(invited) {
        if !people.contains(where: { $0.id.lowercased() == person.id.lowercased() }) { people.append(person) }
      }
    }
  }

  private static func person(_ invited: CCalendarPerson) -> Person? {
    func text(_ pointer: UnsafePointer<CChar>?) -> String {
      guard let pointer else { return "" }
      let bytes = Array(String(cString: pointer).utf8)
      return bytes.withUnsafeBufferPointer { String(decoding: $0.trimmed.withoutQuotes, as: UTF8.self) }
    }
    var address = text(invited.address)
    if address.lowercased().hasPrefix("mailto:") { address.removeFirst("mailto:".count) }
    let (name, email) = (text(invited.name), text(invited.email))
    if !address.contains("@"), !email.isEmpty { address = email }
    if MailRobots.has(address) { return nil }
    let id = address.isEmpty || address.lowercased().hasPrefix("invalid:") ? name : address
    return id.isEmpty ? nil : Person(id: id, name: name)
  }

  /// More occurrences of one event are not followed: ten years of days, and more than any meeting has had.
  static let mostOccurrences = 4000

  /// When it is, each time once.
  ///
  /// - Parameter bound: up to when a rule without an end is followed.
  func occurrences(until bound: Instant) -> [Instant] {
    guard let (block, zones) = recurrence, let event = Self.open(block) else { return [start] }
    defer { ccalendar_event_free(event) }
    guard let start = Self.times(CCALENDAR_START, of: event).first else { return [] }
    var times = [start] + Self.times(CCALENDAR_ADDITION, of: event)
    if block.hasRule, let rule = CalendarRule(event) {
      defer { rule.close() }
      while times.count < Self.mostOccurrences, let time = rule.next(like: start) {
        if rule.ends(before: time, zones) || !rule.isBounded && zones.instant(time) > bound { break }
        times.append(time)
      }
    }
    let exceptions = Self.times(CCALENDAR_EXCEPTION, of: event)
    let excepted = Set(exceptions.map(zones.instant))
    let exceptedDays = Set(exceptions.filter { $0.isDate && !start.isDate }.map(\.day))
    let kept = times.filter { !exceptedDays.contains($0.day) }.map(zones.instant)
    return Set(kept).subtracting(excepted).sorted()
  }
}

/// The rule by which an event comes again; to be closed, and used while the event is open.
private struct CalendarRule {
  private let walk: OpaquePointer
  private let last: CalendarTime?
  /// Whether it ends by itself.
  let isBounded: Bool

  /// - Returns: `nil` where there is no rule, or one that cannot be followed.
  init?(_ event: OpaquePointer) {
    var opened: OpaquePointer?
    guard ccalendar_rule(event, &opened) == CCALENDAR_RULE, let walk = opened else { return nil }
    self.walk = walk
    var until = CCalendarTime()
    last = ccalendar_rule_until(walk, &until) ? CalendarTime(until) : nil
    isBounded = last != nil || ccalendar_rule_is_counted(walk)
  }

  func close() { ccalendar_rule_free(walk) }

  /// The next occurrence, on the clocks of the start; `nil` at the end.
  func next(like start: CalendarTime) -> CalendarTime? {
    var local: Int64 = 0
    return ccalendar_rule_next(walk, &local) ? CalendarTime(local: local, like: start) : nil
  }

  /// Whether the last time that the rule allows lies before this one.
  func ends(before time: CalendarTime, _ zones: CalendarZones) -> Bool {
    guard let last else { return false }
    if last.isUTC { return zones.instant(time) > zones.instant(last) }
    return last.isDate ? time.day > last.day : time.local > last.local
  }
}

/// A time as an event writes it.
struct CalendarTime {
  /// Seconds from 1970 on its own clocks.
  var local: Int64
  var isDate: Bool
  var isUTC: Bool
  var zone: String?

  /// The day on its own clocks, counted from 1970.
  var day: Int64 { local.flooredDivision(by: 86_400).quotient }

  init(_ time: CCalendarTime) {
    (local, isDate, isUTC) = (time.seconds, time.isDate, time.isUTC)
    zone = time.zone.map { String(cString: $0) }
  }

  init(local: Int64, like other: CalendarTime) {
    self = other
    self.local = local
  }
}

/// The zones of calendars: those that the system knows, and those that a calendar brings with it.
final class CalendarZones {
  private var known: [String: LocalZone?] = [:]
  private var brought: [String: OpaquePointer] = [:]
  /// The zone of times without one.
  private let usual: LocalZone

  init(usual: LocalZone) { self.usual = usual }

  deinit { for zone in brought.values { ccalendar_zone_free(zone) } }

  /// Adds a zone that a calendar brings with it; the first of a name counts.
  func add(_ name: String, _ block: CalendarScanner.Block) {
    guard brought[name] == nil else { return }
    brought[name] = block.text.withUnsafeBufferPointer { text in
      text.withMemoryRebound(to: CChar.self) { ccalendar_zone($0.baseAddress!) }
    }
  }

  func instant(_ time: CalendarTime) -> Instant {
    if time.isUTC || time.isDate { return Instant(seconds: time.local) }
    return Instant(seconds: time.local - offset(of: time.zone, at: time.local))
  }

  private func offset(of name: String?, at local: Int64) -> Int64 {
    guard let name else { return usual.offset(atLocal: local) }
    // Names of the common database are sure; what calendars bring is often cut down to a few years.
    let zone = known[name] ?? nil
    if known[name] == nil { known[name] = .some(Self.zone(named: name)) }
    if let zone = zone ?? (known[name] ?? nil) { return zone.offset(atLocal: local) }
    if let zone = brought[name] { return Int64(ccalendar_zone_offset(zone, local)) }
    return usual.offset(atLocal: local)
  }

  /// `Europe/Berlin`, also behind what some programs put before it: `/example.org/20240101_1/Europe/Berlin`.
  private static func zone(named name: String) -> LocalZone? {
    let parts = name.split(separator: "/")
    for count in stride(from: min(3, parts.count), through: 1, by: -1) {
      let candidate = parts.suffix(count).joined(separator: "/")
      guard count == parts.count || candidate.contains("/"), let zone = try? LocalZone(named: candidate) else {
        continue
      }
      return zone
    }
    return nil
  }
}
