/// What a facilitator should know first, said in plain sentences that follow from the numbers.
///
/// One file a question. A sentence is only there when there is something to say, and never about a number that was not
/// computed.
///
/// They are about the recent part of a log, where it has a past as well.
struct Findings {
  /// What the sentences are about.
  let analysis: Analysis
  let names: DisplayNames
  /// The whole log, where the sentences are about the recent part of it.
  let past: Past?

  /// What was before, and who is who.
  struct Past {
    let whole: Analysis
    let recent: RecentNetwork
    let names: DisplayNames
  }

  init(_ analysis: Analysis) {
    let names = DisplayNames(analysis.members)
    guard let recent = analysis.recent else {
      (self.analysis, self.names, past) = (analysis, names, nil)
      return
    }
    self.analysis = analysis.seenRecently(recent)
    // Nobody is to be called otherwise because namesakes have left.
    self.names = names.of(recent.indices)
    past = Past(whole: analysis, recent: recent, names: names)
  }

  /// All sentences, in the order of the questions; members are those of the whole analysis.
  var all: [Finding] {
    let found = shape + holdsTogether + cutOff + wouldBreak + confidence
    guard let past else { return found }
    let ofNow = found.map { finding in
      var finding = finding
      finding.members = finding.members.map { past.recent.indices[$0] }
      return finding
    }
    return past.gone.map { gone in
      let place = ofNow.lastIndex { $0.question == .holdsTogether }.map { $0 + 1 } ?? 0
      return ofNow[..<place] + [gone] + ofNow[place...]
    } ?? ofNow
  }

  var network: NetworkMetrics { analysis.network }

  var words: RowWords { RowWords(analysis.log.rowKind) }

  /// The names of members for a sentence; beyond `limit` they are counted.
  func list(_ members: [Int], limit: Int = 5) -> String {
    Wording.list(names(members.prefix(limit)), of: members.count)
  }

  /// "12 members (8%)".
  func membersWithShare(_ count: Int) -> String {
    let share = network.memberCount == 0 ? 0 : Double(count) / Double(network.memberCount)
    return "\(about)\(Wording.count(count, "member", "members")) (\(Wording.roundShare(share)))"
  }

  /// Before a count, where counts are rounded.
  var about: String { analysis.disclosure?.countsRoundedTo == nil ? "" : Wording.about }
}
