import GraphCore
import InteractionLogs
import Testing

@testable import MemberNetworks

@Suite struct LogHealthTests {
  private func health(_ log: String, members: String? = nil, options: LogReadingOptions = LogReadingOptions()) throws
    -> LogHealth
  {
    try NetworkSource(
      logs: [.bytes(name: "log", Array(log.utf8))], memberTable: members.map { .bytes(name: "m", Array($0.utf8)) },
      options: options
    ).load(keepsHistory: true).health
  }

  private func date(_ day: Int) -> String {
    String(Clock.calendar.string(Instant(seconds: 1_700_000_000 + Int64(day) * 86_400)).prefix(19))
  }

  @Test func aPlainLogIsClean() throws {
    let rows = (0..<300).map { "m\($0 % 12),m\($0 * 7 % 11 + 1),\(date($0 / 3))\n" }
    let health = try health("from,to,date\n" + rows.joined())
    #expect(health.isClean && health.tableMembersNotInLog == nil && health.rows.all == 300)
  }

  /// Whatever is in a log, every row is somewhere.
  @Test func rowsAddUp() throws {
    for seed in 0..<200 {
      var random = SeededGenerator(seed: UInt64(seed))
      let people = ["a", "b", "c", "a;b", "b; ", "", "bot-1"]
      let rows = (0..<1 + random.below(80)).map { _ in
        let time = random.below(10) == 0 ? "soon" : date(random.below(40))
        return "\(people[random.below(6)]),\(people[random.below(7)]),\(time),\(["x", "y", ""][random.below(3)])\n"
      }
      var options = LogReadingOptions(since: Instant(parsing: date(5)), until: Instant(parsing: date(30)))
      options.allowsRejected = true
      options.filter.isDistinct = random.below(2) == 0
      if random.below(2) == 0 { options.filter.kinds = ["x"] }
      for header in ["from,to,date,kind\n", "id,author,date,reply_to\n", "author,thread,date,kind\n"] {
        guard let rowsOfLog = try? health(header + rows.joined(), options: options).rows else { continue }
        #expect(rowsOfLog.all == rows.count && rowsOfLog.used >= 0)
        let parts = [rowsOfLog.used, rowsOfLog.withThemselves, rowsOfLog.outsidePeriod, rowsOfLog.filtered]
        #expect(parts.reduce(rowsOfLog.setApart + rowsOfLog.rejected, +) == rows.count)
      }
    }
  }

  @Test func countsRepeats() throws {
    let log = "from,to,date\na,b,2025-01-01\na,b,2025-01-01\nb,a,2025-01-01\na,b,2025-01-02\na,b,2025-01-01\n"
    // Who has to do with somebody twice a day does nothing odd.
    #expect(try health(log).repeats == 0)
    #expect(try health(log.replacing("\n", with: "T10:00\n").replacing("dateT10:00", with: "date")).repeats == 2)
    #expect(try health("from,to,date,id,reply_to\na,b,2025-01-01,1,\na,b,2025-01-01,2,\n").repeats == 0)
  }

