import Testing

@testable import Reports

@Suite struct TimelineCSVTests {
  @Test func oneRowAWindowAndOneColumnANumber() {
    let text = TimelineCSV().text(of: LensFixture.community)
    let rows = csvRows(text)
    #expect(rows.count == LensFixture.windowCount + 1)
    #expect(rows[0] == ["begin", "end", "label", "partial"] + LensFixture.timeline.series.map(\.key))
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    #expect(text.contains("\n1970-01-01T00:00:00Z,1970-01-31T00:00:00Z,2024-01,false,8,,,100.0,,,,0.9,-0.6,0.4\n"))
    #expect(rows[10][3] == "true")
  }
}
