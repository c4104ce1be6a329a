import GraphCore
import InteractionLogs
import MemberNetworks
import SyntheticCommunities
import TestSupport
import Testing

@testable import CommunityInsights

@Suite struct LensAnalyzerTests {
  /// A community of the default plan over eight months, so that windows are months.
  private func synthetic() throws -> (network: MemberNetwork, history: CommunityHistory) {
    try parts(ConversationLog.synthetic(seed: 5) { $0.months = 8 })
  }

  private func parts(_ log: ConversationLog) throws -> (network: MemberNetwork, history: CommunityHistory) {
    let record = log.record()
    let network = MemberNetwork(
      members: record.members, ties: record.ties, interactionCount: record.interactions.count,
      hasRoster: record.hasRoster, clock: record.clock, rowKind: record.rowKind)
    return (network, CommunityHistory(interactions: record.interactions, messages: record.messages))
  }

  private func options(resamples: Int = 10, _ change: (inout LensOptions) -> Void = { _ in }) -> LensOptions {
    var options = LensOptions()
    options.resamples = resamples
    options.permutations = 19
    change(&options)
    return options
  }

  private func lens(
    _ log: (network: MemberNetwork, history: CommunityHistory), _ options: LensOptions, threads: Int = 1
  ) throws -> CommunityLens {
    try #require(
      try LensAnalyzer(options: options, seed: 3).analyze(
        network: log.network, history: log.history, control: RunControl(threads: threads)))
  }

  // MARK: - The whole

  @Test func isTheSameOnAnyNumberOfThreads() throws {
    let log = try synthetic()
    let one = try lens(log, options())
    for threads in [2, 3, 8] { #expect(try lens(log, options(), threads: threads) == one) }
  }

  @Test func holdsEveryMeasureInItsOrder() throws {
    let lens = try lens(try synthetic(), options())
    #expect(lens.results.map(\.measure) == CommunityMeasure.all)
    for result in lens.results {
      if result.leftOut == nil {
        #expect(isPlain(result.sentence), "\(result.measure): \(result.sentence)")
      } else {
        #expect(result.sentence.isEmpty && result.help == nil && result.indicators.isEmpty)
      }
      #expect(Set(result.indicators.map(\.key)).count == result.indicators.count)
      #expect(result.retold() == result)
    }
    #expect(Set(lens.timeline.series.map(\.key)).count == lens.timeline.series.count)
    #expect(lens.timeline.series.allSatisfy { $0.values.count == lens.timeline.windows.count })
    #expect(lens.standings.isEmpty)
  }

  @Test func changesAreThoseOfTheLastWholeWindows() throws {
    let log = try synthetic()
    let analyzer = LensAnalyzer(options: options(resamples: 0))
    let record = try #require(try analyzer.record(log.network, log.history))
    let whole = record.wholeWindows
    #expect(whole.count >= 4)
    let lens = try lens(log, options(resamples: 0))
    let context = LensContext(options: options(), seed: 3, control: RunControl(), isQuick: true)
    let parts = whole.suffix(2).map { record.restricted(to: $0.begin..<$0.end) }
    for (key, measure) in [("half_share", LoadConcentration() as any LensMeasure), ("answered_share", AnsweredTies())] {
      let values = try parts.map { try measure.evaluate($0, context)[key]?.value }
      let change = lens[type(of: measure).measure]?[key]?.change
      #expect(change?.previous == values[0] && change?.latest == values[1])
    }
    // The latest return is from the last whole window but one to the last.
    let activity = WindowActivity(record, windows: whole)
    let last = ReturnRate.returns(activity, pairs: [whole.count - 2]).share
    #expect(lens[.returning]?.headline?.change?.latest == last)
    #expect(lens[.stage]?.headline?.change == nil)
  }

  @Test func headlinesHaveSeries() throws {
    let lens = try lens(try synthetic(), options(resamples: 0))
    let series = try #require(lens.timeline.series.first { $0.measure == .returning })
    #expect(series.key == "returning_return_share" && series.values[0] == nil && series.people[0] == nil)
    let gone = try #require(lens.timeline.series.first { $0.key == "gone_members" })
    for window in series.values.indices.dropFirst() where series.values[window] != nil {
      // Who came again and who did not are all who were there.
      let (back, away) = (series.people[window]!, gone.people[window]!)
      #expect(back.count + away.count == back.total && back.total == away.total && back.partition == away.partition)
    }
    #expect(lens.timeline.series.contains { $0.trend != nil })
    #expect(!lens.timeline.series.contains { $0.measure == .stage })
  }

  @Test func showsTheTiesOfThreeWindows() throws {
    let lens = try lens(try synthetic(), options(resamples: 0))
    let whole = lens.timeline.windows.indices.filter { !lens.timeline.windows[$0].isPartial }
    #expect(lens.windowTies.map(\.window) == [whole.first!, whole[(whole.count - 1) / 2], whole.last!])
    #expect(lens.windowTies.allSatisfy { !$0.ties.isEmpty && $0.ties.allSatisfy { $0.memberA < $0.memberB } })
  }

  // MARK: - Intervals

  @Test func intervalsHoldTheirNumbers() throws {
    let lens = try lens(try synthetic(), options(resamples: 30))
    let resampled = lens.results.flatMap(\.indicators).filter { $0.interval?.method == .resampling }
    #expect(resampled.count > 3)
    for indicator in resampled {
      let interval = indicator.interval!
      #expect(
        interval.lower <= indicator.value! && indicator.value! <= interval.upper && interval.lower < interval.upper)
      if indicator.unit == .share { #expect(interval.lower >= 0 && interval.upper <= 1) }
    }
    #expect(lens[.loadConcentration]?["gini"]?.interval?.method == .resampling)
    #expect(lens[.returning]?.headline?.interval?.method == .wilson)
  }

  @Test func withoutResamplesThereAreNoSuchIntervals() throws {
    let lens = try lens(try synthetic(), options(resamples: 0))
    #expect(!lens.results.flatMap(\.indicators).contains { $0.interval?.method == .resampling })
  }

  // MARK: - Members

  @Test func everybodyHasAStanding() throws {
    let rows = (0..<24).map { week in
      "\(week % 2 == 0 ? "a,b" : "b,a"),2024-0\(1 + week / 4)-0\(1 + week % 4)\nc,\(week == 0 ? "a" : "b"),2024-01-02"
    }
    let source = NetworkSource(
      logs: [.bytes(name: "log.csv", Array(("from,to,time\n" + rows.joined(separator: "\n")).utf8))],
      memberTable: .bytes(name: "members.csv", Array("id,group\na,One\nb,Two\nc,Two\nz,One\n".utf8)))
    let loaded = try source.load(keepsHistory: true)
    let history = try #require(loaded.history)
    let analysis = try Analyzer().analyze(loaded, title: "test")
    let found = try LensAnalyzer(options: options(resamples: 0)).analyze(
      network: loaded.network, history: history, analysis: analysis)
    let lens = try #require(found)
    #expect(lens.standings.map(\.band) == [.core, .core, .peripheral, .peripheral])
    #expect(lens.standings[3].role == .isolate)
    #expect(lens.standings.count == loaded.network.members.count)
  }

  @Test func aCommunityThatEverybodyLeftHasALens() throws {
    let log = try synthetic()
    let analyzer = LensAnalyzer(options: options(resamples: 2), seed: 3)
    let record = try #require(try analyzer.record(log.network, log.history))
    let empty = try analyzer.analyze(record.without(Set(record.members.indices)))
    #expect(empty.results.map(\.measure) == CommunityMeasure.all)
    #expect(empty.timeline.series.first { $0.key == "active_members" }?.values.allSatisfy { $0 == 0 } == true)
    for result in empty.results { #expect(result.leftOut != nil || isPlain(result.sentence), "\(result.sentence)") }
  }

  // MARK: - Hostile logs

  @Test func aLogWithoutTimesHasNoLens() throws {
    let network = MemberNetwork(members: [Member(id: "a")], ties: [], interactionCount: 0)
    let empty = CommunityHistory(interactions: InteractionHistory(), messages: MessageHistory(replySource: .recency))
    #expect(try LensAnalyzer().analyze(network: network, history: empty) == nil)
  }

  @Test func everythingAtOneInstantIsOneWindow() throws {
    var log = ConversationLog(["a", "b", "c", "d"])
    for author in ["a", "b", "c"] { log.open(author, to: "d", day: 3) }
    let lens = try lens(try parts(log), options())
    #expect(lens.timeline.windows.map(\.label) == ["day 1"])
    #expect(lens[.returning]?.leftOut != nil && lens[.participation]?.leftOut != nil)
    #expect(lens[.loadConcentration]?["half_count"]?.value == 2)
    #expect(lens.timeline.series.allSatisfy { $0.trend == nil })
    #expect(lens.results.flatMap(\.indicators).allSatisfy { $0.change == nil })
  }

  @Test func oneMessageIsEnough() throws {
    var log = ConversationLog(["a", "b"])
    log.open("a", to: "b", day: 0)
    #expect(try lens(try parts(log), options()).results.count == 18)
  }

  @Test func aMessageToNobodyIsEnough() throws {
    var log = ConversationLog(["a", "b"])
    log.open("a", day: 0)
    log.open("b", day: 40)
    let lens = try lens(try parts(log), options())
    #expect(lens.timeline.series.first { $0.key == "all_members" }?.values.last == 2)
  }

  @Test func windowsMayBeEmpty() throws {
    var log = ConversationLog(["a", "b", "c"])
    for day in [0.0, 1, 2, 300, 301, 400] { log.open(day < 100 ? "a" : "b", to: "c", day: day) }
    let lens = try lens(try parts(log), options { $0.window = .days(30) })
    let active = try #require(lens.timeline.series.first { $0.key == "active_members" })
    #expect(active.values.prefix(4) == [1, 0, 0, 0] && active.values.count == 14)
    #expect(lens.timeline.series.first { $0.key == "density" }?.values[1] == nil)
  }

  @Test func membersWithoutInteractionsStay() throws {
    var log = ConversationLog(["a", "b", "c", "d", "e"])
    log.hasRoster = true
    log.members = log.members.map {
      var member = $0
      member.isOnRoster = true
      return member
    }
    for week in 0..<12 { log.open(week % 2 == 0 ? "a" : "b", to: "c", day: Double(7 * week)) }
    let lens = try lens(try parts(log), options { $0.window = .days(7) })
    #expect(lens[.participation]?["silent_share"]?.value == 0.4)
    #expect(lens[.participation]?.headline?.people?.total == 5)
  }

  @Test func tooManyWindowsAreAnError() throws {
    var log = ConversationLog(["a", "b"])
    log.open("a", to: "b", day: 0)
    log.open("a", to: "b", day: 5000)
    #expect(throws: InputError.self) { try lens(try parts(log), options { $0.window = .days(1) }) }
  }

  @Test func canBeStopped() throws {
    let log = try synthetic()
    let control = RunControl(threads: 2)
    control.cancellation.cancel()
    #expect(throws: CancellationError.self) {
      try LensAnalyzer(options: options()).analyze(network: log.network, history: log.history, control: control)
    }
  }

  // MARK: - Real logs

  @Test(.tags(.realData), .needsSharedData) func readsMailOfACompany() throws {
    let folder = "radoslaw-manufacturing"
    var source = NetworkSource(
      logs: [.file(SharedData.file("\(folder)/interactions.csv").path)],
      memberTable: .file(SharedData.file("\(folder)/members.csv").path))
    source.options.rowKind = .directed
    let loaded = try source.load(keepsHistory: true)
    let lens = try lens(
      (loaded.network, try #require(loaded.history)), options(resamples: 0) { $0.permutations = 99 }, threads: 2)
    #expect(lens.timeline.windows.map(\.label) == (1...9).map { "2010-0\($0)" })
    #expect(lens.timeline.windows.allSatisfy { !$0.isPartial })
    #expect(lens.timeline.series.first { $0.key == "all_ties" }?.values.last == 3250)
    #expect(lens.results.allSatisfy { $0.leftOut != nil || isPlain($0.sentence) })
  }
}
