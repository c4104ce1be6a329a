/// What a facilitator should know first, said in plain sentences that follow from the numbers.
///
/// One file a question. A sentence is only there when there is something to say, and never about a number that was not
/// computed.
struct Findings {
  let analysis: Analysis
  let names: DisplayNames

  init(_ analysis: Analysis) {
    self.analysis = analysis
    names = DisplayNames(analysis.members)
  }

  /// All sentences, in the order of the questions.
  var all: [Finding] { shape + holdsTogether + cutOff + wouldBreak + confidence }

  var network: NetworkMetrics { analysis.network }

  var words: RowWords { RowWords(analysis.log.rowKind) }

  /// The names of members for a sentence; beyond `limit` they are counted.
  func list(_ members: [Int], limit: Int = 5) -> String {
    Wording.list(names(members.prefix(limit)), of: members.count)
  }

  /// "12 members (8%)".
  func membersWithShare(_ count: Int) -> String {
    let share = network.memberCount == 0 ? 0 : Double(count) / Double(network.memberCount)
    return "\(Wording.count(count, "member", "members")) (\(Wording.roundShare(share)))"
  }
}
