import TestSupport
import Testing

@testable import InteractionLogs

@Suite struct NumberStyleTests {
  private func parse(_ text: String, _ mark: DecimalMark) -> Double? {
    Array(text.utf8).withUnsafeBufferPointer { NumberStyle(decimalMark: mark).parse($0) }
  }

  @Test(
    arguments: [
      ("1.001,5", nil, 1001.5), ("1,001.5", 1001.5, nil), ("1 001,5", nil, 1001.5), ("1'001.5", 1001.5, nil),
      ("1\u{A0}001", 1001, 1001), ("2,25", nil, 2.25), ("2.25", 2.25, nil), ("3", 3, 3), ("1e3", 1000, 1000),
      ("1,001", 1001, 1.001), ("1.001", 1.001, 1001), ("1,2,3", nil, nil), ("0,125", nil, 0.125), ("", nil, nil),
      ("1.2.3", nil, nil), ("12 34", nil, nil), ("-1.234.567,5", nil, -1_234_567.5), ("=\"7\"", 7, 7),
    ] as [(String, Double?, Double?)])
  func readsNumbersInBothStyles(text: String, point: Double?, comma: Double?) {
    #expect(parse(text, .point) == point && parse(text, .comma) == comma)
  }

  @Test func theColumnShowsTheDecimalMark() throws {
    func mark(_ cells: [String], _ delimiter: Delimiter = .comma) throws -> DecimalMark {
      try NumberColumn(cells).mark(delimiter: delimiter, file: "log.csv", column: "weight")
    }
    #expect(try mark(["1,5", "2,25", "3"]) == .comma && mark(["1.001", "0.5"]) == .point)
    #expect(try mark(["1.001", "2,5"]) == .comma && mark(["7", "8"]) == .point && mark(["1.001"]) == .point)
    for cells in [["1,001"], ["1,001", "2,002"]] { #expect(throws: InputError.self) { try mark(cells) } }
    #expect(throws: InputError.self) { try mark(["1.001"], .semicolon) }
  }

  @Test func weightsAreReadAsTheColumnShows() throws {
    let log = try ReadLog("from;to;weight\nada;ben;1,5\nben;cem;1.002,25\n")
    #expect(log.interactions.map(\.weight) == [1.5, 1002.25])
  }
}
