import CommunityInsights
import Foundation
import Testing

@Suite struct WindowLengthTests {
  static let texts: [(text: String, length: WindowLength)] = [
    ("month", .month), ("Quarter", .quarter), ("YEAR", .year), ("30d", .days(30)), ("2w", .days(14)),
    ("2W", .days(14)), ("1d", .days(1)), ("week", .days(7)), ("day", .days(1)), ("1000000d", .days(1_000_000)),
  ]

  @Test(arguments: texts)
  func reads(_ text: String, _ length: WindowLength) {
    #expect(WindowLength(text) == length)
  }

  @Test(arguments: [
    "", "d", "w", "0d", "-3d", "+3d", "3", "3m", "30 d", "d30", "1.5d", "months", "1000001d", "9223372036854775807w",
    "99999999999999999999d", "٣d",
  ])
  func refuses(_ text: String) {
    #expect(WindowLength(text) == nil)
  }

  @Test(arguments: [WindowLength.month, .quarter, .year, .days(1), .days(14), .days(365)])
  func isReadBackFromItsText(_ length: WindowLength) throws {
    #expect(WindowLength(length.description) == length)
    let encoded = try JSONEncoder().encode([length])
    #expect(String(decoding: encoded, as: UTF8.self) == "[\"\(length)\"]")
    #expect(try JSONDecoder().decode([WindowLength].self, from: encoded) == [length])
  }

  @Test func refusesToDecodeAnythingElse() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([WindowLength].self, from: Data("[\"fortnight\"]".utf8))
    }
  }
}
