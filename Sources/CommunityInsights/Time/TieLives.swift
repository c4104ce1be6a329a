import MemberNetworks
import Numbers

/// How ties come and go, window by window.
struct TieLives: Sendable {
  /// Ties with an interaction in the window.
  private(set) var active: [Int]
  /// Ties whose first interaction lies in the window.
  private(set) var formed: [Int]
  /// Ties with an interaction in the window and in the one before.
  private(set) var kept: [Int]
  /// How often a tie faded in the window: that is when its latest interaction is two half-lives ago, so that it weighs
  /// a quarter. A tie that comes back to life can fade again.
  private(set) var faded: [Int]

  /// Half-lives without an interaction after which a tie has faded.
  static let halfLivesToFade = 2.0

  /// - Parameter windows: without gaps, in order; they hold all interactions of the record.
  /// - Complexity: O(windows + interactions).
  init(_ record: CommunityRecord, windows: [TimeWindow], halfLifeDays: Double) {
    active = Array(repeating: 0, count: windows.count)
    (formed, kept, faded) = (active, active, active)
    guard let first = windows.first, let last = windows.last else { return }
    let fading = Self.microsecondsToFade(halfLifeDays)
    let times = record.interactions.times
    let windowOfInteraction = Self.windows(of: times, windows)
    let byTie = record.interactionsByTie
    for tie in 0..<byTie.tieCount {
      var (previousWindow, previousTime) = (-1, first.begin)
      for index in byTie.interactions(ofTie: tie) {
        let (time, window) = (times[Int(index)], windowOfInteraction[Int(index)])
        if previousWindow < 0 { formed[window] += 1 }
        if previousWindow >= 0 && time - previousTime > fading {
          faded[Self.window(of: previousTime + fading, in: windows)] += 1
        }
        if window != previousWindow {
          active[window] += 1
          if previousWindow >= 0 && window == previousWindow + 1 { kept[window] += 1 }
        }
        (previousWindow, previousTime) = (window, time)
      }
      // After the end of the log nobody knows.
      if fading < min(record.period.upperBound, last.end) - previousTime {
        faded[Self.window(of: previousTime + fading, in: windows)] += 1
      }
    }
  }

  /// How long a tie takes to fade, in microseconds; at most half of what a clock can count.
  static func microsecondsToFade(_ halfLifeDays: Double) -> Int64 {
    let length = halfLivesToFade * halfLifeDays * Double(CalendarMonth.dayMicroseconds)
    return length < Double(Int64.max / 4) ? Int64(saturating: length) : Int64.max / 4
  }

  /// The window of each of some ascending times.
  private static func windows(of times: [Int64], _ windows: [TimeWindow]) -> [Int] {
    var window = 0
    return times.map { time in
      while windows[window].end <= time { window += 1 }
      return window
    }
  }

  private static func window(of time: Int64, in windows: [TimeWindow]) -> Int {
    var (low, high) = (0, windows.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if windows[middle].end <= time { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
