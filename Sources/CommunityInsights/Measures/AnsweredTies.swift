import GraphCore
import GraphMeasures
import InteractionLogs
import MemberNetworks
import Numbers

/// How many ties are answered: whoever turns to somebody is turned to as well.
///
/// The share of directed ties with one in the other direction, whenever that was. Beside it what chance gives: the same
/// in random networks in which every member turns to as many others, and is turned to by as many, as here
/// (``DegreePreservingRewiring``).
struct AnsweredTies: LensMeasure {
  static let measure = CommunityMeasure.reciprocity
  static let title = "Give and take"
  static let question = Finding.Question.holdsTogether
  static let placeInQuestion = 1
  static let speaksOfNow = true
  static let needs: MeasureNeeds = .direction

  /// Large networks are compared with fewer random ones: so many switches of ties in all take less than a second. The
  /// larger a network, the less such numbers scatter.
  static let mostSwitches = 15_000_000
  static let fewestNetworks = 39
  private static let switchesPerTie = 10.0
  /// Where even the fewest take longer, most of them are made from one another, by so many switches for each tie.
  private static let furtherSwitchesPerTie = 1.0

  /// - Complexity: O(members + ties), and O(ties) more for each of the random networks unless it is a quick look.
  func compute(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult {
    let result = try Reciprocity().run(on: record.directed, control: context.control)
    guard let share = result.reciprocity else {
      return MeasureResult(leftOut: Self.measure, because: "there are no interactions")
    }
    var indicator = Indicator(
      Key.answeredShare,
      "directed ties with one in the other direction", share, unit: .share,
      direction: .higherIsBetter, evidence: record.networkEvidence, counting: .nobody)
    if !context.isQuick, let chance = try chance(record.directed, context) { indicator.references = [chance] }
    return MeasureResult(Self.measure, [indicator])
  }

  /// What networks with the same degrees give on average; `nil` if none was asked for.
  private func chance(_ graph: Graph, _ context: LensContext) throws -> Reference? {
    let switches = Int(saturating: Self.switchesPerTie) * graph.edgeCount
    let affordable = Self.mostSwitches / switches
    let count = min(context.options.permutations, max(Self.fewestNetworks, affordable))
    guard count > 0 else { return nil }
    let test = RewiringTest(
      samples: count, swapsPerEdge: Self.switchesPerTie,
      thinning: affordable < count ? Self.furtherSwitchesPerTie : nil, seed: context.seed)
    let comparison = try test.run(on: graph, control: context.control) { try Reciprocity().run(on: $0).reciprocity }
    return Reference(comparison, source: "\(Wording.count(count)) random networks with the same degrees")
  }

  private enum Key {
    static let answeredShare = "answered_share"
  }
}

extension AnsweredTies {
  static func sentence(_ result: MeasureResult) -> String {
    guard let share = result[Key.answeredShare]?.value else { return "How many ties are answered is not shown." }
    let rounded = Wording.roundShare(share)
    let isTalk = result.rowKind.hasMessages || result.rowKind == .replies
    let turns = result.rowKind == .acts ? "does something towards another" : "turns to another"
    let plain = "Where one member \(turns), the other does so as well in \(rounded) of cases"
    guard let chance = result.headline?.references.first, let pValue = chance.pValue else { return "\(plain)." }
    let expected = Wording.roundShare(chance.lower)
    switch (pValue < 0.05, share > chance.upper) {
    case (true, true) where share >= 0.5:
      return
        "Ties go both ways: where one member \(turns), the other does so "
        + "as well in \(rounded) of cases, and chance would give \(expected)."
    case (true, true): return "\(plain), which is more often than the \(expected) that chance would give."
    case (true, false):
      return "\(plain), which is less often than the \(expected) that chance would give: many mostly "
        + (isTalk ? "ask, or mostly answer." : "give, or mostly receive.")
    case (false, _): return "\(plain), no more and no less often than chance would have it."
    }
  }

  static func help(_ result: MeasureResult) -> String? {
    guard let headline = result.headline, let share = headline.value else { return nil }
    let isBelowChance = headline.references.first.map { ($0.pValue ?? 1) < 0.05 && share < $0.lower } ?? false
    guard isBelowChance || (headline.upperBound ?? share) < 0.3 else { return nil }
    switch result.rowKind {
    case .messages, .directed, .replies:
      return "Fund ask-and-answer sessions in which those who are always asked can ask as well."
    case .acts: return "Let people take turns, so that those for whom others always do something can do it for them."
    default: return "Fund occasions at which those who are always turned to can turn to others as well."
    }
  }
}

extension AnsweredTies {
  static func definition(_ options: LensOptions, _ rows: RowReading) -> MeasureDefinition {
    MeasureDefinition(
      "How many ties are answered.",
      "Share of directed ties with a tie in the other direction, at any time; undefined without ties. By chance: the "
        + "mean over random networks in which every member turns to as many others, and is turned to by as many, as "
        + "here; p from these networks, both sides.",
      better: .higher, rests: "all ties", "Wasserman & Faust 1994; Maslov & Sneppen 2002")
  }
}

extension CommunityMeasure {
  public static let reciprocity = CommunityMeasure(rawValue: "reciprocity")
}
