import GraphCore
import TestSupport
import Testing

@testable import InteractionLogs

@Suite struct TimeColumnTests {
  private func layout(_ cells: [String], header: String? = "date") throws -> TimeLayout {
    try TimeColumn(cells).layout(header: header, said: TimeLayout(), file: "log.csv", column: header ?? "3")
  }

  private func times(_ header: String, _ cells: [String], zone: String? = nil) throws -> [String?] {
    var options = LogReadingOptions()
    options.timeZone = zone
    let rows = cells.map { "a,b,\($0)\n" }.joined()
    return try ReadLog("from,to,\(header)\n" + rows, options: options).interactions.map(\.time)
  }

  @Test func millisecondsMayFollowTheDigitsOfADate() throws {
    #expect(try times("timestamp", ["20250301091200123"]) == ["2025-03-01T09:12:00.123Z"])
  }

  @Test(arguments: ["when", "date", "timestamp"])
  func datesWithoutYearInFrontAreAsked(header: String) throws {
    let error = try #require(inputError("from,to,\(header)\na,b,010325\nb,c,280225\n"))
    #expect(error.text == "010325" && error.remedy.contains("%d%m%y") && error.remedy.contains("seconds"))
    #expect(inputError("from,to,\(header)\na,b,01032025\nb,c,28022025\n")?.remedy.contains("%d%m%Y") == true)
    #expect(inputError("from,to,seconds\na,b,100000\nb,c,280225\n") == nil)
  }

  @Test func theHeaderMayNameTheZone() throws {
    let cells = ["2025-03-01 10:00", "2025-07-01 10:00"]
    let german = ["2025-03-01T09:00:00Z", "2025-07-01T08:00:00Z"]
    for header in ["date (CET)", "date (Europe/Berlin)", "sent CET", "Date [MEZ]"] {
      #expect(try times(header, cells) == german, "\(header)")
    }
    #expect(try times("date (UTC+1)", cells) == ["2025-03-01T09:00:00Z", "2025-07-01T09:00:00Z"])
    #expect(try times("date (UTC)", cells) == ["2025-03-01T10:00:00Z", "2025-07-01T10:00:00Z"])
    #expect(try times("date (CET)", cells, zone: "UTC") == ["2025-03-01T10:00:00Z", "2025-07-01T10:00:00Z"])
    let file = try ReadLog("from,to,date (IST)\na,b,2025-03-01 10:00\n").summary.files[0]
    #expect(file.unusedZone == "IST" && file.lacksZones)
  }

  @Test(arguments: [
    ("week", "2025-W09", "2025-02-24"), ("Kalenderwoche", "2025W09", "2025-02-24"), ("month", "Mar 2025", "2025-03-01"),
    ("Monat", "März 2025", "2025-03-01"), ("month", "2025-03", "2025-03-01"), ("mois", "03/2025", "2025-03-01"),
    ("year", "2024", "2024-01-01"), ("date", "2025-03", "2025-03-01"),
  ])
  func weeksMonthsAndYearsAreTimes(header: String, cell: String, day: String) throws {
    #expect(try times(header, [cell]) == [day + "T00:00:00Z"])
  }

  @Test func yearsAndMonthsNeedNoDays() throws {
    #expect(try times("year,month", ["2025,3", "2024,12"]) == ["2025-03-01T00:00:00Z", "2024-12-01T00:00:00Z"])
    #expect(try times("month,date", ["Mar 2025,2025-03-07"]) == ["2025-03-07T00:00:00Z"])
  }

  @Test func aZoneOfSeveralMeaningsIsSaid() throws {
    let log = try ReadLog(
      "from,to,date\na,b,2025-03-01 10:00 UTC\nb,c,2025-03-01 10:00 IST\nb,c,soon AT\na,b,2025-03-01 10:00\na,c,2025-03-01 10:00\n"
    )
    #expect(log.rejected.map(\.reason) == [.unclearZone, .unreadableTime])
  }

