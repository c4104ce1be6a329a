import GraphMeasures
import InteractionLogs
import MemberNetworks

/// Whether ties keep within groups more than chance would have it, and which group draws back from the others.
///
/// The E-I index: ties between groups less ties within, over both. What it is by chance depends on the sizes of the
/// groups (many small ones make most ties lead outside), so it is compared with the same network when groups are
/// shuffled among the members who have ties. Ties of members without a group do not count.
///
/// A group draws back when its share of contact with others falls, see ``OutsideContact``.
///
/// Krackhardt & Stern, "Informal networks and organizational crises", Social Psychology Quarterly 51 (1988).
struct SiloIndex: LensMeasure {
  static let measure = CommunityMeasure.silos
  static let title = "Contact between groups"
  static let question = Finding.Question.cutOff
  static let placeInQuestion = 1
  static let isSizeFree = true
  static let speaksOfNow = true

  /// The most ties that are looked at in all shuffles together, about a second's work. Larger networks are shuffled
  /// less often, which chance matters less for.
  static let mostShuffledTies = 500_000_000

  /// The fewest shuffles by which a p-value says anything.
  static let fewestPermutations = 99

  static var resampled: Set<String> { [Key.index, Key.outsideTies, Key.outsideInteractions] }

  /// - Complexity: O(members + ties); O(permutations · (members + ties) + interactions) more unless it is a quick look.
  func compute(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult {
    guard record.groups.sizes.count(where: { $0 > 1 }) > 1 else {
      return MeasureResult(
        leftOut: Self.measure,
        because: record.hasRoster ? "no two groups of two members or more are known" : "no groups are known")
    }
    let groups = record.members.indices.map {
      record.undirected.degree(of: $0) > 0 ? record.groups.groupOfMember[$0] : nil
    }
    let ties = try EIIndex().run(on: record.undirected, groups: groups, control: context.control).overall
    let strengths = try EIIndex(usesWeights: true).run(on: record.undirected, groups: groups, control: context.control)
    let evidence = Evidence(members: groups.count { $0 != nil }, interactions: record.interactions.count)
    func outside(_ key: String, _ label: String, _ balance: EIIndex.Balance) -> Indicator {
      Indicator(
        key, label, balance.index.map { ($0 + 1) / 2 }, unit: .share, direction: .higherIsBetter, evidence: evidence,
        counting: .nobody)
    }
    var indicators = [
      Indicator(
        Key.index, "E-I index: ties between groups less ties within, over both", ties.index, unit: .number,
        direction: .higherIsBetter, evidence: evidence, counting: .nobody),
      outside(Key.outsideTies, "ties that lead to another group", ties),
      outside(
        Key.outsideInteractions, "\(RowWords(record.rowKind).plural) with another group", strengths.overall),
    ]
    if context.isQuick { return MeasureResult(Self.measure, indicators) }
    if let chance = try reference(record, groups, context) {
      indicators[0].references = [chance]
      indicators[1].references = [chance.asShare]
    }
    var table = try mixing(record, groups, context)
    if let contact = OutsideContact(context.wholeLog(record)) {
      let falls = contact.falls
      table.columns = [
        GroupTable.Column(Key.fall, "fall of the share of contact with others", unit: .share, values: falls)
      ]
      indicators += drawingBack(contact, falls, record, evidence)
    }
    return MeasureResult(Self.measure, indicators, table: table)
  }

  /// What chance gives; `nil` without ties.
  private func reference(
    _ record: CommunityRecord, _ groups: [Int?], _ context: LensContext
  ) throws -> Reference? {
    guard context.options.permutations > 0 else { return nil }
    let affordable = max(Self.fewestPermutations, Self.mostShuffledTies / max(1, record.ties.count))
    let permutations = min(context.options.permutations, affordable)
    let test = try LabelPermutation(permutations: permutations, tail: .both, seed: context.seed)
      .run(EIIndex(), on: record.undirected, groups: groups, control: context.control)
    return Reference(test, source: "\(Wording.count(permutations)) shuffles of the groups among the members")
  }

  /// How the interactions of each group are spread over all groups.
  private func mixing(
    _ record: CommunityRecord, _ groups: [Int?], _ context: LensContext
  ) throws -> GroupTable {
    let graph = record.hasDirections ? record.directed : record.undirected
    let mixing = try GroupMixing().run(on: graph, groups: groups, control: context.control)
    // Groups without a tie come last or not at all in the numbers, but are there by name.
    let names = record.groups.names
    let values = names.indices.map { source -> [Double?] in
      guard source < mixing.groupCount else { return names.map { _ in nil } }
      let row = names.indices.map { $0 < mixing.groupCount ? mixing.weight(from: source, to: $0) : 0 }
      let total = row.reduce(0, +)
      return row.map { total > 0 ? $0 / total : nil }
    }
    var table = GroupTable(
      groups: names, sizes: record.groups.sizes,
      label: "share of a group's \(RowWords(record.rowKind).plural) "
        + (record.hasDirections ? "that go to each group" : "with each group"),
      values: values)
    table.hasDirections = record.hasDirections
    return table
  }

  /// How many groups draw back, and the shares of the one that does so most.
  private func drawingBack(
    _ contact: OutsideContact, _ falls: [Double?], _ record: CommunityRecord, _ evidence: Evidence
  ) -> [Indicator] {
    var evidence = evidence
    evidence.windows = 2 * contact.windowCount
    let drawingBack = falls.indices.filter { falls[$0] != nil }
    let count = Indicator(
      Key.drawingBack, "groups whose share of contact with others fell", Double(drawingBack.count), unit: .count,
      direction: .lowerIsBetter, evidence: evidence, counting: .nobody)
    // The first of equals, as wherever the largest fall is looked for.
    guard let most = drawingBack.max(by: { (falls[$0]!, $1) < (falls[$1]!, $0) }) else { return [count] }
    func share(_ key: String, _ label: String, _ contacts: OutsideContact.Count) -> Indicator {
      Indicator(
        key, label, contacts.share, unit: .share, direction: .higherIsBetter, interval: contacts.interval(),
        evidence: evidence,
        counting: .about(
          PeopleCount(record.groups.sizes[most], of: record.members.count, .drawingBack, among: .everybody)))
    }
    return [
      count,
      share(Key.early, "contact with others of the group that draws back most, first third", contact.early[most]),
      share(Key.late, "contact with others of that group, last third", contact.late[most]),
    ]
  }

  private enum Key {
    static let index = "ei_index"
    static let outsideTies = "outside_tie_share"
    static let outsideInteractions = "outside_interaction_share"
    static let drawingBack = "groups_drawing_back"
    static let early = "drawing_back_early_share"
    static let late = "drawing_back_late_share"
    /// A column of the table.
    static let fall = "fall"
  }
}

extension PeopleSet {
  fileprivate static let drawingBack = PeopleSet(rawValue: "group that draws back")
}

extension Reference {
  /// What is said of an index from −1 to 1, of the share that the index stands for.
  fileprivate var asShare: Reference {
    var share = self
    (share.lower, share.upper) = ((lower + 1) / 2, (upper + 1) / 2)
    return share
  }
}

extension SiloIndex {
  /// Chance gives as much in less than one case of twenty.
  private static let clearlyNotChance = 0.05

