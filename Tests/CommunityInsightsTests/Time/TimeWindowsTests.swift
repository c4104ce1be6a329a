import CommunityInsights
import InteractionLogs
import Testing

@Suite struct TimeWindowsTests {
  private func cut(
    _ length: WindowLength?, from first: String, to last: String, clock: Clock = .calendar
  ) throws -> [TimeWindow] {
    try TimeWindows.windows(of: length, from: at(first), to: at(last), clock: clock)
  }

  private func at(_ text: String) -> Int64 { Instant(parsing: text)!.microseconds }

  private let day: Int64 = 86_400_000_000

  // MARK: - Calendars

  @Test func monthsAreThoseOfTheCalendar() throws {
    let windows = try cut(.month, from: "2024-01-03T10:00:00Z", to: "2024-04-10")
    #expect(windows.map(\.label) == ["2024-01", "2024-02", "2024-03", "2024-04"])
    #expect(windows.map(\.begin) == ["2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01"].map(at))
    #expect(windows.map(\.end) == ["2024-02-01", "2024-03-01", "2024-04-01", "2024-05-01"].map(at))
    // Two and a half of 31 days are missing in January, three weeks in April.
    #expect(windows.map(\.isPartial) == [false, false, false, true])
  }

  @Test func quartersAndYearsHaveTheirNames() throws {
    #expect(
      try cut(.quarter, from: "2023-11-20", to: "2024-06-30").map(\.label) == ["2023 Q4", "2024 Q1", "2024 Q2"])
    #expect(try cut(.quarter, from: "2023-11-20", to: "2024-06-30").map(\.isPartial) == [true, false, false])
    #expect(try cut(.year, from: "1999-12-31", to: "2001-01-01").map(\.label) == ["1999", "2000", "2001"])
  }

  @Test func monthsBeforeTheBeginOfTheClockAreMonthsToo() throws {
    let windows = try cut(.month, from: "1969-11-02", to: "1970-01-31")
    #expect(windows.map(\.label) == ["1969-11", "1969-12", "1970-01"])
  }

  @Test func windowsOfDaysBeginWithTheFirstDay() throws {
    let windows = try cut(.days(14), from: "2023-12-18T17:40:00Z", to: "2024-01-31T23:00:00Z")
    #expect(
      windows.map(\.label) == [
        "2023-12-18 to 12-31", "2024-01-01 to 01-14", "2024-01-15 to 01-28", "2024-01-29 to 02-11",
      ])
    #expect(windows.map(\.isPartial) == [false, false, false, true])
    #expect(try cut(.days(1), from: "2024-02-28", to: "2024-03-01").map(\.label).last == "2024-03-01")
    #expect(try cut(.days(1), from: "2024-02-28", to: "2024-03-01").count == 3)
    #expect(try cut(.days(10), from: "2023-12-28", to: "2023-12-29").map(\.label) == ["2023-12-28 to 2024-01-06"])
  }

  @Test func aFewHoursDoNotMakeADayPartial() throws {
    let days = try cut(.days(1), from: "2024-03-04T08:00:00Z", to: "2024-03-08T17:00:00Z")
    #expect(days.map(\.isPartial) == [false, false, false, false, false])
    let late = try cut(.days(1), from: "2024-03-04T13:00:00Z", to: "2024-03-08T11:00:00Z")
    #expect(late.map(\.isPartial) == [true, false, false, false, true])
  }

  // MARK: - Clocks without a calendar

  @Test func elsewhereMonthsAreThirtyDays() throws {
    let last = 100 * day
    for (length, days) in [(WindowLength.month, 30), (.quarter, 91), (.year, 365), (.days(7), 7)] {
      let windows = try TimeWindows.windows(of: length, from: 0, to: last, clock: .secondsFromStart)
      #expect(windows.allSatisfy { $0.end - $0.begin == Int64(days) * day })
    }
    let windows = try TimeWindows.windows(of: .month, from: 5 * day + 1, to: last, clock: .secondsFromStart)
    #expect(windows.map(\.label) == ["days 1–30", "days 31–60", "days 61–90", "days 91–120"])
    #expect(windows[0].begin == 5 * day)
    #expect(windows.map(\.isPartial) == [false, false, false, true])
    #expect(
      try TimeWindows.windows(of: .days(1), from: -day, to: 0, clock: .secondsFromStart).map(\.label) == [
        "day 1", "day 2",
      ])
  }

  // MARK: - Defaults

  static let calendarDefaults: [(first: String, last: String, length: WindowLength)] = [
    ("2022-01-01", "2023-06-30", .quarter), ("2022-01-20", "2023-06-30", .month),
    ("2024-01-01", "2024-06-30", .month), ("2010-01-02", "2010-09-30", .month),
    ("2024-01-01", "2024-05-20", .days(14)), ("2024-01-01", "2024-03-24", .days(14)),
    ("2024-01-01", "2024-02-20", .days(7)), ("2024-01-01", "2024-02-11T20:00:00Z", .days(7)),
    ("2024-01-01", "2024-01-20", .days(3)), ("2024-01-01", "2024-01-08", .days(1)),
    ("2024-01-01", "2024-01-01", .days(1)), ("1970-01-01", "2024-01-01", .year),
  ]

  @Test(arguments: calendarDefaults)
  func aCalendarChoosesTheLongestThatGivesSixWholeWindows(_ first: String, _ last: String, _ length: WindowLength) {
    #expect(TimeWindows.defaultLength(from: at(first), to: at(last), clock: .calendar) == length)
  }

  static let otherDefaults: [(days: Double, length: Int)] = [
    (803.9, 101), (100, 13), (81, 11), (79, 10), (10, 1), (8, 1), (1.5, 1), (0, 1),
  ]

  @Test(arguments: otherDefaults)
  func otherClocksChooseEightWindows(_ days: Double, _ length: Int) throws {
    let last = Int64(days * Double(day))
    #expect(TimeWindows.defaultLength(from: 0, to: last, clock: .secondsFromStart) == .days(length))
    let windows = try TimeWindows.windows(of: nil, from: 0, to: last, clock: .secondsFromStart)
    if days >= 10 { #expect((6...11).contains(windows.count)) }
  }

  // MARK: - Laws

  @Test(arguments: [Clock.calendar, .secondsFromStart])
  func windowsFollowEachOtherAndHoldTheLog(_ clock: Clock) throws {
    for length in [nil, WindowLength.month, .quarter, .year, .days(10)] {
      let logs: [(first: Int64, span: Int64)] = [(0, 0), (-7 * day, 1), (123_456_789, 400 * day), (-1, 2000 * day)]
      for (first, span) in logs {
        let windows = try TimeWindows.windows(of: length, from: first, to: first + span, clock: clock)
        #expect(windows.first!.begin <= first && first < windows.first!.end)
        #expect(windows.last!.begin <= first + span && first + span < windows.last!.end)
        #expect(zip(windows, windows.dropFirst()).allSatisfy { $0.end == $1.begin })
        #expect(windows.dropFirst().dropLast().allSatisfy { !$0.isPartial })
        #expect(Set(windows.map(\.label)).count == windows.count)
      }
    }
  }

  // MARK: - Hostile logs

  @Test func oneInstantIsOneWindow() throws {
    let windows = try cut(nil, from: "2024-02-29T12:00:00Z", to: "2024-02-29T12:00:00Z")
    #expect(windows.map(\.label) == ["2024-02-29"])
    #expect(windows[0].isPartial)
  }

  @Test func tooManyWindowsAreRefusedWithARemedy() throws {
    let error = #expect(throws: InputError.self) {
      try TimeWindows.windows(of: .days(1), from: 0, to: 1000 * day, clock: .calendar)
    }
    #expect(error?.description.contains("'1d'") == true && error?.kind == .usage)
    #expect(try TimeWindows.windows(of: .days(1), from: 0, to: 999 * day, clock: .calendar).count == 1000)
  }

  @Test func timesFarOutAreRefusedAndNeverTrap() throws {
    #expect(throws: InputError.self) {
      try TimeWindows.windows(of: nil, from: 0, to: .max - 1, clock: .secondsFromStart)
    }
    #expect(throws: InputError.self) {
      try TimeWindows.windows(of: .year, from: .min + 1, to: 0, clock: .calendar)
    }
    for clock in [Clock.calendar, .secondsFromStart] {
      let windows = try TimeWindows.windows(of: nil, from: -(Int64.max / 2), to: .max / 2, clock: clock)
      #expect(windows.count <= TimeWindows.most)
    }
  }
}
