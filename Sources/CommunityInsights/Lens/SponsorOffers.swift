/// An offer that a sponsor could make first.
public struct SponsorOffer: Codable, Hashable, Sendable {
  public var measure: CommunityMeasure
  /// The offer itself: the help line of the measure.
  public var offer: String
  /// What the offer follows from: the sentence of the measure.
  public var reason: String
  /// From 0 to 1.5; see ``CommunityLens/offers(limit:)``.
  public var urgency: Double
}

extension CommunityLens {
  /// The few offers to begin with, of all the help lines that the numbers ask for: the most urgent first.
  ///
  /// A measure is urgent by how far its headline is on the wrong side of what it is compared with. The distance between
  /// the number x and the reference r is |x − r| / (|x| + |r|), from 0 to 1 in any unit (Lance and Williams 1967).
  /// Where there is an interval, x is the bound nearest to the reference, so that a number that may be chance does not
  /// come first. A published reference goes before chance. Where neither way is better by itself, the distance counts
  /// half. So does the distance of a share without reference from the best that it can be, for nobody can tell what is
  /// usual; any other number without reference counts a quarter. A trend for the worse that is clear of chance adds a
  /// half.
  ///
  /// Offers come from different questions of the report as long as there are such, so that a sponsor sees more than one
  /// side. Equal ones stay in the order of the measures.
  public func offers(limit: Int = 3) -> [SponsorOffer] {
    let ranked = results.compactMap(offer).enumerated()
      .sorted { (-$0.element.urgency, $0.offset) < (-$1.element.urgency, $1.offset) }.map(\.element)
    var chosen: [SponsorOffer] = []
    var others: [SponsorOffer] = []
    for offer in ranked {
      let isNew = !chosen.contains { $0.measure.question == offer.measure.question }
      if isNew { chosen.append(offer) } else { others.append(offer) }
    }
    return Array((chosen.prefix(limit) + others.prefix(max(0, limit - chosen.count))))
  }

  private func offer(_ result: MeasureResult) -> SponsorOffer? {
    guard result.leftOut == nil, let help = result.help else { return nil }
    return SponsorOffer(
      measure: result.measure, offer: help, reason: result.sentence,
      urgency: (result.headline.map(Self.shortfall) ?? 0) + (isWorsening(result.measure) ? 0.5 : 0))
  }

  /// How far a number is on the wrong side of its reference, from 0 to 1.
  static func shortfall(_ indicator: Indicator) -> Double {
    guard let value = indicator.value, value.isFinite else { return 0 }
    let reference =
      indicator.references.first { $0.kind == .published } ?? indicator.references.first { $0.kind == .chance }
    let (lower, upper) = (indicator.interval?.lower ?? value, indicator.interval?.upper ?? value)
    switch (indicator.direction, reference) {
    case (.neither, nil): return 0
    case (.neither, let reference?):
      return max(distance(upper, below: reference.lower), distance(lower, above: reference.upper)) / 2
    case (.higherIsBetter, let reference?): return distance(upper, below: reference.lower)
    case (.lowerIsBetter, let reference?): return distance(lower, above: reference.upper)
    case (_, nil) where indicator.unit != .share: return 0.25
    case (.higherIsBetter, nil): return (1 - value) / 2
    case (.lowerIsBetter, nil): return value / 2
    }
  }

  private static func distance(_ number: Double, below bound: Double) -> Double {
    number < bound ? (bound - number) / (number.magnitude + bound.magnitude) : 0
  }

  private static func distance(_ number: Double, above bound: Double) -> Double {
    number > bound ? (number - bound) / (number.magnitude + bound.magnitude) : 0
  }

  private func isWorsening(_ measure: CommunityMeasure) -> Bool {
    timeline.series.contains { $0.measure == measure && $0.development == .worse }
  }
}
