import CommunityInsights
import Foundation
import MemberNetworks
import TestSupport
import Testing

@testable import InteractionLogs
@testable import Reports

/// The first screen of a report, and what the rest of it says beside it.
@Suite struct FrontPageTests {
  private static let community = HTMLReport(pictures: pictures).text(of: LensFixture.community)
  private static let pictures = ReportPictures(
    main: try? ReportPicture.main(of: LensFixture.community), overTime: Fixture.overTime)

  private var front: FrontPage {
    ReportPage(LensFixture.community, pictures: Self.pictures, files: [.html]).front
  }

  @Test func `three to five findings, one a question, each leading to more`() {
    #expect(3...5 ~= front.findings.count)
    #expect(Set(front.findings.map(\.findingTopic)).count == front.findings.count)
    let targets = Set(HTMLTag.all(in: Self.community).compactMap { $0.attributes["id"] })
    #expect(front.findings.allSatisfy { targets.contains($0.findingAnchor ?? "") })
  }

  @Test func `findings name those whom they are about, and each name leads to its dot`() throws {
    let names = front.findings.flatMap { $0.findingText.runs + $0.findingNames }.filter { $0.dot != nil }
    #expect(names.count >= 3)
    for name in names { #expect(LensFixture.names[Int(name.dot!)!] == name.text) }
    #expect(Self.community.contains("<a class=\"who\" href=\"#network\" data-dot=\"0\">Ada</a>"))
  }

  @Test func `without a picture no name is a link`() {
    let html = HTMLReport().text(of: LensFixture.community)
    #expect(!html.contains("class=\"who\"") && html.contains("Ada"))
  }

  @Test func `the gravest of what is odd comes first, and the rest under confidence`() throws {
    var analysis = LensFixture.community
    var health = LogHealth()
    health.rows.all = 100
    health.rows.rejected = 40
    health.repeats = 2000
    analysis.health = health
    analysis.log.files[0].rejected = [RejectionCount(reason: .unreadableTime, count: 40)]
    let notes = HealthNotes(health, analysis.log).sentences
    try #require(notes.count == 2)
    let page = ReportPage(analysis, pictures: Self.pictures, files: [.html])
    #expect(page.front.caveat == notes[0])
    let confidence = try #require(page.questions.first { $0.questionID == "confidence" })
    #expect(confidence.points.map(\.pointText.text).contains(notes[1]))
    #expect(!confidence.points.map(\.pointText.text).contains(notes[0]))
  }

  @Test func `what a finding hangs on is said below, and in a few words on the first screen`() throws {
    var analysis = LensFixture.community
    let sentence = try #require(front.findings.first?.findingText.text)
    let place = try #require(analysis.lens?.results.firstIndex { $0.sentence == sentence })
    let doubt = "Without the two who may be programs, it would be another."
    (analysis.lens!.results[place].doubt, analysis.lens!.results[place].isDoubtful) = (doubt, true)
    analysis.lens!.results[place].sentence = "\(sentence) \(doubt)"
    let page = ReportPage(analysis, pictures: Self.pictures, files: [.html])
    #expect(page.front.findings[0].findingText.text == "\(sentence) This depends on who counts as a person.")
    let points = page.questions.flatMap { $0.points + $0.morePoints }.map(\.pointText.text)
    #expect(points.count { $0 == doubt } == 1 && !points.contains { $0.contains(sentence) })
  }

  @Test func `what is looked up most is one step away`() throws {
    let targets = Set(HTMLTag.all(in: Self.community).compactMap { $0.attributes["id"] })
    #expect(front.ways.map(\.wayText).contains("Whom to introduce to whom"))
    #expect(front.ways.allSatisfy { targets.contains($0.wayAnchor) })
  }

  @Test(.tags(.slow))
  func `nothing is said twice, and little is said, outside of what is folded`() throws {
    let guild = try String(
      contentsOf: packageRoot.appendingPathComponent("notebooks-out/guild/report.html"), encoding: .utf8)
    let sponsor = try PreparedFolder.made(for: .sponsor).text(.html)
    for html in [Self.community, guild, sponsor] {
      let blocks = ReadText.outsideFolds(html)
      #expect(ReadText.repeated(blocks) == [])
      #expect(200...1500 ~= ReadText.words(blocks), "\(ReadText.words(blocks))")
    }
  }

  @Test func `the same reading finds what is said twice`() {
    let html =
      "<main><p>This is a sentence of seven words.</p><details><summary>More</summary><p>It is long and "
      + "folded away here.</p></details><ul><li>Other words. This is a <a href=\"#\">sentence</a> of seven words.</li></ul>"
      + "</main>"
    let blocks = ReadText.outsideFolds(html)
    #expect(ReadText.repeated(blocks) == ["This is a sentence of seven words."])
    #expect(ReadText.words(blocks) == 17)
  }
}
