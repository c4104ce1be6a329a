import Foundation
import MemberNetworks
import NetworkDiagrams
import TestSupport
import Testing

@testable import CommunityInsights
@testable import Reports

/// What the explorer of the HTML report knows.
@Suite struct ExplorerDataTests {
  /// The data as a browser reads them: what stands between the tags, parsed as JSON.
  static func embedded(in html: String) throws -> [String: Any] {
    let begin = try #require(html.firstRange(of: "id=\"explorer-data\">")).upperBound
    let end = try #require(html[begin...].firstRange(of: "</script>")).lowerBound
    return try #require(try JSONSerialization.jsonObject(with: Data(html[begin..<end].utf8)) as? [String: Any])
  }

  private static func page(_ analysis: Analysis) throws -> String {
    HTMLReport(pictures: ReportPictures(main: try ReportPicture.main(of: analysis), audience: analysis.audience))
      .text(of: analysis)
  }

  private let data: [String: Any]

  init() throws { data = try Self.embedded(in: Self.page(LensFixture.community)) }

  @Test func `a dot a member, with name, place, and size`() throws {
    let members = LensFixture.community.members
    #expect(data["names"] as? [String] == LensFixture.names)
    #expect(data["members"] as? [Int] == Array(members.indices))
    let x = try #require(data["x"] as? [Int])
    #expect(x.count == members.count && Set(x).count > 10)
    let sizes = try #require(data["sizes"] as? [[String: Any]])
    #expect(sizes.map { $0["key"] as? String } == ["betweenness", "degree", "strength"])
    #expect(sizes[1]["of"] as? [Int] == members.map(\.degree))
  }

