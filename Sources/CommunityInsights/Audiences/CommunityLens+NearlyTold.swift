extension CommunityLens {
  /// Leaves out numbers from which a hidden one could nearly be told: those that are nested in it, or follow from it.
  mutating func leaveOutNearlyTold(of whole: Analysis, minimum: Int) {
    keepOnlyHeadline(of: .newcomers)
    let areNewHidden = hideWhole("active")
    if areNewHidden || whole.didFewCome(fewerThan: minimum) {
      hideSharesOfThoseWhoCame(memberCount: whole.members.count)
    }
    hideWhole("active_before")
  }

  /// Newcomers are few, and each number about them counts a part of those of another: the answered, of them those who
  /// wrote again, and so on. Their differences are one or two people.
  private mutating func keepOnlyHeadline(of measure: CommunityMeasure) {
    guard let place = results.firstIndex(where: { $0.measure == measure }) else { return }
    for index in results[place].indicators.indices.dropFirst() { results[place].indicators[index].suppress() }
  }

  /// Hides a division of the active members in all windows when it is hidden in one. From one window to the next, the
  /// number of all members so far grows by the new ones.
  ///
  /// - Returns: whether it is hidden.
  @discardableResult
  private mutating func hideWhole(_ partition: String) -> Bool {
    let parts = timeline.series.indices.filter { series in
      timeline.series[series].people.contains { $0?.partition == partition }
        || (partition == "active" && Self.newcomerSeries.contains(timeline.series[series].key))
        || (partition == "active_before" && Self.leaverSeries.contains(timeline.series[series].key))
    }
    let isHidden = parts.contains { series in
      timeline.windows.indices.contains { timeline.series[series].values[$0] == nil && hasPast($0) }
    }
    guard isHidden else { return false }
    for series in parts {
      for window in timeline.windows.indices { timeline.series[series].suppress(window: window) }
    }
    return true
  }

  /// A share of all who had come by then tells how many these were, and so how many were new.
  private mutating func hideSharesOfThoseWhoCame(memberCount: Int) {
    for series in timeline.series.indices
    where [.isolation, .participation].contains(timeline.series[series].measure) {
      for (window, people) in timeline.series[series].people.enumerated()
      where people.map({ $0.total < memberCount }) ?? false {
        timeline.series[series].suppress(window: window)
      }
    }
  }

  /// The first window has no value for what needs one before it.
  private func hasPast(_ window: Int) -> Bool { window > 0 }

  private static let newcomerSeries: Set<String> = ["new_members", "returning_members", "all_members"]
  private static let leaverSeries: Set<String> = ["gone_members", CommunityMeasure.returning.rawValue]
}

extension Analysis {
  /// Whether in some window somebody came to be known, but fewer than so many.
  fileprivate func didFewCome(fewerThan minimum: Int) -> Bool {
    let series = lens?.timeline.series.filter { [.isolation, .participation].contains($0.measure) } ?? []
    return series.contains { series in
      let known = series.people.compactMap { $0?.total }
      return zip(known, known.dropFirst()).contains { $0 < $1 && $1 - $0 < minimum }
    }
  }
}
