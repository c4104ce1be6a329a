import GraphCore
import GraphMeasures
import InteractionLogs
import MemberNetworks
import Numbers

/// Who might like to meet: pairs of members without a tie whose tie would bring the community closest together.
///
/// What a tie is worth is how much it raises the mean of 1 / distance over all pairs (global efficiency). Candidates
/// are two to four steps apart and of different groups, or where no groups are known of different circles of the
/// network; those who share a contact, who could introduce them, come first. Members are suggested who took part in the
/// last third of the time, each of them ``mostPerMember`` times at most, and managers taken together no more often than
/// as many others. Nobody is suggested who does not want to be, no pair that is not to be, and nobody to their own
/// manager.
///
/// Latora & Marchiori, "Efficient behavior of small-world networks", Physical Review Letters 87 (2001).
struct IntroductionOffers: LensMeasure {
  static let measure = CommunityMeasure.introductions
  static let title = "Introductions"
  static let question = Finding.Question.cutOff
  static let placeInQuestion = 2
  static let speaksOfNow = true

  static var windowsPerValue: Int? { nil }

  /// In how many introductions one member may be.
  static let mostPerMember = 2

  /// How many pairs are looked at for each that is wanted, so that leaving some out does not leave too few.
  private static let pairsPerIntroduction = 3

  /// - Complexity: as ``ShortcutGain``; nothing in a quick look, which has no use for suggestions.
  func compute(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult {
    if context.isQuick {
      return MeasureResult(leftOut: Self.measure, because: "introductions are looked for in the whole log only")
    }
    return Self.result(of: try Self.introductions(record, context), record, context)
  }

  /// The numbers about introductions that were found already.
  static func result(
    of introductions: [Introduction], _ record: CommunityRecord, _ context: LensContext
  ) -> MeasureResult {
    if context.options.introductions == 0 {
      return MeasureResult(leftOut: measure, because: "no introductions were asked for")
    }
    let evidence = record.networkEvidence
    func mean(_ value: (Introduction) -> Double) -> Double? {
      introductions.isEmpty ? nil : introductions.reduce(0) { $0 + value($1) } / Double(introductions.count)
    }
    let indicators = [
      Indicator(
        Key.count, "introductions that would shorten paths", Double(introductions.count), unit: .count,
        direction: .neither, evidence: evidence, counting: .nobody),
      Indicator(
        Key.sharedCount, "introductions between members with a contact in common",
        Double(introductions.count { $0.distance == 2 }), unit: .count, direction: .neither, evidence: evidence,
        counting: .nobody),
      Indicator(
        Key.membersCloser, "other members whose paths get shorter, on average per introduction",
        mean { Double($0.membersCloser) }, unit: .number, direction: .neither, evidence: evidence, counting: .nobody),
      Indicator(
        Key.gain, "average gain in closeness per introduction", mean(\.efficiencyGain), unit: .number,
        direction: .neither, evidence: evidence, counting: .nobody),
    ]
    var members: [Int] = []
    for member in introductions.flatMap({ [$0.memberA, $0.memberB] }) where !members.contains(member) {
      members.append(member)
    }
    var result = MeasureResult(measure, indicators, members: members)
    result.introductions = introductions
    return result
  }

  /// The introductions to suggest: those with a contact in common first, each part by decreasing gain.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: as ``ShortcutGain``.
  static func introductions(_ record: CommunityRecord, _ context: LensContext) throws -> [Introduction] {
    guard context.suspects.isEmpty else {
      // What brings programs closer to somebody is worth nothing.
      var others = context
      others.suspects = []
      let staying = record.members.indices.filter { !context.suspects.contains($0) }
      return try introductions(record.without(context.suspects), others).map { $0.renumbered { staying[$0] } }
    }
    let wanted = context.options.introductions
    guard wanted > 0 else { return [] }
    let willing = IntroductionCandidates(record, context.options)
    guard willing.members.count > 1 else { return [] }
    var candidates = ShortcutGain.Candidates(excluded: willing.excluded, blocked: willing.blocked)
    if Grouping(formal: record) != nil {
      candidates.groups = record.groups.groupOfMember
    } else {
      candidates.groups = try Grouping(circlesOf: record, seed: context.seed, control: context.control)?.groupOfMember
    }
    let search = ShortcutGain(
      count: wanted * pairsPerIntroduction, perNode: mostPerMember, prefersSharedNeighbors: true, seed: context.seed)
    let found = try search.run(on: record.undirected, among: candidates, control: context.control)
    var managerPlaces = willing.managerPlaces(of: 2 * wanted)
    var chosen: [Introduction] = []
    for shortcut in found.shortcuts where chosen.count < wanted && shortcut.efficiencyGain > 0 {
      let ends = [Int(shortcut.nodes.source), Int(shortcut.nodes.target)]
      let managers = ends.count { record.members[$0].isManager }
      if managers > managerPlaces { continue }
      managerPlaces -= managers
      chosen.append(Introduction(shortcut, contacts: willing.shared(shortcut, in: record)))
    }
    return chosen
  }

  private enum Key {
    static let count = "introductions"
    static let sharedCount = "with_shared_contacts"
    static let membersCloser = "mean_members_closer"
    static let gain = "mean_gain"
  }
}

extension IntroductionOffers {
  static func sentence(_ result: MeasureResult) -> String {
    guard let count = result[Key.count]?.value.map({ Int(saturating: $0) }) else {
      return "How many introductions could be suggested is not shown here."
    }
    if count == 0 {
      return
        "No introduction stands out: those who take part and come from different groups either know each other, or "
        + "are not connected at all."
    }
    let subject = Wording.count(count, "introduction", "introductions")
    let shared = sharedClause(result, of: count)
    guard let closer = result[Key.membersCloser]?.value else {
      return "\(subject)\(shared) would shorten paths in the community."
    }
    let others = Wording.count(Int(saturating: closer.rounded()), "other member", "other members")
    return count == 1
      ? "\(subject)\(shared) would shorten paths for \(others)."
      : "\(subject)\(shared) would shorten paths, each for \(others) on average."
  }

  /// " between members with a contact in common".
  private static func sharedClause(_ result: MeasureResult, of count: Int) -> String {
    guard let shared = result[Key.sharedCount]?.value.map({ Int(saturating: $0) }), shared > 0 else { return "" }
    return shared == count
      ? " between members with a contact in common"
      : ", \(Wording.count(shared)) of them between members with a contact in common,"
  }

  static func help(_ result: MeasureResult) -> String? {
    guard let count = result[Key.count]?.value.map({ Int(saturating: $0) }), count > 0 else { return nil }
    return count == 1
      ? "Host a coffee for the pair in the table of introductions."
      : "Host a coffee for the \(Wording.count(count)) pairs in the table of introductions."
  }
}

extension IntroductionOffers {
  static func definition(_ options: LensOptions, _ rows: RowReading) -> MeasureDefinition {
    MeasureDefinition(
      "Which members might like to meet.",
      "Pairs without a tie, two to four steps apart and of different groups (of different clusters of the network "
        + "where no groups are known), whose tie would raise the mean of 1 / distance over all pairs the most; "
        + "pairs with a common contact first. Both took part in the last third of the time; nobody is suggested "
        + "more than twice, none who opted out, and nobody to their own manager. At most \(options.introductions).",
      better: .neither, rests: "all ties", "Latora & Marchiori 2001")
  }

  static func membersInWords(_ words: RowWords) -> String? { nil }
}

extension CommunityMeasure {
  public static let introductions = CommunityMeasure(rawValue: "introductions")
}
