import InteractionLogs
import MemberNetworks
import Statistics

/// Days within a log on which nothing is recorded, though much would have been at its usual pace.
///
/// Whole days, so that it tells of nobody at which hour they wrote before and after it.
public struct RecordingGap: Codable, Hashable, Sendable {
  /// In microseconds of the log's clock; the end is not in it.
  public var begin: Int64
  public var end: Int64
  /// Its first and its last day: "2012-01-03 to 2012-03-01", "day 527 to day 730".
  public var label: String
}

extension RecordingGap {
  /// A gap is at least this share of a window.
  static let fewestWindows = 1.0 / 3

  /// Shorter ones are nights, weekends and holidays.
  static let fewestDays = 10.0

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
    let dayLength = CalendarMonth.dayMicroseconds
    let shortest = max(fewestDays * Double(dayLength), usualLength * max(fewestWindows, fewestMissed / usual))
    return zip(times, times.dropFirst()).compactMap { last, next in
      if Double(next) - Double(last) < shortest { return nil }
      let (begin, end) = ((last.floored(by: dayLength) + 1) * dayLength, next.floored(by: dayLength) * dayLength)
      let days = [begin, end - dayLength].map { day($0, since: windows[0].begin, clock) }
      return RecordingGap(begin: begin, end: end, label: "\(days[0]) to \(days[1])")
    }
  }

  private static func day(_ time: Int64, since first: Int64, _ clock: Clock) -> String {
    clock == .calendar
      ? Wording.day(of: Instant(microseconds: time), clock: clock)
      : "day \((time - first) / CalendarMonth.dayMicroseconds + 1)"
  }
}

extension [TimeWindow] {
  /// With so many entries in the median window, fewer than one window of a hundred would be empty by chance (Poisson).
  private static let fewestUsual = 5.0

  /// The windows of a log, those closed in which nothing happened though something would have: on weekends of an office
  /// nobody can take part, and to stay away then says nothing.
  ///
  /// - Complexity: O(interactions + messages + windows · log windows).
  func notingClosures(in history: CommunityHistory) -> [TimeWindow] {
    let times = history.times
    let counts = map { Double(times.firstIndex(atLeast: $0.end) - times.firstIndex(atLeast: $0.begin)) }
    guard let usual = Quantiles(counts.filter { $0 > 0 }).median, usual >= Self.fewestUsual else { return self }
    return zip(self, counts).map { window, count in
      guard count == 0 else { return window }
      var closed = window
      (closed.isClosed, closed.isPartial) = (true, true)
      return closed
    }
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