  @Test func `a line a tie, with its weight and its days`() throws {
    let ties = LensFixture.community.ties
    let (from, to) = (try #require(data["from"] as? [Int]), try #require(data["to"] as? [Int]))
    #expect(
      zip(from, to).map { [$0, $1] }.sorted { $0.lexicographicallyPrecedes($1) }
        == ties.map { [$0.memberA, $0.memberB] })
    let weights = Dictionary(uniqueKeysWithValues: ties.map { ([$0.memberA, $0.memberB], $0.strength) })
    let told = try #require(data["weight"] as? [Double])
    for (line, weight) in told.enumerated() { #expect(weights[[from[line], to[line]]] == weight) }
    #expect(data["firstDay"] as? Int == 0 && (data["last"] as? [Int])?.allSatisfy { $0 == 1 } == true)
  }

  @Test func `groups, clusters and roles are kinds of dots, the most frequent first`() throws {
    let facets = try #require(data["facets"] as? [[String: Any]])
    #expect(facets.map { $0["key"] as? String } == ["group", "cluster", "role"])
    #expect(facets[0]["kinds"] as? [String] == LensFixture.groups)
    #expect((facets[1]["of"] as? [Int])?.last == -1, "a member without a tie is in no cluster")
    let roles = try #require(facets[2]["kinds"] as? [String])
    #expect(roles.first == "member" && Set(roles).isSuperset(of: ["connector", "isolate"]))
  }

  @Test func `periods are told where it is known when each tie was used`() throws {
    #expect(data["periods"] as? [String] == [])
    var analysis = LensFixture.community
    let used = analysis.ties.indices.map { UInt32($0 % 3) + 1 }
    analysis.lens?.tieActivity = TieActivity(labels: ["spring", "summer"], used: used)
    let told = try Self.embedded(in: Self.page(analysis))
    #expect(told["periods"] as? [String] == ["spring", "summer"])
    #expect((told["used"] as? [Int])?.sorted() == used.map(Int.init).sorted())
    // Of other ties than those of the analysis, nothing is told.
    analysis.lens?.tieActivity?.used.removeLast()
    #expect(try Self.embedded(in: Self.page(analysis))["periods"] as? [String] == [])
  }

  @Test func `kinds of interaction are told where there are two, how much of each line is of each`() throws {
    #expect(data["kinds"] == nil)
    var analysis = LensFixture.community
    analysis.kinds = ["chat", "mail"]
    for tie in analysis.ties.indices {
      analysis.ties[tie].kinds = [KindAmount(kind: 0, amount: analysis.ties[tie].strength)]
    }
    #expect(try Self.embedded(in: Self.page(analysis))["kinds"] == nil, "only one occurs")
    analysis.ties[1].kinds = [KindAmount(kind: 0, amount: 0.5), KindAmount(kind: 1, amount: 2)]
    let told = try Self.embedded(in: Self.page(analysis))
    let kinds = try #require(told["kinds"] as? [[String: Any]])
    #expect(kinds.map { $0["name"] as? String } == ["chat", "mail"])
    let (from, to) = (try #require(told["from"] as? [Int]), try #require(told["to"] as? [Int]))
    let line = try #require(
      from.indices.first { [from[$0], to[$0]] == [analysis.ties[1].memberA, analysis.ties[1].memberB] })
    let amounts = try kinds.map { try #require($0["of"] as? [Double]) }
    #expect(amounts.map(\.count) == [from.count, from.count] && amounts.map { $0[line] } == [0.5, 2])
    #expect(amounts[1].reduce(0, +) == 2)
  }

  @Test func `names cannot leave the element, and come back as they were`() throws {
    let html = try Self.page(Fixture.hostile)
    let begin = try #require(html.firstRange(of: "id=\"explorer-data\">")).upperBound
    let end = try #require(html[begin...].firstRange(of: "</script>")).lowerBound
    let text = html[begin..<end]
    for sign in ["<", ">", "&", "\u{2028}", "\u{2029}", "\n", "\0"] {
      #expect(!text.contains(sign), "\(sign.debugDescription)")
    }
    let names = try #require(try Self.embedded(in: html)["names"] as? [String])
    #expect(names == DisplayNames(Fixture.hostile.members)(Fixture.hostile.members.indices))
    #expect(names.contains { $0.contains("</script>") })
  }

  @Test(arguments: [
    (0.0, "0"), (12, "12"), (0.123456, "0.123"), (1234.56, "1235"), (0.000012345, "1.23e-05"), (.nan, "0"),
  ])
  func `numbers are short`(number: Double, text: String) {
    #expect(EmbeddedJSON.short(number) == text)
  }

  // MARK: - Other audiences

  @Test(.tags(.slow, .attack), arguments: [Audience.sponsor, .public])
  func `others see groups, their sizes and the shares of their table, and nothing else`(audience: Audience) throws {
    let folder = try PreparedFolder.made(for: audience)
    let data = try Self.embedded(in: folder.text(.html))
    let table = try #require(folder.told.lens?[.silos]?.table)
    #expect(data["names"] as? [String] == table.groups && data["members"] as? [Int] == [])
    let sizes = try #require(data["sizes"] as? [[String: Any]])
    #expect(sizes.count == 1 && sizes[0]["of"] as? [Int] == table.sizes)
    #expect(table.sizes.allSatisfy { $0 >= PreparedFolder.minimumGroup })
    let (from, to) = (try #require(data["from"] as? [Int]), try #require(data["to"] as? [Int]))
    let weights = try #require(data["weight"] as? [Double])
    for line in from.indices {
      let told = [table.values[from[line]][to[line]], table.values[to[line]][from[line]]].compactMap { $0 }
      #expect(abs(weights[line] - told.reduce(0, +)) < 0.001)
    }
    #expect(data["periods"] as? [String] == [] && data["notes"] as? [String] == [])
    #expect(data["first"] == nil && data["used"] as? [Int] == [])
    let known: Set = [
      "dot", "unit", "omission", "palette", "names", "members", "x", "y", "facets", "sizes", "noted", "notes", "from",
      "to", "weight", "outstanding", "lineNotes", "periods", "used",
    ]
    #expect(Set(data.keys) == known)
  }

  @Test func `a map of members is not taken for others, even where it is handed over`() throws {
    let picture = try ReportPicture.main(of: LensFixture.community)
    let html = HTMLReport(pictures: ReportPictures(main: picture, audience: .sponsor))
      .text(of: LensFixture.without(members: .sponsor))
    #expect(!html.contains("explorer-data\">") && !html.contains("Ada"))
  }
}
