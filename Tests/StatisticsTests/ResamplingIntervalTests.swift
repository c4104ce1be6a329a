import Statistics
import TestSupport
import Testing

@Suite("The interval from resampled values")
struct ResamplingIntervalTests {
  @Test("the spread is used, the level is not")
  func centred() throws {
    let values = (0...200).map { Double($0) / 1000 }
    let interval = try #require(ResamplingInterval(estimate: 0.5, resampled: values))
    #expect(isClose(interval.lower, 0.5 - 0.095, within: 1e-12) && isClose(interval.upper, 0.5 + 0.095, within: 1e-12))
    let shifted = try #require(ResamplingInterval(estimate: 0.5, resampled: values.map { $0 + 17 }))
    #expect(isClose(shifted.lower, interval.lower) && isClose(shifted.upper, interval.upper))
  }

  @Test("bounds are kept")
  func clipped() throws {
    let values = (0...200).map { Double($0) / 1000 }
    let interval = try #require(ResamplingInterval(estimate: 0.98, resampled: values, bounds: 0...1))
    #expect(interval.upper == 1 && isClose(interval.lower, 0.885, within: 1e-12))
  }

  @Test("the estimate is always inside, however lopsided the values are")
  func inside() throws {
    let lopsided = [Double](repeating: 1, count: 99) + [-1000]
    let interval = try #require(ResamplingInterval(estimate: 3, resampled: lopsided))
    #expect(interval.lower <= 3 && interval.upper >= 3)
  }

  @Test("values that do not scatter leave no room; too few say nothing")
  func edges() throws {
    let still = try #require(ResamplingInterval(estimate: 2, resampled: [1, 1, 1]))
    #expect(still.lower == 2 && still.upper == 2)
    #expect(ResamplingInterval(estimate: 2, resampled: [1]) == nil)
  }
}
