/// The whole log and its recent part, each with what measures are told of it.
struct LensScopes {
  typealias Scope = (record: CommunityRecord, context: LensContext)

  let whole: Scope
  /// `nil` where the whole log is the present.
  let recent: Scope?
  let period: RecentPeriod?

  /// - Complexity: O(members + interactions + messages).
  init(_ record: CommunityRecord, _ context: LensContext) {
    period = RecentPeriod(of: record, days: context.options.recentDays)
    guard let period else {
      whole = (record, context)
      recent = nil
      return
    }
    var ofWhole = context
    ofWhole.community = record.members(in: period)
    whole = (record, ofWhole)
    var ofRecent = ofWhole
    ofRecent.history = record
    recent = (record.restricted(to: period.begin..<period.end), ofRecent)
  }

  /// The numbers of a measure: of the present where it speaks of that, and where the recent part of the log tells it.
  ///
  /// - Throws: `CancellationError`.
  func evaluate(_ measure: any LensMeasure) throws -> MeasureResult {
    if let recent, type(of: measure).speaksOfNow {
      var result = try measure.evaluate(recent.record, recent.context)
      (result.scope, result.since) = (.recent, period?.firstDay)
      if result.leftOut == nil { return result }
    }
    var result = try measure.evaluate(whole.record, whole.context)
    if recent != nil { result.scope = .history }
    return result
  }

  /// What the numbers of a result are of.
  func record(of result: MeasureResult) -> CommunityRecord {
    result.scope == .recent ? recent?.record ?? whole.record : whole.record
  }

  /// Adds the intervals of numbers that have none of their own, each from what its measure was told.
  ///
  /// - Throws: `CancellationError`.
  func addIntervals(to results: inout [MeasureResult]) throws {
    for (scope, isRecent) in [(whole, false), (recent, true)] {
      guard let scope else { continue }
      let places = results.indices.filter { (results[$0].scope == .recent) == isRecent }
      var own = places.map { results[$0] }
      try ResampledIntervals(record: scope.record, context: scope.context).add(to: &own)
      for (place, result) in zip(places, own) { results[place] = result }
    }
  }
}
