/// Two analyses side by side, number by number: two communities, two periods, or before and after a change.
public struct AnalysisComparison: Codable, Hashable, Sendable {
  /// One number of both.
  public struct Row: Codable, Hashable, Sendable {
    /// The measure of the lens whose headline it is; `nil` for a number about the network.
    public var measure: CommunityMeasure?
    /// "answers.answered_share", "network.density".
    public var key: String
    public var label: String
    public var unit: Indicator.Unit
    public var direction: Indicator.Direction
    public var first: Double?
    public var second: Double?
    public var firstInterval: Interval?
    public var secondInterval: Interval?

    /// Second minus first.
    public var difference: Double? { first.flatMap { first in second.map { $0 - first } } }

    /// The interval of the difference of two independent numbers, from their own intervals: the method of variance
    /// estimates recovery (Zou & Donner, Statistics in Medicine 27, 2008). `nil` unless both have one.
    public var differenceInterval: Interval? {
      guard let first, let second, let a = firstInterval, let b = secondInterval, a.level == b.level else { return nil }
      func root(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
      let difference = second - first
      return Interval(
        lower: difference - root(second - b.lower, a.upper - first),
        upper: difference + root(b.upper - second, first - a.lower), level: a.level,
        method: a.method == b.method ? a.method : .resampling)
    }

    /// Whether the second is better, where a direction is good and the difference is clear of chance as far as is known.
    public var isBetter: Bool? {
      guard let difference, difference != 0, direction != .neither else { return nil }
      if let interval = differenceInterval, interval.lower <= 0 && interval.upper >= 0 { return nil }
      return (difference > 0) == (direction == .higherIsBetter)
    }
  }

  public var rows: [Row]

  /// Numbers about the network first, then the headline of every measure of the lens that one of the two has.
  public init(_ first: Analysis, _ second: Analysis) {
    rows = zip(Self.networkRows(first), Self.networkRows(second)).map { a, b in
      var row = a
      row.second = b.first
      return row
    }
    for measure in CommunityMeasure.all {
      let (a, b) = (first.lens?[measure]?.headline, second.lens?[measure]?.headline)
      guard let known = a ?? b else { continue }
      rows.append(
        Row(
          measure: measure, key: "\(measure.rawValue).\(known.key)", label: known.label, unit: known.unit,
          direction: known.direction, first: a?.value, second: b?.value, firstInterval: a?.interval,
          secondInterval: b?.interval))
    }
  }

  /// The row with this key.
  public subscript(key: String) -> Row? { rows.first { $0.key == key } }

  private static func networkRows(_ analysis: Analysis) -> [Row] {
    let network = analysis.network
    let members = Double(network.memberCount)
    func share(_ count: Int) -> Double? { members == 0 ? nil : Double(count) / members }
    func row(
      _ key: String, _ label: String, _ value: Double?, _ unit: Indicator.Unit, _ direction: Indicator.Direction
    ) -> Row {
      Row(key: "network." + key, label: label, unit: unit, direction: direction, first: value)
    }
    return [
      row("members", "members", members, .count, .neither),
      row(
        "ties_per_member", "ties per member", members == 0 ? nil : 2 * Double(network.tieCount) / members, .number,
        .higherIsBetter),
      row("density", "share of possible ties that exist", network.density, .share, .neither),
      row("reciprocity", "share of contacts that go both ways", network.reciprocity, .share, .higherIsBetter),
      row("transitivity", "how often two contacts of a member know each other", network.transitivity, .share, .neither),
      row(
        "largest_component_share", "members in the main group", share(network.largestComponentSize), .share,
        .higherIsBetter),
      row("isolate_share", "members without any tie", share(network.isolateCount), .share, .lowerIsBetter),
      row("pendant_share", "members connected by a single tie", share(network.pendantCount), .share, .lowerIsBetter),
      row(
        "mean_distance", "steps between two members who can reach each other", network.meanDistance, .number,
        .lowerIsBetter),
      row(
        "cut_members", "cut members",
        network.articulationMemberCount.map(Double.init), .count, .lowerIsBetter),
      row(
        "betweenness_centralization", "how far the shortest paths run through one member",
        network.betweennessCentralization, .share, .lowerIsBetter),
    ]
  }
}
