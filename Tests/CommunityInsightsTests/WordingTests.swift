import CommunityInsights
import InteractionLogs
import Testing

@Suite("Wording")
struct WordingTests {
  @Test(
    "whole numbers have groups of three",
    arguments: [
      (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (12_345, "12,345"), (1_234_567, "1,234,567"),
      (-1234, "−1,234"),
      (Int.min, "−9,223,372,036,854,775,808"),
    ])
  func count(number: Int, text: String) { #expect(Wording.count(number) == text) }

  @Test("one is singular, all else plural")
  func nouns() {
    #expect([0, 1, 2, 1000].map { Wording.count($0, "tie", "ties") } == ["0 ties", "1 tie", "2 ties", "1,000 ties"])
  }

  @Test(
    "amounts are whole where they can be",
    arguments: [
      (12_345.0, "12,345"), (12.5, "12.5"), (0.25, "0.3"), (-0.04, "0.0"), (1e18, "1,000,000,000,000,000,000"),
      (.nan, "–"), (.infinity, "–"),
    ])
  func amount(number: Double, text: String) { #expect(Wording.amount(number) == text) }

  @Test(
    "shares never look like none or all when they are not",
    arguments: [
      (0.0, "0.0%", "0%"), (0.0001, "<0.1%", "<1%"), (0.235, "23.5%", "24%"), (0.9999, "100.0%", ">99%"),
      (1, "100.0%", "100%"),
    ])
  func shares(share: Double, exact: String, round: String) {
    #expect(Wording.share(share) == exact)
    #expect(Wording.roundShare(share) == round)
  }

  @Test(
    "numbers have three significant digits",
    arguments: [
      (0.0, "0"), (0.08243, "0.0824"), (0.5, "0.500"), (1.9674, "1.97"), (12.345, "12.35"), (1234.56, "1,234.6"),
      (0.00001, "<0.0001"), (0.00012, "0.0001"), (-1.5, "−1.50"), (.nan, "–"),
    ])
  func number(number: Double, text: String) { #expect(Wording.number(number) == text) }

  @Test("what is undefined is a dash")
  func undefined() {
    #expect(Wording.number(nil) == "–" && Wording.share(nil) == "–" && Wording.amount(nil) == "–")
    #expect(Wording.fixed(nil, decimals: 2) == "–" && Wording.fixed(Double?.some(.nan), decimals: 2) == "–")
  }

  @Test(
    "fixed decimals",
    arguments: [
      (2.0, 1, "2.0"), (1.005, 0, "1"), (0.05, 2, "0.05"), (-0.001, 2, "0.00"), (1234.5, 2, "1,234.50"),
      (999.99, 1, "1,000.0"),
    ])
  func fixed(number: Double, decimals: Int, text: String) { #expect(Wording.fixed(number, decimals: decimals) == text) }

  @Test("lists end in and, and count who is left")
  func list() {
    #expect(Wording.list([], of: 0) == "nobody" && Wording.list(["Ada"], of: 1) == "Ada")
    #expect(Wording.list(["Ada", "Ben"], of: 2) == "Ada and Ben")
    #expect(Wording.list(["Ada", "Ben"], of: 3) == "Ada, Ben and 1 other")
    #expect(Wording.list(["Ada"], of: 1001) == "Ada and 1,000 others")
  }

  @Test("long names are cut where people see a character")
  func shortened() {
    #expect(Wording.shortened("short") == "short")
    #expect(Wording.shortened(String(repeating: "x", count: 60)).count == 60)
    #expect(Wording.shortened(String(repeating: "x", count: 61)) == String(repeating: "x", count: 60) + "…")
    #expect(Wording.shortened("🇫🇷🇯🇵🇧🇷🇰🇪", to: 3) == "🇫🇷🇯🇵🇧🇷…")
    // One letter under ten thousand accents is one character, yet not short.
    let accents = "a" + String(repeating: "\u{301}", count: 10_000)
    #expect(Wording.shortened(accents + "b").unicodeScalars.count < 1000)
  }

  // MARK: - Time

  private func period(_ rows: String) throws -> String? {
    Wording.period(of: try Community.log("from,to,time\n" + rows).load().summary)
  }

  @Test("a period in days of the calendar, or in the length of a log that counts from its own start")
  func periods() throws {
    #expect(try period("a,b,2010-01-04T17:40:10Z\nb,a,2010-09-30\n") == "from 4 January 2010 to 30 September 2010")
    #expect(try period("a,b,2010-01-04T08:00:00Z\nb,a,2010-01-04T09:00:00Z\n") == "on 4 January 2010")
    #expect(try period("a,b,0\nb,a,717120\n") == "over 8.3 days")
    #expect(try period("a,b,20\nb,a,10820\n") == "over 3 hours")
    #expect(try period("a,b,20\nb,a,200\n") == "over 3 minutes")
    #expect(try period("a,b,20\nb,a,21\n") == "over 1 second")
    #expect(Wording.period(of: try Community.pair.load().summary) == nil)
  }

  @Test("the day of an instant")
  func day() {
    #expect(Wording.day(of: Instant(seconds: 0), clock: .calendar) == "1970-01-01")
    #expect(Wording.day(of: Instant(seconds: 90), clock: .secondsFromStart) == "90 s")
  }
}
