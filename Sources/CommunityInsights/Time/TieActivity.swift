import InteractionLogs
import MemberNetworks

/// In which stretches of time each tie was used, for pictures in which every member stays in place.
public struct TieActivity: Codable, Hashable, Sendable {
  /// What each stretch is called ("2024 Q2"), in the order of time.
  public var labels: [String]
  /// One entry a tie, in the order of ``Analysis/ties``: bit i is set where the two interacted in stretch i.
  public var used: [UInt32]
  /// Where the stretches begin, and where the last one ends, in microseconds of the log's clock: one more than there are
  /// stretches.
  public var bounds: [Int64] = []
}

extension TieActivity {
  /// As many as a slider has room for, and a word of memory bits.
  static let mostStretches = 31

  /// The windows of a record, or where they are too many, so many of them together that they are few enough.
  ///
  /// - Returns: `nil` where there are fewer than two stretches.
  /// - Complexity: O(interactions).
  init?(_ record: CommunityRecord) {
    let windows = record.windows
    let together = max(1, (windows.count + Self.mostStretches - 1) / Self.mostStretches)
    let starts = Array(stride(from: 0, to: windows.count, by: together))
    guard starts.count > 1 else { return nil }
    labels = starts.map { start in
      let last = windows[min(start + together, windows.count) - 1]
      return together == 1 ? windows[start].label : "\(windows[start].label) – \(last.label)"
    }
    let begins = starts.map { windows[$0].begin }
    bounds = begins + [windows[windows.count - 1].end]
    let (byTie, times) = (record.interactionsByTie, record.interactions.times)
    used = (0..<byTie.tieCount).map { tie in
      var bits: UInt32 = 0
      for index in byTie.interactions(ofTie: tie) {
        let time = times[Int(index)]
        let stretch = begins.firstIndex(atLeast: time == .max ? time : time + 1) - 1
        if stretch >= 0 { bits |= 1 << UInt32(stretch) }
      }
      return bits
    }
  }
}
