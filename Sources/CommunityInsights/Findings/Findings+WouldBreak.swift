extension Findings {
  /// What breaks if someone leaves?
  var wouldBreak: [Finding] {
    guard network.articulationMemberCount != nil else { return [] }
    return [departures, bridges].compactMap { $0 }
  }

  private var departures: Finding {
    let points = analysis.articulationMembers
    guard let first = points.first else {
      return Finding(.wouldBreak, "No single member's loss would cut others off.")
    }
    let others = points.dropFirst().prefix(4).map { "\(names[$0.member]) (\(Wording.count($0.cutOff)))" }
    let rest = others.isEmpty ? "" : " Next: \(Wording.list(others, of: points.count - 1))."
    let lost = Wording.count(first.cutOff, "other", "others")
    let total =
      points.count == 1
      ? "One member is the sole link for others."
      : "\(membersWithShare(points.count)) are the sole link for others."
    return Finding(
      .wouldBreak, "\(total) Losing \(names[first.member]) would cut off \(lost).\(rest)",
      members: points.prefix(5).map(\.member))
  }

  private var bridges: Finding? {
    guard let first = analysis.bridges.first else { return nil }
    let tie = analysis.ties[first.tie]
    let pair = "\(names[tie.memberA]) and \(names[tie.memberB])"
    let count = Wording.count(analysis.bridges.count, "tie is", "ties are")
    if first.cutOff == 1 {
      let each = analysis.bridges.count == 1 ? "" : " each"
      return Finding(
        .wouldBreak,
        "\(count)\(each) the only connection to a single member; no tie is the only connection between larger parts.")
    }
    return Finding(
      .wouldBreak,
      "\(count) the only connection to someone. Losing the tie between \(pair) alone would cut off "
        + "\(Wording.count(first.cutOff, "member", "members")).",
      members: [tie.memberA, tie.memberB])
  }
}