  static func sentence(_ result: MeasureResult) -> String {
    let sentences = [mixing(result), drawingBack(result)].compactMap { $0 }
    return sentences.isEmpty ? "How far groups mix is not shown here." : sentences.joined(separator: " ")
  }

  /// How the groups mix beside chance; `nil` where it is not known.
  private static func mixing(_ result: MeasureResult) -> String? {
    guard let outside = result[Key.outsideTies], let share = outside.value else { return nil }
    let rounded = Wording.roundShare(share)
    guard let chance = outside.references.first(where: { $0.kind == .chance }), let pValue = chance.pValue else {
      return "\(rounded) of ties lead to another group."
    }
    let expected = Wording.roundShare((chance.lower + chance.upper) / 2)
    if pValue >= clearlyNotChance {
      return "Members find each other across groups about as if groups did not matter: \(rounded) of ties lead to "
        + "another group, by chance it would be \(expected)."
    }
    if share > chance.upper {
      return "Members seek out other groups: \(rounded) of ties lead to another group, by chance it would be only "
        + "\(expected)."
    }
    // Beside what chance gives, not beside nothing: of many groups most ties lead outside by arithmetic alone.
    if share >= 0.75 * chance.lower {
      return
        "Groups mix, a little less than by chance: \(rounded) of ties lead to another group, by chance it would be "
        + "\(expected)."
    }
    if share >= 0.35 * chance.lower {
      return
        "Members keep to their own group more than chance would have it: \(rounded) of ties lead to another group, "
        + "by chance it would be \(expected)."
    }
    return
      "Groups keep to themselves: only \(rounded) of ties lead to another group, by chance it would be \(expected)."
  }

