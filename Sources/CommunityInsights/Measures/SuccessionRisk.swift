import GraphCore
import GraphMeasures
import InteractionLogs
import MemberNetworks
import Numbers

/// What the community loses when those leave who hold most of it together.
///
/// Members are taken out one after the other, each the one without whom fewest pairs can still reach each other.
/// Counted are the pairs of those who remain: the share that could reach each other before and no longer can. Such a
/// greedy choice may miss the very worst set, so the shares are what is lost at least. Articulation members are those
/// who cut somebody off by leaving alone.
///
/// Key players: Borgatti, "Identifying sets of key players in a social network", Computational & Mathematical
/// Organization Theory 12 (2006).
struct SuccessionRisk: LensMeasure {
  static let measure = CommunityMeasure.succession
  static let title = "Succession"
  static let question = Finding.Question.wouldBreak
  static let placeInQuestion = 0
  static let speaksOfNow = true

  /// The headline is what is lost with so many members.
  static let headlineCount = 3
  static let mostMembers = 5

  /// - Complexity: O(members + ties).
  func compute(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult {
    guard !record.ties.isEmpty else {
      return MeasureResult(leftOut: Self.measure, because: "nobody has a tie")
    }
    let count = context.isQuick ? Self.headlineCount : Self.mostMembers
    let key = try Fragmentation(count: count).run(on: record.undirected, control: context.control)
    let evidence = record.networkEvidence
    func lost(_ count: Int) -> Indicator {
      // Where fewer members leave nothing to lose, more cannot lose it again.
      let step = key.steps.isEmpty ? nil : key.steps[min(count, key.steps.count) - 1]
      return Indicator(
        Self.key(count), "remaining pairs disconnected by losing \(Self.who(count))",
        step?.separatedShare,
        unit: .share, direction: .lowerIsBetter, evidence: evidence, counting: count == 1 ? .oneMember : .nobody)
    }
    let articulation = try BridgesAndArticulation().run(on: record.undirected, control: context.control)
    let tied = evidence.members ?? 0
    let points = articulation.articulationPoints.count
    var indicators = [3, 1, 2].map(lost)
    if !context.isQuick { indicators.append(lost(Self.mostMembers)) }
    indicators.append(
      Indicator(
        Key.articulationMembers, "cut members", Double(points), unit: .count,
        direction: .lowerIsBetter, evidence: evidence,
        counting: .people(points, of: tied, .network(.articulationMemberCount), among: .tied)))
    return MeasureResult(
      Self.measure, indicators,
      // Nobody is to be named where nothing hangs on anybody.
      members: indicators[0].value == 0 ? [] : key.nodes.prefix(Self.headlineCount).map { Int($0) })
  }

  private static func key(_ count: Int) -> String { "lost_with_\(count)" }

  private static func who(_ count: Int) -> String {
    count == 1 ? "one member" : "\(count) members"
  }

  private enum Key {
    static let articulationMembers = "cut_members"
  }
}

extension SuccessionRisk {
  static func sentence(_ result: MeasureResult) -> String {
    let links = onlyLinks(result)
    guard let three = result[key(3)]?.value else {
      return links ?? "The log does not show what would be lost if cut members left."
    }
    let share = Wording.roundShare(three)
    let lost = "would disconnect \(share) of the remaining pairs"
    let first = result[key(1)]?.value
    let sentence =
      switch three {
      case 0:
        result.isRounded
          ? "The community would hold together: losing three members would disconnect hardly anybody else."
          : "The community would hold together: losing any three members would disconnect nobody else."
      case ..<0.05:
        "The community would hold together: losing three members \(lost)."
      case ..<0.25:
        "Losing three members \(lost)."
      default:
        if let first, first >= three / 2 {
          "Much depends on one member, whose loss would disconnect \(Wording.roundShare(first)) of the remaining pairs."
        } else {
          "Much depends on a few: losing three members \(lost)."
        }
      }
    // A second sentence only where the first one does not say that much is at stake already.
    return three < 0.25 ? [sentence, links].compactMap { $0 }.joined(separator: " ") : sentence
  }

  /// Who cuts somebody off by leaving alone; `nil` where nobody does, or it is not known.
  private static func onlyLinks(_ result: MeasureResult) -> String? {
    guard let count = result[Key.articulationMembers]?.value.map({ Int(saturating: $0) }), count > 0 else { return nil }
    return "\(Wording.capitalized(result.count(count, "member is", "members are"))) the sole link to somebody."
  }

  static func help(_ result: MeasureResult) -> String? {
    guard let three = result[key(3)]?.value, three >= 0.1 else { return nil }
    return "Fund deputies: time for each member who is the sole link to somebody to bring a second person into those "
      + "contacts."
  }
}

extension SuccessionRisk {
  static func definition(_ options: LensOptions, _ rows: RowReading) -> MeasureDefinition {
    MeasureDefinition(
      "What is lost when those leave who hold most together.",
      "Members are taken out one after the other, each the one without whom fewest pairs can still reach each other. "
        + "Of the pairs of those who remain, the share that could reach each other before and no longer can. As the "
        + "choice is made step by step, the worst that could happen may be a little worse.",
      better: .lower, rests: "all ties", "Borgatti 2006")
  }

  static func membersInWords(_ words: RowWords) -> String? { "Those whose loss disconnects most" }
}

extension CommunityMeasure {
  public static let succession = CommunityMeasure(rawValue: "succession")
}
