import Numbers
import Testing

@Suite("Dates of the civil calendar")
struct CivilDateTests {
  @Test(
    "known days",
    arguments: [(1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (1900, 3, 1, -25_508), (0, 3, 1, -719_468)])
  func knownDays(year: Int64, month: Int64, day: Int64, days: Int64) {
    let date = CivilDate(year: year, month: month, day: day)
    #expect(date.isValid && date.daysSince1970 == days && CivilDate(daysSince1970: days) == date)
  }

  @Test("every day of five centuries before and after is the next one")
  func everyDay() {
    var date = CivilDate(daysSince1970: -180_001)
    let wrong = (Int64(-180_000)...180_000).filter { days in
      let next = CivilDate(daysSince1970: days)
      let follows =
        date.day < date.daysInMonth
        ? next == CivilDate(year: date.year, month: date.month, day: date.day + 1)
        : next.day == 1 && next.year * 12 + next.month == date.year * 12 + date.month + 1
      date = next
      return !follows || next.daysSince1970 != days || !next.isValid
    }
    #expect(wrong.isEmpty)
  }

  @Test(
    "what the calendar does not have",
    arguments: [(2023, 2, 29), (1900, 2, 29), (2024, 13, 1), (2024, 4, 31), (1, 1, 0)])
  func noDays(year: Int64, month: Int64, day: Int64) {
    #expect(!CivilDate(year: year, month: month, day: day).isValid)
  }
}
