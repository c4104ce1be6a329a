import Testing

@testable import CommunityInsights

@Suite struct AnsweredTiesTests {
  @Test func countsDirectedTies() throws {
    let result = try AnsweredTies().evaluate(WrittenLog("a-b*3 b-a b-c").record, isQuick: true)
    #expect(result.headline?.value == 2.0 / 3 && result.headline?.references.isEmpty == true)
  }

  @Test func logsWithoutDirectionsAreLeftOut() throws {
    var log = WrittenLog(clique("a b c d e f g h"))
    #expect(try AnsweredTies().evaluate(log.record).leftOut == nil)
    log.rowKind = .contacts
    #expect(try AnsweredTies().evaluate(log.record).leftOut == "contacts have no direction")
    log.rowKind = .attendance
    #expect(try AnsweredTies().evaluate(log.record).leftOut == "to be at the same event has no direction")
  }

  @Test func pairsWhoAnswerAreMoreThanChance() throws {
    // Twenty pairs who write to each other, and a ring that keeps it a log with directions.
    let pairs = (0..<20).map { "p\($0)-q\($0) q\($0)-p\($0)" }
    let ring = (0..<20).map { "p\($0)-p\(($0 + 1) % 20)" }
    let result = try AnsweredTies().evaluate(WrittenLog((pairs + ring).joined(separator: " ")).record)
    let chance = try #require(result.headline?.references.first)
    #expect(result.headline?.value == 40.0 / 60)
    // An arc is answered with a probability of about one in forty.
    #expect(chance.kind == .chance && chance.lower < 0.15 && chance.pValue == 0.001)
    #expect(chance.source == "999 random networks with the same degrees")
    #expect(result.retold().sentence.hasPrefix("Ties go both ways"))
  }

  @Test func aRingIsAnsweredLessThanChanceOnlyByChance() throws {
    let ring = (0..<12).map { "p\($0)-p\(($0 + 1) % 12)" }
    let result = try AnsweredTies().evaluate(WrittenLog((ring + ["p0-p5 p5-p0"]).joined(separator: " ")).record)
    #expect(result.headline!.references.first!.pValue! > 0.05)
    #expect(result.retold().sentence.contains("no more and no less often than chance"))
  }

  @Test func noComparisonWhereNoneIsAskedFor() throws {
    var options = LensOptions()
    options.permutations = 0
    #expect(try AnsweredTies().evaluate(WrittenLog("a-b b-a b-c").record, options: options).headline?.references == [])
  }

  @Test func saysWhatTheNumbersSay() {
    func says(_ share: Double?, chance: Double? = nil, pValue: Double = 0.001) -> String {
      var result = MeasureResult.telling(.reciprocity, ["answered_share": share])
      if let chance { result = result.comparing("answered_share", withChance: chance, pValue: pValue) }
      return AnsweredTies.sentence(result)
    }
    #expect(says(0.6, chance: 0.1).hasPrefix("Ties go both ways:"))
    #expect(says(0.3, chance: 0.1).contains("more often than the 10%"))
    #expect(says(0.3, chance: 0.5).contains("less often than the 50%"))
    #expect(says(0.3, chance: 0.31, pValue: 0.6).contains("no more and no less often"))
    for share in [nil, 0, 0.3, 0.7, 1] as [Double?] {
      for chance in [nil, 0, 0.5, 1] as [Double?] {
        for pValue in [0.001, 0.5] { #expect(isPlain(says(share, chance: chance, pValue: pValue))) }
      }
    }
    #expect(AnsweredTies.help(.telling(.reciprocity, ["answered_share": 0.2])) != nil)
    #expect(AnsweredTies.help(.telling(.reciprocity, ["answered_share": 0.6])) == nil)
    #expect(AnsweredTies.help(.telling(.reciprocity, ["answered_share": nil])) == nil)
  }
}
