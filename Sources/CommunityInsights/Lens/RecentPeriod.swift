import MemberNetworks
import Numbers

/// The last part of a log: the time that is meant when something is said of the present.
///
/// Who held a community together years ago and left holds nothing together today. So whatever a sentence says of how
/// things are is taken from this time, and the members of the community are those who were seen in it or are in the
/// member table.
public struct RecentPeriod: Codable, Hashable, Sendable {
  /// In microseconds of the log's clock; the end is not in it, and is the end of the log.
  public var begin: Int64
  public var end: Int64
  /// Its first day: "1 July 2024", "day 366".
  public var firstDay: String
}

extension RecentPeriod {
  /// A year, so that no season is missing.
  public static let defaultDays = 365

  /// Of fewer whole windows nothing could be said that is not said of a window by itself.
  static let fewestWindows = 3

  /// The recent part of a log.
  ///
  /// It begins with the latest window from which on the whole windows cover so many days, so that windows and period
  /// fit together.
  ///
  /// - Parameter days: how long it is to be; `nil` for the whole log.
  /// - Returns: `nil` where that is the whole log.
  /// - Complexity: O(windows).
  init?(of record: CommunityRecord, days: Int?) {
    guard let days else { return nil }
    let whole = record.wholeWindows
    guard let last = whole.last else { return nil }
    let (length, overflows) = Int64(days).multipliedReportingOverflow(by: CalendarMonth.dayMicroseconds)
    let (latest, underflows) = last.end.subtractingReportingOverflow(length)
    guard !overflows, !underflows, whole.count > Self.fewestWindows else { return nil }
    let bound = min(latest, whole[whole.count - Self.fewestWindows].begin)
    guard let first = record.windows.last(where: { $0.begin <= bound }), first.begin > record.logBegin else {
      return nil
    }
    begin = first.begin
    end = record.logEnd
    firstDay = Wording.longDay(of: begin, of: record)
  }
}

extension CommunityRecord {
  /// The members of the community in a part of the log's time: those who were seen in it, and those in the member table.
  ///
  /// - Complexity: O(members + interactions + messages).
  func members(in recent: RecentPeriod) -> [Int] {
    let seen = Set(restricted(to: recent.begin..<recent.end).present)
    return members.indices.filter { seen.contains($0) || members[$0].isOnRoster }
  }
}
