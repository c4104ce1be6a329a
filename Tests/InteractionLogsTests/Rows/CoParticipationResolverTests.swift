import GraphCore
import Testing

@testable import InteractionLogs

@Suite struct CoParticipationResolverTests {
  private func options(largestEvent: Int = 200, columns: ColumnOverrides = ColumnOverrides()) -> LogReadingOptions {
    var options = LogReadingOptions(columns: columns)
    options.isTwoMode = true
    options.largestEvent = largestEvent
    return options
  }

  @Test func tiesThoseWhoMeet() throws {
    let log = try ReadLog(
      """
      member,event,date
      ada,lunch,2010-01-02
      bob,lunch,2010-01-01
      ada,lunch,2010-01-05
      carl,lunch,2010-01-03
      carl,talk,2010-01-04
      dora,talk,2010-01-04
      eve,walk,2010-01-06
      """, options: options())
    #expect(
      log.interactions.map(\.description) == [
        "ada→bob 2010-01-02T00:00:00Z 0.5 - -", "bob→carl 2010-01-03T00:00:00Z 0.5 - -",
        "ada→carl 2010-01-03T00:00:00Z 0.5 - -", "carl→dora 2010-01-04T00:00:00Z 1.0 - -",
      ])
    #expect(log.members == ["ada", "bob", "carl", "dora", "eve"])
    let file = log.summary.files[0]
    #expect(file.form == .attendance && log.summary.isTwoMode && file.rows == 7 && file.replySource == nil)
    #expect(file.events == 3 && file.eventsLeftOut == 0 && file.interactions == 4 && file.selfInteractions == 0)
    #expect(file.columns.map { "\($0.role)@\($0.position)" } == ["source@1", "time@3", "thread@2"])
  }

  @Test func findsTheColumnOfEvents() throws {
    func event(_ header: String, _ columns: ColumnOverrides = ColumnOverrides()) throws -> Int? {
      let rows = String(repeating: "a,b,2010-01-01,c\n", count: 2)
      let log = try ReadLog(header + "\n" + rows, options: options(columns: columns))
      return log.summary.files[0].columns.first { $0.role == .thread }?.position
    }
    #expect(try event("user,page,date,size") == 2)
    #expect(try event("member,channel,date,text") == 2)
    #expect(try event("member,text,date,meeting") == 4)
    #expect(try event("author,channel,date,conversation") == 4)
    #expect(try event("author,to,date,size") == 2)
    #expect(try event("author,to,date,size", ColumnOverrides(thread: "size")) == 4)
    #expect(try event("a,b,2010-01-01,d") == 2)
    let error = inputError("author,date,size\na,2010-01-01,b\n", options: options())
    #expect(error?.exitCode == 65 && error?.remedy == "name the columns with --source NAME --thread NAME")
  }

  @Test func rejectsRowsWithoutAnEvent() throws {
    let log = try ReadLog("member,event\nada,x\nbob,x\ncarl, \n,x\n", options: options())
    #expect(log.rejected.map(\.reason) == [.emptyEvent, .emptySource])
    #expect(log.rejected.map(\.column) == ["event", "member"])
    #expect(log.pairs == ["ada>bob"] && log.members == ["ada", "bob"])
  }

  @Test func leavesOutLargeEventsAndOtherTimes() throws {
    let crowd = (0..<6).map { "m\($0),crowd,2010-01-0\($0 + 1)\n" }.joined()
    let text = "member,event,date\n" + crowd + "m1,pair,2010-01-01\nm2,pair,2010-01-02\n"
    let log = try ReadLog(text, options: options(largestEvent: 5))
    #expect(log.pairs == ["m1>m2"] && log.members.count == 6)
    #expect(log.summary.events == 2 && log.summary.eventsLeftOut == 1)
    var period = options(largestEvent: 5)
    period.since = Instant(parsing: "2010-01-02")
    let late = try ReadLog(text, options: period)
    #expect(late.interactions.count == 10 && late.summary.eventsLeftOut == 0 && late.summary.outsidePeriod == 2)
    #expect(late.interactions.allSatisfy { $0.weight == 0.25 })
  }

  @Test func countsEventsOfSeveralLogsOnce() throws {
    let log = try ReadLog(
      [
        .bytes(name: "one", Array("member,event\nada,x\n".utf8)),
        .bytes(name: "two", Array("member,event\nbob,x\nbob,y\nada,y\n".utf8)),
      ], options: options())
    #expect(log.pairs == ["ada>bob", "ada>bob"])
    #expect(log.summary.files.map(\.events) == [1, 1] && log.summary.files.map(\.interactions) == [1, 1])
  }

  /// Each event with company adds 1 to the strength of everyone in it, and pairs are those that share an event.
  @Test func agreesWithPairsCountedOneByOne() throws {
    for seed in 0..<100 {
      var random = SeededGenerator(seed: UInt64(seed))
      let rows = (0..<1 + random.below(60)).map { _ in (random.below(12), random.below(8), random.below(5)) }
      let text = "member,event,time\n" + rows.map { "m\($0.0),e\($0.1),\($0.2)\n" }.joined()
      let log = try ReadLog(text, options: options())
      var participants: [Int: Set<Int>] = [:]
      for row in rows { participants[row.1, default: []].insert(row.0) }
      #expect(log.interactions.count == participants.values.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 })
      for member in Set(rows.map(\.0)) {
        let own = log.interactions.filter { $0.source == "m\(member)" || $0.target == "m\(member)" }
        let events = participants.values.count { $0.contains(member) && $0.count > 1 }
        #expect(abs(own.reduce(0) { $0 + $1.weight } - Double(events)) < 1e-9)
      }
      // Each pair interacts when the later of the two first comes, once an event.
      let expected = participants.flatMap { event, members in
        members.flatMap { a in members.filter { a < $0 }.map { b in (event, a, b) } }
      }.map { event, a, b in
        let first = [a, b].map { member in rows.filter { $0.0 == member && $0.1 == event }.map(\.2).min()! }
        return "m\(a) m\(b) \(first.max()!)"
      }
      let found = log.interactions.map { interaction in
        let pair = [interaction.source, interaction.target].sorted { ($0.count, $0) < ($1.count, $1) }
        return "\(pair[0]) \(pair[1]) \(interaction.time!)"
      }
      #expect(found.sorted() == expected.sorted())
    }
  }
}