  private static func drawingBack(_ result: MeasureResult) -> String? {
    guard let early = result[Key.early]?.value, let late = result[Key.late]?.value else { return nil }
    let who = groupDrawingBack(result) ?? "One group"
    return
      "\(who) is drawing back: \(Wording.roundShare(early)) of its contact was with others in the first third of the "
      + "time, \(Wording.roundShare(late)) in the last."
  }

  /// The name of the group that draws back most, as the table calls it now.
  private static func groupDrawingBack(_ result: MeasureResult) -> String? {
    guard let table = result.table, let falls = table.columns.first(where: { $0.key == Key.fall })?.values,
      falls.count == table.groups.count
    else { return nil }
    let most = falls.indices.filter { falls[$0] != nil }.max { (falls[$0]!, $1) < (falls[$1]!, $0) }
    return most.map { table.groups[$0] }
  }

  static func help(_ result: MeasureResult) -> String? {
    if result[Key.late]?.value != nil {
      let who = groupDrawingBack(result) ?? "the group that is drawing back"
      return "Ask \(who) what would make contact with the others worth its time again, and fund a joint session."
    }
    guard let outside = result[Key.outsideTies], let share = outside.value,
      let chance = outside.references.first(where: { $0.kind == .chance }), let pValue = chance.pValue,
      pValue < clearlyNotChance, share < 0.75 * chance.lower
    else { return nil }
    return "Fund joint sessions in which people from different groups work on a question that they share."
  }
}

extension SiloIndex {
  static func standsOut(_ result: MeasureResult) -> Bool { result[Key.late]?.value != nil }

  static func concerned(_ result: MeasureResult) -> Double { result[Key.outsideTies]?.concerned ?? 0 }

  static func definition(_ options: LensOptions, _ rows: RowReading) -> MeasureDefinition {
    MeasureDefinition(
      "Whether ties keep within groups.",
      "E-I index: ties between groups minus ties within, over both, from −1 to 1; members without a group do not "
        + "count. By chance: the mean when groups are shuffled among the members with ties; p from these shuffles, "
        + "both sides. A group draws back when its share of contacts "
        + "with others, counted by days, falls, from the first to the last third of the periods, to "
        + "\(Wording.roundShare(OutsideContact.mostLeftLate)) of it or less, beyond chance, and to "
        + "\(Wording.roundShare(OutsideContact.mostLeftLatest)) or less in the second half of that last third.",
      better: .higher, rests: "the groups of the member table and all ties between members who have one",
      "Krackhardt & Stern 1988")
  }
}

extension CommunityMeasure {
  public static let silos = CommunityMeasure(rawValue: "silos")
}
