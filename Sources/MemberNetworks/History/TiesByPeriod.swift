import InteractionLogs
import Numbers

/// Who acted towards whom in which period: how much, and when first and last. What a database makes of a log by a
/// ``TiesQuery``, from a log that fits in memory.
public struct TiesByPeriod: Sendable {
  public struct Row: Sendable, Equatable {
    /// Indices of members.
    public var source: Int32
    public var target: Int32
    /// The day on which the period begins; empty for ``TiePeriod/none`` and a log without dates.
    public var period: String
    /// The sum of the weights, which is the number of interactions where there are none.
    public var count: Double
    public var first: Instant?
    public var last: Instant?
  }

  /// By source, then target, then period.
  public let rows: [Row]

  /// - Parameter history: the interactions one by one; `nil` for a log without times, whose ties are one period.
  /// - Complexity: O(interactions + rows · log rows).
  public init(_ network: MemberNetwork, _ history: CommunityHistory?, period: TiePeriod) {
    guard let interactions = history?.interactions, network.clock != .none else {
      rows = network.ties.flatMap { tie in
        [(tie.memberA, tie.memberB, tie.aToB), (tie.memberB, tie.memberA, tie.bToA)].filter { $0.2 > 0 }.map {
          Row(source: Int32($0), target: Int32($1), period: "", count: $2)
        }
      }.sorted(by: Self.areInOrder)
      return
    }
    let period = network.clock == .calendar ? period : .none
    var places: [Key: Int] = [:]
    var rows: [Row] = []
    // Interactions are in the order of time, so that neighbours mostly share a day, and with it their period.
    var (day, begin) = (Int64.min, "")
    for index in 0..<interactions.count {
      let instant = Instant(microseconds: interactions.times[index])
      let (itsDay, _) = instant.microseconds.flooredDivision(by: 86_400_000_000)
      if itsDay != day { (day, begin) = (itsDay, period.begin(of: instant)) }
      let key = Key(source: interactions.sources[index], target: interactions.targets[index], period: begin)
      let place = places[key] ?? rows.count
      if place == rows.count {
        places[key] = place
        rows.append(
          Row(source: key.source, target: key.target, period: begin, count: 0, first: instant, last: instant))
      }
      rows[place].count = DecimalSum.of(rows[place].count, interactions.weight(at: index))
      rows[place].last = instant
    }
    self.rows = rows.sorted(by: Self.areInOrder)
  }

  private struct Key: Hashable {
    var source: Int32
    var target: Int32
    var period: String
  }

  private static func areInOrder(_ a: Row, _ b: Row) -> Bool {
    (a.source, a.target, a.period) < (b.source, b.target, b.period)
  }
}
