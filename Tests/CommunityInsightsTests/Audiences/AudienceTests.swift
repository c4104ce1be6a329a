import Foundation
import InteractionLogs
import MemberNetworks
import Testing

@testable import CommunityInsights

@Suite("Analyses for an audience")
struct AudienceTests {
  private static let communities: [(names: [String], whole: Analysis)] = (try? RandomCommunity.analyses(12)) ?? []

  private func json(_ analysis: Analysis) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try encoder.encode(analysis)
  }

  // MARK: - Laws

  @Test("for the community nothing changes")
  func community() throws {
    let whole = try #require(Self.communities.first?.whole)
    #expect(try json(whole.prepared(for: AudienceOptions())) == json(whole))
  }

  @Test("prepared twice is prepared once; the same bytes every time", arguments: [Audience.sponsor, .public])
  func idempotent(audience: Audience) throws {
    let options = audience == .sponsor ? AudienceOptions.sponsor() : .everybody()
    for (_, whole) in Self.communities {
      let once = try whole.prepared(for: options)
      #expect(try json(once.prepared(for: options)) == json(once))
      #expect(try json(whole.prepared(for: options)) == json(once))
    }
  }

  @Test("no id and no name is left anywhere", arguments: [Audience.sponsor, .public])
  func nameless(audience: Audience) throws {
    let options = audience == .sponsor ? AudienceOptions.sponsor() : .everybody()
    #expect(Self.communities.count >= 8)
    for (names, whole) in Self.communities {
      let told = try whole.prepared(for: options)
      let text = String(decoding: try json(told), as: UTF8.self)
      for name in names { #expect(!text.contains(name)) }
      #expect(told.members.isEmpty && told.ties.isEmpty && told.bridges.isEmpty && told.articulationMembers.isEmpty)
      #expect(told.findings.allSatisfy(\.members.isEmpty) && told.isolation == Isolation())
      #expect(told.lens?.introductions.isEmpty == true && told.lens?.standings.isEmpty == true)
      #expect(told.lens?.windowTies.isEmpty == true && told.lens?.tieActivity == nil)
      if audience == .public {
        for group in Set(whole.members.compactMap(\.group)) { #expect(!text.contains("\"\(group)\"")) }
      }
    }
  }

  /// Walks through everything that is encoded: wherever people are counted, and wherever groups have sizes.
  @Test("no number is about somebody but about fewer than the smallest group", arguments: [3, 5, 8])
  func noSmallNumber(minimum: Int) throws {
    for (_, whole) in Self.communities where whole.members.count(where: { $0.degree > 0 }) >= 2 * minimum {
      let tree = try JSONSerialization.jsonObject(with: json(whole.prepared(for: .sponsor(minimum))))
      let small = smallNumbers(in: tree, path: "", minimum: minimum)
      #expect(small.isEmpty, "\(small)")
    }
  }

  private static let countsOfPeople: Set<String> = [
    "largestComponentSize", "coreSize", "articulationMemberCount", "isolateCount", "pendantCount", "size", "members",
  ]

  private func smallNumbers(in tree: Any, path: String, minimum: Int) -> [String] {
    func isSmall(_ value: Any?) -> Bool { (value as? Int).map { $0 > 0 && $0 < minimum } ?? false }
    switch tree {
    case let list as [Any]:
      return list.flatMap { smallNumbers(in: $0, path: path, minimum: minimum) }
    case let object as [String: Any]:
      var found = object.filter { Self.countsOfPeople.contains($0.key) && isSmall($0.value) }.map {
        "\(path).\($0.key)"
      }
      if let count = object["count"] as? Int, let total = object["total"] as? Int,
        isSmall(count) || isSmall(total) || isSmall(total - count)
      {
        found.append("\(path): \(count) of \(total)")
      }
      if let sizes = object["sizes"] as? [Int], sizes.contains(where: { isSmall($0) }) { found.append("\(path).sizes") }
      return found + object.flatMap { smallNumbers(in: $0.value, path: "\(path).\($0.key)", minimum: minimum) }
    default: return []
    }
  }

  @Test("what is left out says so")
  func suppressed() throws {
    var suppressed = 0
    for (_, whole) in Self.communities {
      for result in try #require(whole.prepared(for: .sponsor()).lens).results {
        for indicator in result.indicators where indicator.isSuppressed {
          suppressed += 1
          #expect(indicator.value == nil && indicator.interval == nil && indicator.people == nil)
          #expect(indicator.change == nil && indicator.evidence == Evidence())
        }
      }
    }
    #expect(suppressed > 20)
  }

  @Test("a larger smallest group tells no more")
  func monotone() throws {
    for (_, whole) in Self.communities where whole.members.count(where: { $0.degree > 0 }) >= 16 {
      let (loose, strict) = (try whole.prepared(for: .sponsor(3)), try whole.prepared(for: .sponsor(8)))
      func told(_ analysis: Analysis) -> Int {
        analysis.lens!.results.reduce(0) { $0 + $1.indicators.count { $0.people != nil } }
      }
      #expect(told(strict) <= told(loose))
    }
  }

  // MARK: - Errors

  private func problem(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch { return "\(error)" }
  }

  @Test("a community that is too small, options that hide nothing, and a missing key are errors with a remedy")
  func errors() throws {
    let source = NetworkSource(logs: [.bytes(name: "log.csv", Array("from,to\na,b\nb,c\nc,a\n".utf8))])
    let small = try Analyzer().analyze(source.load(), title: "three")
    #expect(
      problem { _ = try small.prepared(for: .sponsor()) }
        == "only 3 members have a tie, so that every number about some of them would be about fewer than 5 people, or leave "
        + "fewer over; make this report for the community itself (--audience community), or analyse a longer time.")
    let whole = try #require(Self.communities.first?.whole)
    #expect(problem { _ = try whole.prepared(for: .sponsor(2)) }?.contains("hides nothing") == true)
    #expect(
      problem { _ = try whole.prepared(for: AudienceOptions(.public)) }?.contains("COPGRAPH_PSEUDONYM_KEY") == true)
    let told = try whole.prepared(for: .sponsor())
    #expect(problem { _ = try told.prepared(for: .everybody()) }?.contains("another audience already") == true)
    #expect(problem { _ = try told.prepared(for: .sponsor(6)) }?.contains("another audience already") == true)
  }

  // MARK: - Names in other places

  @Test("a title from a log goes, since it may be called after somebody; one that the user chose stays")
  func title() throws {
    let (names, whole) = try #require(Self.communities.first)
    #expect(whole.title == names[0])
    #expect(try whole.prepared(for: .sponsor()).title == "The community")
    var chosen = whole
    chosen.title = "Our guild"
    #expect(try chosen.prepared(for: .sponsor()).title == "Our guild")
    var options = AudienceOptions.sponsor()
    options.title = names[0]
    #expect(try whole.prepared(for: options).title == names[0])
  }

  @Test("files, columns and times of day are not told")
  func log() throws {
    let whole = try #require(Self.communities.first?.whole)
    let file = try whole.prepared(for: .sponsor()).log.files[0]
    #expect(file.name == "log 1" && file.unusedColumns.isEmpty && file.columns.allSatisfy { $0.header == nil })
    #expect(file.first.map { $0.microseconds % 86_400_000_000 } == 0)
    #expect((file.rows - whole.log.files[0].rows).magnitude <= 2 && file.rows % 5 == 0)
  }

  @Test("several logs are told as one: one of them may be all that somebody wrote")
  func severalLogs() throws {
    var whole = try #require(Self.communities.first?.whole)
    whole.log.files.append(whole.log.files[0])
    whole.log.files[1].first = whole.log.files[0].first.map { Instant(microseconds: $0.microseconds - 1) }
    let files = try whole.prepared(for: .sponsor()).log.files
    #expect(files.map(\.name) == ["2 logs"] && (files[0].rows - whole.log.rows).magnitude <= 2)
    #expect((files[0].interactions - whole.log.interactions).magnitude <= 2)
    #expect(files[0].first.map { $0.microseconds % 86_400_000_000 } == 0)
  }

  @Test("without a calendar, days are counted from the begin of the log")
  func secondsFromStart() throws {
    var whole = try #require(Self.communities.first?.whole)
    whole.log.files[0].clock = .secondsFromStart
    whole.log.files[0].first = Instant(microseconds: 5_000_000)
    whole.log.files[0].last = Instant(microseconds: 90_000_000_000)
    let file = try whole.prepared(for: .sponsor()).log.files[0]
    #expect(file.first?.microseconds == 0 && file.last?.microseconds == 172_800_000_000)
  }

  @Test("how fast few members answer is not told, nor are shares of windows in which few acted")
  func fewActors() throws {
    var lens = try #require(Self.communities.first?.whole.lens)
    let evidence = Evidence(members: 40, conversations: 90, actors: 6)
    let wait = Indicator(
      "wait_median", "wait", 7, unit: .hours, direction: .lowerIsBetter, evidence: evidence, counting: .nobody)
    lens.results = [MeasureResult(.answers, [wait])]
    lens.timeline.series[0].fewest = lens.timeline.windows.indices.map { $0 == 1 ? 2 : 50 }
    lens.hideNumbersAboutFew(minimum: 5)
    #expect(lens.results[0].headline?.value == 7)
    #expect(lens.timeline.series[0].values[1] == nil && lens.timeline.series[0].values[0] != nil)
    lens.hideNumbersAboutFew(minimum: 8)
    #expect(lens.results[0].headline?.isSuppressed == true)
  }

  @Test("who does not want to be suggested is not told of")
  func optOut() throws {
    var whole = try #require(Self.communities.first?.whole)
    whole.lens?.options.optOut = ["somebody"]
    whole.lens?.options.blocked = [MemberPair("somebody", "else")]
    let options = try #require(whole.prepared(for: .sponsor()).lens).options
    #expect(options.optOut.isEmpty && options.blocked.isEmpty)
  }

  // MARK: - The public

  @Test("counts are rounded, and shares are those of rounded counts")
  func rounded() throws {
    for (_, whole) in Self.communities {
      let told = try whole.prepared(for: .everybody())
      #expect(told.disclosure == Disclosure(minimumGroup: 5, countsRoundedTo: 5))
      #expect(told.network.memberCount % 5 == 0 && told.network.tieCount % 5 == 0)
      #expect(told.communities.allSatisfy { $0.size % 5 == 0 })
      for indicator in try #require(told.lens).results.flatMap(\.indicators) {
        guard let people = indicator.people, let value = indicator.value else { continue }
        #expect(people.count % 5 == 0 && people.total % 5 == 0)
        if indicator.unit == .share { #expect((value * 100 - (value * 100).rounded()).magnitude < 1e-9) }
        if indicator.unit == .count { #expect(Int(value) % 5 == 0) }
      }
      for series in told.lens!.timeline.series where series.unit == .count {
        #expect(series.values.allSatisfy { $0.map { $0.truncatingRemainder(dividingBy: 5) == 0 } ?? true })
      }
    }
  }

  @Test("members are pseudonyms with bands that are told anyway")
  func pseudonyms() throws {
    for (_, whole) in Self.communities where whole.members.count(where: { $0.degree > 0 }) >= 16 {
      let (told, again) = (try whole.prepared(for: .everybody()), try whole.prepared(for: .everybody(8)))
      // As many as there are at least for the rounded numbers, so that the list tells no more than these.
      let rounded = CountRounding(minimumGroup: 5)
      for band in Set(told.pseudonyms.map(\.band)) {
        let size = band.map { band in whole.lens!.standings.count { $0.band == band } } ?? whole.members.count
        #expect(told.pseudonyms.count { $0.band == band } == rounded.cell(of: size).lowerBound)
      }
      #expect(told.pseudonyms.map(\.pseudonym) == told.pseudonyms.map(\.pseudonym).sorted())
      #expect(Set(told.pseudonyms.map(\.pseudonym)).count == told.pseudonyms.count)
      let bands = Dictionary(uniqueKeysWithValues: told.pseudonyms.map { ($0.pseudonym, $0.band) })
      #expect(
        again.pseudonyms.allSatisfy { bands[$0.pseudonym] == nil || $0.band == nil || bands[$0.pseudonym] == $0.band })
    }
    #expect(
      Self.communities.contains { try! $0.whole.prepared(for: .everybody()).pseudonyms.contains { $0.band != nil } })
  }

  @Test("sponsors see groups by name and no pseudonyms")
  func sponsor() throws {
    for (_, whole) in Self.communities {
      let told = try whole.prepared(for: .sponsor())
      #expect(told.pseudonyms.isEmpty && told.disclosure == Disclosure(minimumGroup: 5, countsRoundedTo: 5))
      #expect(told.audience == .sponsor && told.network.memberCount % 5 == 0)
    }
  }
}
