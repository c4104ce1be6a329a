import Testing

@testable import InteractionLogs

@Suite struct CalendarFileTests {
  private static let people = [
    "ORGANIZER;CN=\"Novak, Ada\":mailto:Ada@example.org",
    "ATTENDEE;PARTSTAT=ACCEPTED;CN=Ben:MAILTO:ben@exa\r\n mple.org",
    "ATTENDEE;PARTSTAT=DECLINED:mailto:cy@example.org", "ATTENDEE;PARTSTAT=TENTATIVE:mailto:dee@example.org",
    "ATTENDEE:mailto:eve@example.org", "ATTENDEE;PARTSTAT=ACCEPTED;CUTYPE=ROOM:mailto:room@example.org",
  ]

  private func calendar(_ events: [String]..., more: [String] = []) -> String {
    let bodies = events.map { event in
      (["BEGIN:VEVENT"] + event + ["SUMMARY:Secret\\, secret", "BEGIN:VALARM", "DTSTART:19990101T000000Z"]
        + ["DESCRIPTION:secret", "END:VALARM", "END:VEVENT"])
    }
    return (["BEGIN:VCALENDAR", "VERSION:2.0"] + more + bodies.joined() + ["END:VCALENDAR"]).joined(separator: "\r\n")
      + "\r\n"
  }

  private func read(_ texts: String..., options: LogReadingOptions = LogReadingOptions()) throws -> ReadLog {
    try ReadLog(texts.enumerated().map { .bytes(name: "\($0).ics", Array($1.utf8)) }, options: options)
  }

  /// `person time` of all who were somewhere.
  private func attendance(_ log: ReadLog) -> [String] { log.interactions.map { "\($0.source) \($0.time ?? "-")" } }

