import Numbers

/// What sponsors and the public should know first, from the numbers of the whole network alone: nobody is named, and
/// what is not shown is not said.
struct AnonymousFindings {
  private let analysis: Analysis
  private let counts: PublishedCounts
  private let rounding: CountRounding
  /// Says what is said without names to the community as well.
  private let findings: Findings

  /// - Parameters:
  ///   - analysis: with hidden numbers left out.
  ///   - counts: which of the hidden numbers are small themselves.
  ///   - rounding: of the counts that are told.
  init(_ analysis: Analysis, _ counts: PublishedCounts, _ rounding: CountRounding) {
    self.rounding = rounding
    self.analysis = analysis
    self.counts = counts
    findings = Findings(analysis)
  }

  /// All sentences, in the order of the questions.
  var all: [Finding] {
    let shape = shape.map { Finding($0.question, Wording.capitalized($0.sentence)) }
    let network = (holdsTogether + cutOff + wouldBreak).map { Finding($0.question, Wording.capitalized($0.sentence)) }
    guard analysis.lens?.recent != nil else { return shape + network + confidence }
    // The numbers of the network are those of the whole log, beside others of the recent part of it.
    let past = (shape.dropFirst() + network).map {
      Finding($0.question, Wording.inScope(.history, $0.sentence))
    }
    return shape.prefix(1) + past + confidence
  }

  private var network: NetworkMetrics { analysis.network }
  private var minimum: Int { counts.system.minimum }

  /// "Fewer than 5 members".
  private var few: String { "Fewer than \(minimum) members" }

  /// "12 members (8%)".
  private func members(_ count: Int) -> String { findings.membersWithShare(count) }

  /// Whether a number is not shown because it is small itself.
  private func isSmall(_ count: PublishedCounts.NetworkCount) -> Bool {
    network.shown(count) == nil && counts.isSmall(.network(count))
  }

  /// Whether a number is not shown because few are left beside it.
  private func leavesFew(_ count: PublishedCounts.NetworkCount) -> Bool {
    guard network.shown(count) == nil, let exact = counts.analysis.network.shown(count) else { return false }
    let rest = counts.analysis.members.count - exact
    return rest > 0 && rest < minimum
  }

  // MARK: - The community at a glance

  private var shape: [Finding] {
    [size, pieces, findings.distance, findings.answered, circles].compactMap { $0 }
  }

  private var size: Finding {
    let everybody = Wording.about + Wording.count(network.memberCount)
    let did = findings.words.did
    let people =
      switch network.shown(.isolateCount) {
      case 0?: "All members, \(everybody), \(did)"
      case let isolates?:
        "\(Wording.about)\(Wording.count(network.memberCount - isolates)) of \(everybody) members \(did)"
      case nil where isSmall(.isolateCount): "All but fewer than \(minimum) of \(everybody) members \(did)"
      case nil: "\(Wording.capitalized(everybody)) members are in the log" + (did == "met" ? ", and met" : "")
      }
    let interactions = findings.words.count(Int(saturating: network.interactionCount.rounded()))
    return Finding(.shape, "\(people)\(findings.extent(interactions)).")
  }

  private var pieces: Finding? {
    if network.shown(.componentCount) == 1 {
      return Finding(
        .shape, "Everybody is connected, directly or through others.")
    }
    if let largest = network.shown(.largestComponentSize) {
      return Finding(.shape, "\(members(largest)) are connected, directly or through others.")
    }
    return leavesFew(.largestComponentSize)
      ? Finding(.shape, "All but fewer than \(minimum) members are connected, directly or through others.") : nil
  }

  private var circles: Finding? {
    guard let count = network.communityCount, count > 0 else { return nil }
    if count == 1 {
      return Finding(.shape, "No clusters stand out.")
    }
    let largest = analysis.communities.first { $0.number == 1 }.map { "; the largest has \(members($0.size))" } ?? ""
    return Finding(
      .shape,
      "\(Wording.count(count)) clusters show in \(findings.words.whoWithWhom)\(findings.clarity)\(largest)."
    )
  }

  // MARK: - Who holds it together?

  private var holdsTogether: [Finding] {
    guard let number = network.highestCoreNumber, number > 1 else { return [] }
    let rest = "who each have ties with at least \(number) others of the core."
    if let size = network.coreSize {
      return [Finding(.holdsTogether, "The innermost core is \(members(size)) \(rest)")]
    }
    return isSmall(.coreSize)
      ? [Finding(.holdsTogether, "The innermost core is fewer than \(minimum) members \(rest)")] : []
  }

  // MARK: - Who is at the edge or cut off?

  private var cutOff: [Finding] {
    if network.shown(.isolateCount) == 0 && network.shown(.pendantCount) == 0 && network.shown(.componentCount) == 1 {
      return [Finding(.cutOff, "Nobody is cut off: every member has at least two ties.")]
    }
    return [
      edge(.isolateCount, "has no tie at all", "have no tie at all"),
      edge(.pendantCount, "is connected by a single tie", "are connected by a single tie"),
    ].compactMap { $0 }
  }

  private func edge(_ count: PublishedCounts.NetworkCount, _ one: String, _ several: String) -> Finding? {
    if let number = network.shown(count) {
      return number > 0 ? Finding(.cutOff, "\(members(number)) \(number == 1 ? one : several).") : nil
    }
    return isSmall(count) ? Finding(.cutOff, "\(few) \(several).") : nil
  }

  // MARK: - What breaks if someone leaves?

  private var wouldBreak: [Finding] {
    let sentence: String? =
      switch network.articulationMemberCount {
      case 0?: "No single member's loss would cut others off."
      case let count?: "\(members(count)) are the sole link for others."
      case nil where isSmall(.articulationMemberCount):
        "\(few) are the sole link for others."
      case nil: nil
      }
    return sentence.map { [Finding(.wouldBreak, $0)] } ?? []
  }

  // MARK: - How much confidence is there in this?

  private var confidence: [Finding] {
    [findings.source, findings.rows, findings.threads, memberTable, rejected, findings.direction, left].compactMap {
      $0
    }
  }

  private var memberTable: Finding? {
    if !analysis.hasRoster {
      return Finding(
        .confidence, "No member table was given, so members who \(findings.words.never) cannot be seen here.")
    }
    let unlisted = counts.analysis.members.count { !$0.isOnRoster }
    guard unlisted > 0 else { return nil }
    guard counts.isShown(.unlisted) else {
      return counts.isSmall(.unlisted)
        ? Finding(.confidence, "\(few) in the log are not in the member table.") : nil
    }
    let some = Wording.capitalized(members(rounding(unlisted)))
    return Finding(.confidence, "\(some) in the log are not in the member table.")
  }

  private var rejected: Finding? {
    guard analysis.log.rejectedRows > 0 else { return nil }
    let share = Wording.share(Double(analysis.log.rejectedRows) / Double(max(1, analysis.log.rows)))
    return Finding(
      .confidence, "\(Wording.count(analysis.log.rejectedRows, "row", "rows")) of the log (\(share)) could not be used."
    )
  }

  private var left: Finding {
    let rounded =
      analysis.disclosure?.countsRoundedTo.map {
        " Counts are rounded to multiples of \($0), and shares of members are those of the rounded counts: in small groups they "
          + "may be a few points off."
      } ?? ""
    return Finding(
      .confidence,
      "Numbers that count fewer than \(minimum) people are left out, and so are those from which they could be worked "
        + "out.\(rounded)"
    )
  }
}
