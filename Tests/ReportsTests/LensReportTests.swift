import Testing

@testable import CommunityInsights
@testable import Reports

/// The report of a community that was seen through the lens.
@Suite struct LensReportTests {
  private static let pictures = ReportPictures(main: Fixture.picture, overTime: Fixture.overTime)
  private let html = HTMLReport(pictures: pictures).text(of: LensFixture.community)
  private let markdown = MarkdownReport(pictures: pictures).text(of: LensFixture.community)

  /// Where each of some texts stands; all of them have to be there.
  private func places(_ texts: [String], in document: String) throws -> [String.Index] {
    try texts.map { try #require(document.firstRange(of: $0), "\($0)").lowerBound }
  }

  private static let questions = [
    "What this is for, and what it is not", "Is the community alive?", "Who holds it together?",
    "Who is at the edge or cut off, and who could draw them in?", "What breaks if someone leaves?",
    "Do managers help or dominate?", "Where should a sponsor help first?", "What changed?",
    "How much confidence is there in this?",
  ]
  private static let folded = [
    "Key numbers", "Members who connect others", "How the log was read", "How this was computed",
    "Files in this folder",
  ]

  @Test func questionsComeInTheOrderInWhichPeopleAsk() throws {
    let inHTML = try places(
      Self.questions.map { "-heading\">\($0)</h2>" } + Self.folded.map { "<summary><h2>\($0)</h2></summary>" }, in: html
    )
    let inMarkdown = try places(
      (["In short"] + Self.questions + Self.folded).map { "\n## \($0)\n" }, in: markdown)
    #expect(inHTML == inHTML.sorted() && inMarkdown == inMarkdown.sorted())
  }

  @Test func everyMeasureStandsUnderItsQuestion() throws {
    for question in Finding.Question.allCases where !question.measures.isEmpty {
      let begin = try #require(html.firstRange(of: "<section id=\"\(question.anchor)\"")).lowerBound
      let section = html[begin...].prefix(upTo: try #require(html[begin...].firstRange(of: "</section>")).lowerBound)
      for measure in question.measures {
        let isThere = section.contains("id=\"\(measure.anchor)\"")
        #expect(isThere == (LensFixture.lens[measure]?.leftOut == nil), "\(measure)")
      }
    }
  }

  @Test func aNumberSaysWhichWayIsGoodAndWhatToCompareItWith() throws {
    #expect(
      html.contains(
        "<div class=\"headline\"><dt><a href=\"#how-answers\">opening messages answered within a week</a> "
          + "<span class=\"better\">↑ better if higher</span></dt><dd class=\"value\">55.0%</dd><dd class=\"facts\">"
          + "<span>95% interval 49.0% to 61.0%</span> <span>last period 55.0%, before 61.0%</span> "
          + "<span>from 24 members, 1,234 interactions, 9 periods</span> </dd></div>"))
    #expect(html.contains("<span>published 10.0% to 15.0% (Wenger, McDermott &amp; Snyder 2002)</span>"))
    #expect(html.contains("<span>by chance 69.0% (999 networks with the same degrees, p = 0.412)</span>"))
    #expect(html.contains("<span>by chance 0.3 (999 shuffles, p &lt; 0.001)</span>"))
    #expect(html.contains("<dd class=\"value\">5.3 hours</dd>") && html.contains("<dd class=\"value\">3.1 days</dd>"))
    #expect(
      markdown.contains(
        "| **55.0%** | opening messages answered within a week | ↑ better if higher | 49.0% to 61.0% | "
          + "55.0%, before 61.0% |  | 24 members, 1,234 interactions, 9 periods |"))
  }

