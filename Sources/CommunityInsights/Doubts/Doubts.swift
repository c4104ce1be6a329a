import GraphCore

/// Which findings hang on members who may be no people: said with what they would be without these.
struct Doubts {
  /// What a few addresses can turn over.
  private static let measures: [any LensMeasure] = [
    Participation(), ReturnRate(), AnswerRate(), NewcomerWelcome(), LoadConcentration(), IsolationRisk(),
    SuccessionRisk(), HubDependence(),
  ]
  /// So much of a share, or of its value, is a difference.
  private static let leastDifference = 0.02
  private static let leastPart = 0.1

  let suspects: SuspectMembers
  let record: CommunityRecord
  let context: LensContext

  /// Notes doubts in the results of a lens.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: that of the measures, quickly, on the log without the suspects.
  func add(to lens: inout CommunityLens) throws {
    var quick = context
    quick.isQuick = true
    let rest = LensScopes(record.without(suspects.members), quick)
    for measure in Self.measures {
      guard let place = lens.results.firstIndex(where: { $0.measure == type(of: measure).measure }) else { continue }
      let other = try rest.evaluate(measure)
      guard other.leftOut == nil, let without = other.headline?.value, let with = lens.results[place].headline?.value,
        (with - without).magnitude > max(Self.leastDifference, Self.leastPart * with.magnitude)
      else { continue }
      let who = Wording.count(suspects.members.count, "doubtful account", "doubtful accounts")
      let sentence = other.retold().sentence
      lens.results[place].isDoubtful = true
      lens.results[place].doubt = "Leaving out the \(who): \(sentence)"
      lens.results[place] = lens.results[place].retold()
    }
  }
}

extension Analysis {
  /// What is odd about the log and what it does to the findings, the gravest first; empty for audiences that see no
  /// members.
  public var healthNotes: [String] {
    guard let health else { return [] }
    let notes = HealthNotes(health, log).sentences
    let doubtful = (lens?.results.filter(\.isDoubtful).map { $0.measure.title } ?? []).joined(separator: "; ")
    if doubtful.isEmpty { return notes }
    return notes + ["Without those who may not be people, these findings would change: \(doubtful)."]
  }
}
