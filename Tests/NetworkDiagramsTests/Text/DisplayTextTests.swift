import Testing

@testable import NetworkDiagrams

@Suite struct DisplayTextTests {
  @Test(arguments: [
    ("Ann", "Ann"), ("  Ann \t Lee\r\n ", "Ann Lee"), ("a\u{0}b\u{7}c\u{1B}[0m", "abc[0m"), ("", "(no name)"),
    (" \u{200B}\u{202E} ", "(no name)"), ("x\u{FFFE}\u{FFFF}y", "xy"), ("\u{202E}evil", "evil"),
    ("<b>\\N\"&", "<b>\\N\"&"),
    ("👩‍👩‍👧‍👦 é", "👩‍👩‍👧‍👦 é"),
  ])
  func keepsWhatCanBeShown(raw: String, shown: String) {
    #expect(DisplayText.name(raw, limit: 20) == shown)
  }

  @Test func shortensByCharacters() {
    #expect(DisplayText.name(String(repeating: "é", count: 10_000), limit: 5) == "éééé…")
    #expect(DisplayText.name("12345", limit: 5) == "12345")
    #expect(DisplayText.name("12345 ", limit: 5) == "12345")
    #expect(DisplayText.name("123456", limit: 5) == "1234…")
    let accents = "a" + String(repeating: "\u{301}", count: 10_000)
    #expect(DisplayText.name(accents, limit: 5).unicodeScalars.count <= 16)
  }

  @Test func isolatesTextThatRunsFromRightToLeft() {
    #expect(DisplayText.quoted("Ann") == "Ann")
    #expect(DisplayText.quoted("אבג") == "\u{2068}אבג\u{2069}")
  }

  @Test func words() {
    #expect(
      [0, 7, 999, 1000, 82_927, 1_234_567, -1000].map(grouped) == [
        "0", "7", "999", "1,000", "82,927", "1,234,567", "-1,000",
      ])
    #expect(counted(1, "tie") == "1 tie")
    #expect(counted(0, "tie") == "0 ties")
    #expect(counted(1200, "community", "communities") == "1,200 communities")
    #expect(enumeration([]) == "")
    #expect(enumeration(["a"]) == "a")
    #expect(enumeration(["a", "b", "c"]) == "a, b and c")
  }
}