  @Test func namesNearlyEqualNames() throws {
    let log = "from,to\nJosé Díaz,ada\njose diaz,ada\njose.diaz,ada\nada,JOSÉ DÍAZ\n12-3,1-23\nada@x.org,adä@x.org\n"
    #expect(
      try health(log).similarNames == [
        ["JOSÉ DÍAZ", "José Díaz", "jose diaz", "jose.diaz"], ["ada@x.org", "adä@x.org"],
      ])
  }

  @Test("who only ever sends mail where others get plenty is no person, and in a quiet log may well be one")
  func neverReceives() throws {
    func log(_ rounds: Int) -> String {
      let people = (0..<10).map { "p\($0)" }
      let talk = (0..<rounds).flatMap { round in
        people.indices.map { "\(people[$0]),\(people[($0 + 1 + round % 8) % 10]),\(date(round % 200))\n" }
      }
      return "sender,recipient,date\n" + talk.joined()
        + (0..<6).map { "printer,p\($0),\(date(5 + 10 * $0))\n" }.joined()
        + "once,p3,\(date(9))\n"
    }
    var options = LogReadingOptions()
    options.rowKind = .directed
    let busy = try health(log(60), options: options).unusualMembers
    #expect(busy.map(\.member) == ["printer"] && busy.map(\.reason) == [.neverReceives])
    #expect(try health(log(10), options: options).unusualMembers.isEmpty)
  }

  @Test("thirty messages in a minute are nobody's, nor are fifty that nobody answers by one who answers nobody")
  func floods() throws {
    let talk = (0..<200).map { "t\($0 / 2),\(["ada", "ben"][$0 % 2]),\(1_700_000_000 + 90_000 * $0)\n" }
    func log(_ flood: [String]) -> String { "thread,author,time\n" + (talk + flood).joined() }
    let dump = (0..<30).map { "d\($0),import,\(1_710_000_000 + $0 / 2)\n" }
    #expect(try health(log(dump)).unusualMembers.map(\.reason) == [.flood])
    #expect(try health(log(Array(dump.dropLast()))).unusualMembers.isEmpty)
    let posts = (0..<50).map { "w\($0),poster,\(1_702_000_000 + 40_000 * $0)\n" }
    #expect(try health(log(posts)).unusualMembers.map(\.reason) == [.neverAnswers])
    let answered = posts.prefix(5).enumerated().map { "w\($0.offset),ben,\(1_702_000_100 + 40_000 * $0.offset)\n" }
    #expect(try health(log(posts + answered)).unusualMembers.isEmpty)
  }

  @Test func knowsProgramsAndSharedAddresses() throws {
    let log = """
      from,to
      no-reply@x.org,ada
      dependabot[bot],ada
      Build Bot,ada
      info@x.org,ada
      abbott@x.org,ada
      Support,ada
      """
    let found = try health(log).unusualMembers
    #expect(
      found.map { "\($0.member) \($0.reason.rawValue)" } == [
        "Build Bot program_name", "dependabot[bot] program_name", "info@x.org shared_name",
        "no-reply@x.org program_name",
      ])
  }

  @Test func knowsOneWayFloodsAndWhoeverActsLikeAProgram() throws {
    let crowd = (0..<40).map { "m\($0),m\(($0 + 1) % 40),\(date($0))\n" }.joined()
    let flood = (0..<60).map { "news,m\($0 % 40),\(date($0 % 40))\n" }.joined()
    #expect(try health("from,to,date\n" + crowd + flood).unusualMembers.map(\.reason) == [.oneWay])
    let hours = (0..<960).map { index in
      "ever,m\(index % 5),\(Clock.calendar.string(Instant(seconds: 1_700_000_000 + Int64(index) * 9700)))\nm\(index % 5),ever,\(date(index / 10))\n"
    }
    #expect(try health("from,to,date\n" + hours.joined()).unusualMembers.map(\.reason) == [.steady])
  }

  @Test func findsABurstOfNamesThatNeverReturn() throws {
    let crowd = (0..<400).map { "m\($0 % 20),m\($0 * 3 % 19 + 1),\(date($0 / 4))\n" }.joined()
    let burst = (0..<45).map { "junk\($0),m1,\(date(60))\n" }.joined()
    let bursts = try health("from,to,date\n" + crowd + burst).bursts
    #expect(bursts.map(\.newMembers) == [45] && bursts.map(\.neverReturned) == [45])
    #expect(try health("from,to,date\n" + crowd).bursts.isEmpty)
  }

  @Test func findsABreak() throws {
    // Sixty people; after half the time all of them write from other addresses.
    let rows = (0..<1200).map { index in
      let suffix = index < 600 ? "old" : "new"
      return "m\(index % 60)@\(suffix).org,m\(index * 7 % 59 + 1)@\(suffix).org,\(date(index / 12))\n"
    }
    let breaks = try health("from,to,date\n" + rows.joined()).breaks
    #expect(breaks.count == 1 && (58...60).contains(breaks[0].silenced) && breaks[0].share > 0.9)
    #expect(breaks.first.map { Clock.calendar.string($0.day).prefix(10) } == date(49).prefix(10))
  }

  @Test func countsWhoIsInTheTableAlone() throws {
    let health = try health("from,to\na,b\nb,c\n", members: "id\na\nb\nx\ny\n")
    #expect(health.tableMembersNotInLog == 2 && health.membersNotInTable == 1)
  }
}
