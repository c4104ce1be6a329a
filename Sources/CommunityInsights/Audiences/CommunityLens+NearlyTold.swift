extension CommunityLens {
  /// Leaves out numbers from which a hidden one could nearly be told: those that are nested in it, or follow from it.
  ///
  /// - Parameter whole: the timeline before anything was hidden.
  mutating func leaveOutNearlyTold(_ whole: Timeline?) {
    for result in results.indices where results[result].measure.disclosure == .headlineOnly {
      for index in results[result].indicators.indices.dropFirst() { results[result].indicators[index].suppress() }
    }
    guard let whole else { return }
    for name in Set(timeline.series.compactMap(\.hiddenTogether)) { hideWhole(name, whole) }
  }

  /// Hides some series in all windows when one is hidden in one. From one window to the next, the number of all members
  /// so far grows by the new ones.
  private mutating func hideWhole(_ name: String, _ whole: Timeline) {
    let parts = timeline.series.indices.filter { timeline.series[$0].hiddenTogether == name }
    let isHidden = parts.contains { place in
      let series = timeline.series[place]
      guard let before = whole.series.first(where: { $0.key == series.key }) else { return false }
      return series.values.indices.contains { series.values[$0] == nil && before.values[$0] != nil }
    }
    guard isHidden else { return }
    for series in parts {
      for window in timeline.windows.indices { timeline.series[series].suppress(window: window) }
    }
  }
}
