import GraphCore
import InteractionLogs
import MemberNetworks
import TestSupport
import Testing

@testable import CommunityInsights

@Suite struct SiloIndexTests {
  /// Two groups of five, each a clique, with one tie between them.
  private let apart = WrittenLog(
    clique("a b c d e") + " " + clique("v w x y z") + " e-v", groups: ["One": "a b c d e", "Two": "v w x y z"])

  @Test func `compares ties between groups with ties within`() throws {
    let result = try SiloIndex().evaluate(apart.record)
    #expect(result.headline?.key == "ei_index")
    #expect(result.headline?.value == (1.0 - 20) / 21)
    #expect(abs((result["outside_tie_share"]?.value ?? 0) - 1.0 / 21) < 1e-12)
    let chance = try #require(result.headline?.references.first)
    #expect(chance.kind == .chance)
    // Of 45 pairs 25 are between the groups.
    #expect(abs(chance.lower - (25.0 - 20) / 45) < 0.05)
    #expect((chance.pValue ?? 1) <= 0.02)
    #expect(chance.source == "999 shuffles of the groups among the members")
    let share = try #require(result["outside_tie_share"]?.references.first)
    #expect(abs(share.lower - 25.0 / 45) < 0.03)
  }

  @Test func `interactions count by how many they are`() throws {
    let log = WrittenLog("a-b*6 c-d*2 a-c*2", groups: ["One": "a b", "Two": "c d"])
    let result = try SiloIndex().evaluate(log.record)
    #expect(abs((result["outside_tie_share"]?.value ?? 0) - 1.0 / 3) < 1e-12)
    #expect(abs((result["outside_interaction_share"]?.value ?? 0) - 0.2) < 1e-12)
  }

  @Test func `the table has the share of each group's interactions that go to each group`() throws {
    let log = WrittenLog(
      "a-b*3 a-c c-a*2 c-d*2 q-a a-q", groups: ["One": "a b", "Two": "c d", "Silent": "s t", "Alone": "q"])
    let table = try #require(try SiloIndex().evaluate(log.record).table)
    #expect(table.groups == ["Alone", "One", "Silent", "Two"])
    #expect(table.sizes == [1, 2, 2, 2])
    #expect(table.values[0] == [0, 1, 0, 0])
    #expect(table.values[1] == [0.2, 0.6, 0, 0.2])
    #expect(table.values[2] == [nil, nil, nil, nil])
    #expect(table.values[3] == [0, 0.5, 0, 0.5])
  }

  @Test func `members without a group do not count`() throws {
    let log = WrittenLog("a-b c-d a-c q-a q-b q-c", groups: ["One": "a b", "Two": "c d"])
    let result = try SiloIndex().evaluate(log.record)
    #expect(result.headline?.value == (1.0 - 2) / 3)
    #expect(result.headline?.evidence.members == 4)
  }

  @Test func `a quick look has the same numbers without comparison`() throws {
    let (full, quick) = (
      try SiloIndex().evaluate(apart.record), try SiloIndex().evaluate(apart.record, isQuick: true)
    )
    #expect(quick.indicators.map(\.value) == full.indicators.prefix(3).map(\.value))
    #expect(quick.headline?.references.isEmpty == true)
  }

  @Test func `shuffles are as many as asked for, and none if so`() throws {
    var options = LensOptions()
    options.permutations = 0
    #expect(try SiloIndex().evaluate(apart.record, options: options).headline?.references.isEmpty == true)
    options.permutations = 120
    let source = try SiloIndex().evaluate(apart.record, options: options).headline?.references.first?.source
    #expect(source == "120 shuffles of the groups among the members")
  }

  @Test func `is left out without two groups`() throws {
    #expect(try SiloIndex().evaluate(WrittenLog("a-b b-c").record).leftOut != nil)
    #expect(try SiloIndex().evaluate(WrittenLog("a-b b-c", groups: ["One": "a b c"]).record).leftOut != nil)
    #expect(try SiloIndex().evaluate(WrittenLog("a-b b-c", groups: ["One": "a b", "Two": "c"]).record).leftOut != nil)
  }

