/// An offer that a sponsor could make first.
public struct SponsorOffer: Codable, Hashable, Sendable {
  public var measure: CommunityMeasure
  /// The offer itself: the help line of the measure.
  public var offer: String
  /// What the offer follows from: the sentence of the measure, and what its number is compared with.
  public var reason: String
  /// From 0 to 1.5; see ``CommunityLens/offers(limit:)``.
  public var urgency: Double
}

extension CommunityLens {
  /// The few offers to begin with, of all the help lines that the numbers ask for: the most urgent first.
  ///
  /// An offer is made only with evidence that the number is unusual: more than chance gives, less than a publication
  /// reports, or worse than in two of three comparable public logs (``ReferenceNumbers``); or for something that was
  /// found by a test of its own, such as a contact that has stopped. It is as urgent as the number is unusual, from 0 to
  /// 1, and by half of that as it concerns few of the members. A change for the worse that is clear of chance adds a
  /// half.
  ///
  /// The distance between a number x and what chance or a publication give, r, is |x − r| / (|x| + |r|) (Lance and
  /// Williams 1967), where x is the bound of the interval nearest to r; beside chance it counts half, for hardly any
  /// community is as chance would have it. Among logs it is the share of those in which the number is better.
  ///
  /// What is told of the whole log beside others of its recent part is no reason to offer anything now, except of
  /// managers, who act too rarely for that. Offers come from different questions of the report as long as there are such,
  /// so that a sponsor sees more than one side. Equal ones stay in the order of the measures.
  public func offers(limit: Int = 3) -> [SponsorOffer] {
    let size = results.flatMap(\.indicators).compactMap(\.base).max() ?? 0
    let ranked = results.compactMap { offer($0, communityOf: size) }.enumerated()
      .sorted { (-$0.element.urgency, $0.offset) < (-$1.element.urgency, $1.offset) }.map(\.element)
    var chosen: [SponsorOffer] = []
    var others: [SponsorOffer] = []
    for offer in ranked {
      let isNew = !chosen.contains { $0.measure.question == offer.measure.question }
      if isNew { chosen.append(offer) } else { others.append(offer) }
    }
    return Array((chosen.prefix(limit) + others.prefix(max(0, limit - chosen.count))))
  }

  private func offer(_ result: MeasureResult, communityOf size: Double) -> SponsorOffer? {
    let type = LensMeasures.type(of: result.measure)
    guard result.leftOut == nil, let help = result.help, result.scope != .history || type.question == .managers
    else { return nil }
    let standing =
      type.isComparable(result)
      ? result.headline.flatMap { ReferenceNumbers.standing(of: $0, result.measure, rowKind) } : nil
    let unusual = max(
      result.indicators.map(Self.shortfall).max() ?? 0, standing.flatMap { $0.isUnusual ? $0.share : nil } ?? 0,
      type.standsOut(result) ? Self.foundByTest : 0)
    let worsening = isWorsening(result.measure) ? 0.5 : 0
    guard unusual + worsening > 0 else { return nil }
    let concerned = size > 0 ? min(1, type.concerned(result) / size) : 0
    let isSaid = result.sentence.contains(ReferenceNumbers.Standing.company)
    let comparison = standing.flatMap { $0.isUnusual && !isSaid ? " \($0.sentence(result.headline))" : nil } ?? ""
    return SponsorOffer(
      measure: result.measure, offer: help, reason: result.sentence + comparison,
      urgency: unusual * (0.5 + concerned / 2) + worsening)
  }

  /// How unusual it is what a test has found by itself.
  private static let foundByTest = 1.0

  /// How far a number is on the wrong side of what chance gives or a publication reports, from 0 to 1; 0 where it is
  /// compared with neither, or where chance would give as much.
  static func shortfall(_ indicator: Indicator) -> Double {
    guard let value = indicator.value, value.isFinite, value >= 0 else { return 0 }
    let reference =
      indicator.references.first { $0.kind == .published }
      ?? indicator.references.first { $0.kind == .chance && ($0.pValue ?? 0) < Timeline.level }
    guard let reference, reference.lower >= 0 else { return 0 }
    let (lower, upper) = (indicator.interval?.lower ?? value, indicator.interval?.upper ?? value)
    let weight = reference.kind == .chance ? 0.5 : 1
    switch indicator.direction {
    case .neither: return 0
    case .higherIsBetter: return weight * distance(upper, below: reference.lower)
    case .lowerIsBetter: return weight * distance(lower, above: reference.upper)
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

extension ReferenceNumbers.Standing {
  /// Better in two of three is worth a word.
  static let unusualShare = 2.0 / 3

  /// Those beside whom a number stands.
  static let company = "comparable public logs"

  var isUnusual: Bool { share >= Self.unusualShare }

  /// Whether the number is worse in as many.
  var isGood: Bool { Double(worse) >= Self.unusualShare * Double(logs) }

  /// "The number is higher in 5 of 6 comparable public logs."
  func sentence(_ indicator: Indicator?) -> String {
    let way = indicator?.direction == .lowerIsBetter ? "lower" : "higher"
    return "The number is \(way) in \(Wording.count(better)) of \(Wording.count(logs)) \(Self.company)."
  }
}

extension Indicator {
  /// Of how many members it tells.
  fileprivate var base: Double? { (people?.total ?? evidence.members).map { Double($0) } }

  /// How many members are on its wrong side, by a share; all of whom it tells where it is no share.
  var concerned: Double {
    guard let base, let value else { return 0 }
    guard unit == .share else { return base }
    return base * min(1, max(0, direction == .higherIsBetter ? 1 - value : value))
  }
}
