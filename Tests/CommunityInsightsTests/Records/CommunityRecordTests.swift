import GraphCore
import InteractionLogs
import MemberNetworks
import Testing

@testable import CommunityInsights

@Suite struct CommunityRecordTests {
  /// a asks b and c, b answers, c answers b; later d asks a and nobody answers; at last c asks a, who answers.
  private var log: ConversationLog {
    var log = ConversationLog(["a", "b", "c", "d", "e"], groups: ["a": "One", "d": "Two"])
    let first = log.open("a", to: "b", "c", day: 0)
    let answer = log.reply("b", to: first, day: 1)
    log.reply("c", to: answer, day: 2)
    log.open("d", to: "a", day: 10)
    let last = log.open("c", to: "a", day: 20)
    log.reply("a", to: last, day: 21)
    return log
  }

  /// What everything that refers to something else has to keep to.
  private func isSound(_ record: CommunityRecord) -> Bool {
    let (interactions, messages) = (record.interactions, record.messages)
    let columns = [interactions.targets.count, interactions.times.count, interactions.messages.count]
    let messageColumns = [messages.times.count, messages.parents.count, messages.roots.count]
    guard columns.allSatisfy({ $0 == interactions.count }), messageColumns.allSatisfy({ $0 == messages.count }),
      zip(interactions.times, interactions.times.dropFirst()).allSatisfy({ $0 <= $1 }),
      zip(messages.times, messages.times.dropFirst()).allSatisfy({ $0 <= $1 }),
      record.messageRange.upperBound <= messages.count, record.firstSeen.count == record.members.count
    else { return false }
    let areMessagesSound = (0..<messages.count).allSatisfy { index in
      let (parent, root) = (Int(messages.parents[index]), Int(messages.roots[index]))
      return parent < 0 ? root == index : parent < index && root == Int(messages.roots[parent])
    }
    return areMessagesSound
      && (0..<interactions.count).allSatisfy { index in
        let message = Int(interactions.messages[index])
        return message < 0
          || (messages.authors[message] == interactions.sources[index]
            && messages.times[message] == interactions.times[index])
      }
  }

  // MARK: - Stretches

  @Test func aStretchKeepsWhatIsKnownOfTheWholeLog() {
    let record = log.record(days: 5..<15)
    #expect(record.interactions.count == 1 && record.ties.count == 1)
    #expect(record.messageRange == 3..<4 && record.messages.count == 6)
    #expect(record.firstSeen == log.record().firstSeen)
    #expect(record.firstSeen[4] == .max)
    #expect(isSound(record) && isSound(log.record()))
  }

  @Test func anEmptyStretchIsEmpty() {
    let record = log.record(days: 3..<4)
    #expect(record.interactions.count == 0 && record.ties.isEmpty && record.messageRange.isEmpty)
    #expect(record.undirected.nodeCount == 5)
  }

  // MARK: - Without members

  @Test func withoutMembersTheirInteractionsAndMessagesAreGone() {
    let rest = log.record().without([1])
    #expect(rest.members.map(\.id) == ["a", "c", "d", "e"])
    // a's question to c is left of the first conversation; c's answer to b answers nothing that is known.
    #expect(rest.interactions.sources == [0, 2, 1, 0] && rest.interactions.targets == [1, 0, 0, 1])
    #expect(rest.messages.authors == [0, 1, 2, 1, 0])
    #expect(rest.messages.parents == [-1, -2, -1, -1, 3])
    #expect(rest.messages.roots == [0, 1, 2, 3, 3])
    #expect(rest.firstSeen == [0, 2, 3, 4].map { log.record().firstSeen[$0] })
    #expect(isSound(rest))
  }

  @Test func groupsAreThoseOfWhoIsLeft() {
    let rest = log.record().without([3])
    #expect(rest.groups.names == ["One"] && rest.groups.groupOfMember == [0, nil, nil, nil])
  }

  @Test func withoutNobodyNothingChanges() {
    let (record, same) = (log.record(), log.record().without([]))
    #expect(same.members == record.members && same.interactions == record.interactions)
    #expect(same.messages == record.messages && same.ties == record.ties && same.messageRange == record.messageRange)
  }

  @Test func withoutAnybodyNothingIsLeft() {
    let empty = log.record().without(Set(0..<5))
    #expect(empty.members.isEmpty && empty.ties.isEmpty && empty.messages.count == 0 && isSound(empty))
  }

  @Test func withoutMembersInAStretch() {
    let rest = log.record(days: 5..<30).without([0])
    #expect(rest.messageRange == 2..<4)
    #expect(rest.messageRange.map { rest.messages.authors[$0] } == [2, 1])
    #expect(rest.interactions.count == 0)
  }

  @Test func leavingOneByOneIsLeavingTogether() {
    let record = log.record()
    let (together, oneByOne) = (record.without([0, 2]), record.without([0]).without([1]))
    #expect(together.members == oneByOne.members && together.interactions == oneByOne.interactions)
    #expect(together.messages == oneByOne.messages)
  }

  // MARK: - With more ties

  @Test func aTieIsAddedAtTheEnd() {
    let record = log.record()
    let more = record.adding(ties: [(4, 0)])
    #expect(more.ties.count == record.ties.count + 1)
    let added = more.ties.first { $0.memberA == 0 && $0.memberB == 4 }
    // The ties have strengths 1, 1, 2 and 3.
    #expect(added?.aToB == 0.75 && added?.bToA == 0.75)
    #expect(added?.first?.microseconds == record.period.upperBound - 1)
    #expect(more.firstSeen[4] == record.period.upperBound - 1 && more.firstSeen[0] == 0)
    #expect(more.messages.parents.suffix(2) == [-2, -2])
    #expect(more.messageRange == 0..<8 && isSound(more))
  }

  @Test func anAddedTieIsAsStrongAsTheMedian() {
    var interactions = InteractionHistory()
    for (index, weight) in [5.0, 7, 100].enumerated() {
      interactions.append(Int32(index), Int32(index + 1), at: Int64(index), weight: weight, message: Int32(-1))
    }
    let history = CommunityHistory(interactions: interactions, messages: MessageHistory(replySource: .recency))
    let network = MemberNetwork(
      members: (0..<4).map { Member(id: "\($0)") }, ties: [], interactionCount: 3, clock: .secondsFromStart)
    let record = CommunityRecord(network, history, windows: [])!.adding(ties: [(0, 3), (1, 0)])
    #expect(record.ties.map(\.strength) == [12, 7, 7, 100])
    #expect(record.interactions.weights.count == 7)
  }

  @Test func whatFollowsAStretchStaysAsItWas() {
    let more = log.record(days: 5..<15).adding(ties: [(1, 4), (2, 3)])
    #expect(more.messageRange == 3..<8 && more.messages.count == 10)
    // The answer to the last question still answers it.
    #expect(more.messages.parents.suffix(2) == [-1, 8] && more.messages.roots.suffix(2) == [8, 8])
    #expect(isSound(more))
  }
}
