import GraphCore
import InteractionLogs

extension Analysis {
  /// The analysis as an audience may see it.
  ///
  /// To be called once, before anything is written: no writer has to know what may be told, and none can tell more.
  /// For the community nothing changes. For sponsors and the public
  ///
  /// - nothing is left about a single member: no members, ties, names, files or rows;
  /// - groups below the smallest size are merged;
  /// - a number about fewer people than that is left out, and so is one that could be used to work it out
  ///   (``PublishedCounts``); what is about nobody, or about everybody, is told;
  /// - what managers bring about is told of at least two of them together, none of whom makes nearly all of it
  ///   (``DominanceRule``);
  /// - counts are rounded, and what would tell the exact ones is told in coarser steps or not at all (``Precision``,
  ///   ``NetworkWorlds``);
  /// - all sentences are said anew from the numbers that are left.
  ///
  /// For the public, groups get pseudonyms as well, and of members there is a list of pseudonyms (``pseudonyms``).
  ///
  /// - Throws: `InputError` when the options cannot be met, when the community itself is too small, and for an
  ///   analysis that was prepared for somebody else; `CancellationError`.
  /// - Complexity: O(members + ties), and for each small number a linear program over the numbers of its window, or of
  ///   the whole log.
  public func prepared(for options: AudienceOptions, control: RunControl = RunControl()) throws -> Analysis {
    try options.validate()
    if isPrepared(for: options) { return self }
    guard audience == .community else {
      throw InputError(
        .usage, problem: "the analysis was prepared for another audience already",
        remedy: "prepare it from the whole one")
    }
    try checkSize(options)
    return try AudiencePreparation(self, options).result(control: control)
  }

  private func isPrepared(for options: AudienceOptions) -> Bool {
    audience == options.audience && (audience == .community || disclosure?.minimumGroup == options.minimumGroup)
  }

  /// Numbers about a whole community are about its members, and those about ties about the members who have some.
  private func checkSize(_ options: AudienceOptions) throws(InputError) {
    let tied = members.count { $0.degree > 0 }
    guard tied >= 2 * options.minimumGroup else {
      throw InputError(
        .data,
        problem:
          "only \(tied) \(tied == 1 ? "member has" : "members have") a tie, so that every number about some of them would "
          + "be about fewer than \(options.minimumGroup) people, or leave fewer over",
        remedy: "make this report for the community itself (--audience community), or analyse a longer time")
    }
  }
}

/// Prepares an analysis for sponsors or the public, step by step.
struct AudiencePreparation {
  /// The whole analysis.
  let whole: Analysis
  let options: AudienceOptions

  init(_ whole: Analysis, _ options: AudienceOptions) {
    self.whole = whole
    self.options = options
  }

  /// - Throws: `CancellationError`; `InputError` where the number of ties would tell too much.
  func result(control: RunControl) throws -> Analysis {
    var (analysis, counts) = try suppressed(control: control)
    let rounding = CountRounding(minimumGroup: options.minimumGroup)
    try analysis.checkTies(exact: whole, minimum: options.minimumGroup, rounding)
    if options.audience == .public, let key = options.key { publish(&analysis, Pseudonyms(key), rounding) }
    analysis.roundNumbers(rounding, exact: whole, minimum: options.minimumGroup)
    analysis.lens?.leaveOutFewest()
    analysis.findings = AnonymousFindings(analysis, counts, rounding).all
    analysis.lens?.retellRounded()
    return analysis
  }

  /// Without members and without small numbers, and exact in all that is left.
  ///
  /// - Throws: `CancellationError`.
  func suppressed(control: RunControl) throws -> (analysis: Analysis, counts: PublishedCounts) {
    var analysis = whole
    analysis.audience = options.audience
    analysis.disclosure = Disclosure(
      minimumGroup: options.minimumGroup, countsRoundedTo: CountRounding(minimumGroup: options.minimumGroup).step)
    analysis.lens?.tellOfManagersTogether(whole.members, minimum: options.minimumGroup)
    try analysis.lens?.mergeGroups(of: whole, minimum: options.minimumGroup, control: control)
    analysis.lens?.leaveOutSingleChanges()

    var counted = whole
    counted.lens = analysis.lens
    let counts = try PublishedCounts(counted, minimum: options.minimumGroup, control: control)
    analysis.lens?.hideNumbersAboutFew(minimum: options.minimumGroup)
    analysis.lens?.hideNumbersAboutOne()
    analysis.hide(counts)
    analysis.lens?.leaveOutNearlyTold(whole.lens?.timeline)
    analysis.lens?.leaveOutUnseenChanges()
    analysis.lens?.leaveOutUntoldEvidence(memberCount: whole.members.count)
    analysis.removeMembers(chosenTitle: options.title)
    return (analysis, counts)
  }

  /// Pseudonyms for groups and members.
  ///
  /// How many members are listed in each band follows from the rounded number, which is told anyway: as many as there
  /// are at least. Who is left out is as random as pseudonyms are.
  private func publish(_ analysis: inout Analysis, _ pseudonyms: Pseudonyms, _ rounding: CountRounding) {
    let groups = GroupMerging(whole.members, minimum: options.minimumGroup).kept.sorted()
    analysis.lens?.renameGroups(
      Dictionary(uniqueKeysWithValues: zip(groups, pseudonyms(groups, .group))))
    let bands = ToldBands(whole, told: analysis.lens)
    let all = zip(pseudonyms(whole.members.map(\.member), .member), whole.members.indices)
      .map { PseudonymousMember(pseudonym: $0, band: bands.band(ofMember: $1)) }
      .sorted { $0.pseudonym < $1.pseudonym }
    let listed = Dictionary(grouping: all) { $0.band }
    analysis.pseudonyms = listed.filter { $0.key != nil || listed.count == 1 }.values
      .flatMap { $0.prefix(rounding.lowest(of: rounding($0.count))) }
      .sorted { $0.pseudonym < $1.pseudonym }
  }
}

/// The participation bands that may be told of members: those whose sizes are told anyway.
private struct ToldBands {
  private let standings: [MemberStanding]
  private let told: Set<ParticipationBand>

  init(_ whole: Analysis, told lens: CommunityLens?) {
    standings = whole.lens?.standings ?? []
    let participation = lens?[.participation]
    var told: Set<ParticipationBand> = []
    for band in ParticipationBand.allCases {
      let people = participation?["\(band.rawValue)_share"]?.people
      let size = standings.count { $0.band == band }
      if people?.count == size && people?.total == whole.members.count { told.insert(band) }
    }
    self.told = told
  }

  func band(ofMember member: Int) -> ParticipationBand? {
    guard standings.indices.contains(member), told.contains(standings[member].band) else { return nil }
    return standings[member].band
  }
}
