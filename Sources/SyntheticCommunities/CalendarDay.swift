import Numbers

/// A day of the Gregorian calendar, counted from 1970-01-01.
///
/// Days turn into dates and back by themselves (`CivilDate`), so that a log does not depend on the calendar, the time zone
/// or the locale of the machine that makes it.
public struct CalendarDay: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public var daysSinceEpoch: Int

  public init(daysSinceEpoch: Int) { self.daysSinceEpoch = daysSinceEpoch }

  /// The day with this year, month (1 to 12) and day of the month, or `nil` when there is no such day.
  ///
  /// - Complexity: O(1).
  public init?(year: Int, month: Int, day: Int) {
    let date = CivilDate(year: Int64(year), month: Int64(month), day: Int64(day))
    guard (1...9999).contains(year), date.isValid else { return nil }
    daysSinceEpoch = Int(date.daysSince1970)
  }

  /// The day written as `YYYY-MM-DD`, or `nil` when the text is not of that form or there is no such day.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month (1 to 12) and day of the month.
  ///
  /// - Complexity: O(1).
  public var components: (year: Int, month: Int, day: Int) {
    let date = CivilDate(daysSince1970: Int64(daysSinceEpoch))
    return (Int(date.year), Int(date.month), Int(date.day))
  }

  /// The day of the week, 0 for Monday to 6 for Sunday.
  public var weekday: Int { ((daysSinceEpoch + 3) % 7 + 7) % 7 }

  /// The same day of the month, `months` later; the last day of that month when it is too short.
  public func adding(months: Int) -> CalendarDay {
    let (year, month, day) = components
    let total = year * 12 + (month - 1) + months
    let (newYear, newMonth) = (total / 12, total % 12 + 1)
    let newDay = min(day, Int(CivilDate(year: Int64(newYear), month: Int64(newMonth), day: 1).daysInMonth))
    guard let result = CalendarDay(year: newYear, month: newMonth, day: newDay) else {
      preconditionFailure("years go from 1 to 9999")
    }
    return result
  }

  public static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }

  public static func + (day: CalendarDay, days: Int) -> CalendarDay {
    CalendarDay(daysSinceEpoch: day.daysSinceEpoch + days)
  }
}

extension CalendarDay: CustomStringConvertible {
  /// The day as `YYYY-MM-DD`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let (year, month, day) = components
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
