import InteractionLogs
import Testing

@testable import MemberNetworks

/// Logs whose times tell no more than days, and times that cannot be.
@Suite struct DaysAloneTests {
  private func load(_ log: String, rows: RowKind? = nil) throws -> LoadedNetwork {
    var options = LogReadingOptions()
    options.rowKind = rows
    return try NetworkSource(logs: [.bytes(name: "log", Array(log.utf8))], options: options).load(keepsHistory: true)
  }

  private static let rows = (0..<100).map { "p\($0 % 9),p\(($0 * 4 + 1) % 9),2025-03-\(10 + $0 % 18)\n" }.joined()

  /// Each row is counted for itself, however much like another it is.
  @Test func straysOfOneDayAreRowsOfTheirOwn() throws {
    let stray = String(repeating: "ann,bob,1970-01-01\n", count: 8)
    let file = try load("from,to,date\n" + Self.rows + stray).summary.files[0]
    #expect(file.rows == 108 && file.setApartRows == 8 && file.interactions == 100 && file.usedRows == 100)
    let lists = try load("from,to,date\n" + Self.rows + "ann,bob;cem,1970-01-01\n").summary.files[0]
    #expect(lists.setApartRows == 1 && lists.interactions == 100 && lists.usedRows == 100)
  }

  @Test func mailsOfOneDayAreSeveral() throws {
    let mails = "ann@x.org,bob@x.org,2025-03-01\nann@x.org,cem@x.org,2025-03-01\nann@x.org,dia@x.org,2025-03-01\n"
    #expect(try load("from,to,date\n" + mails).summary.history?.messages == 3)
    #expect(try load("from,to,date\nann@x.org,bob@x.org;cem@x.org,2025-03-01\n").summary.history?.messages == 1)
    let precise = mails.replacing("03-01", with: "03-01 10:00:01")
    #expect(try load("from,to,date\n" + precise).summary.history?.messages == 1)
  }

  @Test func twiceADayIsNoRepeatAndNoFlood() throws {
    let health = try load("from,to,date\n" + Self.rows + Self.rows, rows: .directed).health
    #expect(health.repeats == 0 && health.isClean)
    let one = (0..<1000).map { "p\($0 % 9),p\(($0 * 4 + 1) % 9),2025-03-01 12:00\n" }.joined()
    let sameTime = try load("from,to,date\n" + one, rows: .directed).health
    #expect(sameTime.unusualMembers.isEmpty)
    let seconds = Self.rows.replacing("\n", with: " 10:00:01\n")
    #expect(try load("from,to,date\n" + seconds + seconds).health.repeats == 182)
  }

  @Test func timesOfTheFutureAndOfNoComputerAreTold() throws {
    let health = try load("from,to,date\na,b,2125-01-01\nb,c,2125-01-02\nb,c,0025-01-02\n").health
    #expect(health.oddTimes?.future == 2 && health.oddTimes?.early == 1)
    #expect(try load("from,to,date\na,b,1789-07-14\nb,c,1790-01-02\n").health.oddTimes == nil)
    #expect(try load("from,to,date\na,b,2025-07-14\nb,c,2024-01-02\n").health.oddTimes == nil)
    #expect(try load("from,to,time\na,b,1\nb,c,2\n").health.oddTimes == nil)
  }

  @Test func twoSidesAreTold() throws {
    let events = (0..<40).map { "p\($0 % 8),e\($0 * 3 % 5)\n" }.joined()
    #expect(try load("source,target\n" + events).health.isTwoSided)
    #expect(try !load("source,target\n" + events + "e1,p1\n").health.isTwoSided)
    #expect(try !load("source,target\n" + events, rows: .attendance).health.isTwoSided)
    #expect(try !load("source,target\na,b\nc,d\ne,f\n").health.isTwoSided)
  }
}
