import Foundation
import GraphCore
import Synchronization
import SyntheticCommunities

/// How often each fact is reported where each truth is planted, over many seeds.
struct PlantedRates: Sendable {
  /// What became of one fact where one truth is planted.
  struct Cell: Sendable {
    /// Seeds with a report that names the members, the group or the time that it is planted in, and no others.
    var inPlace = 0
    /// Seeds with a report that follows from something else that is planted.
    var following = 0
    /// Seeds with any other report.
    var elsewhere = 0
  }

  let seeds: ClosedRange<UInt64>
  private var cells: [PlantedTruth: [ReportedFact: Cell]] = [:]
  /// What was missed and what was reported for no reason, with the seeds.
  private(set) var exceptions: [String] = []

  /// Makes and analyses a community for every truth and seed, as many at once as there are cores.
  init(seeds: ClosedRange<UInt64>) throws {
    self.seeds = seeds
    let truths = PlantedTruth.all
    let runs = Mutex(
      [(community: SyntheticCommunity, reported: ReportedFacts)?](
        repeating: nil, count: truths.count * seeds.count))
    let control = RunControl(threads: ProcessInfo.processInfo.activeProcessorCount)
    try Parallel.forEach(truths.count * seeds.count, control: control) { run in
      let community = try truths[run / seeds.count].community(seed: seeds.lowerBound + UInt64(run % seeds.count))
      let reported = ReportedFacts(try community.analysis())
      runs.withLock { $0[run] = (community, reported) }
    }
    for (run, made) in runs.withLock({ $0 }).enumerated() {
      add(truths[run / seeds.count], made!.community, made!.reported)
    }
  }

  private mutating func add(_ truth: PlantedTruth, _ community: SyntheticCommunity, _ reported: ReportedFacts) {
    for fact in reported.facts {
      let (isTrue, isInPlace) = (truth.trueFacts.contains(fact), reported.isInPlace(fact, of: community))
      var cell = self[truth, fact]
      if isTrue && isInPlace {
        cell.inPlace += 1
      } else if !isTrue && reported.followsFromPlan(fact, of: community) {
        cell.following += 1
      } else {
        cell.elsewhere += 1
        exceptions.append("\(truth), seed \(community.plan.seed): “\(fact.rawValue)” of something else")
      }
      cells[truth, default: [:]][fact] = cell
    }
    if let fact = truth.fact, !reported.facts.contains(fact) {
      exceptions.append("\(truth), seed \(community.plan.seed): not reported")
    }
  }

  subscript(truth: PlantedTruth, fact: ReportedFact) -> Cell { cells[truth]?[fact] ?? Cell() }

  /// How often what is planted was not reported, or not of what it is planted in; `nil` where no report can tell it.
  func missed(_ truth: PlantedTruth) -> Int? { truth.fact.map { seeds.count - self[truth, $0].inPlace } }

  /// A table in Markdown: what is planted down, what is reported across. In bold what is true, in brackets what follows
  /// from it; other numbers are false reports, with a plus beside what is true.
  var table: String {
    let facts = ReportedFact.allCases
    let header = ["planted"] + facts.map(\.rawValue)
    let rule = header.indices.map { $0 == 0 ? ":---" : "---:" }
    let rows = PlantedTruth.all.map { truth in [truth.description] + facts.map { text(truth, $0) } }
    return ([header, rule] + rows).map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
  }

  private func text(_ truth: PlantedTruth, _ fact: ReportedFact) -> String {
    let cell = self[truth, fact]
    let told = truth.trueFacts.contains(fact) ? "**\(cell.inPlace)**" : cell.following > 0 ? "(\(cell.following))" : nil
    guard let told else { return String(cell.elsewhere) }
    return cell.elsewhere > 0 ? "\(told) + \(cell.elsewhere)" : told
  }
}
