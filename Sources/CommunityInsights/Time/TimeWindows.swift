import InteractionLogs
import Numbers

/// How a log is cut into windows.
///
/// Windows follow each other without a gap from the first entry of the log to the last. On a calendar, months, quarters
/// and years are those of the calendar, in UTC; elsewhere they are 30, 91 and 365 days. Windows of days begin with the
/// first day of the log.
///
/// The log says nothing of the time before its first entry and after its last. Where that is more than a tenth of the
/// first or the last window, and more than twelve hours, the window is partial.
public enum TimeWindows {
  /// The most windows that a log is cut into.
  public static let most = 1000

  /// Far enough from the ends of the clock for windows of any length.
  private static let latestInstant = Int64.max / 2

  /// The length that is taken when none is asked for, from the first to the last entry of a log.
  ///
  /// On a calendar the first of these that gives at least six whole windows: quarters, months, two weeks, one week;
  /// else a sixth of the log in whole days, at least one. Above 120 quarters, years. Without a calendar an eighth of
  /// the log in whole days, at least one, rounded up from ten days on so that no sliver of a window is left over.
  public static func defaultLength(from first: Int64, to last: Int64, clock: Clock) -> WindowLength {
    let days = (Double(last) - Double(first)) / Double(CalendarMonth.dayMicroseconds)
    guard clock == .calendar else {
      let eighth = days / 8
      return .days(clampedDays((eighth < 10 ? eighth.rounded() : eighth.rounded(.up))))
    }
    // The calendar is asked only where it can say no: far fewer windows than `most`.
    if days > 120 * 91 { return days < 365 * Double(most - 1) ? .year : .days(clampedDays(days / 8)) }
    for length in [WindowLength.quarter, .month, .days(14), .days(7)] {
      let count = cut(length, from: first, to: last, clock: clock).count { !$0.isPartial }
      if count >= 6 { return length }
    }
    return .days(clampedDays(days / 6))
  }

  private static func clampedDays(_ days: Double) -> Int { min(max(1, Int(saturating: days)), WindowLength.mostDays) }

  /// The windows of a log.
  ///
  /// - Parameters:
  ///   - length: how long each is; `nil` for ``defaultLength(from:to:clock:)``.
  ///   - first: the first entry, in microseconds of the clock.
  ///   - last: the last entry, not before `first`.
  /// - Throws: `InputError` when that gives more than ``most`` windows, or an entry lies so far out that windows around
  ///   it cannot be told.
  /// - Complexity: O(windows).
  public static func windows(
    of length: WindowLength?, from first: Int64, to last: Int64, clock: Clock
  ) throws(InputError) -> [TimeWindow] {
    precondition(first <= last, "a log ends after it begins")
    guard -latestInstant <= first && last <= latestInstant else {
      throw InputError(
        .data, problem: "the log has entries more than 140,000 years from now, so it cannot be cut into windows",
        remedy: "leave them out with --since and --until, or check the unit of the time column")
    }
    let length = length ?? defaultLength(from: first, to: last, clock: clock)
    let windows = cut(length, from: first, to: last, clock: clock)
    guard windows.count <= most else {
      throw InputError(
        .usage, text: length.description, problem: "windows of this length cut the log into more than \(most) pieces",
        remedy: "choose longer windows, or a part of the log with --since and --until")
    }
    return windows
  }

  // MARK: - Phases

  /// All windows, or the first `most + 1` of them.
  private static func cut(_ length: WindowLength, from first: Int64, to last: Int64, clock: Clock) -> [TimeWindow] {
    switch (length, clock) {
    case (.month, .calendar): months(1, from: first, to: last)
    case (.quarter, .calendar): months(3, from: first, to: last)
    case (.year, .calendar): months(12, from: first, to: last)
    case (.month, _): days(30, from: first, to: last, clock: clock)
    case (.quarter, _): days(91, from: first, to: last, clock: clock)
    case (.year, _): days(365, from: first, to: last, clock: clock)
    case (.days(let count), _): days(Int64(count), from: first, to: last, clock: clock)
    }
  }

  /// Windows of so many months, which begin with a month whose number they divide.
  private static func months(_ count: Int64, from first: Int64, to last: Int64) -> [TimeWindow] {
    var windows: [TimeWindow] = []
    var month = CalendarMonth(number: CalendarMonth(containing: first).number.floored(by: count) * count)
    while month.begin <= last && windows.count <= most {
      let next = month.advanced(by: count)
      windows.append(
        TimeWindow(begin: month.begin, end: next.begin, label: label(month, months: count), from: first, to: last))
      month = next
    }
    return windows
  }

  /// Windows of so many days, from the day of the first entry on.
  private static func days(_ count: Int64, from first: Int64, to last: Int64, clock: Clock) -> [TimeWindow] {
    precondition(count > 0, "a window has at least one day")
    let day = CalendarMonth.dayMicroseconds
    let firstDay = first.floored(by: day)
    var windows: [TimeWindow] = []
    var begin = firstDay
    while begin <= last.floored(by: day) && windows.count <= most {
      let label =
        clock == .calendar
        ? label(fromDay: begin, to: begin + count - 1) : label(days: begin - firstDay + 1, count: count)
      windows.append(
        TimeWindow(begin: begin * day, end: (begin + count) * day, label: label, from: first, to: last))
      begin += count
    }
    return windows
  }

  // MARK: - Labels

  /// "2024-03", "2024 Q2", "2024".
  private static func label(_ month: CalendarMonth, months count: Int64) -> String {
    switch count {
    case 1: "\(yearText(month.year))-\(padded(month.month, 2))"
    case 3: "\(yearText(month.year)) Q\((month.month + 2) / 3)"
    default: yearText(month.year)
    }
  }

  /// "2024-03-04", "2024-03-04 to 03-17", "2024-12-30 to 2025-01-12".
  private static func label(fromDay first: Int64, to last: Int64) -> String {
    func parts(_ day: Int64) -> (year: String, monthAndDay: String) {
      let month = CalendarMonth(containing: day * CalendarMonth.dayMicroseconds)
      let dayOfMonth = day - month.begin / CalendarMonth.dayMicroseconds + 1
      return (yearText(month.year), "\(padded(month.month, 2))-\(padded(dayOfMonth, 2))")
    }
    let (from, to) = (parts(first), parts(last))
    let begin = "\(from.year)-\(from.monthAndDay)"
    if first == last { return begin }
    return from.year == to.year ? "\(begin) to \(to.monthAndDay)" : "\(begin) to \(to.year)-\(to.monthAndDay)"
  }

  /// "day 3", "days 31–60".
  private static func label(days first: Int64, count: Int64) -> String {
    count == 1 ? "day \(first)" : "days \(first)–\(first + count - 1)"
  }

  private static func yearText(_ year: Int64) -> String { year < 0 ? "-" + padded(-year, 4) : padded(year, 4) }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

extension TimeWindow {
  /// A window of a log with its first and last entry.
  fileprivate init(begin: Int64, end: Int64, label: String, from first: Int64, to last: Int64) {
    let unseen = max(0, first - begin) + max(0, end - 1 - last)
    let tolerated = max((end - begin) / 10, CalendarMonth.dayMicroseconds / 2)
    self.init(begin: begin, end: end, label: label, isPartial: unseen > tolerated)
  }
}
