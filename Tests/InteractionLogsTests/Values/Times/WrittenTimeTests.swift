import GraphCore
import Numbers
import TestSupport
import Testing

@testable import InteractionLogs

@Suite struct WrittenTimeTests {
  /// The same moment, 3 February 2025 at 09:12:05 in UTC or on that day at least, in the forms that logs have.
  static let forms: [(text: String, order: DateOrder?, time: String)] = [
    ("2025-02-03T09:12:05Z", nil, "2025-02-03T09:12:05Z"),
    ("2025-02-03 09:12:05.250", nil, "2025-02-03T09:12:05.25Z"),
    ("2025-02-03T10:12:05,5+01:00", nil, "2025-02-03T09:12:05.5Z"),
    ("2025/2/3 9:12", nil, "2025-02-03T09:12:00Z"),
    ("2025:02:03 09:12:05", nil, "2025-02-03T09:12:05Z"),
    ("20250203", nil, "2025-02-03T00:00:00Z"),
    ("20250203T091205Z", nil, "2025-02-03T09:12:05Z"),
    ("20250203091205", nil, "2025-02-03T09:12:05Z"),
    ("202502030912", nil, "2025-02-03T09:12:00Z"),
    ("2025-W06-1", nil, "2025-02-03T00:00:00Z"),
    ("2025W061T09:12", nil, "2025-02-03T09:12:00Z"),
    ("2025-034", nil, "2025-02-03T00:00:00Z"),
    ("03.02.2025 09:12", .dayMonthYear, "2025-02-03T09:12:00Z"),
    ("3.2.25, 9:12 Uhr", .dayMonthYear, "2025-02-03T09:12:00Z"),
    ("03/02/2025, 09:12:05", .dayMonthYear, "2025-02-03T09:12:05Z"),
    ("2/3/2025 9:12:05 AM", .monthDayYear, "2025-02-03T09:12:05Z"),
    ("2/3/25 12:05 a.m.", .monthDayYear, "2025-02-03T00:05:00Z"),
    ("02-03-2025 12:05 pm", .monthDayYear, "2025-02-03T12:05:00Z"),
    ("25-02-03", .yearMonthDay, "2025-02-03T00:00:00Z"),
    ("03.02.2025 24:00", .dayMonthYear, "2025-02-04T00:00:00Z"),
    ("Mon, 3 Feb 2025 10:12:05 +0100 (CET)", nil, "2025-02-03T09:12:05Z"),
    ("Monday, 03-Feb-25 09:12:05 GMT", nil, "2025-02-03T09:12:05Z"),
    ("Mon Feb  3 09:12:05 2025", nil, "2025-02-03T09:12:05Z"),
    ("Mon Feb 3 10:12:05 2025 +0100", nil, "2025-02-03T09:12:05Z"),
    ("Mon Feb 03 2025 10:12:05 GMT+0100 (Central European Standard Time)", nil, "2025-02-03T09:12:05Z"),
    ("Mon Feb 03 09:12:05 +0000 2025", nil, "2025-02-03T09:12:05Z"),
    ("03/Feb/2025:09:12:05 +0000", nil, "2025-02-03T09:12:05Z"),
    ("03-FEB-25 09.12.05.000000 AM", nil, "2025-02-03T09:12:05Z"),
    ("February 3rd, 2025 at 9:12 PM", nil, "2025-02-03T21:12:00Z"),
    ("3. Februar 2025 um 9:12", nil, "2025-02-03T09:12:00Z"),
    ("lundi 3 février 2025 à 9h12", nil, "2025-02-03T09:12:00Z"),
    ("3 de fevereiro de 2025 09:12", nil, "2025-02-03T09:12:00Z"),
    ("mar 4 feb 2025", nil, "2025-02-04T00:00:00Z"),
    ("3 lutego 2025, 9:12", nil, "2025-02-03T09:12:00Z"),
    ("2025年2月3日(月) 午後9時12分", nil, "2025-02-03T21:12:00Z"),
    ("2025\u{202F}-02-03\u{A0}09:12:05\u{200E}", nil, "2025-02-03T09:12:05Z"),
    ("=\"2025-02-03\"", nil, "2025-02-03T00:00:00Z"),
  ]

