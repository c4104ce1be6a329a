import CommunityInsights

extension ReportPage.IndicatorLine {
  /// - Parameters:
  ///   - repeatsEvidence: whether the number rests on the same as the headline, which has said so.
  ///   - anchor: where the definition of the measure stands; `nil` when there is none.
  ///   - words: what to call the rows that it rests on.
  ///   - isRounded: whether shares are told in whole percents.
  init(
    _ indicator: Indicator, isHeadline: Bool, repeatsEvidence: Bool, words: RowWords, anchor: String?,
    isRounded: Bool = false
  ) {
    let value = { (number: Double?) in Self.value(number, unit: indicator.unit, isRounded: isRounded) }
    self.isHeadline = isHeadline
    isAbsent = indicator.isSuppressed || indicator.value == nil
    indicatorValue = indicator.isSuppressed ? "not shown" : value(indicator.value)
    indicatorLabel = indicator.label
    indicatorAnchor = anchor
    better = indicator.direction.inWords
    interval = Self.interval(indicator) ?? ""
    change = Self.change(indicator, value) ?? ""
    comparison = indicator.references.map { Self.reference($0, unit: indicator.unit) }.joined(separator: "; ")
    evidence = Self.evidence(indicator.evidence, words) ?? ""
    facts =
      indicator.isSuppressed
      ? []
      : [
        interval.isEmpty ? "" : "\(Self.level(indicator)) interval \(interval)",
        change.isEmpty ? "" : "last period \(change)", comparison,
        evidence.isEmpty || repeatsEvidence ? "" : "from \(evidence)",
      ].filter { !$0.isEmpty }
  }

  private static func level(_ indicator: Indicator) -> String {
    Wording.fixed((indicator.interval?.level ?? 0.95) * 100, decimals: 0) + "%"
  }

  private static func interval(_ indicator: Indicator) -> String? {
    indicator.interval.map { Wording.range($0.lower, $0.upper, unit: indicator.unit) }
  }

  /// A decimal behind whole percents would say that it is known.
  private static func value(_ number: Double?, unit: Indicator.Unit, isRounded: Bool) -> String {
    guard isRounded, unit == .share, let number, number == (number * 100).rounded() / 100 else {
      return Wording.value(number, unit: unit)
    }
    return Wording.roundShare(number)
  }

  private static func change(_ indicator: Indicator, _ value: (Double?) -> String) -> String? {
    guard let change = indicator.change else { return nil }
    let (latest, previous) = (value(change.latest), value(change.previous))
    return latest == previous ? "\(latest), as before" : "\(latest), before \(previous)"
  }

  private static func reference(_ reference: Reference, unit: Indicator.Unit) -> String {
    let range = Wording.range(reference.lower, reference.upper, unit: unit)
    switch reference.kind {
    case .chance:
      let pValue =
        reference.pValue.map { ", \(reference.isNoneAsExtreme ? noneAsExtreme(reference) : probability($0))" } ?? ""
      return "by chance \(range) (\(reference.source)\(pValue))"
    case .published: return "published \(range) (\(reference.source))"
    }
  }

  /// The least that so many draws can show is no value of its own.
  private static func noneAsExtreme(_ reference: Reference) -> String {
    let score = reference.standardScore.map {
      ", \(Wording.fixed($0.magnitude, decimals: 1)) standard deviations \($0 < 0 ? "below" : "above")"
    }
    return "none as extreme\(score ?? "")"
  }

  private static func probability(_ value: Double) -> String {
    value < 0.001 ? "p < 0.001" : "p = \(Wording.fixed(value, decimals: 3))"
  }

  private static func evidence(_ evidence: Evidence, _ words: RowWords) -> String? {
    let parts = [
      evidence.members.map { Wording.count($0, "member", "members") },
      evidence.interactions.map { words.count($0) },
      evidence.conversations.map { Wording.count($0, "conversation", "conversations") },
      evidence.windows.map { Wording.count($0, "period", "periods") },
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension Indicator.Direction {
  /// Which way is good, with an arrow for the eye.
  var inWords: String {
    switch self {
    case .higherIsBetter: "↑ better if higher"
    case .lowerIsBetter: "↓ better if lower"
    case .neither: ""
    }
  }
}
