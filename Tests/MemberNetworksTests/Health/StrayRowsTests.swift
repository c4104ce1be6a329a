import GraphCore
import InteractionLogs
import Testing

@testable import MemberNetworks

/// Rows with impossible times are kept apart: everything else is as if they had never been written.
@Suite struct StrayRowsTests {
  private static let header = "from,to,date,weight\n"
  private static let rows = (0..<60).map { index in
    "m\(index % 7),m\(index * 5 % 6 + 1),2025-\(index < 30 ? "01" : "02")-\(10 + index % 18),\(1 + index % 3)\n"
  }

  private func load(_ rows: [String]) throws -> LoadedNetwork {
    try NetworkSource(logs: [.bytes(name: "log", Array((Self.header + rows.joined()).utf8))]).load(keepsHistory: true)
  }

  @Test(arguments: ["0901-03-04", "1899-12-30", "1970-01-01", "2099-12-31", "9999-01-01"])
  func aStrayRowChangesNothing(date: String) throws {
    let plain = try load(Self.rows)
    for stray in ["m1,m2,\(date),5\n", "m1,nobody else,\(date),1\n", "m3,m3,\(date),1\n"] {
      for place in [0, 17, 60] {
        var rows = Self.rows
        rows.insert(stray, at: place)
        let loaded = try load(rows)
        #expect(loaded.network == plain.network && loaded.history == plain.history)
        let file = loaded.summary.files[0]
        #expect(file.setApartRows == 1 && file.setApartTimes == [Instant(parsing: date)!])
        #expect(file.first == plain.summary.first && file.last == plain.summary.last && file.rows == 61)
        #expect(file.usedRows + file.selfRows + file.setApartRows == 61 && loaded.health.strayTimes.count == 1)
      }
    }
  }

  @Test func straysAtBothEndsAreSetApart() throws {
    let loaded = try load(Self.rows + ["m1,m2,1970-01-01,1\n", "m2,m1,2190-01-01,1\n"])
    let plain = try load(Self.rows).network
    #expect(loaded.summary.files[0].setApartRows == 2 && loaded.network == plain)
  }

  @Test func severalRecipientsAreOneRow() throws {
    let loaded = try load(Self.rows + ["m1,m2;m3;m4,1970-01-01,1\n"])
    let plain = try load(Self.rows).network
    #expect(loaded.summary.files[0].setApartRows == 1 && loaded.network == plain)
  }

  /// A long history has quiet years, and a young log has few rows: neither is an accident.
  @Test func whatIsNotFarFromTheRestStays() throws {
    #expect(try load(Self.rows + ["m1,m2,2024-11-20,1\n"]).summary.files[0].setApartRows == 0)
    #expect(try load(Array(Self.rows.prefix(10)) + ["m1,m2,1970-01-01,1\n"]).summary.files[0].setApartRows == 0)
    let years = (0..<60).map { "m\($0 % 7),m\($0 * 5 % 6 + 1),\(1960 + $0)-05-05,1\n" }
    #expect(try load(years).summary.files[0].setApartRows == 0)
    // Four of sixty-four are too many to be strays.
    let many = (1...4).map { "m1,m2,1970-01-0\($0),1\n" }
    #expect(try load(Self.rows + many).summary.files[0].setApartRows == 0)
  }

  @Test func strayMessagesAreAnsweredByNobody() throws {
    let rows = (0..<40).map { "\($0),m\($0 % 5),2025-03-\(10 + $0 % 20),\($0 == 0 ? "" : String($0 - 1))\n" }
    func load(_ rows: [String]) throws -> LoadedNetwork {
      let text = "id,author,date,reply_to\n" + rows.joined()
      return try NetworkSource(logs: [.bytes(name: "log", Array(text.utf8))]).load(keepsHistory: true)
    }
    let loaded = try load(rows + ["x,nobody else,1970-01-01,3\n"])
    let plain = try load(rows).network
    #expect(loaded.summary.files[0].setApartRows == 1 && loaded.network == plain)
  }

  @Test func anEmptyHistoryHasNoStrays() {
    #expect(StrayTimes([]) == StrayTimes([1]) && !StrayTimes([]).contains(.min) && !StrayTimes([]).contains(.max))
    let far = StrayTimes([.min + 1] + Array(repeating: 0, count: 30) + [.max])
    #expect(far.contains(.min + 1) && far.contains(.max) && !far.contains(0))
  }
}