  private func time(_ text: String, _ layout: TimeLayout) -> String? {
    var parser = TimestampParser(layout)
    let time = Array(text.utf8).withUnsafeBufferPointer { parser.parse($0) }
    return time == TimestampParser.unreadable ? nil : Clock.calendar.string(Instant(microseconds: time))
  }

  @Test(arguments: forms)
  func readsEachForm(text: String, order: DateOrder?, time: String) {
    #expect(self.time(text, TimeLayout(order: order)) == time)
  }

  @Test(arguments: [
    "03/04/2025", "1.2.3", "10.1.12.24", "2025-02-30", "2025-W54-1", "2025-366", "31 February 2025", "3 Foo 2025",
    "13:00 AM 3 Feb 2025", "3 Feb 2025 13:00 AM", "March 2025", "3 Feb", "2025-02-03 25:00", "2025-02-03 24:01",
    "2025-02-03Z09:00", "2025-02-03 09:12 XYZ", "may", "2025-02-03 09:12:05 +25:00", "3.2.025",
  ])
  func refusesWhatIsNoDateOrMayBeTwo(text: String) { #expect(time(text, TimeLayout()) == nil) }

  @Test func readsTheNumbersOfProgramsAndSystems() {
    func read(_ text: String, _ unit: NumericTimeUnit) -> String? { time(text, TimeLayout(unit: unit)) }
    #expect(read("45691.383391204", .spreadsheetDays) == "2025-02-03T09:12:05Z")
    #expect(read("45691,5", .spreadsheetDays) == "2025-02-03T12:00:00Z")
    #expect(read("44229.5", .spreadsheetDays1904) == "2025-02-03T12:00:00Z")
    #expect(read("638741707250000000", .ticks) == "2025-02-03T09:12:05Z")
    #expect(read("133830475250000000", .fileTime) == "2025-02-03T09:12:05Z")
    #expect(read("1355517523.000005", .seconds) == "2012-12-14T20:38:43.000005Z")
    #expect(NumericTimeUnit(magnitudeOf: 638_741_707_250_000_000) == .ticks)
    #expect(NumericTimeUnit(magnitudeOf: 1_738_573_925_000_000_000) == .nanoseconds)
  }

  /// Every way of writing that is read, for a date and a time.
  private static func writings(
    _ date: CivilDate, _ clock: (hour: Int64, minute: Int64, second: Int64), using random: inout SeededGenerator
  ) -> [(text: String, order: DateOrder?)] {
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (year, month, day) = (date.year, two(date.month), two(date.day))
    let short = two(year % 100)
    let time = "\(two(clock.hour)):\(two(clock.minute)):\(two(clock.second))"
    let half =
      "\((clock.hour + 11) % 12 + 1):\(two(clock.minute)):\(two(clock.second)) \(clock.hour < 12 ? "AM" : "PM")"
    let mark = [".", "/", "-"].randomElement(using: &random)!
    let names = [
      ["January", "Jänner", "janvier", "enero", "janeiro", "gennaio", "januari", "stycznia", "Jan"],
      ["February", "Februar", "févr.", "febrero", "fevereiro", "febbraio", "februari", "lutego", "Feb"],
      ["March", "März", "mars", "marzo", "março", "marzo", "maart", "marca", "Mrz"],
      ["April", "April", "avril", "abril", "abril", "aprile", "april", "kwietnia", "Apr"],
      ["May", "Mai", "mai", "mayo", "maio", "maggio", "mei", "maja", "mag"],
      ["June", "Juni", "juin", "junio", "junho", "giugno", "juni", "czerwca", "Jun"],
      ["July", "Juli", "juillet", "julio", "julho", "luglio", "juli", "lipca", "lug"],
      ["August", "August", "août", "agosto", "agosto", "agosto", "augustus", "sierpnia", "ago"],
      ["September", "Sept.", "septembre", "setiembre", "setembro", "settembre", "september", "września", "set"],
      ["October", "Oktober", "octobre", "octubre", "outubro", "ottobre", "oktober", "października", "ott"],
      ["November", "November", "novembre", "noviembre", "novembro", "novembre", "november", "listopada", "lis"],
      ["December", "Dezember", "décembre", "diciembre", "dezembro", "dicembre", "december", "grudnia", "Dez"],
    ]
    let name = names[Int(date.month) - 1].randomElement(using: &random)!
    return [
      ("\(year)-\(month)-\(day)T\(time)Z", nil), ("\(year)/\(date.month)/\(date.day) \(time)", nil),
      ("\(day)\(mark)\(month)\(mark)\(year) \(time)", .dayMonthYear),
      ("\(date.day)\(mark)\(date.month)\(mark)\(short), \(half)", .dayMonthYear),
      ("\(date.month)\(mark)\(date.day)\(mark)\(year) \(half)", .monthDayYear),
      ("\(short)\(mark)\(month)\(mark)\(day) \(time)", .yearMonthDay),
      ("\(date.day). \(name) \(year) \(time)", nil), ("\(name) \(date.day), \(year), \(half)", nil),
      ("Mon \(names[Int(date.month) - 1][0].prefix(3)) \(date.day) \(time) \(year)", nil),
      ("\(day)-\(names[Int(date.month) - 1][0].prefix(3))-\(short) \(time) GMT", nil),
      ("\(year)\(month)\(day)T\(time.split(separator: ":").joined())", nil),
      ("\(year)年\(date.month)月\(date.day)日 \(time)", nil),
      ("\(year)\(month)\(day)\(time.split(separator: ":").joined())", nil),
    ]
  }

  @Test func readsBackAnyDateInAnyForm() {
    var random = SeededGenerator(seed: 11)
    let (first, last) = (CivilDate(year: 1990, month: 1, day: 1), CivilDate(year: 2030, month: 12, day: 31))
    for day in first.daysSince1970...last.daysSince1970 {
      let date = CivilDate(daysSince1970: day)
      let clock = (
        hour: Int64.random(in: 0..<24, using: &random), minute: Int64.random(in: 0..<60, using: &random),
        second: Int64.random(in: 0..<60, using: &random)
      )
      let seconds = day * 86_400 + (clock.hour * 60 + clock.minute) * 60 + clock.second
      let expected = Clock.calendar.string(Instant(seconds: seconds))
      for (text, order) in Self.writings(date, clock, using: &random) {
        #expect(time(text, TimeLayout(order: order)) == expected, "\(text)")
      }
    }
  }

  @Test func survivesAnyBytes() {
    var random = SeededGenerator(seed: 12)
    let pieces = [
      "2025", "02", "3", "-", "/", ".", ":", " ", "T", "Z", "+", "Feb", "mar", "AM", "年", "月", "日", "W06", "(", ")",
      "é", "\u{202F}", "99", "a.m.", "h", ",", "24", "de", "GMT", "日",
    ].map { Array($0.utf8) }
    for _ in 0..<20_000 {
      var text = (0..<Int.random(in: 1...9, using: &random)).flatMap { _ in pieces.randomElement(using: &random)! }
      if Bool.random(using: &random) { text.append(UInt8.random(in: 0...255, using: &random)) }
      let time = text.withUnsafeBufferPointer { WrittenTime($0) }
      for order in DateOrder.allCases {
        guard let days = time?.days(order) else { continue }
        #expect(CivilDate(daysSince1970: days).daysSince1970 == days)
      }
    }
  }
}
