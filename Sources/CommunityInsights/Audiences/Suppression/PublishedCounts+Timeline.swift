extension PublishedCounts {
  /// Beyond so many windows, sums over all of them are not solved for: where one count in them is hidden, all are.
  static let mostSummedWindows = 60

  /// The counts of each window, and how they hang together: parts of a window, and what is added from one to the next.
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
        let total = windowTotal(people.total, window, counts)
        let count = addWindowCount(people.count, of: total, series.key, window, of: timeline.windows.count)
        counts[series.key, window] = count
        counts.parts[.init(window: window, partition: people.partition ?? series.key, total: total), default: []]
          .append(count)
        note(value, [count, total])
      }
    }
    addParts(counts)
    addGrowth(Key.allMembers, Key.newMembers, beside: Key.returningMembers, counts)
    addQuietWindows(timeline, counts)
  }

  /// Those who took part up to the last window are those of the whole log, and may be the same as others of it; those up
  /// to another window are not those who took part in it.
  private mutating func addWindowCount(
    _ value: Int, of total: Index, _ key: String, _ window: Int, of windowCount: Int
  ) -> Index {
    if key == Key.allMembers && window == windowCount - 1 { return addCount(value, of: total) }
    if key == Key.allMembers && window > 0 { return addUnlikeCount(value, of: total) }
    return addCount(value, of: total, window: window)
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
    var parts: [Whole: [Index]] = [:]

    init(_ timeline: Timeline) { windowCount = timeline.windows.count }

    subscript(key: String, window: Int) -> Index? {
      get { (0..<windowCount).contains(window) ? counts[key]?[window] : nil }
      set { counts[key, default: Array(repeating: nil, count: windowCount)][window] = newValue }
    }
  }

  /// Of whom a count of a window is part: of everybody, of those who took part in that window or in the one before, or
  /// of some others.
  private mutating func windowTotal(_ total: Int, _ window: Int, _ counts: WindowCounts) -> Index {
    if total == analysis.members.count { return everybody }
    for other in [window, window - 1] {
      if let count = counts[Key.activeMembers, other], system.value(of: [count]) == total { return count }
    }
    return addCount(total, of: everybody, window: window)
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

  /// Everything up to a window is everything up to the one before and what is new.
  ///
  /// Where something new must not be told, or what stands beside it, only the first and the last of what adds up are
  /// told: each other one would need another count to be hidden in its window.
  private mutating func addGrowth(_ all: String, _ new: String, beside other: String? = nil, _ counts: WindowCounts) {
    let windows = Array(0..<counts.windowCount)
    let steps = windows.dropFirst().filter { counts[new, $0] != nil }
    let isDelicate = steps.contains { window in
      [counts[new, window], other.flatMap { counts[$0, window] }].contains { $0.map { system.counts[$0].isSmall } ?? false }
    }
    if isDelicate {
      for window in windows.dropFirst().dropLast() { if let count = counts[all, window] { system.hide(count) } }
      addWholeGrowth(steps.map { counts[new, $0]! }, from: counts[all, 0], to: counts[all, windows.count - 1])
    } else if windows.count <= Self.mostSummedWindows {
      for window in steps {
        guard let before = counts[all, window - 1], let now = counts[all, window] else { continue }
        addStep(counts[new, window]!, from: before, to: now)
      }
    }
  }

  /// All that is new leads from the first to the last of what adds up.
  private mutating func addWholeGrowth(_ steps: [Index], from first: Index?, to last: Index?) {
    if steps.count > Self.mostSummedWindows {
      for step in steps { system.hide(step) }
    } else if let first, let last {
      let sum = ([first] + steps).reduce(0) { $0 + system.counts[$1].value }
      if sum == system.counts[last].value { system.add(parts: [first] + steps, total: last) }
    }
  }

  private mutating func addStep(_ new: Index, from before: Index, to now: Index) {
    if system.counts[before].value + system.counts[new].value == system.counts[now].value {
      system.add(parts: [before, new], total: now)
    }
  }

  // MARK: - Windows in which few took part

  /// What a few people did in a window is not told, whatever the number is; and not by what is told of other windows.
  private mutating func addQuietWindows(_ timeline: Timeline, _ counts: WindowCounts) {
    let quiet = timeline.windows.indices.filter { window in
      counts[Key.activeMembers, window].map { system.counts[$0].isSmall } ?? false
    }
    guard !quiet.isEmpty else { return }
    var numbers = WindowCounts(timeline)
    for (place, series) in timeline.series.enumerated() {
      for (window, number) in series.values.enumerated() {
        guard let number, number.isFinite, series.people[window] == nil else { continue }
        // All ties up to now are about more than one window, and those of the last are the ties of the network.
        let isCumulative = series.key == Key.allTies && window > 0
        let isKnown = isCumulative && window == timeline.windows.count - 1
        let count = system.addOther(
          number, isKnown ? .known : .published, restsOnFew: quiet.contains(window) && !isCumulative)
        numbers[series.key, window] = count
        note(.value(series: place, window: window), [count])
      }
    }
    let interactions = timeline.windows.indices.compactMap { numbers[Key.interactions, $0] }
    if interactions.count > 1 {
      let total = interactions.reduce(0) { $0 + system.counts[$1].value }
      system.add(parts: interactions, total: system.addOther(total, .known, restsOnFew: false))
    }
    addGrowth(Key.allTies, Key.newTies, numbers)
  }
}
