/// How many interactions there were on each tie in each of the whole windows of a record.
struct WindowCounts {
  /// The whole windows, in order.
  let windows: [TimeWindow]
  private let times: [Int64]
  private let byTie: InteractionsByTie

  /// - Complexity: O(interactions + members).
  init(_ record: CommunityRecord) {
    windows = record.windows.filter { !$0.isPartial }
    times = record.interactions.times
    byTie = record.interactionsByTie
  }

  /// The interactions on a tie, one number a window.
  ///
  /// - Complexity: O(windows + interactions of the tie).
  func counts(ofTie tie: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: windows.count)
    var window = 0
    for index in byTie.interactions(ofTie: tie) {
      let time = times[Int(index)]
      while window < windows.count && windows[window].end <= time { window += 1 }
      guard window < windows.count else { break }
      if windows[window].begin <= time { counts[window] += 1 }
    }
    return counts
  }

  /// All interactions, one number a window.
  ///
  /// - Complexity: O(windows · log interactions).
  var totals: [Int] {
    windows.map { times.firstIndex(atLeast: $0.end) - times.firstIndex(atLeast: $0.begin) }
  }
}
