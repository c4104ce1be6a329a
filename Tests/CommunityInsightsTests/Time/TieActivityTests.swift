import Testing

@testable import CommunityInsights

@Suite struct TieActivityTests {
  @Test func eachTieHasABitForEachWindowItWasUsedIn() throws {
    let record = WrittenLog("a-b c-d", "b-a", "", "a-b a-c").record
    let activity = try #require(TieActivity(record))
    #expect(activity.bounds.count == activity.labels.count + 1 && activity.bounds == activity.bounds.sorted())
    #expect(activity.labels == record.windows.map(\.label))
    #expect(record.ties.map { [$0.memberA, $0.memberB] } == [[0, 1], [0, 2], [2, 3]])
    #expect(activity.used == [0b1011, 0b1000, 0b0001])
  }

  /// Against the ties of each window by itself.
  @Test func agreesWithTheRecordsOfWindows() throws {
    let windows = (0..<31).map { $0 % 3 == 0 ? "a-b" : $0 % 5 == 0 ? "b-c a-c" : "c-d" }
    let record = WrittenLog(windows: windows).record
    let activity = try #require(TieActivity(record))
    #expect(activity.labels.count == record.windows.count)
    for (window, stretch) in record.windows.enumerated() {
      let own = record.restricted(to: stretch.begin..<stretch.end).ties.map { [$0.memberA, $0.memberB] }
      let told = record.ties.indices.filter { activity.used[$0] & (1 << UInt32(window)) != 0 }
        .map { [record.ties[$0].memberA, record.ties[$0].memberB] }
      #expect(told == own, "\(window)")
    }
  }

  @Test func manyWindowsAreTakenTogether() throws {
    let record = WrittenLog(windows: (0..<100).map { $0 == 99 ? "a-b" : "b-c" }).record
    let activity = try #require(TieActivity(record))
    let together = (record.windows.count + 30) / 31
    #expect(activity.labels.count == (record.windows.count + together - 1) / together && activity.labels.count <= 31)
    #expect(activity.labels[0] == "\(record.windows[0].label) – \(record.windows[together - 1].label)")
    #expect(activity.used[0] == 1 << UInt32(activity.labels.count - 1))
  }

  @Test func oneWindowIsNoTime() { #expect(TieActivity(WrittenLog("a-b").record) == nil) }
}
