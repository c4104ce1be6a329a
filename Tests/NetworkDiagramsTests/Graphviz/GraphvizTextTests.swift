import Testing

@testable import NetworkDiagrams

@Suite struct GraphvizTextTests {
  @Test func numbers() {
    #expect(
      [0, 1, -1, 12.345, -0.004, 0.996, 1e6].map(GraphvizText.number) == [
        "0.00", "1.00", "-1.00", "12.35", "0.00", "1.00", "1000000.00",
      ])
    #expect([0, 72, 36, 7.2, 0.001].map(GraphvizText.inches) == ["0.0000", "1.0000", "0.5000", "0.1000", "0.0000"])
  }

  @Test func literals() {
    #expect(GraphvizText.literal("\\N") == "\\\\N")
    #expect(GraphvizText.literal("a&lt;") == "a&\u{2060}lt;")
    #expect(GraphvizText.label(["a", "b"], isLeading: true) == "a\\lb\\l")
    #expect(GraphvizText.label(["a", "b"], isLeading: false) == "a\\nb")
    #expect(GraphvizText.label([], isLeading: false) == "")
  }
}
