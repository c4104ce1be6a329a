import Statistics
import TestSupport
import Testing

@testable import CommunityInsights

@Suite("Quarters in which newcomers were ignored")
struct IgnoredQuarterTests {
  /// Quarters of ten days; one newcomer a day, each word a quarter.
  private func quarter(_ answers: String) -> IgnoredQuarter? {
    let words = answers.split(separator: " ")
    var (times, isAnswered): ([Int64], [Bool]) = ([], [])
    for (quarter, word) in words.enumerated() {
      for (day, answer) in word.enumerated() {
        times.append(LogTime.days(10 * quarter + day))
        isAnswered.append(answer == "+")
      }
    }
    let quarters = words.indices.map {
      TimeWindow(begin: LogTime.days(10 * $0), end: LogTime.days(10 * $0 + 10), label: "", isPartial: false)
    }
    return IgnoredQuarter(times: times, isAnswered: isAnswered, quarters: quarters)
  }

  @Test("finds the quarter, and allows for having looked at all")
  func found() throws {
    let found = try #require(quarter("++++++ +++-++ ++++++ ----"))
    #expect(found.newcomers == 18..<22 && found.answered == 0)
    #expect(found.begin == LogTime.days(30) && found.end == LogTime.days(40))
    #expect(found.quarters == 4)
    #expect(found.pValue == 4 * BoschlooTest(successes: 0, of: 4, against: 17, of: 18).pValue)
    #expect(found.pValue < 0.01)
    let one = try #require(quarter("++++++ --+-- +++-++ ++++++"))
    #expect(one.newcomers == 6..<11 && one.answered == 1)
  }

  @Test("the quarter least likely by chance is told")
  func worst() throws {
    #expect(try #require(quarter("---- +++++ ------ +++++ +++++")).newcomers == 9..<15)
  }

  @Test("no quarter where all are alike, or where more than a quarter were answered")
  func none() {
    #expect(quarter("") == nil)
    #expect(quarter("++++ ++++") == nil)
    #expect(quarter("+-+- +-+-") == nil)
    #expect(quarter("++++++++ --+-+- ++++++++") == nil)
  }

  @Test("two newcomers say nothing, nor does a quarter without others")
  func few() {
    #expect(quarter("++++++ -- ++++++") == nil)
    #expect(quarter("------") == nil)
  }

  @Test("where nobody is answered, no quarter stands out")
  func hopeless() {
    #expect(quarter("---- ---- ----").map { $0.pValue } ?? 1 > 0.5)
  }

  @Test("a crowd takes no time")
  func crowd() throws {
    let times = (0..<6_000).map { Int64($0) * LogTime.hour }
    let isAnswered = (0..<6_000).map { $0 / 1_000 != 3 || $0 % 10 == 0 }
    let quarters = (0..<6).map {
      TimeWindow(
        begin: Int64($0) * 1_000 * LogTime.hour, end: Int64($0 + 1) * 1_000 * LogTime.hour, label: "",
        isPartial: false)
    }
    let found = try #require(IgnoredQuarter(times: times, isAnswered: isAnswered, quarters: quarters))
    #expect(found.newcomers == 3_000..<4_000 && found.pValue < 1e-20)
  }
}
