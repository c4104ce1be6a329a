import Foundation
import GraphCore
import Numbers
import Testing

@testable import InteractionLogs

@Suite struct TimestampParserTests {
  private func parse(_ text: String, unit: NumericTimeUnit = .seconds) -> Int64? {
    var parser = TimestampParser(unit: unit)
    let time = Array(text.utf8).withUnsafeBufferPointer { parser.parse($0) }
    return time == TimestampParser.unreadable ? nil : time
  }

  @Test(
    arguments: [
      ("2010-01-02T17:40:10Z", 1_262_454_010_000_000), ("2010-01-02 17:40:10", 1_262_454_010_000_000),
      ("2010-01-02T17:40:10", 1_262_454_010_000_000), ("2010/01/02 17:40:10", 1_262_454_010_000_000),
      ("2010-01-02T17:40:10.25Z", 1_262_454_010_250_000), ("2010-01-02T17:40:10,25", 1_262_454_010_250_000),
      ("2018-12-31T05:03:15.388300", 1_546_232_595_388_300), ("2010-01-02T17:40:10.1234567899Z", 1_262_454_010_123_456),
      ("2010-01-02T17:40:10+01:00", 1_262_450_410_000_000), ("2010-01-02T17:40:10-0530", 1_262_473_810_000_000),
      ("2010-01-02T17:40:10+02", 1_262_446_810_000_000), ("2010-01-02 17:40:10 UTC", 1_262_454_010_000_000),
      ("2010-01-02 17:40:10 +0100", 1_262_450_410_000_000), ("2010-01-02T17:40", 1_262_454_000_000_000),
      ("2010-01-02 7:40", 1_262_418_000_000_000), ("2010-01-02", 1_262_390_400_000_000),
      (" 2010-01-02T17:40:10Z ", 1_262_454_010_000_000), ("1969-12-31T23:59:59Z", -1_000_000),
      ("2016-12-31T23:59:60Z", 1_483_228_800_000_000), ("2000-02-29", 951_782_400_000_000),
      ("Sat, 2 Jan 2010 17:40:10 +0100", 1_262_450_410_000_000), ("2 Jan 2010 17:40 GMT", 1_262_454_000_000_000),
      ("Sat, 02 Jan 2010 17:40:10 -0500 (EST)", 1_262_472_010_000_000),
      ("Sat, 2 January 2010 17:40:10 EST", 1_262_472_010_000_000),
      ("1262454010", 1_262_454_010_000_000), ("1262454010.5", 1_262_454_010_500_000), ("0", 0), ("-5", -5_000_000),
      ("1.262454010e9", 1_262_454_010_000_000), ("28820", 28_820_000_000), ("28820.0", 28_820_000_000),
    ] as [(String, Int64)])
  func readsEachLayout(text: String, microseconds: Int64) {
    #expect(parse(text) == microseconds)
  }

  @Test(arguments: [
    "", " ", "yesterday", "2010-13-02T17:40:10Z", "2010-02-30", "2010-01-02T24:40:10Z", "2010-01-02T17:60:10Z",
    "2010-01-02T17:40:61Z", "2010-01-02T17:40:10X", "2010-01-02T17:40:10+99:00", "2010-01-02Z17:40:10",
    "2010-01-02T1a:40:10Z", "2010-01-02T17;40:10Z", "2010-01-02T17:40:/0Z", "20:15", "NaN", "inf", "0x10", "1e400",
    "99999999999999999999", "Sat, 32 Jan 2010 17:40:10 +0100", "2 Foo 2010 17:40 GMT", "2010-01-02T17:40:10Z extra",
    "1900-02-29", "12:30:00 2010-01-02", "2010-01-02T17:40:10.", "--5", "2010-1-2-3",
  ])
  func refusesWhatIsNoTime(text: String) {
    if text == "2010-01-02T17:40:10." {
      // A point without digits is harmless.
      #expect(parse(text) == 1_262_454_010_000_000)
    } else {
      #expect(parse(text) == nil)
    }
  }

  @Test func readsNumbersInTheUnitOfTheLog() {
    #expect(parse("1262454010123", unit: .milliseconds) == 1_262_454_010_123_000)
    #expect(parse("1262454010123.5", unit: .milliseconds) == 1_262_454_010_123_500)
    #expect(parse("1262454010123456", unit: .microseconds) == 1_262_454_010_123_456)
    #expect(parse("1262454010123456789", unit: .nanoseconds) == 1_262_454_010_123_456)
    #expect(parse("2010-01-02", unit: .milliseconds) == 1_262_390_400_000_000)
  }

  @Test func printsWhatItReads() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let instant = Instant(
        microseconds: Int64.random(in: -62_000_000_000_000_000...250_000_000_000_000_000, using: &random))
      let text = Clock.calendar.string(instant)
      #expect(parse(text) == instant.microseconds, "\(text)")
    }
    #expect(Clock.secondsFromStart.string(Instant(microseconds: -1_500_000)) == "-1.5")
    #expect(Clock.secondsFromStart.string(Instant(microseconds: 28_820_000_000)) == "28820")
    #expect(Clock.calendar.string(Instant(microseconds: 1_262_454_010_250_000)) == "2010-01-02T17:40:10.25Z")
  }

  @Test func agreesWithFoundationOnDates() {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "UTC")!
    for day in stride(from: Int64(-20_000), to: 80_000, by: 17) {
      let date = CivilDate(daysSince1970: day)
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(day) * 86_400))
      #expect(date == CivilDate(year: Int64(parts.year!), month: Int64(parts.month!), day: Int64(parts.day!)))
      #expect(date.daysSince1970 == day)
      #expect(date.isValid)
    }
  }
}