  @Test(.tags(.realData), .needsSharedData)
  func `an office of five departments keeps within them`() throws {
    let folder = SharedData.file("sp-workplace-2013")
    func input(_ name: String) -> LogInput { LogInput(path: folder.appendingPathComponent(name).path) }
    let loaded = try NetworkSource(logs: [input("interactions.csv")], memberTable: input("members.csv"))
      .load(keepsHistory: true)
    let history = try #require(loaded.history)
    let record = try #require(CommunityRecord(loaded.network, history, windows: []))
    let result = try SiloIndex().evaluate(record)
    #expect(abs((result.headline?.value ?? 0) - -0.3033) < 0.0001)
    #expect(abs((result["outside_tie_share"]?.value ?? 0) - (1 - 0.6517)) < 0.0001)
    #expect(result.headline?.references.first?.pValue == 0.001)
  }

  // MARK: - Drawing back

  /// Three groups of five, each a clique in every window, and what One has with the others.
  private func log(_ contact: [String]) -> WrittenLog {
    let groups = ["One": "a b c d e", "Two": "m n o p q", "Three": "v w x y z"]
    let inside = groups.values.sorted().map(clique).joined(separator: " ") + " m-v n-w o-x p-y q-z"
    return WrittenLog(windows: contact.map { "\(inside) \($0)" }, groups: groups)
  }

  private static let much = "a-m b-n c-o d-p e-q a-v b-w c-x d-y e-z a-n b-o"

