import GraphCore
import InteractionLogs
import Testing

@testable import MemberNetworks

@Suite struct ParticipationsTests {
  private func options(largestEvent: Int = 200) -> LogReadingOptions {
    var options = LogReadingOptions()
    options.isTwoMode = true
    options.largestEvent = largestEvent
    return options
  }

  /// `a b weight last` of each tie.
  private func ties(_ log: ReadNetwork) -> [String] {
    let network = log.loaded.network
    return network.ties.map { tie in
      let last = tie.last.map { String(network.clock.string($0).prefix(10)) } ?? "-"
      return "\(log.members[tie.memberA]) \(log.members[tie.memberB]) \(tie.strength) \(last)"
    }
  }

  @Test func tiesThoseWhoMeet() throws {
    let log = try ReadNetwork(
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
      ties(log) == [
        "ada bob 0.5 2010-01-02", "ada carl 0.5 2010-01-03", "bob carl 0.5 2010-01-03", "carl dora 1.0 2010-01-04",
      ])
    #expect(log.members == ["ada", "bob", "carl", "dora", "eve"])
    let file = log.files[0]
    #expect(file.form == .attendance && log.loaded.summary.isTwoMode && file.rows == 7 && file.replySource == nil)
    #expect(file.events == 3 && file.eventsLeftOut == 0 && file.interactions == 4 && file.selfInteractions == 0)
  }

  /// Who comes by two names is one participant: the event ties two people and weighs as one of two.
  @Test func twoNamesOfOnePersonAreOneParticipant() throws {
    let log = try ReadNetwork(
      "member,event\nada,x\nadal,x\nbob,x\n", options: options(), aliases: "adal,ada\n")
    #expect(ties(log) == ["ada bob 1.0 -"] && log.loaded.network.selfInteractionCount == 0)
  }

  @Test func leavesOutLargeEventsAndOtherTimes() throws {
    let crowd = (0..<6).map { "m\($0),crowd,2010-01-0\($0 + 1)\n" }.joined()
    let text = "member,event,date\n" + crowd + "m1,pair,2010-01-01\nm2,pair,2010-01-02\n"
    let log = try ReadNetwork(text, options: options(largestEvent: 5))
    #expect(ties(log) == ["m1 m2 1.0 2010-01-02"] && log.members.count == 6)
    #expect(log.files[0].events == 2 && log.files[0].eventsLeftOut == 1)
    var period = options(largestEvent: 5)
    period.since = Instant(parsing: "2010-01-02")
    let late = try ReadNetwork(text, options: period)
    #expect(late.loaded.network.ties.count == 10 && late.files[0].eventsLeftOut == 0)
    #expect(late.files[0].outsidePeriod == 2 && late.loaded.network.ties.allSatisfy { $0.strength == 0.25 })
  }

  @Test func countsEventsOfSeveralLogsOnce() throws {
    let log = try ReadNetwork(
      ["member,event\nada,x\n", "member,event\nbob,x\nbob,y\nada,y\n"], options: options())
    #expect(ties(log) == ["ada bob 2.0 -"])
    #expect(log.files.map(\.events) == [1, 1] && log.files.map(\.interactions) == [1, 1])
  }

  /// Each event with company adds 1 to the strength of everyone in it, and pairs are those that share an event.
  @Test func agreesWithPairsCountedOneByOne() throws {
    for seed in 0..<100 {
      var random = SeededGenerator(seed: UInt64(seed))
      let rows = (0..<1 + random.below(60)).map { _ in (random.below(12), random.below(8), random.below(5)) }
      let text = "member,event,time\n" + rows.map { "m\($0.0),e\($0.1),\($0.2)\n" }.joined()
      let source = NetworkSource(logs: [.bytes(name: "log", Array(text.utf8))], options: options())
      let loaded = try source.load(keepsHistory: true)
      let history = try #require(loaded.history).interactions
      func id(_ index: Int32) -> String { loaded.network.members[Int(index)].id }
      var participants: [Int: Set<Int>] = [:]
      for row in rows { participants[row.1, default: []].insert(row.0) }
      for (index, member) in loaded.network.members.enumerated() {
        let strength = loaded.network.ties.reduce(0) {
          $0 + ($1.memberA == index || $1.memberB == index ? $1.strength : 0)
        }
        let events = participants.values.count { $0.contains(Int(member.id.dropFirst())!) && $0.count > 1 }
        #expect(abs(strength - Double(events)) < 1e-9)
      }
      // Each pair interacts when the later of the two first comes, once an event.
      let expected = participants.flatMap { event, members in
        members.flatMap { a in members.filter { a < $0 }.map { b in (event, a, b) } }
      }.map { event, a, b in
        let first = [a, b].map { member in rows.filter { $0.0 == member && $0.1 == event }.map(\.2).min()! }
        return "m\(a) m\(b) \(first.max()!)"
      }
      let found = (0..<history.count).map { index in
        let pair = [id(history.sources[index]), id(history.targets[index])].sorted { ($0.count, $0) < ($1.count, $1) }
        return "\(pair[0]) \(pair[1]) \(history.times[index] / 1_000_000)"
      }
      #expect(found.sorted() == expected.sorted())
    }
  }
}
