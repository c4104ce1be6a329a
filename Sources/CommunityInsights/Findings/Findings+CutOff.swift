extension Findings {
  /// Who is at the edge or cut off?
  var cutOff: [Finding] {
    let findings = [isolates, apart, pendants, dependents, farFromCore].compactMap { $0 }
    if !findings.isEmpty { return findings }
    return [Finding(.cutOff, "Nobody is cut off: every member has at least two ties.")]
  }

  private var isolates: Finding? {
    let isolates = analysis.isolation.isolates
    guard !isolates.isEmpty else { return nil }
    let verb = isolates.count == 1 ? "has" : "have"
    return Finding(
      .cutOff, "\(membersWithShare(isolates.count)) \(verb) no tie at all: \(list(isolates, limit: 8)).",
      members: isolates)
  }

  private var apart: Finding? {
    let components = analysis.isolation.smallComponents
    guard let first = components.first else { return nil }
    let members = components.reduce(0) { $0 + $1.count }
    if components.count == 1 {
      return Finding(
        .cutOff, "\(list(first, limit: 8)) \(words.onlyWithOneAnother) and are not connected to the rest.",
        members: first)
    }
    return Finding(
      .cutOff,
      "\(membersWithShare(members)) \(words.onlyIn) \(Wording.count(components.count)) separate groups; the "
        + "largest has \(Wording.count(first.count, "member", "members")).",
      members: first)
  }

  private var pendants: Finding? {
    let pendants = analysis.isolation.pendants
    guard !pendants.isEmpty else { return nil }
    let verb = pendants.count == 1 ? "is connected" : "are connected"
    return Finding(
      .cutOff, "\(membersWithShare(pendants.count)) \(verb) by a single tie: \(list(pendants)).", members: pendants)
  }

  private var dependents: Finding? {
    let dependents = analysis.isolation.dependents
    guard !dependents.isEmpty else { return nil }
    var counts: [Int: Int] = [:]
    for dependent in dependents { counts[dependent.gatekeeper, default: 0] += 1 }
    let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let who = ranked.prefix(3).map { "\(names[$0.key]) (for \(Wording.count($0.value)))" }
    let verb = dependents.count == 1 ? "reaches" : "reach"
    return Finding(
      .cutOff,
      "\(membersWithShare(dependents.count)) \(verb) the rest only through one other member: "
        + "\(Wording.list(who, of: ranked.count)).",
      members: ranked.prefix(3).map(\.key))
  }

  private var farFromCore: Finding? {
    let counts = analysis.isolation.membersByCoreDistance
    let far = counts.dropFirst(3).reduce(0, +)
    guard far > 0 else { return nil }
    let verb = far == 1 ? "is" : "are"
    return Finding(.cutOff, "\(membersWithShare(far)) \(verb) three or more steps away from the core.")
  }
}
