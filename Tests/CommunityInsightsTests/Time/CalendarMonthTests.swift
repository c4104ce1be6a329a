import Foundation
import Testing

@testable import CommunityInsights

@Suite struct CalendarMonthTests {
  private static let utc: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "UTC")!
    return calendar
  }()

  /// Every month from 1600, where Foundation's calendar is Gregorian, to 2400.
  @Test func beginsWhereFoundationSays() throws {
    for year in stride(from: 1600, through: 2400, by: 1) {
      for month in 1...12 {
        let date = try #require(Self.utc.date(from: DateComponents(year: year, month: month, day: 1)))
        let own = CalendarMonth(number: Int64(12 * year + month - 1))
        #expect(own.begin == Int64(date.timeIntervalSince1970) * 1_000_000)
        #expect((own.year, own.month) == (Int64(year), Int64(month)))
      }
    }
  }

  /// Far back, about the year 0, January 1970, two Februaries of leap years, and far ahead.
  static let numbers: [Int64] = [-900_000, -24_001, -1, 0, 11, 23_640, 24_001, 24_289, 119_988, 1_000_000]

  @Test(arguments: numbers)
  func holdsItsFirstAndItsLastMicrosecond(_ number: Int64) {
    let month = CalendarMonth(number: number)
    let next = month.advanced(by: 1)
    #expect(CalendarMonth(containing: month.begin) == month)
    #expect(CalendarMonth(containing: next.begin - 1) == month)
    #expect(CalendarMonth(containing: next.begin) == next)
  }

  @Test func knowsLeapYears() {
    func days(_ year: Int64) -> Int64 {
      let february = CalendarMonth(number: 12 * year + 1)
      return (february.advanced(by: 1).begin - february.begin) / CalendarMonth.dayMicroseconds
    }
    #expect([2000, 1900, 2023, 2024, 2100].map(days) == [29, 28, 28, 29, 28])
  }
}
