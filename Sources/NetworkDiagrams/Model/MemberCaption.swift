import CommunityInsights

/// What a picture of members says in words.
struct MemberCaption {
  let picture: MemberDiagram

  private var analysis: Analysis { picture.analysis }

  /// The longest name in a sentence.
  private static let nameLength = 40

  /// From which share of the members on a cut-off is what the network stands or falls with.
  private static let notableCutOff = 0.04

  var caption: String {
    [coverage, selection, support, isolation].compactMap { $0 }.joined(separator: " ")
  }

  var altText: String {
    let title = DisplayText.name(analysis.title, limit: 80)
    return ["Network diagram of \(DisplayText.quoted(title)).", shape, support, isolation].compactMap { $0 }
      .joined(separator: " ")
  }

  // MARK: Sentences

  private var coverage: String? {
    let all = analysis.members.count
    let drawn = picture.shown.count
    guard drawn > 0 else { return all == 0 ? "There are no members to draw." : nil }
    switch picture.kind {
    case .backbone:
      return "The \(grouped(drawn)) best connected of \(counted(all, "member")), with "
        + "\(counted(picture.ties.count, "tie")) among them."
    case .wholeNetwork, .communityMap, .groupMap:
      let who = drawn == all ? counted(all, "member") : "\(grouped(drawn)) of \(counted(all, "member"))"
      return drawn == all
        ? "\(who) and \(counted(picture.ties.count, "tie")) between them."
        : "\(who) have ties, \(grouped(picture.ties.count)) in all."
    }
  }

  private var selection: String? {
    let reason: String
    switch picture.selection.rule {
    case .all: return nil
    case .disparity(let significance):
      reason = "that stand out for at least one of the two (disparity filter, p < \(Self.decimal(significance)))"
    case .sharedNeighbors:
      reason = "between those who share most contacts"
    case .strongest:
      reason = "with most \(RowWords(analysis.log.rowKind).plural)"
    }
    let kept = picture.selection.isKept.count { $0 }
    let others = picture.drawsFaintTies ? "the others are faint" : "the others are left out"
    return
      "The strong lines are the \(grouped(kept)) ties \(reason) and the strongest ones that keep everyone connected; \(others)."
  }

  private var shape: String? {
    guard !picture.shown.isEmpty else { return nil }
    let count = picture.shown.count
    let subject =
      picture.kind == .backbone
      ? "The \(grouped(count)) best connected members" : counted(count, "member") + " with ties"
    guard let largest = picture.colors.colored.first else { return "\(subject)." }
    let communityCount = picture.colors.colored.count + picture.colors.greyCommunityCount
    let kinds =
      switch picture.options.colours {
      case .cluster: counted(communityCount, "community", "communities")
      case .group: counted(communityCount, "group")
      case .role: counted(communityCount, "role")
      }
    return "\(subject) belong to \(kinds), the largest with "
      + "\(counted(largest.size, "member"))."
  }

  /// Who holds the network together: by cutting others off when they leave, else by standing between others.
  private var support: String? {
    let cutting = analysis.articulationMembers
    let most = cutting.first?.cutOff ?? 0
    guard most == 0 || Double(most) < Self.notableCutOff * Double(analysis.members.count) else {
      let named = cutting.prefix(3).enumerated().map { place, articulation in
        let amount =
          place == 0
          ? "whose loss would cut off \(counted(articulation.cutOff, "other"))" : grouped(articulation.cutOff)
        return "\(name(articulation.member)) (\(amount))"
      }
      let rest = cutting.count > 3 ? "; \(grouped(cutting.count - 3)) more would cut off someone" : ""
      return "The network is held together by \(enumeration(named))\(rest)."
    }
    let between = picture.shown.filter { (analysis.members[$0].betweenness ?? 0) > 0 }
      .sorted { (-picture.size(of: $0), $0) < (-picture.size(of: $1), $1) }
    guard let first = between.first else { return nil }
    let names = enumeration(([first] + between.dropFirst().prefix(2)).map(name))
    let paths = "more shortest paths run through \(names) than through anybody else."
    if most > 0 { return "No single member's loss would cut off more than \(counted(most, "other")); " + paths }
    // Without the measure nothing can be said about it.
    guard analysis.network.articulationMemberCount == 0 else { return "M" + paths.dropFirst() }
    return "No single member's loss would split the network; " + paths
  }

  private var isolation: String? {
    let count = analysis.network.isolateCount
    guard count > 0 else { return nil }
    return picture.shown.isEmpty
      ? "None of the \(counted(analysis.members.count, "member")) has a tie to another."
      : "\(counted(count, "member")) \(count == 1 ? "has" : "have") no tie at all."
  }

  private func name(_ member: Int) -> String {
    DisplayText.quoted(DisplayText.name(analysis.members[member].label, limit: Self.nameLength))
  }

  /// A level of significance: 0.05, 0.001, 1e-08.
  private static func decimal(_ level: Double) -> String { "\(level)" }
}
