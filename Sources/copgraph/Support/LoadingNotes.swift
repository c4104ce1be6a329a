import CommunityInsights
import MemberNetworks

extension Run {
  /// Says what has to be known of a log whose numbers go to other programs, where no report does.
  ///
  /// - Throws: `InputError` where there are no members at all.
  func tellProblems(of loaded: LoadedNetwork) throws {
    if let error = loaded.withoutTies {
      if loaded.network.members.isEmpty { throw error }
      if !isQuiet { Run.warn("\(error)") }
    }
    let rejected = loaded.summary.rejected
    guard !isQuiet, !rejected.isEmpty else { return }
    let reasons = rejected.map { "\($0.reason.rawValue) (\(Wording.count($0.count)))" }.joined(separator: ", ")
    let all = Wording.count(loaded.summary.rows, "row", "rows")
    Run.warn(
      "\(Wording.count(loaded.summary.rejectedRows)) of \(all) could not be used: \(reasons). 'copgraph check' shows "
        + "some of them.")
  }
}
