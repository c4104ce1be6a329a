/// How large the network of each window is, without making it.
struct WindowNetwork: Sendable, Equatable {
  /// Members with a tie.
  var members = 0
  var ties = 0

  /// The share of possible ties that exist; `nil` below two members.
  var density: Double? { members < 2 ? nil : 2 * Double(ties) / (Double(members) * Double(members - 1)) }
  /// The mean number of contacts of a member with a tie.
  var meanContacts: Double? { members == 0 ? nil : 2 * Double(ties) / Double(members) }

  /// The networks of some windows of a record.
  ///
  /// - Parameter windows: in order, without overlap.
  /// - Complexity: O(windows · log interactions + interactions + members).
  static func networks(_ record: CommunityRecord, windows: [TimeWindow]) -> [WindowNetwork] {
    var networks = Array(repeating: WindowNetwork(), count: windows.count)
    let (sources, targets) = (record.interactions.sources, record.interactions.targets)
    var lastWindow = [Int32](repeating: -1, count: record.members.count)
    var windowOfInteraction = [Int32](repeating: -1, count: record.interactions.count)
    for (window, stretch) in windows.enumerated() {
      for index in record.interactionRange(stretch.begin..<stretch.end) {
        windowOfInteraction[index] = Int32(window)
        // One after the other and not over a pair of them, which would be made anew for every interaction.
        if lastWindow[Int(sources[index])] != window { networks[window].members += 1 }
        lastWindow[Int(sources[index])] = Int32(window)
        if lastWindow[Int(targets[index])] != window { networks[window].members += 1 }
        lastWindow[Int(targets[index])] = Int32(window)
      }
    }
    let byTie = record.interactionsByTie
    for tie in 0..<byTie.tieCount {
      var previous: Int32 = -1
      for index in byTie.interactions(ofTie: tie) {
        let window = windowOfInteraction[Int(index)]
        if window >= 0 && window != previous { networks[Int(window)].ties += 1 }
        previous = window
      }
    }
    return networks
  }
}
