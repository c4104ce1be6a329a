import CommunityInsights
import Testing

@testable import Reports

@Suite struct MarkdownReportTests {
  @Test func opensWithTheFindings() {
    let text = MarkdownReport(pictures: Fixture.pictures, files: [.markdown]).text(of: Fixture.kite)
    #expect(
      text.hasPrefix(
        """
        # Kite

        Community network report. Who interacts with whom in this community, from 1 January 1970 to 2 January 1970: 5 \
        members, 7.8 interactions, 4 ties.

        ## In short

        - If cleo left, 1 member would be cut off.
        - 5 members have 4 ties.

        ![A triangle with a tail.](network.svg)

        Five members.

        ## What this is for, and what it is not

        """))
    #expect(text.contains("- What changes over time was not looked at: who takes part how often"))
    #expect(!text.contains("{{"))
    #expect(!text.contains("\n\n\n"))
  }

  @Test func tablesHaveAsManyCellsInEveryRow() {
    for analysis in [Fixture.kite, Fixture.hostile] {
      var columns: Int?
      for line in MarkdownReport().text(of: analysis).split(separator: "\n", omittingEmptySubsequences: false) {
        guard line.hasPrefix("|") else {
          columns = nil
          continue
        }
        let bars = unescaped("|", in: line)
        #expect(bars == columns ?? bars)
        columns = bars
      }
    }
  }

  @Test func namesCannotBeginMarkup() {
    let text = MarkdownReport().text(of: Fixture.hostile)
    for markup in ["<", "`", "[", "~", "$"] {
      #expect(unescaped(Character(markup), in: text[...]) == 0, "\(markup)")
    }
    #expect(text.contains("\\<b\\>bold\\</b\\>"))
    #expect(text.contains("two lines holds it together."))
  }

  @Test(arguments: [
    ("- item", "\\- item"), ("1. item", "1\\. item"), ("2) item", "2\\) item"), ("1.5", "1.5"), ("a-b", "a-b"),
    ("# heading", "\\# heading"), ("a|b", "a\\|b"), ("http://x", "http\\://x"), ("www.x", "www\\.x"),
    ("a\r\nb", "a  b"),
    ("1,234", "1,234"), ("back\\slash", "back\\\\slash"), ("snake_case", "snake\\_case"),
    ("Größe 12:30", "Größe 12:30"),
  ])
  func escaping(text: String, expected: String) {
    #expect(MarkdownText().escapeText(text) == expected)
  }

  /// How often a character occurs without a backslash in front that is not itself escaped.
  private func unescaped(_ character: Character, in text: Substring) -> Int {
    var count = 0
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if scalar == character.unicodeScalars.first, !isEscaped { count += 1 }
      isEscaped = scalar == "\\" && !isEscaped
    }
    return count
  }
}
