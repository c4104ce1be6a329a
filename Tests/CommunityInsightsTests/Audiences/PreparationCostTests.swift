import GraphCore
import Synchronization
import Testing

@testable import CommunityInsights

@Suite("What it takes to prepare an analysis")
struct PreparationCostTests {
  private func weekly(_ seed: Int) throws -> Analysis? {
    var options = RandomCommunity.lensOptions
    options.window = .days(4)
    return try RandomCommunity(seed: seed).analysis(options)
  }

  /// What has to be solved together does not grow with the number of windows.
  @Test("counts that hang together are those of one window and the next, or of the whole log", arguments: 1...4)
  func together(seed: Int) throws {
    guard let whole = try weekly(seed) else { return }
    let counts = try PublishedCounts(whole, minimum: 5)
    let windows = try #require(whole.lens).timeline.windows.count
    #expect(windows > 50)
    var hidden = 0
    for index in counts.system.counts.indices where counts.system.isHidden(index) {
      hidden += 1
      // A window has some twenty numbers of people, and each leaves a rest.
      let together = HiddenCounts(around: index, in: counts.system).hidden.count
      #expect(together < 120, "\(together) of \(counts.system.counts.count)")
    }
    #expect(hidden > 100)
  }

  @Test("a run that is cancelled ends, and one that is not tells how far it is")
  func control() throws {
    let whole = try #require(try weekly(1))
    let phases = Mutex<[Double]>([])
    var control = RunControl()
    control.onProgress = { progress in phases.withLock { $0.append(progress.fraction) } }
    _ = try whole.prepared(for: .sponsor(), control: control)
    let fractions = phases.withLock { $0 }
    #expect(fractions.count > 20 && fractions.allSatisfy { 0...1 ~= $0 } && fractions.max()! > 0.8)
    control.cancellation.cancel()
    #expect(throws: CancellationError.self) { try whole.prepared(for: .sponsor(), control: control) }
  }
}
