/// Calendars (RFC 5545), as calendar programs export them; all files together are one.
///
/// Each occurrence of an event is a meeting of its organiser and of all who have accepted. People are known by their
/// addresses. An occurrence that was changed takes the place of the one that its event's rule gives. A rule without an end is
/// followed up to the latest time that the calendars hold: when an event begins, or was written down.
struct CalendarFile: SingleFileFormat {
  let name = "calendar"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool {
    let text = String(decoding: opening.text.prefix(1000), as: UTF8.self)
    return text.drop { $0.isWhitespace }.prefix(15).uppercased() == "BEGIN:VCALENDAR"
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.attendance)
    var calendar = Meetings()
    for file in files.sorted(by: { $0.name < $1.name }) { try read(file, into: &calendar, &rows) }
    try calendar.give(to: &rows)
  }

  private func read(_ file: InputFile, into calendar: inout Meetings, _ rows: inout ExportRows) throws {
    let source = try rows.open(file)
    let (_, mark) = try DelimitedSample.opening(source, encoding: rows.options.encoding)
    source.keepNoMore()
    var scanner = CalendarScanner(source, from: mark)
    let zones = CalendarZones(usual: try TimeLayout(rows.options).zone)
    var isCancelling = false
    // Zones may stand behind the events that name them.
    var waiting: [CalendarScanner.Block] = []
    while let part = try scanner.next() {
      try rows.checkCancelled()
      switch part {
      case .method(let method): isCancelling = method == "CANCEL"
      case .zone(let name, let block): if !block.isTooLong { zones.add(name, block) }
      case .event(let block): waiting.append(block)
      }
    }
    for block in waiting {
      if block.isTooLong {
        try rows.reject(.rowTooLong, in: file, line: block.line, text: "")
        continue
      }
      do throws(CalendarEvent.Flaw) {
        var event = try CalendarEvent(block, zones: zones)
        if isCancelling { event.isCancelled = true }
        calendar.add(event)
      } catch {
        let (reason, column): (RejectionReason, String?) =
          switch error {
          case .damaged: (.damaged, nil)
          case .noTime: (.unreadableTime, "DTSTART")
          case .badRule: (.damaged, "RRULE")
          }
        try rows.reject(reason, in: file, line: block.line, column: column, text: "")
      }
    }
  }
}

/// The events of calendars, and the meetings that come of them.
private struct Meetings {
  /// An event, or one occurrence of it that was changed. Some programs give all occurrences of an event its id.
  private struct Key: Hashable {
    var uid: String
    var isChange: Bool
    var time: Instant
  }

  private var events: [CalendarEvent] = []
  private var places: [Key: Int] = [:]
  /// The latest version of each event.
  private var versions: [String: Int] = [:]
  private var repeats = 0

  /// Adds an event. Of the same in several calendars, the latest version counts, with all who come by any of them.
  mutating func add(_ event: CalendarEvent) {
    // Two events are two, if nothing says that they are one.
    guard let uid = event.uid else { return events.append(event) }
    if event.replaces == nil { versions[uid] = max(versions[uid] ?? 0, event.sequence) }
    let key = Key(uid: uid, isChange: event.replaces != nil, time: event.replaces ?? event.start)
    guard let place = places[key] else {
      places[key] = events.count
      return events.append(event)
    }
    repeats += 1
    let known = events[place]
    if event.sequence > known.sequence {
      events[place] = event
    } else if event.sequence == known.sequence {
      events[place].isCancelled = known.isCancelled || event.isCancelled
      let others = Set(known.people.map { $0.id.lowercased() })
      events[place].people += event.people.filter { !others.contains($0.id.lowercased()) }
    }
  }

  func give(to rows: inout ExportRows) throws {
    for _ in 0..<repeats { try rows.leaveOut(.repeated) }
    let bound = self.bound(until: rows.options.until)
    var replaced: [String: Set<Instant>] = [:]
    for event in events {
      if let uid = event.uid, let time = event.replaces { replaced[uid, default: []].insert(time) }
    }
    var people = NameTable(identity: .people)
    var names = NamesBesideIDs()
    for (number, event) in events.enumerated() {
      if event.replaces == nil, let uid = event.uid, event.sequence < versions[uid]! {
        try rows.leaveOut(.repeated)
        continue
      }
      guard !event.isCancelled else {
        try rows.leaveOut(.notAttended)
        continue
      }
      for _ in 0..<event.absent { try rows.leaveOut(.notAttended) }
      for _ in 0..<event.resources { try rows.leaveOut(.bot) }
      if event.people.isEmpty { try rows.leaveOut(.nobody) }
      for person in event.people {
        if let index = people.intern(person.id) { names.count(person.name, of: index, called: person.id) }
      }
      let changed = event.replaces == nil ? event.uid.flatMap { replaced[$0] } ?? [] : []
      for time in event.occurrences(until: bound) where !changed.contains(time) {
        let meeting = "\(event.uid ?? "\(number)") \(Clock.calendar.string(time))"
        for person in event.people {
          try rows.add(ExportRow(source: person.id, time: time, thread: meeting))
        }
      }
    }
    names.show(in: &rows, people)
  }

  /// Up to when rules without an end are followed.
  private func bound(until end: Instant?) -> Instant {
    let latest = events.flatMap { [$0.start, $0.replaces, $0.stamp].compactMap { $0 } }.max()
    return min(latest ?? Instant(seconds: 0), end ?? Instant(microseconds: .max))
  }
}
