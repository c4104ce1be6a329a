import GraphCore
import InteractionLogs
import MemberNetworks
import Numbers

/// A community before and after a ``Scenario``.
public struct Simulation: Sendable {
  public var scenario: Scenario
  public var before: Analysis
  public var after: Analysis
  /// For each member before, the index after; `nil` for those who leave.
  public var indexAfter: [Int?]
  public var comparison: AnalysisComparison
  /// Members who stay and lose their way to the largest part, as indices before.
  public var cutOff: [Int]
  /// Members who were apart and now reach the largest part, as indices before.
  public var joined: [Int]

  /// Analyses a community as it is and as it would be. Everything is taken from the same log: those who stay interact
  /// as they did, for nobody can know how they would.
  ///
  /// - Throws: `InputError`; `CancellationError`.
  /// - Complexity: that of two analyses.
  public init(
    _ scenario: Scenario, of loaded: LoadedNetwork, analyzer: Analyzer, title: String,
    control: RunControl = RunControl()
  ) throws {
    self.scenario = scenario
    before = try analyzer.analyze(loaded, title: title, control: control)
    let changed = loaded.network.applying(scenario)
    let record = try analyzer.record(of: loaded)?
      .without(Set(scenario.leaving)).adding(ties: scenario.pairsAfter)
    after = try analyzer.analyze(
      LoadedNetwork(
        network: changed, history: loaded.history, summary: loaded.summary, rejected: loaded.rejected,
        unusedMemberColumns: loaded.unusedMemberColumns), record: record, title: title, control: control)
    indexAfter = scenario.indicesAfter(memberCount: loaded.network.members.count)
    comparison = AnalysisComparison(before, after)
    let moved = Self.moves(from: before, to: after, indexAfter)
    cutOff = moved.filter { $0.wasInLargest && !$0.isInLargest }.map(\.member)
    joined = moved.filter { !$0.wasInLargest && $0.isInLargest }.map(\.member)
  }

  /// For each member who stays whether they are in the largest part, before and after.
  private static func moves(
    from before: Analysis, to after: Analysis, _ indexAfter: [Int?]
  ) -> [(member: Int, wasInLargest: Bool, isInLargest: Bool)] {
    func isInLargest(_ member: Int, of analysis: Analysis) -> Bool {
      analysis.members[member].component == 1 && analysis.network.largestComponentSize > 1
    }
    return indexAfter.indices.compactMap { index in
      indexAfter[index].map { (index, isInLargest(index, of: before), isInLargest($0, of: after)) }
    }
  }
}

extension Scenario {
  /// For each member the index when some have left; `nil` for those.
  func indicesAfter(memberCount: Int) -> [Int?] {
    let leaving = Set(leaving)
    var next = 0
    return (0..<memberCount).map { index in
      if leaving.contains(index) { return nil }
      next += 1
      return next - 1
    }
  }

  /// ``meeting`` as the members are numbered when some have left.
  fileprivate var pairsAfter: [(Int, Int)] {
    // Those who leave are few, so that counting them is cheap.
    func after(_ index: Int) -> Int { index - leaving.count { $0 < index } }
    return meeting.map { (after($0.a), after($0.b)) }
  }
}

extension MemberNetwork {
  /// The network after a scenario; a pair that meets gets a tie of median strength, half of it each way.
  func applying(_ scenario: Scenario) -> MemberNetwork {
    let indexAfter = scenario.indicesAfter(memberCount: members.count)
    var kept = ties.compactMap { tie -> Tie? in
      guard let a = indexAfter[tie.memberA], let b = indexAfter[tie.memberB] else { return nil }
      var tie = tie
      (tie.memberA, tie.memberB) = (a, b)
      return tie
    }
    let strengths = ties.map(\.strength).sorted()
    let strength =
      strengths.isEmpty ? 2 : strengths[(strengths.count - 1) / 2] / 2 + strengths[strengths.count / 2] / 2
    for pair in scenario.meeting {
      let (a, b) = (indexAfter[pair.a]!, indexAfter[pair.b]!)
      if let place = kept.firstIndex(where: { $0.memberA == a && $0.memberB == b }) {
        kept[place].aToB = DecimalSum.of(kept[place].aToB, strength / 2)
        kept[place].bToA = DecimalSum.of(kept[place].bToA, strength / 2)
      } else {
        kept.append(Tie(memberA: a, memberB: b, aToB: strength / 2, bToA: strength / 2, first: last, last: last))
      }
    }
    kept.sort { ($0.memberA, $0.memberB) < ($1.memberA, $1.memberB) }
    return MemberNetwork(
      members: members.indices.filter { indexAfter[$0] != nil }.map { members[$0] }, ties: kept,
      interactionCount: Int(saturating: DecimalSum.of(kept.lazy.map(\.strength))),
      selfInteractionCount: selfInteractionCount, hasRoster: hasRoster, clock: clock)
  }
}