  @Test func aTotalBelowDatesIsNoReading() throws {
    let log = try ReadLog("from,to,date\na,b,2025-03-01\nb,c,2025-03-02\na,c,2025-03-02\nTotal,,3\n")
    #expect(log.summary.files[0].timeFormat == nil && log.rejected.isEmpty && log.summary.files[0].skippedLines == 1)
  }

  @Test(
    arguments: [
      (["03.02.2025", "13.02.2025"], .dayMonthYear), (["2/3/2025", "2/14/2025 3:40 PM"], .monthDayYear),
      (["2025/02/03", "2025-02-04"], nil), (["13/02/25", "14/02/25"], .dayMonthYear),
      (["02/13/25", "02/14/25"], .monthDayYear), (["25-02-13", "25-02-14"], .yearMonthDay),
      (["99/12/31", "99/12/30"], .yearMonthDay), (["05/05/2025", "06/06/2025"], nil),
      (["3 Feb 2025", "03/14/2025"], .monthDayYear),
    ] as [([String], DateOrder?)])
  func theColumnShowsTheOrder(cells: [String], order: DateOrder?) throws { #expect(try layout(cells).order == order) }

  @Test(arguments: [
    ["02/03/2025", "04/05/2025"], ["02.03.25"], ["25-02-03"], ["1/2/2025 9:00 AM", "3/4/2025 9:00 PM"],
    ["13/02/2025", "02/13/2025"],
  ])
  func aColumnThatMayBeReadInTwoWaysIsAnError(cells: [String]) throws {
    let error = try #require(throws: InputError.self) { try layout(cells) }
    #expect(error.kind == .data && error.column == "date" && error.remedy.contains("--dates dmy"))
    let other = cells == ["25-02-03"] ? "year/month/day" : "month/day/year"
    #expect(error.problem.contains("day/month/year") && error.problem.contains(other))
  }

  @Test func aFewMistakesDoNotMakeAnotherOrder() throws {
    let cells =
      (1...28).flatMap { day in Array(repeating: "\(day)/02/2025", count: 10) } + ["02/30/2025", "02/28/2025"]
    #expect(try layout(cells).order == .dayMonthYear)
  }

  @Test func theHeaderSaysWhetherSmallNumbersAreSeconds() throws {
    #expect(try layout(["45691.3833", "46022.9583"]).unit == .spreadsheetDays)
    #expect(try layout(["0", "28820", "45691"], header: "timestamp").clock == .secondsFromStart)
    #expect(try layout(["0", "28820"], header: nil).clock == .secondsFromStart)
    #expect(try layout(["20250203", "20250204"], header: "day").unit == .digits)
    #expect(try layout(["1738573925", "1738573926"]).clock == .calendar)
    #expect(throws: InputError.self) { try layout(["1", "2", "3"]) }
    // Seconds from a start, or days of 2025? Nothing shows it.
    let error = try #require(throws: InputError.self) { try layout(["45691.4", "45692.5"], header: "timestamp") }
    #expect(error.remedy.contains("--date-format excel"))
  }

  @Test func missingValuesAndRubbishDecideNothing() throws {
    #expect(try layout(["NA", "", "soon", "03.02.2025", "13.02.2025", "32.13.2025"]).order == .dayMonthYear)
  }

  // MARK: - In a log

  @Test func oneRowAmongAMillionDecides() throws {
    var text = "from,to,date\n"
    text.reserveCapacity(20_000_000)
    for row in 0..<1_000_000 { text += row == 999_999 ? "ada,ben,13/02/2025\n" : "ada,ben,03/02/2025\n" }
    var names = LogNames()
    let (summary, _) = try InteractionLogReader().read([.bytes(name: "log.csv", Array(text.utf8))], names: &names) {
      _ in
    }
    #expect(summary.first == Instant(parsing: "2025-02-03") && summary.last == Instant(parsing: "2025-02-13"))
    #expect(summary.interactions == 1_000_000 && summary.files[0].timeFormat == "day/month/year")
  }

  @Test func aWholeLogThatShowsNothingNamesALine() throws {
    let text = "from,to,date\n" + String(repeating: "ada,ben,05/05/2025\n", count: 5000) + "ben,cem,02/03/2025\n"
    let error = try #require(inputError(text))
    #expect(error.line == 5002 && error.text == "02/03/2025" && error.remedy.contains("--dates"))
    var options = LogReadingOptions()
    options.dateOrder = .monthDayYear
    #expect(try ReadLog(text, options: options).summary.first == Instant(parsing: "2025-02-03"))
  }

  @Test func aContradictionCostsItsRowOnly() throws {
    let rows = (1...20).map { "ada,ben,\($0)/02/2025\n" }.joined() + "ada,ben,02/25/2025\n"
    let log = try ReadLog(
      "from,to,date\n" + String(repeating: rows, count: 6).replacing("02/25/2025\n", with: "9/02/2025\n")
        + "ada,ben,02/25/2025\n")
    #expect(log.rejected.map(\.reason) == [.unreadableTime] && log.rejected.map(\.field) == ["02/25/2025"])
  }

  @Test func theUserSaysHowTimesAreWritten() throws {
    func first(_ cell: String, _ change: (inout LogReadingOptions) -> Void) throws -> String? {
      var options = LogReadingOptions()
      change(&options)
      let summary = try ReadLog("from,to,time\nada,ben,\(cell)\n", options: options).summary
      return summary.first.map(summary.clock.string)
    }
    #expect(try first("2025-03-02") { $0.dateFormat = "%Y-%d-%m" } == "2025-02-03T00:00:00Z")
    #expect(try first("03.02.25 09h12") { $0.dateFormat = "%d.%m.%y %Hh%M" } == "2025-02-03T09:12:00Z")
    #expect(try first("Feb 3 2025 9:12 PM +0100") { $0.dateFormat = "%b %e %Y %I:%M %p %z" } == "2025-02-03T20:12:00Z")
    #expect(try first("034/2025") { $0.dateFormat = "%j/%Y" } == "2025-02-03T00:00:00Z")
    #expect(try first("45691.5") { $0.dateFormat = "excel" } == "2025-02-03T12:00:00Z")
    #expect(try first("45691") { $0.dateFormat = "seconds" } == "45691")
    #expect(try first("2025-07-03 12:00") { $0.timeZone = "+02:00" } == "2025-07-03T10:00:00Z")
    #expect(try first("2025-07-03 12:00:00Z") { $0.timeZone = "+02:00" } == "2025-07-03T12:00:00Z")
    for format in ["%q", "%H:%M", "sometime"] {
      #expect(throws: InputError.self) { try first("x") { $0.dateFormat = format } }
    }
    #expect(throws: InputError.self) { try first("2025-02-03") { $0.timeZone = "Atlantis/Capital" } }
  }

  @Test func putsTimesTogetherFromSeveralColumns() throws {
    func read(_ row: [String], column: Int, _ parts: [TimePart: Int]) -> String? {
      let cells = row.map { Array($0.utf8) }
      let buffers = cells.map { cell in
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: cell.count)
        _ = copy.initialize(from: cell)
        return UnsafeBufferPointer(copy)
      }
      defer { for buffer in buffers { buffer.deallocate() } }
      let fields = UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>.allocate(capacity: row.count)
      fields.initialize(from: buffers, count: row.count)
      defer { fields.deallocate() }
      var layout = TimeLayout(order: .dayMonthYear, unit: .spreadsheetDays)
      if parts[.year] != nil { layout = TimeLayout(order: .yearMonthDay) }
      var reader = TimeReader(layout, column: column, parts: parts)
      let time = reader.read(fields)
      return time == TimestampParser.unreadable ? nil : Clock.calendar.string(Instant(microseconds: time))
    }
    #expect(read(["3.2.2025", "9:12"], column: 0, [.timeOfDay: 1]) == "2025-02-03T09:12:00Z")
    #expect(read(["3.2.2025", ""], column: 0, [.timeOfDay: 1]) == "2025-02-03T00:00:00Z")
    #expect(read(["45691", "0.5"], column: 0, [.timeOfDay: 1]) == "2025-02-03T12:00:00Z")
    #expect(
      read(["2025", "2", "3", "9"], column: -1, [.year: 0, .month: 1, .day: 2, .hour: 3]) == "2025-02-03T09:00:00Z")
    #expect(read(["3", "Feb", "2025"], column: -1, [.day: 0, .month: 1, .year: 2]) == "2025-02-03T00:00:00Z")
    #expect(read(["2025", "2"], column: -1, [.year: 0, .month: 1]) == "2025-02-01T00:00:00Z")
    #expect(read(["2025", "13", "1"], column: -1, [.year: 0, .month: 1, .day: 2]) == nil)
  }
}

