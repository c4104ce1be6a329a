import InteractionLogs
import MemberNetworks
import Numbers

/// On how few shoulders contact between groups rests.
///
/// Two groups are in touch when a member of one has a tie with a member of the other. Their contact is fragile when a
/// single member, or a single tie, is all there is. Groups of one member do not count: their contact always rests on
/// that member. Where no groups are known, circles that the network shows stand in for them.
///
/// Fading contacts (``FadingContacts``) are fragile ones, or nearly so, that have all but stopped already.
struct BridgeRedundancy: LensMeasure {
  static let measure = CommunityMeasure.bridgeRedundancy
  static let title = "Contact between groups, and on whom it rests"
  static let question = Finding.Question.wouldBreak
  static let placeInQuestion = 1
  static let speaksOfNow = true

  /// - Complexity: O(ties), and O(interactions) more unless it is a quick look.
  func compute(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult {
    guard let grouping = try Grouping(formalOrFound: record, context) else {
      return MeasureResult(
        leftOut: Self.measure,
        because: "there are no two groups, and no two clusters show in \(RowWords(record.rowKind).whoWithWhom)")
    }
    let contacts = GroupContact.all(in: record.ties, grouping)
    let fragile = contacts.filter(\.isFragile)
    let evidence = record.networkEvidence
    let groups = grouping.isFound ? "clusters" : "groups"
    func count(
      _ key: String, _ label: String, _ value: Int, _ direction: Indicator.Direction, _ derivation: Derivation? = nil
    ) -> Indicator {
      Indicator(
        key, label, Double(value), unit: .count, direction: direction, evidence: evidence, counting: .nobody,
        derivation: derivation)
    }
    var indicators = [
      Indicator(
        Key.fragileShare, "pairs of \(groups) in touch whose contact rests on one member or one tie",
        contacts.isEmpty ? nil : Double(fragile.count) / Double(contacts.count), unit: .share,
        direction: .lowerIsBetter, evidence: evidence, counting: .nobody),
      count(Key.pairsInTouch, "pairs of \(groups) in touch", contacts.count, .higherIsBetter),
      count(Key.fragilePairs, "pairs connected by one member or one tie", fragile.count, .lowerIsBetter),
      count(
        Key.oneTiePairs, "pairs connected by one tie", fragile.count { $0.ties.count == 1 },
        .lowerIsBetter),
      count(
        grouping.isFound ? Key.clusters : Key.groups, "\(groups) of two members or more", grouping.count, .neither,
        grouping.isFound ? .clusterCount : nil),
    ]
    var fading: [GroupContact] = []
    if !context.isQuick, let found = try Self.fading(record, grouping, contacts, context) {
      fading = found
      indicators.insert(
        count(
          Key.fadingBridges, "regular contacts between \(groups) that have all but stopped",
          fading.count, .lowerIsBetter), at: 1)
      indicators[1].evidence.windows = context.wholeLog(record).wholeWindows.count
    }
    return MeasureResult(Self.measure, indicators, members: Self.members(fading: fading, fragile: fragile))
  }

  /// The contacts that have all but stopped, looked for over the whole log; `nil` where it is too short.
  private static func fading(
    _ record: CommunityRecord, _ grouping: Grouping, _ contacts: [GroupContact], _ context: LensContext
  ) throws -> [GroupContact]? {
    let history = context.wholeLog(record)
    guard let find = FadingContacts(history, tieHalfLifeDays: context.options.tieHalfLifeDays) else { return nil }
    guard context.history != nil else { return find(contacts) }
    // Clusters are those that showed over all the time: what has stopped shows no more in the recent ones.
    let grouping = grouping.isFound ? try Grouping(formalOrFound: history, context) : grouping
    return grouping.map { find(GroupContact.all(in: history.ties, $0)) }
  }

  /// Those on whom fading contacts rest, then those on whom most other fragile ones do.
  private static func members(fading: [GroupContact], fragile: [GroupContact]) -> [Int] {
    var burdens: [Int: (fading: Int, fragile: Int)] = [:]
    for member in fading.flatMap(\.keepersOrEnds) { burdens[member, default: (0, 0)].fading += 1 }
    for member in fragile.flatMap(\.keepersOrEnds) { burdens[member, default: (0, 0)].fragile += 1 }
    return burdens.sorted { ($1.value.fading, $1.value.fragile, $0.key) < ($0.value.fading, $0.value.fragile, $1.key) }
      .map(\.key)
  }

  enum Key {
    static let fragileShare = "fragile_share"
    static let fadingBridges = "fading_bridges"
    static let pairsInTouch = "pairs_in_touch"
    static let fragilePairs = "fragile_pairs"
    static let oneTiePairs = "one_tie_pairs"
    static let groups = "groups"
    static let clusters = "clusters"
  }
}

extension BridgeRedundancy {
  static func sentence(_ result: MeasureResult) -> String {
    [state(result), fading(result)].compactMap { $0 }.joined(separator: " ")
  }

