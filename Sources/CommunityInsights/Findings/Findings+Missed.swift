import Numbers
import Statistics

extension Findings {
  /// How many ties the log has missed, at least: what it shows once and twice tells of what it does not show.
  ///
  /// Where ties are known by kinds of interaction, each kind is a channel that shows a tie or does not; else each
  /// interaction shows its tie once more. Nothing is said of sums of weights, and of what hardly matters.
  var missed: Finding? {
    guard analysis.audience == .community, analysis.ties.count >= Self.fewestTies, let seen = sightings else {
      return nil
    }
    let (once, twice) = (seen.times.count { $0 == 1 }, seen.times.count { $0 == 2 })
    guard twice >= Self.fewestTwice else { return nil }
    let bound = ChaoBound(once: once, twice: twice, channels: seen.channels)
    guard bound.unseen >= Self.leastShare * Double(seen.times.count) else { return nil }
    func told(_ number: Double) -> String { Wording.count(Int(saturating: number.rounded(significantDigits: 2))) }
    let interval = bound.interval()
    return Finding(
      .confidence,
      "\(Wording.count(once)) of \(Wording.count(seen.times.count)) ties \(seen.clause). That many suggest that the log has "
        + "missed about \(told(bound.unseen)) more (\(told(interval.lowerBound)) to \(told(interval.upperBound))), or "
        + "even more where some pairs are \(words.doing == .interacting ? "in touch" : "together") far more rarely than others."
    )
  }

  private static let fewestTies = 30
  private static let fewestTwice = 5
  private static let leastShare = 0.05

  /// How often each tie is seen.
  private var sightings: (times: [Int], channels: Int?, clause: String)? {
    if analysis.kinds.count > 1 {
      let times = analysis.ties.map { $0.kinds.count { $0.amount > 0 } }.filter { $0 > 0 }
      let kinds = "\(Wording.count(analysis.kinds.count)) kinds of \(words.singular)"
      return times.isEmpty ? nil : (times, analysis.kinds.count, "show in one of the \(kinds) only")
    }
    var times: [Int] = []
    for tie in analysis.ties {
      guard let count = Int(exactly: tie.aToB + tie.bToA) else { return nil }
      times.append(count)
    }
    return (times, nil, "rest on one \(words.singular)")
  }
}
