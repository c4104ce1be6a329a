import InteractionLogs
import MemberNetworks
import Testing

@testable import CommunityInsights

/// The sentences for sponsors, on communities whose numbers are known.
@Suite("Findings without names")
struct AnonymousFindingsTests {
  /// A ring of `ring` members, one more hanging on each of the first `tails` of them; `silent` members only in the table.
  private func ring(_ ring: Int, tails: Int = 0, silent: Int = 0) throws -> Analysis {
    let around = (0..<ring).map { "r\($0),r\(($0 + 1) % ring)\n" }
    let hanging = (0..<tails).map { "t\($0),r\($0)\n" }
    let table =
      "id\n"
      + ((0..<ring).map { "r\($0)\n" } + (0..<tails).map { "t\($0)\n" } + (0..<silent).map { "s\($0)\n" }).joined()
    let source = NetworkSource(
      logs: [.bytes(name: "log.csv", Array(("from,to\n" + (around + hanging).joined()).utf8))],
      memberTable: .bytes(name: "members.csv", Array(table.utf8)))
    return try Analyzer().analyze(source.load(), title: "ring")
  }

  private func said(_ analysis: Analysis, _ question: Finding.Question) throws -> [String] {
    try analysis.prepared(for: .sponsor()).findings.filter { $0.question == question }.map(\.sentence)
  }

  @Test("everybody in one piece")
  func whole() throws {
    let analysis = try ring(12)
    #expect(
      try said(analysis, .shape).prefix(2) == [
        "All members, about 10, interacted: about 10 interactions along about 10 ties between two members.",
        "Everybody is connected, directly or through others.",
      ])
    #expect(try said(analysis, .cutOff) == ["Nobody is cut off: every member has at least two ties."])
    #expect(
      try said(analysis, .wouldBreak)
        == ["No single member's loss would cut others off."])
  }

  @Test("enough without a tie to be counted")
  func many() throws {
    let analysis = try ring(20, silent: 6)
    #expect(try said(analysis, .shape)[0].hasPrefix("About 20 of about 25 members interacted: "))
    #expect(try said(analysis, .cutOff) == ["About 5 members (20%) have no tie at all."])
  }

  @Test("a few are fewer than five, whether two or four", arguments: [2, 4])
  func few(silent: Int) throws {
    let analysis = try ring(20, silent: silent)
    #expect(
      try said(analysis, .shape)[0].hasPrefix(
        "All but fewer than 5 of about \(silent == 2 ? 20 : 25) members interacted: "))
    #expect(try said(analysis, .cutOff) == ["Fewer than 5 members have no tie at all."])
    #expect(
      try said(analysis, .shape)[1] == "All but fewer than 5 members are connected, directly or through others.")
  }

  @Test("single ties and those they hang on")
  func tails() throws {
    let few = try ring(20, tails: 3)
    #expect(try said(few, .cutOff) == ["Fewer than 5 members are connected by a single tie."])
    #expect(try said(few, .wouldBreak)[0].hasPrefix("Fewer than 5 members are the sole link for others"))
    let many = try ring(20, tails: 7)
    #expect(try said(many, .cutOff) == ["About 5 members (20%) are connected by a single tie."])
    #expect(try said(many, .wouldBreak)[0].hasPrefix("About 5 members (20%) are the sole link for others"))
  }

  @Test("how sure it is, and what is left out")
  func confidence() throws {
    let sentences = try said(ring(12), .confidence)
    #expect(sentences.first?.hasPrefix("This is what one log shows.") == true)
    #expect(sentences.last?.hasPrefix("Numbers that count fewer than 5 people are left out") == true)
    let open = try ring(12).prepared(for: .everybody())
    #expect(
      open.findings.last?.sentence.contains("Counts are rounded to multiples of 5, and shares of members are those")
        == true)
  }
}