  /// What the groups of a result are called.
  private static func groups(_ result: MeasureResult) -> String { result[Key.clusters] == nil ? "groups" : "clusters" }

  private static func state(_ result: MeasureResult) -> String {
    let groups = groups(result)
    guard let share = result[Key.fragileShare]?.value, let pairs = result[Key.pairsInTouch]?.value,
      let fragile = result[Key.fragilePairs]?.value
    else {
      if result[Key.pairsInTouch]?.value == 0 { return "No two \(groups) are in touch with each other." }
      return "How firmly \(groups) are connected is not shown here."
    }
    let (pairCount, fragileCount) = (Int(saturating: pairs), Int(saturating: fragile))
    let total = result.count(pairCount, "pair of \(groups)", "pairs of \(groups)")
    let rests = "contact rests on a single member or a single tie"
    switch share {
    case 0:
      if pairCount == 1 { return "The only two \(groups) in touch are connected through several members." }
      return "Each of the \(total) in touch is connected through several members: nobody carries a contact alone."
    case 1:
      if pairCount == 1 { return "Only two \(groups) are in touch, and their \(rests)." }
      return "For all \(total) in touch, \(rests)."
    case ..<0.2:
      return "Most \(groups) in touch are connected through several members; for \(result.count(fragileCount)) of "
        + "\(total), \(rests)."
    case ..<0.5: return "For \(result.count(fragileCount)) of \(total) in touch, \(rests)."
    default:
      return "Contact between \(groups) is thin: for \(result.count(fragileCount)) of \(total) in touch, it rests "
        + "on a single member or a single tie."
    }
  }

  private static func fading(_ result: MeasureResult) -> String? {
    guard let count = result[Key.fadingBridges]?.value.map({ Int(saturating: $0) }), count > 0 else { return nil }
    let contacts = Wording.count(
      count, "contact that one or two members kept up regularly has",
      "contacts that one or two members each kept up regularly have")
    return "\(contacts) all but stopped."
  }

  static func help(_ result: MeasureResult) -> String? {
    let groups = groups(result)
    if let fading = result[Key.fadingBridges]?.value, fading > 0 {
      return "Offer the two \(groups) that have lost touch an occasion to meet again, and a second person on each side."
    }
    guard let share = result[Key.fragileShare]?.value, share >= 0.2 else { return nil }
    return "Fund a second contact: a joint session or a visit for \(groups) that only one person connects."
  }
}

extension BridgeRedundancy {
  static func standsOut(_ result: MeasureResult) -> Bool { result[Key.fadingBridges]?.value ?? 0 > 0 }

  static func definition(_ options: LensOptions, _ rows: RowReading) -> MeasureDefinition {
    MeasureDefinition(
      "Whether contact between groups rests on one member or one tie.",
      "Of the pairs of groups in touch, the share whose ties all have one member in common, or that have one tie "
        + "only; groups of one member do not count. Without groups, the clusters of the network. A contact has all "
        + "but stopped when one or two members kept it up in at least four fifths of the earlier periods, it was at "
        + "least a third of one group's contact with others, and a tenth or less of what would be expected is left in "
        + "the last third.",
      better: .lower, rests: "all ties between groups")
  }

  static func membersInWords(_ words: RowWords) -> String? { "Those on whom a contact between groups rests" }
}

extension CommunityMeasure {
  public static let bridgeRedundancy = CommunityMeasure(rawValue: "bridge_redundancy")
}
