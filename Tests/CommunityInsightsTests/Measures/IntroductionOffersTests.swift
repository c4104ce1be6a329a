import GraphCore
import Testing

@testable import CommunityInsights

@Suite struct IntroductionOffersTests {
  /// Two cliques that only k connects, who talks to d and w; everybody acts, from first to last.
  private static let two = everybodyActs("\(clique("a b c d")) \(clique("w x y z")) k-d k-w")

  /// Each interaction, and the same the other way round, three times over, so that all take part in the last third.
  private static func everybodyActs(_ ties: String) -> String {
    let back = ties.split(separator: " ").map { $0.split(separator: "-").reversed().joined(separator: "-") }
    return Array(repeating: ties + " " + back.joined(separator: " "), count: 3).joined(separator: " ")
  }

  private static let groups = ["One": "a b c d k", "Two": "w x y z"]

  private func introductions(
    _ log: WrittenLog, _ change: (inout LensOptions) -> Void = { _ in }
  ) throws -> [(pair: String, introduction: Introduction)] {
    var options = LensOptions()
    change(&options)
    let record = log.record
    let context = LensContext(options: options, seed: 1, control: RunControl())
    return try IntroductionOffers.introductions(record, context).map {
      (record.members[$0.memberA].id + record.members[$0.memberB].id, $0)
    }
  }

  private func pairs(_ log: WrittenLog, _ change: (inout LensOptions) -> Void = { _ in }) throws -> [String] {
    try introductions(log, change).map(\.pair)
  }

  @Test func `suggests members of different groups without a tie, those with a shared contact first`() throws {
    let found = try introductions(WrittenLog(Self.two, groups: Self.groups))
    #expect(!found.isEmpty)
    let log = WrittenLog(Self.two, groups: Self.groups)
    for (_, introduction) in found {
      let record = log.record
      let (a, b) = (introduction.memberA, introduction.memberB)
      #expect(record.groups.groupOfMember[a] != record.groups.groupOfMember[b])
      #expect(record.undirected.arc(from: a, to: b) == nil)
      #expect((2...4).contains(introduction.distance))
      #expect(introduction.efficiencyGain > 0)
    }
    let distances = found.map(\.introduction.distance)
    #expect(distances.first == 2)
    #expect(distances.firstIndex { $0 > 2 }.map { distances[$0...].allSatisfy { $0 > 2 } } ?? true)
  }

  @Test func `nobody is suggested more than twice`() throws {
    let found = try introductions(WrittenLog(Self.two, groups: Self.groups))
    let uses = found.flatMap { [$0.introduction.memberA, $0.introduction.memberB] }
    #expect(Set(uses).allSatisfy { member in uses.count { $0 == member } <= 2 })
  }

  @Test func `suggests no more than asked for`() throws {
    #expect(try pairs(WrittenLog(Self.two, groups: Self.groups)) { $0.introductions = 1 }.count == 1)
    #expect(try pairs(WrittenLog(Self.two, groups: Self.groups)) { $0.introductions = 0 }.isEmpty)
  }

  @Test func `those who opted out are neither suggested nor named as contacts`() throws {
    let log = WrittenLog(Self.two, groups: Self.groups)
    let found = try introductions(log) { $0.optOut = ["d", "k"] }
    #expect(!found.isEmpty)
    for (pair, introduction) in found {
      #expect(!pair.contains("d") && !pair.contains("k"))
      #expect(!introduction.sharedContacts.contains { ["d", "k"].contains(log.record.members[$0].id) })
    }
  }

  @Test func `blocked pairs are not suggested, in whatever order they are given`() throws {
    let log = WrittenLog(Self.two, groups: Self.groups)
    let first = try #require(try pairs(log).first)
    let names = first.map(String.init)
    #expect(!(try pairs(log) { $0.blocked = [MemberPair(names[1], names[0])] }).contains(first))
  }

  @Test func `nobody is introduced to their own manager`() throws {
    let (ties, groups) = (Self.everybodyActs("a-b b-m m-c c-d"), ["One": "a b d", "Two": "m c"])
    #expect(try pairs(WrittenLog(ties, groups: groups)).contains("am"))
    #expect(!(try pairs(WrittenLog(ties, groups: groups, reports: ["a": "m"]))).contains("am"))
  }