  @Test func everyNumberLinksToADefinition() {
    let tags = HTMLTag.all(in: html)
    let targets = Set(tags.compactMap { $0.attributes["id"] })
    let links = tags.compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("#") }
    #expect(links.allSatisfy { targets.contains(String($0.dropFirst())) })
    for result in LensFixture.results where result.leftOut == nil {
      #expect(links.contains("#" + ReportPage.Definition.anchor(result.measure.rawValue)), "\(result.measure)")
    }
    let identities = tags.compactMap { $0.attributes["id"] }
    #expect(Set(identities).count == identities.count)
  }

  @Test func headingsAreInOrder() {
    let levels = HTMLTag.all(in: html).compactMap { tag in
      tag.name.count == 2 && tag.name.hasPrefix("h") ? tag.name.last?.wholeNumberValue : nil
    }
    #expect(levels.first == 1 && levels.filter { $0 == 1 }.count == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
  }

  @Test func threeOffersAreMadeTheFirstOneOnTheFirstScreen() throws {
    let first = try #require(html.firstRange(of: "<p class=\"first-offer\">")).upperBound
    let offers = LensFixture.lens.offers()
    #expect(offers.count == 3)
    for offer in offers {
      let place = try #require(html.firstRange(of: HTMLText().escapeText(offer.offer)), "\(offer.offer)").lowerBound
      #expect(place > first && html.ranges(of: HTMLText().escapeText(offer.offer)).count == 1)
      #expect(html.contains("href=\"#\(offer.measure.anchor)\""))
    }
  }

  @Test func introductionsHaveTheirReason() {
    #expect(
      html.contains(
        "<tr><th scope=\"row\"><bdi>Cleo</bdi></th><td>Lea</td><td>Both talk to Ada and Iris; shortens paths for 14 "
          + "other members by a step</td></tr>"))
    #expect(markdown.contains("| Finn | Uma | 3 steps apart now; shortens paths for 1 other member by two steps |"))
  }

  @Test func whatChangedSaysTrendsThatAreClearOfChance() throws {
    let begin = try #require(markdown.firstRange(of: "\n## What changed?")).lowerBound
    let section = String(markdown[begin...].prefix(1200))
    // More is not better, so that it is told without a verdict.
    #expect(section.contains("- Members who took part: rising by 1.2 a month over 9 months.\n"))
    // What falls over eight months no more steadily than values that hang together may is not told.
    #expect(!section.contains("- Opening messages answered within a week:"))
    #expect(!section.contains("- Interactions:"))
    #expect(
      section.contains(
        "- In 2024-09, 17 members took part (16 the month before), 1 for the first time; 3 of those active the "
          + "month before did not."
      ))
    #expect(
      section.contains("- In 2024-09, 2 new ties formed, 19 continued from the month before, and 2 ties faded."))
    #expect(section.contains("![Three networks.](network-over-time.svg)"))
  }

  @Test func whatIsLeftOutIsNamedWithItsReason() {
    #expect(
      html.contains("<dt>Conversations without managers; Leading by example</dt><dd>too few managers wrote.</dd>"))
    #expect(markdown.contains("- **Effect of events**: no dates of events were given."))
  }

  @Test func contactBetweenGroupsIsShadedAndNotFolded() throws {
    let shades = HTMLTag.all(in: html).filter { $0.name == "td" }.compactMap { $0.attributes["class"] }
    let groups = LensFixture.groups.count
    #expect(shades.count { $0 == "own" } == groups && shades.count { $0.hasPrefix("h") } == groups * (groups - 1))
    #expect(shades.contains("h5") && Set(shades).count > 2)
    let table = try #require(LensFixture.lens[.silos]?.table)
    let label = HTMLText().escapeText(String(table.label.dropFirst()))
    #expect(ReadText.outsideFolds(html).contains { $0.contains(label) })
  }

  @Test func rolesAreTheCommunitysOwn() {
    #expect(html.contains("<bdi>connector</bdi></th><td>2</td>"))
    #expect(html.contains("id=\"brokers\""))
    #expect(html.contains("Those whose loss disconnects most: Ada, Iris and Quinn."))
  }

  @Test func tablesOfMarkdownHaveAsManyCellsInEveryRow() {
    var columns: Int?
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      let bars = line.replacing("\\|", with: "").count { $0 == "|" }
      columns = line.hasPrefix("|") ? columns ?? bars : nil
      #expect(columns == nil || bars == columns, "\(line)")
    }
    #expect(!markdown.contains("\n\n\n") && !markdown.contains("{{") && !html.contains("{{"))
  }

  @Test func namesOfGroupsChangeNothingButTheirOwnText() {
    var hostile = LensFixture.community
    let silos = LensFixture.results.firstIndex { $0.measure == .silos }!
    hostile.lens?.results[silos].table?.groups = ["<b>x</b>", "</td><script>alert(1)</script>", "a|b\n\"'"]
    let tags = HTMLTag.all(in: HTMLReport(pictures: Self.pictures).text(of: hostile))
    #expect(tags.map(\.name) == HTMLTag.all(in: html).map(\.name))
  }

  // MARK: - Other audiences

  @Test(arguments: [Audience.sponsor, .public]) func nobodyIsNamedToOthers(audience: Audience) throws {
    let analysis = LensFixture.without(members: audience)
    // Even where pictures of members are handed over.
    let pictures = ReportPictures(main: Fixture.picture, overTime: Fixture.overTime, audience: audience)
    let texts = [
      HTMLReport(pictures: pictures).text(of: analysis), MarkdownReport(pictures: pictures).text(of: analysis),
      InsightsJSON().text(of: analysis), SummaryJSON().text(of: analysis), TimelineCSV().text(of: analysis),
    ]
    for text in texts {
      let words = Set(text.split { !$0.isLetter }.map(String.init))
      for name in LensFixture.names {
        #expect(!words.contains(name) && !text.contains("\(name.lowercased())@"), "\(name)")
      }
      #expect(!text.contains("kite.csv"))
    }
    let html = texts[0]
    #expect(html.contains("Nobody is named here, and no number is shown that counts fewer than 5 people."))
    #expect(html.contains("<dd class=\"value absent\">not shown</dd>"))
    #expect(
      !html.contains("id=\"connectors\"") && !html.contains("id=\"members\"") && !html.contains("network-over-time"))
    #expect(!html.contains("Members without any tie.") && !html.contains("id=\"how-betweenness\""))
    #expect(texts[3].contains("\"isolate_count\": null,") && texts[3].contains("\"core_size\": null,"))
  }

  @Test func aLogWithoutTimesSaysWhatIsMissing() {
    var analysis = Fixture.kite
    analysis.log.files[0].clock = .none
    let text = MarkdownReport().text(of: analysis)
    #expect(text.contains("- The log has no times, so it cannot be told what changes"))
    #expect(!text.contains("Do managers help or dominate?"))
  }
}
