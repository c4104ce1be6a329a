import SyntheticCommunities
import Testing

@Suite struct CalendarDayTests {
  @Test(arguments: [
    ("1970-01-01", 0, 3), ("1969-12-31", -1, 2), ("2000-02-29", 11_016, 1), ("2024-01-01", 19_723, 0),
    ("1900-03-01", -25_508, 3), ("2038-01-19", 24_855, 1),
  ])
  func `known days`(text: String, days: Int, weekday: Int) throws {
    let day = try #require(CalendarDay(text))
    #expect(day.daysSinceEpoch == days)
    #expect(day.weekday == weekday)
    #expect(day.description == text)
  }

  @Test func `every day of six centuries turns into its date and back`() {
    var previous = CalendarDay(daysSinceEpoch: -100_001).components
    let wrongDays = (-100_000...120_000).filter { days in
      let (year, month, dayOfMonth) = CalendarDay(daysSinceEpoch: days).components
      let isNextDay = (year, month, dayOfMonth) == (previous.year, previous.month, previous.day + 1)
      let isNextMonth = dayOfMonth == 1 && (year * 12 + month) == (previous.year * 12 + previous.month + 1)
      previous = (year, month, dayOfMonth)
      let isSameDay = CalendarDay(year: year, month: month, day: dayOfMonth)?.daysSinceEpoch == days
      return !isSameDay || !(isNextDay || isNextMonth)
    }
    #expect(wrongDays.isEmpty)
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-1-01", "24-01-01", "2024/01/01", "",
    "2024-01-01T", "+024-01-01", "２０２４-01-01",
  ])
  func `what is no day is refused`(text: String) { #expect(CalendarDay(text) == nil) }

  @Test func `months are added as people do`() throws {
    let day = try #require(CalendarDay("2024-01-31"))
    #expect(day.adding(months: 1).description == "2024-02-29")
    #expect(day.adding(months: 13).description == "2025-02-28")
    #expect(day.adding(months: 11).description == "2024-12-31")
    #expect(day.adding(months: 0) == day)
  }
}
