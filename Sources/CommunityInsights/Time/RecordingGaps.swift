import InteractionLogs
import MemberNetworks
import Statistics

/// A stretch of time within a log in which nothing is recorded, though much would have been at its usual pace.
public struct RecordingGap: Codable, Hashable, Sendable {
  /// In microseconds of the log's clock: the last entry before it.
  public var begin: Int64
  /// The first entry after it.
  public var end: Int64
  /// "2012-01-03 to 2012-03-01", "day 527 to day 730".
  public var label: String
}

extension RecordingGap {
  /// A gap is at least this share of a window; shorter ones are weekends, holidays and quiet weeks.
  static let fewestWindows = 1.0 / 3

  /// So many entries would have fallen into it at the usual pace, so that chance left none.
  static let fewestMissed = 30.0

  /// The gaps of a log.
  ///
  /// Whether nobody wrote then or the log was not kept cannot be told from it; either way such a stretch says nothing of
  /// how a community develops. The usual pace is that of the median window among those in which anything happened.
  ///
  /// - Parameter windows: all windows of the log, of one length.
  /// - Complexity: O(interactions + messages + windows · log windows).
  static func gaps(in history: CommunityHistory, windows: [TimeWindow], clock: Clock) -> [RecordingGap] {
    let times = history.times
    let length = windows.map { Double($0.end - $0.begin) }
    let counts = windows.map { Double(times.firstIndex(atLeast: $0.end) - times.firstIndex(atLeast: $0.begin)) }
    guard let usual = Quantiles(counts.filter { $0 > 0 }).median, let usualLength = Quantiles(length).median else {
      return []
    }
    let shortest = usualLength * max(fewestWindows, fewestMissed / usual)
    return zip(times, times.dropFirst()).compactMap { last, next in
      if Double(next) - Double(last) < shortest { return nil }
      let label = "\(day(last, since: windows[0].begin, clock)) to \(day(next, since: windows[0].begin, clock))"
      return RecordingGap(begin: last, end: next, label: label)
    }
  }

  private static func day(_ time: Int64, since first: Int64, _ clock: Clock) -> String {
    clock == .calendar
      ? Wording.day(of: Instant(microseconds: time), clock: clock)
      : "day \((time - first) / CalendarMonth.dayMicroseconds + 1)"
  }
}

extension CommunityHistory {
  /// When anything was recorded, ascending.
  fileprivate var times: [Int64] {
    messages.count == 0 ? interactions.times : (interactions.times + messages.times).sorted()
  }
}

extension TimeWindow {
  /// The window, partial if more of it lies in gaps than what makes a gap.
  func notingGaps(_ gaps: [RecordingGap]) -> TimeWindow {
    let unseen = gaps.reduce(0) { $0 + max(0, min(end, $1.end) - max(begin, $1.begin)) }
    var noted = self
    noted.isPartial = isPartial || Double(unseen) > RecordingGap.fewestWindows * Double(end - begin)
    return noted
  }
}