  @Test func `finds the group that draws back`() throws {
    let result = try SiloIndex().evaluate(log([Self.much, Self.much, "a-m b-n", "a-m", "", ""]).record)
    #expect(result["groups_drawing_back"]?.value == 1)
    let (early, late) = (result["drawing_back_early_share"], result["drawing_back_late_share"])
    #expect(early?.value == 24.0 / 44)
    #expect(late?.value == 0)
    #expect(early?.interval?.method == .wilson)
    #expect(early?.people?.isOf(5, 15) == true)
    #expect(result["groups_drawing_back"]?.evidence.windows == 4)
    let sentence = SiloIndex.sentence(result)
    #expect(
      sentence.hasSuffix(
        "One is drawing back: 55% of its contact was with others in the first third of the time, 0% in the last."))
    #expect(SiloIndex.help(result)?.hasPrefix("Ask One what") == true)
  }

  @Test func `names the group as the table calls it by then`() throws {
    var result = try SiloIndex().evaluate(log([Self.much, Self.much, "", "", "", ""]).record)
    result.table?.groups = ["Group B", "Group C", "Group A"]
    #expect(SiloIndex.sentence(result).contains("Group B is drawing back"))
    result.table?.columns = []
    #expect(SiloIndex.sentence(result).contains("One group is drawing back"))
    #expect(SiloIndex.help(result)?.contains("the group that is drawing back") == true)
  }

  @Test(arguments: [
    [much, much, much, much, much, much],  // nothing changes
    ["", "", "", "", much, much],  // comes closer
    ["a-m", "a-n", "", "", "", ""],  // too little to tell from chance
    [much, much, "", "", ""],  // too short to be parted
  ])
  func `no other group is said to draw back`(contact: [String]) throws {
    let result = try SiloIndex().evaluate(log(contact).record)
    #expect(result["groups_drawing_back"]?.value ?? 0 == 0)
    #expect(!SiloIndex.sentence(result).contains("drawing back"))
  }

  @Test func `a group that falls silent does not draw back`() throws {
    let two = "m-n n-o o-p p-q m-q v-w w-x x-y y-z m-v n-w"
    let busy = "\(two) \(Self.much) \(clique("a b c d e"))"
    let log = WrittenLog(
      windows: [busy, busy, two, two, two, two],
      groups: ["One": "a b c d e", "Two": "m n o p q", "Three": "v w x y z"])
    let result = try SiloIndex().evaluate(log.record)
    #expect(result.table?.columns.first?.values.first == .some(nil))
  }

  /// Of a window of 30 days and 60 interactions, every second one comes on the day of the one before.
  @Test func `contact is counted once a day, by hand`() throws {
    let log = WrittenLog(
      windows: ["a-b*40 a-c*20", "b-a", "a-b", "a-b", "c-d", "a-d a-c d-a"], groups: ["One": "a b", "Two": "c d"])
    let contact = try #require(OutsideContact(log.record))
    #expect(contact.windowCount == 2)
    #expect(contact.early == [.init(outside: 10, all: 31), .init(outside: 10, all: 10)])
    #expect(contact.late == [.init(outside: 3, all: 3), .init(outside: 3, all: 4)])
    #expect(contact.latest == [.init(outside: 3, all: 3), .init(outside: 3, all: 3)])
  }

  // MARK: - Words

  private func sentence(_ share: Double, chance: Double, pValue: Double) -> String {
    SiloIndex.sentence(telling(share, chance: chance, pValue: pValue))
  }

  private func telling(_ share: Double, chance: Double, pValue: Double) -> MeasureResult {
    .telling(.silos, ["ei_index": 2 * share - 1, "outside_tie_share": share])
      .comparing("outside_tie_share", withChance: chance, pValue: pValue)
  }

  @Test func `speaks of what chance would give`() {
    #expect(
      sentence(0.15, chance: 0.8, pValue: 0.001)
        == "Groups keep to themselves: only 15% of ties lead to another group, by chance it would be 80%.")
    #expect(
      sentence(0.45, chance: 0.8, pValue: 0.001)
        == "Members keep to their own group more than chance would have it: 45% of ties lead to another group, by "
        + "chance it would be 80%.")
    #expect(
      sentence(0.7, chance: 0.8, pValue: 0.001)
        == "Groups mix, a little less than by chance: 70% of ties lead to another group, by chance it would be 80%.")
    #expect(
      sentence(0.78, chance: 0.8, pValue: 0.3)
        == "Members find each other across groups about as if groups did not matter: 78% of ties lead to another "
        + "group, by chance it would be 80%.")
    #expect(
      sentence(0.6, chance: 0.4, pValue: 0.001)
        == "Members seek out other groups: 60% of ties lead to another group, by chance it would be only 40%.")
    #expect(
      SiloIndex.sentence(.telling(.silos, ["ei_index": 0, "outside_tie_share": 0.5]))
        == "50% of ties lead to another group.")
  }

  @Test func `helps where groups keep apart`() {
    #expect(SiloIndex.help(telling(0.3, chance: 0.8, pValue: 0.001))?.contains("joint sessions") == true)
    #expect(SiloIndex.help(telling(0.7, chance: 0.8, pValue: 0.001)) == nil)
    #expect(SiloIndex.help(telling(0.3, chance: 0.8, pValue: 0.2)) == nil)
  }

  @Test func `suppressed numbers are left out`() throws {
    let result = try SiloIndex().evaluate(log([Self.much, Self.much, "", "", "", ""]).record)
    #expect(SiloIndex.sentence(result.silenced) == "How far groups mix is not shown here.")
    #expect(SiloIndex.help(result.silenced) == nil)
    var partly = result
    for index in partly.indicators.indices where partly.indicators[index].people != nil {
      partly.indicators[index].value = nil
    }
    #expect(!SiloIndex.sentence(partly).contains("drawing back"))
  }

  @Test func `sentences are plain`() {
    for share in [0.1, 0.4, 0.7, 0.9] {
      for pValue in [0.001, 0.5] { #expect(isPlain(sentence(share, chance: 0.75, pValue: pValue))) }
    }
  }
}
