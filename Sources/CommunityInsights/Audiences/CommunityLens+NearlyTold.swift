extension CommunityLens {
  /// Leaves out numbers from which a hidden one could nearly be told: those that are nested in it, or follow from it.
  mutating func leaveOutNearlyTold() {
    keepOnlyHeadline(of: .newcomers)
    hideWhole("active")
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
  private mutating func hideWhole(_ partition: String) {
    let parts = timeline.series.indices.filter { series in
      timeline.series[series].people.contains { $0?.partition == partition }
        || (partition == "active" && Self.newcomerSeries.contains(timeline.series[series].key))
        || (partition == "active_before" && Self.leaverSeries.contains(timeline.series[series].key))
    }
    let isHidden = parts.contains { series in
      timeline.windows.indices.contains { timeline.series[series].values[$0] == nil && isKnown(series, $0) }
    }
    guard isHidden else { return }
    for series in parts {
      for window in timeline.windows.indices { timeline.series[series].suppress(window: window) }
    }
  }

  /// Whether a series has a value in a window before anything is hidden: the first window has none, and what is compared
  /// with the window before has none where that is partial.
  private func isKnown(_ series: Int, _ window: Int) -> Bool {
    guard window > 0 else { return false }
    switch timeline.series[series].key {
    case "gone_members": return !timeline.windows[window - 1].isPartial
    case "returning_return_share":
      return !timeline.windows[window - 1].isPartial && !timeline.windows[window].isPartial
    default: return true
    }
  }

  private static let newcomerSeries: Set<String> = ["new_members", "returning_members", "all_members"]
  private static let leaverSeries: Set<String> = ["gone_members", "returning_return_share"]
}
