import InteractionLogs

/// The days after an event, and stretches of the same length and the same weekdays without an event, to compare with.
struct EventStretches {
  /// How long an event is followed.
  static let effectDays = 14

  /// How many weeks before and after are compared.
  static let comparedWeeks = 12

  let own: Range<Int64>
  /// By how many weeks later they are than the event, negative for earlier; in order.
  let others: [(weeks: Int, stretch: Range<Int64>)]

  /// The stretches of all events that lie in a period.
  ///
  /// An event is followed until the next one, or until the period ends; not at all when that leaves less than a day.
  /// Shifting by whole weeks keeps the weekdays. Stretches that touch the ``effectDays`` after any event are not
  /// compared with.
  ///
  /// - Complexity: O(events²).
  static func all(_ events: [Instant], in period: Range<Int64>) -> [EventStretches] {
    let begins = Set(events.map(\.microseconds)).sorted()
    let affected = begins.map { $0..<($0 + LogTime.days(effectDays)) }
    return begins.indices.compactMap { index in
      let begin = begins[index]
      let next = index + 1 < begins.count ? begins[index + 1] : period.upperBound
      let end = min(begin + LogTime.days(effectDays), next, period.upperBound)
      guard period.contains(begin), end - begin >= LogTime.day else { return nil }
      let others = (-comparedWeeks...comparedWeeks).compactMap { weeks -> (weeks: Int, stretch: Range<Int64>)? in
        let shift = Int64(weeks) * LogTime.week
        let stretch = (begin + shift)..<(end + shift)
        let isInside = period.lowerBound <= stretch.lowerBound && stretch.upperBound <= period.upperBound
        return isInside && !affected.contains { $0.overlaps(stretch) } ? (weeks, stretch) : nil
      }
      return EventStretches(own: begin..<end, others: others)
    }
  }
}

/// How often something happened in the days after events, beside what is usual.
struct EventComparison {
  /// Fewer stretches to compare with tell nothing.
  static let fewestStretches = 4

  /// For each event how often a day it happened after it.
  struct Rate {
    var own: Double
    /// Mean and standard deviation over the other stretches.
    var mean: Double
    var deviation: Double
    /// The share of all stretches, the own one included, in which it happened at least as often.
    var pValue: Double
    /// The other stretches as multiples of their mean, by weeks from the event.
    fileprivate var others: [(weeks: Int, multiple: Double)]

    var stretchCount: Int { others.count }

    var multiple: Double { own / mean }
  }

  /// One entry an event; `nil` where there is too little to compare with.
  let rates: [Rate?]

  /// - Parameters:
  ///   - times: when it happened, in order.
  ///   - begin: what was before does not count.
  /// - Complexity: O(events · log times).
  init(_ events: [EventStretches], times: [Int64], from begin: Int64 = .min) {
    rates = events.map { event in
      func rate(_ stretch: Range<Int64>) -> Double {
        let count = times.firstIndex(atLeast: stretch.upperBound) - times.firstIndex(atLeast: stretch.lowerBound)
        return Double(count) / LogTime.inDays(stretch.upperBound - stretch.lowerBound)
      }
      let others = event.others.filter { $0.stretch.lowerBound >= begin }
      guard event.own.lowerBound >= begin, others.count >= Self.fewestStretches else { return nil }
      let usual = others.map { rate($0.stretch) }
      let own = rate(event.own)
      let mean = usual.reduce(0, +) / Double(usual.count)
      guard mean > 0 else { return nil }
      let squares = usual.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return Rate(
        own: own, mean: mean, deviation: (squares / Double(usual.count - 1)).squareRoot(),
        pValue: Self.share(atLeast: own, in: usual),
        others: zip(others, usual).map { ($0.weeks, $1 / mean) })
    }
  }

  /// How many times the usual rate it happened after the events, on average over them.
  var multiple: Double? { Self.mean(rates.compactMap { $0?.multiple }) }

  /// The stretches at the same distance from their events, averaged over the events: what the multiple is to be
  /// compared with.
  var otherMultiples: [Double] {
    let others = rates.compactMap { $0 }.flatMap(\.others)
    return (-EventStretches.comparedWeeks...EventStretches.comparedWeeks).compactMap { weeks in
      Self.mean(others.filter { $0.weeks == weeks }.map(\.multiple))
    }
  }

  /// The share of all stretches in which it happened at least as often as after the events.
  var pValue: Double? { multiple.map { Self.share(atLeast: $0, in: otherMultiples) } }

  /// Counts the own one too, so that it is never 0.
  private static func share(atLeast own: Double, in others: [Double]) -> Double {
    Double(1 + others.count { $0 >= own - 1e-12 }) / Double(1 + others.count)
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