@Suite struct LocalZoneTests {
  @Test(arguments: [("UTC", 0), ("+01:00", 3600), ("-0530", -19_800), ("+9", 32_400)])
  func knowsOffsets(name: String, seconds: Int64) throws {
    #expect(try LocalZone(named: name).offset(atLocal: 1_738_573_925) == seconds)
  }

  @Test(arguments: ["", "+", "+25:00", "../etc/passwd", "/etc/passwd", "Nowhere/City", "+1:2:3"])
  func refusesWhatIsNoZone(name: String) { #expect(throws: InputError.self) { try LocalZone(named: name) } }

  @Test func followsTheRulesOfAPlace() throws {
    guard let berlin = try? LocalZone(named: "Europe/Berlin") else { return }
    func offset(_ text: String) throws -> Int64 {
      berlin.offset(atLocal: try #require(Instant(parsing: text)).microseconds / 1_000_000)
    }
    #expect(try offset("2025-02-03 12:00") == 3600 && offset("2025-07-03 12:00") == 7200)
    #expect(try offset("2025-03-30 01:59") == 3600 && offset("2025-03-30 03:01") == 7200)
    #expect(try offset("2025-10-26 01:59") == 7200 && offset("2025-10-26 03:01") == 3600)
    // The hour that comes twice, and years beyond the table.
    #expect(try offset("2025-10-26 02:30") == 7200)
    #expect(try offset("2099-07-03 12:00") == 7200 && offset("2099-12-03 12:00") == 3600)
    #expect(try offset("1880-01-01 12:00") == 3208)
  }

  @Test func readsRulesAsPOSIXWritesThem() throws {
    let newYork = try #require(YearlyZoneRule("EST5EDT,M3.2.0,M11.1.0"))
    #expect(newYork.offset(at: Instant(parsing: "2025-07-01")!.microseconds / 1_000_000) == -14_400)
    #expect(newYork.offset(at: Instant(parsing: "2025-03-09T06:59:59Z")!.microseconds / 1_000_000) == -18_000)
    #expect(newYork.offset(at: Instant(parsing: "2025-03-09T07:00:00Z")!.microseconds / 1_000_000) == -14_400)
    let sydney = try #require(YearlyZoneRule("AEST-10AEDT,M10.1.0,M4.1.0/3"))
    #expect(sydney.offset(at: Instant(parsing: "2025-01-01")!.microseconds / 1_000_000) == 39_600)
    #expect(sydney.offset(at: Instant(parsing: "2025-07-01")!.microseconds / 1_000_000) == 36_000)
    #expect(try #require(YearlyZoneRule("<+0530>-5:30")).offset(at: 0) == 19_800)
    for text in ["", "X", "EST5EDT,M13.1.0,M1.1.0", "EST5EDT,M3.2.0", "<+05-5"] { #expect(YearlyZoneRule(text) == nil) }
  }
}
