import Testing

@testable import CommunityInsights

@Suite struct WindowActivityTests {
  @Test func toBeAddressedIsNotToTakePart() {
    let log = WrittenLog("a-b a-c", "b-a", "", "c-a c-a c-b")
    let activity = WindowActivity(log.record, windows: log.record.windows)
    #expect(activity.active == [[0], [1], [], [2]])
    #expect(activity.windowCounts(memberCount: 3) == [1, 1, 1])
    #expect((0..<3).map(activity.returned) == [[], [], []])
  }

  @Test func whoComesAgainIsInBothWindows() {
    let log = WrittenLog("a-b b-a c-a", "b-c a-c d-a", "d-b")
    let activity = WindowActivity(log.record, windows: log.record.windows)
    #expect(activity.returned(after: 0) == [0, 1])
    #expect(activity.returned(after: 1) == [3])
  }

  @Test func withoutDirectionsBothSidesTakePart() {
    // Twenty-one pairs, each in one order only, with everybody on both sides.
    let names = (0..<7).map { "m\($0)" }
    let pairs = names.indices.flatMap { a in names[..<a].map { "\(names[a])-\($0)*2" } }
    var log = WrittenLog(pairs.joined(separator: " "), "m6-m0")
    log.rowKind = .contacts
    #expect(!log.record.hasDirections)
    let activity = WindowActivity(log.record, windows: log.record.windows)
    #expect(activity.active == [Array(0..<7), [0, 6]])
  }

  @Test func windowsWithoutTheLogAreEmpty() {
    let record = WrittenLog("a-b").record
    let before = TimeWindow(begin: -100, end: -50, label: "", isPartial: false)
    #expect(WindowActivity(record, windows: [before]).active == [[]])
    #expect(WindowActivity(record, windows: []).active.isEmpty)
  }
}
