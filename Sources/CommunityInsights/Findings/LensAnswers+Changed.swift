extension LensAnswers {
  /// What changed? Trends that are clear of chance, then who and what came and went in the last whole window.
  ///
  /// How far it is from its peak comes first: no trend is needed to see that.
  var changed: [String] { [sincePeak].compactMap { $0 } + developments + [comings, ties].compactMap { $0 } }

  private var periods: (one: String, several: String) { lens.timeline.windows.words }

  private func count(_ windows: Int) -> String { Wording.count(windows, periods.one, periods.several) }

  // MARK: Trends and changes

  /// More than these nobody reads; the others are in the table.
  private static let mostDevelopments = 6

  /// What developed beyond chance, the strongest first.
  private var developments: [String] {
    let timeline = lens.timeline
    let ofYears = timeline.yearChanges.filter { $0.development != nil }.map { (sentence($0), $0.correctedPValue) }
    let ofWindows = timeline.series.filter { $0.development != nil }
      .map { (sentence($0), $0.trend?.correctedPValue ?? 1) }
    let all = (ofYears + ofWindows).enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
    guard !all.isEmpty else { return [noDevelopment] }
    let sentences = all.prefix(Self.mostDevelopments).compactMap(\.element.0)
    let rest = all.count - sentences.count
    let clause = "\(Wording.count(rest, "more indicator shows", "more indicators show")) a clear trend"
    return sentences + (rest > 0 ? ["\(clause); all are in timeline.csv."] : [])
  }

  private var noDevelopment: String {
    let known = lens.timeline.series.compactMap(\.trend)
    let years =
      lens.timeline.yearChanges.isEmpty
      ? "" : ", and the last year does not differ clearly from the one before or from the busiest"
    guard let windows = known.map(\.windows).max() else {
      return years.isEmpty
        ? "There are too few whole \(periods.several) to show a trend."
        : "The last year does not differ clearly from the one before or from the busiest."
    }
    guard canBeClear(among: known.count) else {
      return "\(Wording.capitalized(count(windows))) are too few to tell a trend from chance\(years)."
    }
    let numbers =
      switch known.count {
      case 1: "The one indicator that can be shown has no"
      case 2: "Neither of the two indicators has a"
      default: "None of the \(Wording.count(known.count)) indicators has a"
      }
    let steady = sincePeak == nil ? "clear" : "steady"
    return "\(numbers) \(steady) trend over \(count(windows))\(years)."
  }

  /// Whether a trend of so few windows would be clear of chance, one of so many numbers, however steady it was.
  private func canBeClear(among numbers: Int) -> Bool {
    let windows = lens.timeline.windows
    var values: [Double?] = []
    for window in windows { values.append(window.isPartial ? nil : Double(values.count)) }
    guard let steady = Timeline.Trend(values, windows: windows) else { return false }
    return steady.pValue * Double(numbers) <= Timeline.level
  }

  private func sentence(_ change: YearChange) -> String {
    func mean(_ value: Double) -> String {
      (isRounded && change.unit == .count ? Wording.about : "")
        + Wording.value(change.unit == .count ? value.rounded() : value, unit: change.unit)
    }
    let past =
      change.busiestYear.map { "against \(mean(change.before)) in the busiest year, the one to \($0)" }
      ?? "\(mean(change.before)) in the year before"
    return "\(Wording.capitalized(change.label)): \(mean(change.after)) on average in the last year, \(past)"
      + "\(Self.judgement(change.development))."
  }

  private func sentence(_ series: Timeline.Series) -> String? {
    guard let trend = series.trend else { return nil }
    let verb = trend.slopePerWindow > 0 ? "rising" : "falling"
    return "\(Wording.capitalized(series.label)): \(verb) by "
      + "\(Wording.difference(trend.slopePerWindow, unit: series.unit)) \(lens.timeline.perWindow) over "
      + "\(count(trend.windows))\(Self.judgement(series.development))."
  }

  private static func judgement(_ development: Development?) -> String {
    switch development {
    case .better: ", an improvement"
    case .worse: ", a deterioration"
    case .rising, .falling, nil: ""
    }
  }

  /// A community that is down to half of its members or less has not merely no trend.
  private var sincePeak: String? {
    let windows = lens.timeline.windows
    let whole = windows.indices.filter { !windows[$0].isPartial }
    guard let series = lens.timeline.series.first(where: { $0.key == "active_members" }),
      whole.allSatisfy({ series.values[$0] != nil }), let fall = SincePeak(whole.map { series.values[$0]! }),
      fall.isBelowHalf
    else { return nil }
    let (most, latest) = (Int(saturating: fall.most.rounded()), Int(saturating: fall.latest.rounded()))
    return
      "The busiest \(periods.one) was \(windows[whole[fall.peak]].label), with "
      + "\(told(most, "member", "members")); in the last three whole \(periods.several) there were "
      + "\(told(latest)) on average."
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

  /// "In 2024-03", "From 2024-03-04 to 03-17", "On day 12".
  private var inLatest: String {
    guard let window = lens.timeline.windows.last(where: { !$0.isPartial }) else { return "" }
    return Wording.capitalized(during(window))
  }

  /// "in 2024-03", "from 2024-03-04 to 03-17", "on day 12".
  private func during(_ window: TimeWindow) -> String {
    (window.isNamedByTwoDays ? "from " : periods.one == "day" ? "on " : "in ") + window.label
  }

  /// A count of the timeline, which may be rounded.
  private func told(_ number: Int, _ singular: String? = nil, _ plural: String = "") -> String {
    let about = isRounded && number > 0 ? Wording.about : ""
    return about + (singular.map { Wording.count(number, $0, plural) } ?? Wording.count(number))
  }

  private var isRounded: Bool { lens.results.contains(where: \.isRounded) }

  private var comings: String? {
    guard let active = latest("active_members") else { return nil }
    let before = latest("active_members", before: true).map { " (\(told($0)) the \(periods.one) before)" }
    let new = latest("new_members").map {
      "\($0 == 0 ? "nobody" : told($0)) for the first time"
    }
    let gone = latest("gone_members").map {
      "\($0 == 0 ? "none" : told($0)) of those active the \(periods.one) before did not"
    }
    let came = told(active, "member took part", "members took part") + (before ?? "")
    let parts = [came + (new.map { ", \($0)" } ?? ""), gone]
    return "\(inLatest), \(parts.compactMap { $0 }.joined(separator: "; "))."
  }

  private var ties: String? {
    guard let kept = latest("kept_ties"), let formed = latest("new_ties") else { return nil }
    let faded = latest("faded_ties").map { ", and \(told($0, "tie", "ties")) faded" } ?? ""
    return
      "\(inLatest), "
      + "\(told(formed, "new tie", "new ties")) formed, \(told(kept)) continued from the "
      + "\(periods.one) before\(faded)."
  }
}
