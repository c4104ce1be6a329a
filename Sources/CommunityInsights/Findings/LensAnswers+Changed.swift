extension LensAnswers {
  /// What changed? Trends that are clear of chance, then who and what came and went in the last whole window.
  var changed: [String] { trends + [comings, ties].compactMap { $0 } }

  private var periods: (one: String, several: String) { lens.timeline.windows.words }

  private func count(_ windows: Int) -> String { Wording.count(windows, periods.one, periods.several) }

  // MARK: Trends

  /// More trends than these nobody reads; the others are in the table.
  private static let mostTrends = 6

  private var trends: [String] {
    let known = lens.timeline.series.filter { $0.trend != nil }
    guard let windows = known.compactMap(\.trend?.windows).max() else {
      return ["There are too few whole \(periods.several) to show a trend."]
    }
    let clear = known.filter { $0.development != nil }
    guard clear.isEmpty else {
      let sentences = clear.prefix(Self.mostTrends).compactMap(sentence)
      let rest = clear.count - sentences.count
      let clause = "\(Wording.count(rest, "more indicator shows", "more indicators show")) a clear trend"
      return sentences + (rest > 0 ? ["\(clause); all are in timeline.csv."] : [])
    }
    let numbers =
      known.count == 1 ? "The indicator shows no" : "None of the \(Wording.count(known.count)) indicators shows a"
    return ["\(numbers) clear trend over \(count(windows))."]
  }

  private func sentence(_ series: Timeline.Series) -> String? {
    guard let trend = series.trend, let development = series.development else { return nil }
    let verb = trend.slopePerWindow > 0 ? "rising" : "falling"
    let judgement =
      switch development {
      case .better: ", an improvement"
      case .worse: ", a deterioration"
      case .rising, .falling: ""
      }
    let label = series.label.prefix(1).uppercased() + series.label.dropFirst()
    return "\(label): \(verb) by \(Wording.difference(trend.slopePerWindow, unit: series.unit)) "
      + "\(lens.timeline.perWindow) over \(count(trend.windows))\(judgement)."
  }

  // MARK: The last whole window

  /// The numbers that come to be said of the last whole window, or of the whole one right before it; what is not known or
  /// not shown is left out.
  private func latest(_ key: String, before: Bool = false) -> Int? {
    let windows = lens.timeline.windows
    guard var window = windows.lastIndex(where: { !$0.isPartial }) else { return nil }
    if before {
      window -= 1
      guard window >= 0, !windows[window].isPartial else { return nil }
    }
    guard let value = lens.timeline.series.first(where: { $0.key == key })?.values[window] else { return nil }
    return Int(exactly: value.rounded())
  }

  /// "In 2024-03", "From 2024-03-04 to 03-17".
  private var inLatest: String {
    guard let window = lens.timeline.windows.last(where: { !$0.isPartial }) else { return "" }
    return (window.isNamedByTwoDays ? "From " : "In ") + window.label
  }

  private var comings: String? {
    guard let active = latest("active_members") else { return nil }
    let before = latest("active_members", before: true).map { " (\(Wording.count($0)) in the previous \(periods.one))" }
    let new = latest("new_members").map { "\(Wording.count($0)) for the first time" }
    let gone = latest("gone_members").map {
      "\(Wording.count($0)) of those active in the previous \(periods.one) did not"
    }
    let came = Wording.count(active, "member took part", "members took part") + (before ?? "")
    let parts = [came + (new.map { ", \($0)" } ?? ""), gone]
    return "\(inLatest), \(parts.compactMap { $0 }.joined(separator: "; "))."
  }

  private var ties: String? {
    guard let kept = latest("kept_ties"), let formed = latest("new_ties") else { return nil }
    let faded = latest("faded_ties").map { ", and \(Wording.count($0, "tie", "ties")) faded" } ?? ""
    return
      "\(inLatest), "
      + "\(Wording.count(formed, "new tie", "new ties")) formed, \(Wording.count(kept)) continued from the "
      + "previous \(periods.one)\(faded)."
  }
}
