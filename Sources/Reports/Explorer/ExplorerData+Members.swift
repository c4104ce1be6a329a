import CommunityInsights
import InteractionLogs
import NetworkDiagrams
import Numbers

extension ExplorerData {
  /// For the community itself: a dot a member, a line a tie.
  init(_ analysis: Analysis, _ map: NetworkMap) {
    let names = DisplayNames(analysis.members)
    members = map.members
    self.names = names(map.members)
    places = map.places
    let shown = map.members.map { analysis.members[$0] }
    facets = Self.allFacets(analysis, map) { names($0) }
    sizes = Self.allSizes(shown, RowWords(analysis.log.rowKind), pairs: Self.pairs(analysis))
    notes = Self.allNotes(analysis, map)
    (lines, firstDay) = Self.allLines(analysis, map)
    outstanding = map.outstanding
    periods = lines.contains { $0.used != 0 } ? analysis.lens?.tieActivity?.labels ?? [] : []
    unit = RowWords(analysis.log.rowKind).plural
    dot = "member"
    omission = Self.omission(analysis, map)
    kinds = Self.allKinds(analysis, map)
    if let regions = map.regions {
      let clusters = Dictionary(analysis.communities.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
      add(
        regions,
        titles: regions.regions.map { region in
          region.community.flatMap { clusters[$0]?.centralMembers.first }.map { names([$0])[0] } ?? ""
        })
    }
  }

  /// Whom the loss of a member would cut off at present, as everywhere in the report.
  private static func allNotes(_ analysis: Analysis, _ map: NetworkMap) -> [Int: String] {
    var cutOffs = analysis.members.map(\.cutOffIfLost)
    if let recent = analysis.recent {
      cutOffs = cutOffs.map { _ in nil }
      for (member, index) in zip(recent.members, recent.indices) { cutOffs[index] = member.cutOffIfLost }
    }
    var notes: [Int: String] = [:]
    for (dot, member) in map.members.enumerated() {
      guard let cutOff = cutOffs[member], cutOff > 0 else { continue }
      notes[dot] = "Losing them would cut off \(Wording.count(cutOff, "other", "others"))."
    }
    return notes
  }

  /// How much of each line is of which kind; nothing where no two kinds are among them.
  private static func allKinds(_ analysis: Analysis, _ map: NetworkMap) -> [Kind] {
    var amounts = [[Double]](
      repeating: [Double](repeating: 0, count: map.ties.count), count: analysis.kinds.count)
    for (line, tie) in map.ties.enumerated() {
      for known in analysis.ties[tie].kinds { amounts[known.kind][line] = known.amount }
    }
    let kinds = zip(analysis.kinds, amounts).filter { $0.1.contains { $0 > 0 } }
      .map { Kind(name: Wording.shortened($0, to: 40), amounts: $1) }
    return kinds.count > 1 ? kinds : []
  }

  private static func omission(_ analysis: Analysis, _ map: NetworkMap) -> String {
    var parts: [String] = []
    if map.members.count < analysis.members.count {
      parts.append(
        "\(Wording.count(map.members.count)) of \(Wording.count(analysis.members.count, "member", "members"))")
    }
    if map.ties.count < analysis.ties.count {
      parts.append("\(Wording.count(map.ties.count)) of \(Wording.count(analysis.ties.count, "tie", "ties"))")
    }
    return parts.isEmpty ? "" : "Shown here: \(parts.joined(separator: " and "))."
  }

  /// Clusters, groups, and roles in the network; as far as they are known.
  private static func allFacets(
    _ analysis: Analysis, _ map: NetworkMap, names: (ArraySlice<Int>) -> [String]
  ) -> [Facet] {
    let members = analysis.members
    let standings = analysis.lens?.standings ?? []
    let hasRoles = standings.count == members.count && !standings.isEmpty
    let clusters = map.members.map { members[$0].community }
    let titles = Dictionary(
      analysis.communities.map { ($0.number, "Around \(names($0.centralMembers.prefix(1)).joined())") },
      uniquingKeysWith: { first, _ in first })
    return [
      facet("group", "Group", map.members.map { members[$0].group }) { Wording.shortened($0, to: 40) },
      facet("cluster", "Cluster", clusters) { titles[$0] ?? "Cluster \($0)" },
      facet("role", "Role in the network", map.members.map { hasRoles ? standings[$0].role.rawValue : nil }) { $0 },
    ].compactMap { $0 }
  }

  /// The most frequent kinds first; `nil` where there are fewer than two.
  private static func facet<Kind: Hashable & Comparable>(
    _ key: String, _ label: String, _ kinds: [Kind?], title: (Kind) -> String
  ) -> Facet? {
    let counts = kinds.reduce(into: [Kind: Int]()) { if let kind = $1 { $0[kind, default: 0] += 1 } }
    let inOrder = counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map(\.key)
    guard inOrder.count > 1 else { return nil }
    let places = Dictionary(uniqueKeysWithValues: inOrder.enumerated().map { ($1, $0) })
    return Facet(
      key: key, label: label, kinds: inOrder.map(title), kindOfDot: kinds.map { $0.flatMap { places[$0] } ?? -1 })
  }

  private static func allSizes(_ members: [MemberMetrics], _ words: RowWords, pairs: Double) -> [Size] {
    let isKnown = members.contains { $0.betweenness != nil } && pairs > 0
    return
      (isKnown
      ? [
        Size(
          key: "betweenness", label: "shortest paths between others",
          values: members.map { ($0.betweenness ?? 0) / pairs })
      ] : [])
      + [
        Size(key: "degree", label: "contacts", values: members.map { Double($0.degree) }),
        Size(key: "strength", label: words.plural, values: members.map(\.strength)),
      ]
  }

  /// The pairs of other members that shortest paths could lead between.
  private static func pairs(_ analysis: Analysis) -> Double {
    let count = Double(analysis.members.count)
    return (count - 1) * (count - 2) / (analysis.options.isDirected ? 1 : 2)
  }

  private static func allLines(_ analysis: Analysis, _ map: NetworkMap) -> (lines: [Line], firstDay: Int?) {
    var dotOfMember = [Int](repeating: -1, count: analysis.members.count)
    for (dot, member) in map.members.enumerated() { dotOfMember[member] = dot }
    let activity = analysis.lens?.tieActivity
    let isKnown = activity?.used.count == analysis.ties.count
    func day(_ instant: Instant?) -> Int? {
      guard analysis.log.clock == .calendar, let instant else { return nil }
      let length: Int64 = 86_400_000_000
      let (days, rest) = instant.microseconds.quotientAndRemainder(dividingBy: length)
      return Int(rest < 0 ? days - 1 : days)
    }
    let firstDay = map.ties.compactMap { day(analysis.ties[$0].first) }.min()
    let lines = map.ties.map { index in
      let tie = analysis.ties[index]
      var line = Line(
        from: dotOfMember[tie.memberA], to: dotOfMember[tie.memberB], weight: tie.strength)
      if let firstDay {
        line.first = (day(tie.first) ?? firstDay) - firstDay
        line.last = (day(tie.last) ?? firstDay) - firstDay
      }
      if let activity, isKnown { line.used = activity.used[index] }
      return line
    }
    return (lines, firstDay)
  }
}
