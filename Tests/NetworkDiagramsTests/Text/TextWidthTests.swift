import Testing

@testable import NetworkDiagrams

@Suite struct TextWidthTests {
  @Test func growsWithTextAndSize() {
    #expect(TextWidth.of("", fontSize: 10) == 0)
    #expect(TextWidth.of("MM", fontSize: 10) == 2 * TextWidth.of("M", fontSize: 10))
    #expect(TextWidth.of("il", fontSize: 10) < TextWidth.of("MW", fontSize: 10))
    #expect(TextWidth.of("a\u{301}", fontSize: 10) == TextWidth.of("a", fontSize: 10))
  }

  @Test func breaksBetweenWords() {
    let text = "one two three four"
    let lines = TextWidth.lines(text, width: 60, fontSize: 10)
    #expect(lines.joined(separator: " ") == text)
    #expect(lines.allSatisfy { TextWidth.of($0, fontSize: 10) <= 60 })
    #expect(TextWidth.lines("", width: 60, fontSize: 10) == [])
    #expect(TextWidth.lines("incomprehensibilities", width: 20, fontSize: 10) == ["incomprehensibilities"])
  }

  @Test func cutsToWidth() {
    #expect(TextWidth.fitting("short", width: 100, fontSize: 10) == "short")
    let cut = TextWidth.fitting("incomprehensibilities", width: 50, fontSize: 10)
    #expect(cut.hasSuffix("…"))
    #expect(TextWidth.of(cut, fontSize: 10) <= 50)
  }
}