  @Test func theOrganiserAndWhoHasAcceptedWereThere() throws {
    let log = try read(calendar(["UID:1", "DTSTART:20240513T080000Z"] + Self.people))
    #expect(
      attendance(log).sorted() == ["ada@example.org 2024-05-13T08:00:00Z", "ben@example.org 2024-05-13T08:00:00Z"])
    let file = log.summary.files[0]
    #expect(file.rowKind == .attendance && file.form == .attendance && file.format == "calendar")
    #expect(file.leftOut == [LeftOutCount(reason: .bot, count: 1), LeftOutCount(reason: .notAttended, count: 3)])
    #expect(!"\(log.interactions)\(log.summary)".lowercased().contains("secret"))
  }

  /// Weekly over a change of the clocks, with an exception, a change and a cancellation.
  @Test func rulesAreFollowedOnTheClocksOfTheEvent() throws {
    let log = try read(
      calendar(
        ["UID:1", "DTSTART;TZID=Europe/Berlin:20240318T100000", "RRULE:FREQ=WEEKLY;UNTIL=20240422T080000Z"]
          + ["EXDATE;TZID=Europe/Berlin:20240325T100000,20240401T100000"] + Self.people.prefix(1),
        ["UID:1", "RECURRENCE-ID;TZID=Europe/Berlin:20240408T100000", "DTSTART;TZID=Europe/Berlin:20240409T110000"]
          + Self.people.prefix(2),
        ["UID:1", "RECURRENCE-ID:20240415T080000Z", "DTSTART:20240415T080000Z", "STATUS:CANCELLED"] + Self.people))
    #expect(
      attendance(log).sorted() == [
        "ada@example.org 2024-03-18T09:00:00Z", "ada@example.org 2024-04-09T09:00:00Z",
        "ada@example.org 2024-04-22T08:00:00Z", "ben@example.org 2024-04-09T09:00:00Z",
      ])
  }

  @Test(arguments: [
    ("RRULE:FREQ=DAILY;COUNT=3", "", ["05-13", "05-14", "05-15"]),
    ("RRULE:FREQ=DAILY;UNTIL=20240514", "", ["05-13", "05-14"]),
    ("RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20240514", ["05-13", "05-15"]),
    ("RDATE:20240520T080000Z,20240521T080000Z", "", ["05-13", "05-20", "05-21"]),
    ("RRULE:FREQ=MONTHLY;BYDAY=2MO;COUNT=2", "", ["05-13", "06-10"]),
    // Without an end: up to when it was written down last.
    ("RRULE:FREQ=WEEKLY", "DTSTAMP:20240530T000000Z", ["05-13", "05-20", "05-27"]),
    ("RRULE:FREQ=WEEKLY", "DTSTAMP:20240101T000000Z", ["05-13"]),
  ])
  func rulesEndInTheirWays(rule: String, more: String, days: [String]) throws {
    let lines = ["UID:1", "DTSTART:20240513T080000Z", rule, more].filter { !$0.isEmpty }
    let log = try read(calendar(lines + Self.people.prefix(1)))
    #expect(attendance(log) == days.map { "ada@example.org 2024-\($0)T08:00:00Z" })
  }

  @Test func anUnboundedRuleEndsAtTheEndOfThePeriod() throws {
    var options = LogReadingOptions()
    options.until = Instant(parsing: "2024-05-21")
    let lines = ["UID:1", "DTSTART:20240513T080000Z", "RRULE:FREQ=WEEKLY", "DTSTAMP:20250101T000000Z"]
    #expect(attendance(try read(calendar(lines + Self.people.prefix(1)), options: options)).count == 2)
  }

  /// The zone is none that the system knows, so that the calendar's own rules count; they stand behind the event.
  @Test func zonesThatACalendarBringsAreUsed() throws {
    let zone = """
      BEGIN:VTIMEZONE
      TZID:Office time
      BEGIN:STANDARD
      DTSTART:16010101T030000
      TZOFFSETFROM:+0300
      TZOFFSETTO:+0200
      RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
      END:STANDARD
      BEGIN:DAYLIGHT
      DTSTART:16010101T020000
      TZOFFSETFROM:+0200
      TZOFFSETTO:+0300
      RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
      END:DAYLIGHT
      END:VTIMEZONE
      """.split(separator: "\n").map(String.init)
    let text = calendar(
      ["UID:1", "DTSTART;TZID=Office time:20240113T080000"] + Self.people.prefix(1),
      ["UID:2", "DTSTART;TZID=Office time:20240713T080000"] + Self.people.prefix(1))
    let log = try read(text.replacing("END:VCALENDAR", with: zone.joined(separator: "\r\n") + "\r\nEND:VCALENDAR"))
    #expect(
      attendance(log) == ["ada@example.org 2024-01-13T06:00:00Z", "ada@example.org 2024-07-13T05:00:00Z"])
  }

  @Test func theSameEventInTwoCalendarsIsOne() throws {
    let event = ["UID:1", "DTSTART:20240513T080000Z", Self.people[0]]
    let accepted = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:cy@example.org"
    let one = calendar(event + Array(Self.people[1...1]))
    let other = calendar(event + [accepted])
    for texts in [(one, other), (other, one)] {
      let log = try read(texts.0, texts.1)
      #expect(log.interactions.map(\.source).sorted() == ["ada@example.org", "ben@example.org", "cy@example.org"])
      #expect(Set(log.interactions.map(\.thread)).count == 1)
    }
    let newer = calendar(event + ["SEQUENCE:2", accepted])
    #expect(try read(one, newer).interactions.map(\.source) == ["ada@example.org", "cy@example.org"])
    #expect(try read(one, calendar(["UID:2", "DTSTART:20240513T080000Z", Self.people[0]])).summary.rows == 3)
  }

  @Test func anOlderVersionDoesNotCountAndOccurrencesMayShareTheirID() throws {
    func event(_ day: Int, version: Int) -> [String] {
      ["UID:1", "DTSTART:202405\(day)T080000Z", "SEQUENCE:\(version)", Self.people[0]]
    }
    let moved = try read(calendar(event(14, version: 1), event(13, version: 0), event(16, version: 1)))
    #expect(attendance(moved).map { $0.dropFirst(16).prefix(10) } == ["2024-05-14", "2024-05-16"])
    #expect(moved.summary.files[0].leftOut == [LeftOutCount(reason: .repeated, count: 1)])
  }

  @Test func cancelledCalendarsCancel() throws {
    let log = try read(
      calendar(["UID:1", "DTSTART:20240513T080000Z"] + Self.people),
      calendar(["UID:1", "DTSTART:20240513T080000Z", "SEQUENCE:1"] + Self.people, more: ["METHOD:CANCEL"]),
      calendar(["UID:2", "DTSTART:20240513T080000Z"] + Self.people))
    #expect(log.interactions.count == 2)
  }

  @Test(arguments: [
    ["DTSTART:someday"], ["RRULE:FREQ=SECONDLY", "DTSTART:20240513T080000Z"],
    ["RRULE:FREQ=SOMETIMES", "DTSTART:20240513T080000Z"], ["SUMMARY:secret"],
  ])
  func whatCannotBeFollowedIsRejected(lines: [String]) throws {
    let good = ["UID:1", "DTSTART:20240513T080000Z"] + Self.people
    let log = try read(calendar(good, ["UID:2"] + lines + Self.people.prefix(1)))
    #expect(log.rejected.map(\.line) == [19])
    #expect(!log.rejected.contains { $0.text.contains("secret") })
  }

  @Test func theBoundariesOfChunksDoNotMatter() throws {
    let text = calendar(["UID:1", "DTSTART:20240513T080000Z"] + Self.people)
    let whole = attendance(try read(text))
    for size in 1...40 {
      var options = LogReadingOptions()
      options.chunkBytes = size
      #expect(attendance(try read(text, options: options)) == whole)
    }
  }
}
