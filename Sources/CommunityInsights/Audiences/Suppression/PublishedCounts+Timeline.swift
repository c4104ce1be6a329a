extension PublishedCounts {
  /// The counts of each window, and how they hang together.
  ///
  /// No sum reaches from one window to the next, so that what has to be solved stays as small as a window, however many
  /// there are. What grows by what is new (members, ties) is shown in all windows or in none.
  ///
  /// - Complexity: O(windows · series).
  mutating func addTimeline(_ timeline: Timeline) {
    let sets = timeline.windows.indices.map { PublishedSets(everybody: everybody, window: $0) }
    var parts: [Whole: [Index]] = [:]
    var accumulating: [Index] = []
    for (place, series) in timeline.series.enumerated() {
      for window in timeline.windows.indices where series.values[window] != nil {
        guard let people = series.people[window] else { continue }
        let value = Place.value(series: place, window: window)
        guard people.isPart(ofMembers: analysis.members.count) else {
          noteUnfit(value)
          continue
        }
        let (count, total) = add(people, in: window, isLast: window == sets.count - 1, series, sets)
        parts[Whole(partition: "\(people.partition ?? series.key) \(window)", total: total), default: []].append(count)
        if series.isHiddenWithAccumulated(timeline) { accumulating.append(count) }
        note(value, [count, total])
      }
    }
    addWholes(parts)
    let relations = LensMeasures.all.flatMap { type(of: $0).relations }
    for sets in sets { sets.relate(relations, in: &self) }
    // One hidden, all hidden (``CommunityLens/leaveOutNearlyTold()``): that costs as much as all of them.
    for count in accumulating { system.add(weight: Double(timeline.windows.count), to: count) }
    addQuietWindows(timeline, sets)
  }

  /// Adds what a series tells of a window.
  private mutating func add(
    _ people: PeopleCount, in window: Int, isLast: Bool, _ series: Timeline.Series, _ sets: [PublishedSets]
  ) -> (count: Index, total: Index) {
    if people.whole == .activeBefore {
      var people = people
      people.whole = .active
      let (total, own) = (sets[max(0, window - 1)].total(people, in: &self), sets[window])
      return (own.count(people, of: total, in: &self), total)
    }
    // Those who took part up to the last window are those of the whole log.
    if series.course == .accumulates && isLast {
      return PublishedSets(everybody: everybody).add(people, in: &self)
    }
    return sets[window].add(people, in: &self)
  }

  // MARK: - Windows in which few took part

  /// What a few people did in a window is not told, whatever the number is; and not by what is told of other windows.
  private mutating func addQuietWindows(_ timeline: Timeline, _ sets: [PublishedSets]) {
    let quiet = timeline.windows.indices.filter { window in
      sets[window][.active].map { system.counts[$0].isSmall } ?? false
    }
    guard !quiet.isEmpty else { return }
    for (place, series) in timeline.series.enumerated() {
      // Ties up to now would tell the new ones of a quiet window; only those of the last are known as the network's.
      let isCumulative = series.course == .accumulates
      let beside = series.course == .addsUp ? Self.beside(quiet, in: series.values) : []
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

extension Timeline.Series {
  /// Whether the series is shown in all windows or in none, because another one grows by it.
  fileprivate func isHiddenWithAccumulated(_ timeline: Timeline) -> Bool {
    guard let hiddenTogether else { return false }
    return timeline.series.contains { $0.course == .accumulates && $0.hiddenTogether == hiddenTogether }
  }
}
