import InteractionLogs
import Numbers

/// Lengths of time in microseconds, the unit of a log's clock.
enum LogTime {
  static let hour: Int64 = 3_600_000_000
  static let day = 24 * hour
  static let week = 7 * day

  static func days(_ number: Int) -> Int64 { Int64(number) * day }

  static func inHours(_ microseconds: Int64) -> Double { Double(microseconds) / Double(hour) }

  static func inDays(_ microseconds: Int64) -> Double { Double(microseconds) / Double(day) }
}

extension Wording {
  /// A wait as people say it: "20 minutes", "5 hours", "3 days".
  public static func wait(hours: Double) -> String {
    func rounded(_ number: Double, _ singular: String, _ plural: String) -> String {
      count(max(1, Int(saturating: number.rounded())), singular, plural)
    }
    if hours * 60 < 90 { return rounded(hours * 60, "minute", "minutes") }
    return hours < 36 ? rounded(hours, "hour", "hours") : rounded(hours / 24, "day", "days")
  }

  /// The days on which a stretch of a log begins and ends: "2024-03-04 to 2024-05-20", or "day 30 to day 104" of a log
  /// whose clock knows no dates.
  static func days(from begin: Int64, to end: Int64, of record: CommunityRecord) -> String {
    "\(day(of: begin, of: record)) to \(day(of: end, of: record))"
  }

  /// The day of an instant of a log: "2024-03-04", or "day 30" of a log whose clock knows no dates.
  static func day(of time: Int64, of record: CommunityRecord) -> String {
    record.clock == .calendar
      ? day(of: Instant(microseconds: time), clock: .calendar)
      : "day \(count(Int((time - record.logBegin) / LogTime.day) + 1))"
  }
}
