extension PublishedCounts {
  /// The counts of each window, and how they hang together.
  ///
  /// No sum reaches from one window to the next, so that what has to be solved stays as small as a window, however many
  /// there are. What grows by what is new (members, ties) is shown in all windows or in none.
  ///
  /// - Complexity: O(windows · series).
  mutating func addTimeline(_ timeline: Timeline) {
    var counts = WindowCounts(timeline)
    for (place, series) in timeline.series.enumerated() {
      for window in timeline.windows.indices where series.values[window] != nil {
        guard let people = series.people[window] else { continue }
        let value = Place.value(series: place, window: window)
        guard people.isPart(ofMembers: analysis.members.count) else {
          noteUnfit(value)
          continue
        }
        let total = windowTotal(people.total, Self.areOfWindowBefore(series) ? window - 1 : window, counts)
        // Those who took part up to the last window are those of the whole log.
        let isWholeLog = series.key == Key.allMembers && window == timeline.windows.count - 1
        let count = addCount(people.count, of: total, window: isWholeLog ? nil : window)
        counts[series.key, window] = count
        counts[total: series.key, window] = total
        counts.parts[.init(window: window, partition: people.partition ?? series.key, total: total), default: []]
          .append(count)
        note(value, [count, total])
      }
    }
    addParts(counts)
    for window in timeline.windows.indices { addNested(window, counts) }
    for key in [Key.newMembers, Key.returningMembers, Key.allMembers] {
      for count in timeline.windows.indices.compactMap({ counts[key, $0] }) {
        // One hidden, all hidden (``CommunityLens/leaveOutNearlyTold()``): that costs as much as all of them.
        system.add(weight: Double(timeline.windows.count), to: count)
      }
    }
    addQuietWindows(timeline, counts)
  }

  /// The series of ``TimelineBuilder`` of which it is known how they hang together.
  enum Key {
    static let activeMembers = "active_members"
    static let newMembers = "new_members"
    static let returningMembers = "returning_members"
    static let allMembers = "all_members"
    static let interactions = "interactions"
    static let newTies = "new_ties"
    static let allTies = "all_ties"
    static let density = "density"
    static let connected = "connected_share"
    static let cutOff = "isolation_cut_off_share"
    static let load = "load_concentration_half_share"
  }

  /// The counts of a timeline, by the keys of their series and by what they are parts of.
  private struct WindowCounts {
    struct Whole: Hashable {
      var window: Int
      var partition: String
      var total: Index
    }

    let windowCount: Int
    private var counts: [String: [Index?]] = [:]
    private var totals: [String: [Index?]] = [:]
    var parts: [Whole: [Index]] = [:]

    init(_ timeline: Timeline) { windowCount = timeline.windows.count }

    subscript(key: String, window: Int) -> Index? {
      get { (0..<windowCount).contains(window) ? counts[key]?[window] : nil }
      set { counts[key, default: Array(repeating: nil, count: windowCount)][window] = newValue }
    }

    /// Of whom the counts are parts.
    subscript(total key: String, window: Int) -> Index? {
      get { totals[key]?[window] }
      set { totals[key, default: Array(repeating: nil, count: windowCount)][window] = newValue }
    }
  }

  /// Whether the counts of a series are parts of those who took part in the window before.
  private static func areOfWindowBefore(_ series: Timeline.Series) -> Bool {
    series.people.contains { $0?.partition == ReturnRate.partition } || series.measure == .returning
  }

  /// Of whom a count is part: of everybody, of those who took part in a window, or of some others.
  private mutating func windowTotal(_ total: Int, _ window: Int, _ counts: WindowCounts) -> Index {
    if total == analysis.members.count { return everybody }
    if let count = counts[Key.activeMembers, window], system.value(of: [count]) == total { return count }
    return addCount(total, of: everybody, window: window)
  }

  /// Who began an interaction in a window took part in it and has a tie in it; who did either was seen in it. Who is
  /// connected is not cut off.
  private mutating func addNested(_ window: Int, _ counts: WindowCounts) {
    let beginners = counts[total: Key.load, window]
    for larger in [counts[Key.activeMembers, window], counts[Key.density, window]] {
      if let larger, let beginners, larger != beginners { addRestIfAny(larger, beginners) }
      if let seen = counts[total: Key.cutOff, window], let larger, seen != larger { addRestIfAny(seen, larger) }
    }
    guard let connected = counts[Key.connected, window], let cutOff = counts[Key.cutOff, window],
      let total = counts[total: Key.cutOff, window],
      system.value(of: [connected, cutOff]) == system.value(of: [total])
    else { return }
    system.add(parts: [connected, cutOff], total: total)
  }

  /// Counts of one partition in one window add up, or leave a rest.
  private mutating func addParts(_ counts: WindowCounts) {
    let wholes = counts.parts.filter { $0.value.count > 1 }
      .sorted { ($0.key.window, $0.value[0]) < ($1.key.window, $1.value[0]) }
    for (whole, parts) in wholes {
      let rest = system.value(of: [whole.total]) - system.value(of: parts)
      if rest == 0 { system.add(parts: parts, total: whole.total) }
      if rest > 0 { system.addRest(of: whole.total, beside: parts) }
    }
  }

  // MARK: - Windows in which few took part

  /// What a few people did in a window is not told, whatever the number is; and not by what is told of other windows.
  private mutating func addQuietWindows(_ timeline: Timeline, _ counts: WindowCounts) {
    let quiet = timeline.windows.indices.filter { window in
      counts[Key.activeMembers, window].map { system.counts[$0].isSmall } ?? false
    }
    guard !quiet.isEmpty else { return }
    for (place, series) in timeline.series.enumerated() {
      // Ties up to now would tell the new ones of a quiet window; only those of the last are known as the network's.
      let isCumulative = series.key == Key.allTies
      let hasSum = series.key == Key.interactions || series.key == Key.newTies
      let beside = hasSum ? Self.beside(quiet, in: series.values) : []
      for (window, number) in series.values.enumerated() {
        guard let number, number.isFinite, series.people[window] == nil else { continue }
        let isHidden = isCumulative || beside.contains(window) || quiet.contains(window)
        let count = system.addOther(number, .published, restsOnFew: false)
        if isHidden { system.hide(count) }
        note(.value(series: place, window: window), [count])
      }
    }
  }

  /// The windows to hide besides the quiet ones, when everybody knows what all of them add up to: the smallest, until
  /// those hidden with a window make as much as it does, so that nobody knows it nearly.
  ///
  /// It is in one sum only, for which this is the least that can be hidden.
  private static func beside(_ quiet: [Int], in values: [Double?]) -> Set<Int> {
    let shown = values.indices.filter { !quiet.contains($0) && (values[$0] ?? 0) > 0 }
      .sorted { (values[$0]!, $0) < (values[$1]!, $1) }
    let hidden = quiet.compactMap { values[$0] }
    guard let largest = hidden.max(), largest > 0 else { return [] }
    var sum = hidden.reduce(0, +)
    var beside: Set<Int> = []
    for window in shown {
      if sum >= 2 * largest { break }
      beside.insert(window)
      sum += values[window]!
    }
    return beside
  }
}
