import CommunityInsights
import Foundation
import InteractionLogs
import NetworkDiagrams
import Testing

@testable import Reports

/// The folder for sponsors, or for the public, tells what the prepared analysis tells and nothing else. So an attack on
/// that analysis, which `CommunityInsightsTests` makes, is one on everything that stands in the folder.
@Suite("The folder for an audience", .serialized)
struct PreparedFolderTests {
  private static let audiences = [Audience.sponsor, .public]

  // MARK: - Nothing comes from anywhere else

  /// The prepared analysis, written down and read again, has forgotten everything that it did not tell.
  @Test("is made from the prepared analysis alone, byte for byte", arguments: audiences)
  func source(audience: Audience) throws {
    let folder = try PreparedFolder.made(for: audience)
    let forgetful = try JSONDecoder().decode(Analysis.self, from: JSONEncoder().encode(folder.told))
    let again = try PreparedFolder.files(of: forgetful, rejected: [])
    #expect(folder.files.keys.sorted() == again.keys.sorted())
    for (name, bytes) in folder.files {
      let isSame = bytes == again[name]
      #expect(isSame, "\(name)")
    }
  }

  // MARK: - What is hidden stands nowhere

  @Test("numbers that are hidden are null in both JSON files", arguments: audiences)
  func json(audience: Audience) throws {
    let folder = try PreparedFolder.made(for: audience)
    let told = folder.told
    let network = try #require(try folder.object(.summary)["network"] as? [String: Any])
    #expect(!told.network.hidden.isEmpty)
    for number in told.network.hidden { #expect(network[number.rawValue] is NSNull, "\(number)") }

    let measures = try #require(try folder.object(.insights)["measures"] as? [[String: Any]])
    let results = try #require(told.lens).results
    #expect(measures.count == results.count)
    var hidden = 0
    for (measure, result) in zip(measures, results) {
      let indicators = try #require(measure["indicators"] as? [[String: Any]])
      #expect(indicators.count == result.indicators.count)
      for (written, indicator) in zip(indicators, result.indicators) where indicator.isSuppressed {
        hidden += 1
        #expect(["value", "interval", "change"].allSatisfy { written[$0] is NSNull }, "\(indicator.key)")
        let evidence = try #require(written["evidence"] as? [String: Any])
        #expect(evidence.values.allSatisfy { $0 is NSNull }, "\(indicator.key)")
        let references = try #require(written["references"] as? [[String: Any]])
        #expect(references.allSatisfy { $0["kind"] as? String == "published" }, "\(indicator.key)")
      }
    }
    #expect(hidden > 5)
  }

  @Test("windows that are hidden are empty cells, and have no dot", arguments: audiences)
  func timeline(audience: Audience) throws {
    let folder = try PreparedFolder.made(for: audience)
    let timeline = try #require(folder.told.lens).timeline
    let rows = csvRows(try folder.text(.timeline))
    var hidden = 0
    for (column, series) in timeline.series.enumerated() {
      #expect(rows[0][column + 4] == series.key)
      for (window, value) in series.values.enumerated() {
        #expect(rows[window + 1][column + 4].isEmpty == (value == nil), "\(series.key) \(window)")
        hidden += value == nil ? 1 : 0
      }
    }
    #expect(hidden > 10)

    let panels = try #require(TimelineDiagram(folder.told)).panels
    let dots = panels.map { panel in timeline.series.first { $0.label.lowercased() == panel.title.lowercased() } }
      .reduce(0) { $0 + ($1?.values.count { $0 != nil } ?? 0) }
    let svg = try folder.text(.timelineSVG)
    #expect(svg.matches(of: /<circle/).count == dots && dots > 20)
    let page = try folder.text(.html)
    #expect(page.matches(of: /<circle[^>]*class="tl-dot/).count == dots)
  }

  @Test("tables say that there are too few people", arguments: audiences)
  func tables(audience: Audience) throws {
    let folder = try PreparedFolder.made(for: audience)
    let rows = try folder.text(.markdown).split(separator: "\n").filter { $0.hasPrefix("|") }
    let page = try folder.text(.html)
    var shown = 0
    for indicator in try #require(folder.told.lens).results.flatMap(\.indicators) where indicator.isSuppressed {
      for row in rows where row.contains("| \(indicator.label) |") {
        let cells = row.split(separator: "|", omittingEmptySubsequences: false).map {
          $0.trimmingCharacters(in: .whitespaces)
        }
        // Key numbers of the whole log may be called the same; their table is narrower.
        guard cells.count > 7 else { continue }
        shown += 1
        #expect(cells[1].contains("not shown"), "\(row)")
        // Neither an interval, nor a change, nor what it rests on.
        #expect(cells[4].isEmpty && cells[5].isEmpty && cells[7].isEmpty, "\(row)")
      }
    }
    #expect(shown > 3)
    #expect(page.matches(of: /not shown/).count >= shown)
    #expect(!page.contains("<!--") && !page.contains("data-value"))
  }

  @Test("the map of the groups counts the members of groups and nothing else", arguments: audiences)
  func groups(audience: Audience) throws {
    let folder = try PreparedFolder.made(for: audience)
    let table = try #require(folder.told.lens?[.silos]?.table)
    let svg = try folder.text(.groupsSVG)
    let numbers = svg.matches(of: /<text[^>]*>([\d,]+)<\/text>/).map { String($0.output.1) }
    #expect(numbers.sorted() == table.sizes.map(String.init).sorted())
    #expect(!svg.contains("<!--"))
  }

  @Test("there are no graph files, and no rows of the log", arguments: audiences)
  func files(audience: Audience) throws {
    let names = try PreparedFolder.made(for: audience).files.keys.sorted()
    let members = audience == .public ? ["members.csv"] : []
    #expect(
      names
        == ([".copgraph.json", "groups.pdf", "groups.png", "groups.svg", "insights.json"] + members + [
          "report.html", "report.ipynb", "report.md", "schema.json", "summary.json", "timeline.csv", "timeline.svg",
        ]))
  }

  /// Otherwise the tests above might look at files in which nothing could stand.
  @Test("of the whole analysis the same files have the numbers")
  func isReal() throws {
    var leaky = try PreparedFolder.made(for: .sponsor).told
    let results = leaky.lens?.results ?? []
    let place = try #require(results.firstIndex { $0.indicators.contains { $0.isSuppressed } })
    let index = try #require(results[place].indicators.firstIndex { $0.isSuppressed })
    leaky.lens?.results[place].indicators[index].value = 0.031234
    leaky.lens?.timeline.series[0].values[0] = 31_234
    let files = try PreparedFolder.files(of: leaky, rejected: []).mapValues { String(decoding: $0, as: UTF8.self) }
    #expect(files["insights.json"]?.contains("0.031234") == true)
    #expect(["timeline.csv", "insights.json"].allSatisfy { files[$0]?.contains("31234") == true })
    #expect(["timeline.svg", "report.html"].allSatisfy { files[$0]?.contains("31,234") == true })
  }
}
