extension Findings {
  /// What breaks if someone leaves?
  var wouldBreak: [Finding] {
    guard network.articulationMemberCount != nil else { return [] }
    return [departures, bridges].compactMap { $0 }
  }

  private var departures: Finding {
    let points = analysis.articulationMembers
    guard let first = points.first else {
      return Finding(.wouldBreak, "No single member's leaving would cut others off: there is always another way.")
    }
    let others = points.dropFirst().prefix(4).map { "\(names[$0.member]) (\(Wording.count($0.cutOff)))" }
    let rest = others.isEmpty ? "" : " Next: \(Wording.list(others, of: points.count - 1))."
    let lost = Wording.count(first.cutOff, "other would lose their", "others would lose their")
    let total =
      points.count == 1
      ? "One member is the only link for others."
      : "\(membersWithShare(points.count)) are the only link for others."
    return Finding(
      .wouldBreak, "\(total) If \(names[first.member]) left, \(lost) way to the rest.\(rest)",
      members: points.prefix(5).map(\.member))
  }

  private var bridges: Finding? {
    guard let first = analysis.bridges.first else { return nil }
    let tie = analysis.ties[first.tie]
    let pair = "\(names[tie.memberA]) and \(names[tie.memberB])"
    let wide = analysis.bridges.count { $0.cutOff > 1 }
    let count = Wording.count(analysis.bridges.count, "tie is", "ties are")
    if first.cutOff == 1 {
      let each = analysis.bridges.count == 1 ? "" : " each"
      return Finding(
        .wouldBreak, "\(count)\(each) the only way to a single member; no tie holds larger parts together alone.")
    }
    let verb = wide == 1 ? "holds" : "hold"
    let most = analysis.bridges.count == wide ? "" : " \(Wording.count(wide)) of them \(verb) more than one member."
    return Finding(
      .wouldBreak,
      "\(count) the only way to someone.\(most) The one between \(pair) holds \(Wording.count(first.cutOff, "member", "members")).",
      members: [tie.memberA, tie.memberB])
  }
}
