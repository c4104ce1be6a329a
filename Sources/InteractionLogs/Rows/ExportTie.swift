/// A tie that was counted before.
struct ExportTie {
  var one, other: String
  /// How much there was from one to the other, and back.
  var forth = 0.0
  var back = 0.0
  var first, last: Instant?

  /// The interactions that stand for it, in the order of time: one of weight 1 at the first time, if there is so much, and
  /// the rest at the last.
  var interactions: [(isForth: Bool, weight: Double, time: Instant?)] {
    var found: [(isForth: Bool, weight: Double, time: Instant?)] = []
    func append(_ isForth: Bool, _ weight: Double, _ time: Instant?) {
      if weight > 0 { found.append((isForth, weight, time)) }
    }
    guard let first, let last, first != last else {
      append(true, forth, first ?? last)
      append(false, back, first ?? last)
      return found
    }
    let begins = forth > 0
    let (opening, answering) = begins ? (forth, back) : (back, forth)
    let atFirst = opening > 1 ? 1 : answering > 0 ? opening : opening / 2
    append(begins, atFirst, first)
    append(begins, opening - atFirst, last)
    append(!begins, answering, last)
    return found
  }
}

extension ExportRows {
  /// Takes a tie, which is one row.
  mutating func add(_ tie: ExportTie, kind: String? = nil) throws {
    let interactions = tie.interactions
    if interactions.isEmpty {
      member(tie.one)
      member(tie.other)
      return try leaveOut(.empty)
    }
    try add(
      parts: interactions.map {
        let (source, target) = $0.isForth ? (tie.one, tie.other) : (tie.other, tie.one)
        return ExportRow(source: source, targets: [.init(target, kind: kind)], time: $0.time, weight: $0.weight)
      })
  }
}
