import Testing

@testable import NetworkDiagrams

@Suite struct GeometryTests {
  @Test func linesThroughBoxes() {
    let box = Box(left: 0, top: 0, right: 10, bottom: 10)
    #expect(box.meetsLine(from: Point(x: -5, y: 5), to: Point(x: 15, y: 5)))
    #expect(box.meetsLine(from: Point(x: 5, y: 5), to: Point(x: 6, y: 6)))
    #expect(!box.meetsLine(from: Point(x: -5, y: 11), to: Point(x: 15, y: 11)))
    #expect(!box.meetsLine(from: Point(x: -5, y: 5), to: Point(x: -1, y: 5)))
    #expect(!box.meetsLine(from: Point(x: 12, y: -4), to: Point(x: 4, y: -12)))
  }
}
