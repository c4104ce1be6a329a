import SyntheticCommunities
import Testing

/// What makes the default community look like one.
@Suite struct CommunityShapeTests {
  let log: GeneratedLog

  init() throws { log = try GeneratedLog(CommunityPlan()) }

  @Test func `few members write most messages`() {
    var sent: [String: Int] = [:]
    for row in log.rows { sent[row.source, default: 0] += 1 }
    let busiest = sent.values.sorted(by: >)
    #expect(share(busiest.prefix(12).reduce(0, +), of: log.rows.count) > 0.5)
    #expect(busiest[busiest.count / 2] < log.rows.count / log.members.count)
  }

  @Test func `people write at work`() throws {
    let atWeekend = try log.rows.filter { try #require(CalendarDay($0.day)).weekday >= 5 }
    #expect(share(atWeekend.count, of: log.rows.count) < 0.05)
    let byDay = log.rows.filter { (7..<19).contains(Int($0.timestamp.dropFirst(11).prefix(2)) ?? 0) }
    #expect(share(byDay.count, of: log.rows.count) > 0.9)
  }

  @Test func `threads open to one or to several; most are answered`() {
    let openings = log.openings
    for isOfSize in [{ $0 == 1 }, { $0 > 1 }] as [(Int) -> Bool] {
      #expect(share(openings.filter { isOfSize($0.targets.count) }.count, of: openings.count) > 0.2)
    }
    #expect(!openings.contains { $0.targets.isEmpty })
    let answered = log.answered
    let answerRate = share(openings.filter { answered.contains($0.id) }.count, of: openings.count)
    #expect((0.6...0.85).contains(answerRate))
    #expect(Set(log.rows.map(\.kind)) == ["question", "share", "answer", "comment", "thanks"])
    #expect(Set(openings.map(\.kind)) == ["question", "share"])
  }

  @Test func `threads open to everybody when the plan says so`() throws {
    let log = try GeneratedLog { $0.percentToEverybody = 30 }
    let toEverybody = log.openings.filter { $0.targets.isEmpty }
    #expect((0.2...0.35).contains(share(toEverybody.count, of: log.openings.count)))
    #expect(log.rows.allSatisfy { $0.isOpening || $0.targets.count == 1 })
    let answered = log.answered
    #expect(share(toEverybody.filter { answered.contains($0.id) }.count, of: toEverybody.count) > 0.5)
  }

  @Test func `departments keep to themselves, yet none is alone`() {
    let groups = log.groups
    let ties = log.ties.keys.map(Array.init)
    let inside = ties.filter { groups[$0[0]] == groups[$0[1]] }
    #expect((0.7...0.92).contains(share(inside.count, of: ties.count)))
    let contacts = log.rows.flatMap { row in row.targets.map { groups[$0] == groups[row.source] } }
    #expect((0.65...0.9).contains(share(contacts.filter { $0 }.count, of: contacts.count)))
    for group in Set(groups.values) {
      #expect(ties.contains { (groups[$0[0]] == group) != (groups[$0[1]] == group) })
    }
  }

  @Test func `there are isolates, pendants, and one connected rest`() {
    var contacts: [String: Set<String>] = [:]
    for tie in log.ties.keys.map(Array.init) {
      contacts[tie[0], default: []].insert(tie[1])
      contacts[tie[1], default: []].insert(tie[0])
    }
    #expect((3...8).contains(log.members.count - contacts.count))
    #expect(contacts.values.filter { $0.count == 1 }.count >= 3)
    #expect(reached(from: log.rows[0].source, contacts).count == contacts.count)
  }

  @Test func `one tie is all that links the outpost to the rest`() throws {
    let bridge = try #require(log.community.bridge)
    let ends = Set([bridge.inside, bridge.outside].map { log.community.members[$0].id })
    let groups = log.groups
    let outpost = log.community.members[bridge.outside].group
    let links = log.ties.keys.filter { tie in Set(tie.map { groups[$0] == outpost }).count == 2 }
    #expect(links == [ends])
    #expect(try #require(log.ties[ends]).count > 20)
  }

  @Test func `newcomers come all the time, after they have joined, and are welcome`() {
    let answered = log.answered
    let newcomers = log.members.filter { $0.joined >= "2024-01-01" }
    #expect(newcomers.count >= 25)
    var welcomed = 0
    for newcomer in newcomers {
      guard let first = log.rows.first(where: { $0.source == newcomer.id }) else {
        Issue.record("\(newcomer.id) never wrote")
        continue
      }
      #expect(first.isOpening && first.day >= newcomer.joined)
      if answered.contains(first.id) { welcomed += 1 }
    }
    #expect(share(welcomed, of: newcomers.count) > 0.7)
  }

  private func reached(from start: String, _ contacts: [String: Set<String>]) -> Set<String> {
    var seen: Set = [start]
    var stack = [start]
    while let member = stack.popLast() {
      for contact in contacts[member] ?? [] where seen.insert(contact).inserted { stack.append(contact) }
    }
    return seen
  }
}
