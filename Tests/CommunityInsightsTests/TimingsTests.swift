import CommunityInsights
import Dispatch
import Testing

@Suite("Timings")
struct TimingsTests {
  private struct Failure: Error {}

  @Test("take note of steps in the order in which they ended, and of none that failed")
  func order() throws {
    let timings = Timings()
    let result = timings.measure("outer") { timings.measure("inner") { 7 } }
    #expect(result == 7)
    #expect(throws: Failure.self) { try timings.measure("failed") { throw Failure() } }
    #expect(timings.entries.map(\.step) == ["inner", "outer"])
    #expect(timings.entries[0].seconds >= 0 && timings.entries[0].seconds <= timings.entries[1].seconds)
  }

  @Test("can be used from several threads")
  func threads() {
    let timings = Timings()
    DispatchQueue.concurrentPerform(iterations: 100) { index in timings.measure("\(index)") {} }
    #expect(Set(timings.entries.map(\.step)).count == 100)
  }

  @Test("name every measure of an analysis")
  func analysis() throws {
    let timings = Timings()
    _ = try Analyzer().analyze(Community.barbell.load(), title: "test", timings: timings)
    #expect(
      timings.entries.map(\.step) == ["graph", "degrees", "components"] + MeasureGroup.allCases.map(\.rawValue) + [
        "findings"
      ])
  }
}
