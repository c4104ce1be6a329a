import Foundation

/// The steps of a run, with about how many seconds each of them takes: what one bar over all of them goes by.
///
/// The seconds are those of two cores of 2025. Only how they stand to each other matters much: how fast this machine is
/// shows while it works, see ``RunProgress``.
struct StepPlan: Sendable, Equatable {
  struct Step: Sendable, Equatable {
    /// As in `--timings`.
    var name: String
    var seconds: Double
    /// Whether the step reports its progress, in one loop from begin to end.
    var isEven = false
    /// How to leave the step out.
    var option: String?
  }

  var steps: [Step]

  /// How much there is to do.
  struct Size: Sendable {
    var rows: Int
    var members: Int
    var ties: Int

    init(rows: Int, members: Int, ties: Int) { (self.rows, self.members, self.ties) = (rows, members, ties) }

    /// A guess before a log is read, by the bytes of its files: about a hundred a row, and few of those who are in it.
    init(filesAt paths: [String]) {
      let sizes = paths.map { path in
        (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
      }
      let rows = sizes.reduce(0, +) / 100
      self.init(rows: rows, members: rows / 300, ties: rows / 80)
    }
  }

  /// The steps of `analyze` in their order. What takes no notable time is left out.
  static func analysis(_ size: Size, drawsPictures: Bool, resamples: Int, introductions: Int) -> StepPlan {
    let (rows, members, ties) = (Double(size.rows) * 1e-6, Double(size.members) * 1e-3, Double(size.ties) * 1e-3)
    // From every member to all others.
    let searches = members * ties
    var steps = [
      Step(name: "read", seconds: 1.8 * rows, isEven: true),
      Step(name: "distances", seconds: 0.0001 * searches, isEven: true),
      Step(name: "betweenness", seconds: 0.0033 * searches, isEven: true),
      Step(name: "communities", seconds: 0.02 + 0.002 * ties),
      Step(name: "record", seconds: 0.12 * rows),
      Step(name: "answers", seconds: 0.06 * rows),
      Step(name: "newcomers", seconds: 0.05 + 0.04 * rows),
      Step(name: "reciprocity", seconds: 0.2 + 0.01 * ties),
      Step(name: "silos", seconds: 0.07 * rows + 0.0012 * ties),
      Step(
        name: "introductions", seconds: introductions > 0 ? min(0.0055 * ties * ties, 0.25 * ties) : 0,
        option: "--introductions 0"),
      Step(name: "self_organisation", seconds: 0.03 + 0.007 * ties),
      Step(name: "conversation_survival", seconds: 0.05 * rows),
      Step(name: "hub_dependence", seconds: 0.0025 * searches),
      Step(name: "windows", seconds: 0.02 + 0.55 * rows, isEven: true),
      Step(
        name: "intervals", seconds: resamples > 0 ? (0.02 + 0.006 * ties + 0.04 * rows) * Double(resamples) / 64 : 0,
        option: "--resamples 0"),
      Step(name: "timeline", seconds: 0.03 * rows),
      Step(name: "recent", seconds: 0.28 * rows + 0.002 * searches),
      Step(name: "findings", seconds: 0.0005 * searches),
      Step(name: "inputs", seconds: 0.04 * rows),
    ]
    if drawsPictures {
      steps.append(Step(name: "diagram", seconds: 0.5 + 0.3 * min(members, 20), option: "--no-diagrams"))
    }
    steps.append(Step(name: "write", seconds: 0.3 + 0.25 * members, isEven: true))
    return StepPlan(steps: steps.filter { $0.seconds > 0 })
  }
}
