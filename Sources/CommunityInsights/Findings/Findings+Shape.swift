extension Findings {
  /// The community at a glance.
  var shape: [Finding] { [size, pieces, distance, answered, communities].compactMap { $0 } }

  private var size: Finding {
    let interacting = network.memberCount - network.isolateCount
    let people =
      network.isolateCount == 0
      ? "All \(Wording.count(network.memberCount)) members \(words.did)"
      : "\(Wording.count(interacting)) of \(Wording.count(network.memberCount, "member", "members")) \(words.did)"
    return Finding(.shape, "\(people)\(extent(words.count(network.interactionCount))).\(past?.sentence ?? "")")
  }

  /// The period and what happened in it: " from 4 January 2010 to 30 September 2010: 12,345 interactions along 139 ties
  /// between two members".
  func extent(_ interactions: String) -> String {
    let since = past.map { "since \($0.recent.period.firstDay)" }
    let period = (since ?? Wording.period(of: analysis.log)).map { " \($0)" } ?? ""
    let ties = about + Wording.count(network.tieCount, "tie", "ties")
    guard words.doing == .meeting else { return "\(period): \(about)\(interactions) along \(ties) between two members" }
    // What encounters weigh says nothing to a reader.
    let events = past == nil ? analysis.log.events - analysis.log.eventsLeftOut : 0
    let places = events > 0 ? " at \(Wording.count(events, "event", "events"))" : ""
    return "\(places)\(period): \(ties) between two members who were at the same one"
  }

  private var pieces: Finding? {
    let parts = analysis.isolation.smallComponents.count + 1
    guard network.largestComponentSize > 1 else { return nil }
    if parts == 1 {
      let who = network.isolateCount == 0 ? "Everybody" : "Everybody who \(words.did)"
      return Finding(.shape, "\(who) is connected, directly or through others.")
    }
    let share = Double(network.largestComponentSize) / Double(max(1, network.memberCount - network.isolateCount))
    return Finding(
      .shape,
      "Those who \(words.did) fall into \(Wording.count(parts)) groups that are not connected; the main group has "
        + "\(about)\(Wording.count(network.largestComponentSize)) of them (\(Wording.roundShare(share))).")
  }

  var distance: Finding? {
    guard let mean = network.meanDistance, let diameter = network.diameter, network.memberCount > 2 else { return nil }
    let ties = analysis.meanTieCount.map {
      "A member has ties with \(about)\(about.isEmpty ? Wording.fixed($0, decimals: 1) : Wording.amount($0)) others on average"
    }
    if analysis.options.isWeighted { return ties.map { Finding(.shape, "\($0).") } }
    return Finding(
      .shape,
      "\(ties.map { "\($0); two" } ?? "Two") members who can reach each other are \(Wording.fixed(mean, decimals: 1)) steps apart on "
        + "average, and \(Wording.amount(diameter)) at most.")
  }

  /// Where there is a lens, it says so beside what chance would give.
  var answered: Finding? {
    guard analysis.lens?[.reciprocity]?.headline == nil, let reciprocity = network.reciprocity,
      // Where no tie goes both ways it is likelier that the log records one direction only; see ``direction``.
      reciprocity > 0
    else { return nil }
    let share = Wording.roundShare(reciprocity)
    let meaning =
      switch reciprocity {
      case ..<0.34: "most contacts go one way"
      case ..<0.67: "give and take are mixed"
      default: "most contacts go both ways"
      }
    return Finding(.shape, "When a member turns to another, the other turns back in \(share) of cases: \(meaning).")
  }

  private var communities: Finding? {
    guard let count = network.communityCount, count > 0 else { return nil }
    let largest = analysis.communities[0]
    if count == 1 { return Finding(.shape, "No clusters stand out.") }
    return Finding(
      .shape,
      "\(Wording.count(count)) clusters show in \(words.whoWithWhom)\(clarity); the largest "
        + "has \(membersWithShare(largest.size)), around \(list(largest.centralMembers)).",
      members: largest.centralMembers)
  }

  /// How clearly clusters stand apart, as the rest of a sentence; nothing where that is not known.
  var clarity: String { network.clusterClarity.map { ", \($0 == .asByChance ? "but" : "and") \($0.inWords)" } ?? "" }
}