  @Test func `only those who took part in the last third are suggested`() throws {
    let late = "b-a c-d x-w y-z"
    let log = WrittenLog(windows: [Self.two, Self.two, late], groups: Self.groups)
    let active: Set = ["b", "c", "x", "y"]
    let found = try pairs(log)
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.allSatisfy { active.contains(String($0)) } })
  }

  @Test func `managers are not suggested more than others`() throws {
    let ties = "\(clique("a b c d e f")) \(clique("s t u v w x")) m-a m-s n-b n-t k-c k-u l-d l-v"
    let groups = ["One": "a b c d e f", "Two": "s t u v w x", "Three": "k l", "Four": "m n"]
    let log = WrittenLog(Self.everybodyActs(ties), groups: groups, managers: "m n")
    let record = log.record
    let found = try introductions(log) { $0.introductions = 6 }
    let places = found.flatMap { [$0.introduction.memberA, $0.introduction.memberB] }
    let managers = places.count { record.members[$0].isManager }
    // Of twelve places two in sixteen, rounded up.
    #expect(managers <= 2)
    #expect(found.count == 6)
  }

  @Test func `shared contacts are in the order of how near they are`() throws {
    let log = WrittenLog(
      "a-p*5 p-z*5 a-q*9 q-z a-r*3 z-r*3 a-b z-y", "a-b z-y", "a-b z-y", groups: ["One": "a b p q r", "Two": "y z"])
    let record = log.record
    let meeting = try #require(try introductions(log).first { $0.pair == "az" })
    #expect(meeting.introduction.sharedContacts.map { record.members[$0].id } == ["p", "r", "q"])
  }

  @Test func `without groups, circles stand in for them`() throws {
    let log = WrittenLog(Self.two)
    let found = try pairs(log)
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { pair in pair.contains { "wxyz".contains($0) } })
  }

  @Test func `is the same at any number of threads`() throws {
    let record = WrittenLog(Self.two, groups: Self.groups).record
    let runs = try [1, 2, 3].map { threads in
      try IntroductionOffers.introductions(
        record, LensContext(options: LensOptions(), seed: 1, control: RunControl(threads: threads)))
    }
    #expect(runs[0] == runs[1] && runs[1] == runs[2])
  }

  // MARK: - Numbers and words

  @Test func `numbers follow from the introductions`() throws {
    let log = WrittenLog(Self.two, groups: Self.groups)
    let result = try IntroductionOffers().evaluate(log.record)
    let found = try introductions(log).map(\.introduction)
    #expect(result.headline?.value == Double(found.count))
    #expect(result["with_shared_contacts"]?.value == Double(found.count { $0.distance == 2 }))
    let mean = found.reduce(0) { $0 + $1.efficiencyGain } / Double(found.count)
    #expect(abs((result["mean_gain"]?.value ?? 0) - mean) < 1e-15)
    #expect(Set(result.members) == Set(found.flatMap { [$0.memberA, $0.memberB] }))
    #expect(Set(result.members).count == result.members.count)
  }

  @Test func `a quick look has no suggestions`() throws {
    #expect(try IntroductionOffers().evaluate(WrittenLog(Self.two).record, isQuick: true).leftOut != nil)
    var options = LensOptions()
    options.introductions = 0
    #expect(try IntroductionOffers().evaluate(WrittenLog(Self.two).record, options: options).leftOut != nil)
  }

  @Test func `nothing to suggest`() throws {
    let result = try IntroductionOffers().evaluate(WrittenLog("a-b").record)
    #expect(result.headline?.value == 0)
    #expect(IntroductionOffers.sentence(result).hasPrefix("No introduction stands out"))
    #expect(IntroductionOffers.help(result) == nil)
  }

  private func telling(_ count: Double?, shared: Double?, closer: Double?) -> MeasureResult {
    .telling(
      .introductions, ["introductions": count, "with_shared_contacts": shared, "mean_members_closer": closer])
  }

  @Test func `says what introductions would bring`() {
    #expect(
      IntroductionOffers.sentence(telling(10, shared: 10, closer: 14.3))
        == "10 introductions between members with a contact in common would shorten paths, each for 14 other "
        + "members on average.")
    #expect(
      IntroductionOffers.sentence(telling(10, shared: 4, closer: 14.3))
        == "10 introductions, 4 of them between members with a contact in common, would shorten paths, each for 14 other "
        + "members on average.")
    #expect(
      IntroductionOffers.sentence(telling(1, shared: 0, closer: 1))
        == "1 introduction would shorten paths for 1 other member.")
    #expect(
      IntroductionOffers.sentence(telling(3, shared: nil, closer: nil))
        == "3 introductions would shorten paths in the community.")
    #expect(
      IntroductionOffers.sentence(telling(nil, shared: nil, closer: nil))
        == "How many introductions could be suggested is not shown here.")
  }

  @Test func `helps with an occasion`() {
    #expect(
      IntroductionOffers.help(telling(10, shared: 4, closer: 5))
        == "Host a coffee for the 10 pairs in the table of introductions.")
    #expect(
      IntroductionOffers.help(telling(1, shared: 1, closer: 5))
        == "Host a coffee for the pair in the table of introductions.")
    #expect(IntroductionOffers.help(telling(0, shared: 0, closer: nil)) == nil)
  }

  @Test func `sentences are plain`() {
    for count in [0, 1, 8] {
      for closer in [nil, 1, 20.0] {
        #expect(isPlain(IntroductionOffers.sentence(telling(Double(count), shared: 1, closer: closer))))
      }
    }
  }
}
