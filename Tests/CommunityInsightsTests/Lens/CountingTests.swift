import Testing

@testable import CommunityInsights

/// What numbers say of the people whom they count; that they say it at all is seen to by the compiler.
@Suite struct CountingTests {
  private static let communities = Result { try RandomCommunity.analyses(8) }

  @Test func aShareOfPeopleIsTheShareThatItSays() throws {
    var seen = 0
    for (_, whole) in try Self.communities.get() {
      for result in try #require(whole.lens).results {
        for indicator in result.indicators {
          guard case .people(let people) = indicator.counting, let value = indicator.value else { continue }
          let expected = indicator.unit == .count ? Double(people.count) : try #require(people.share)
          #expect((value - expected).magnitude < 1e-12, "\(result.measure) \(indicator.key)")
          seen += 1
        }
      }
    }
    #expect(seen > 100)
  }

  /// Whoever writes "members …" counts some; the converse cannot be tested by words.
  @Test func whatIsCalledMembersCountsPeople() throws {
    for (_, whole) in try Self.communities.get() {
      for result in try #require(whole.lens).results {
        for indicator in result.indicators where indicator.label.hasPrefix("member") && indicator.unit == .count {
          #expect(indicator.counting != .nobody, "\(result.measure) \(indicator.key)")
        }
      }
    }
  }

  @Test func aNumberIsOnlyDerivedFromNumbersOfItsMeasure() throws {
    for (_, whole) in try Self.communities.get() {
      for result in try #require(whole.lens).results {
        for indicator in result.indicators {
          guard case .difference(let a, let b) = indicator.derivation else { continue }
          let (first, second) = (try #require(result[a]), try #require(result[b]))
          guard let value = indicator.value, let x = first.value, let y = second.value else { continue }
          #expect((value - (x - y)).magnitude < 1e-12, "\(result.measure) \(indicator.key)")
        }
      }
    }
  }

  @Test func partsAreNotMoreThanTheirWhole() throws {
    for (_, whole) in try Self.communities.get() {
      let lens = try #require(whole.lens)
      var counts: [PeopleSet: Int] = [.everybody: whole.members.count]
      for people in lens.results.flatMap(\.indicators).compactMap(\.people) {
        counts[people.whole] = people.total
        if let who = people.who { counts[who] = people.count }
      }
      for case .parts(let parts, let total) in LensMeasures.all.flatMap({ type(of: $0).relations }) {
        guard let total = counts[total] else { continue }
        #expect(parts.compactMap { counts[$0] }.reduce(0, +) <= total, "\(parts)")
      }
    }
  }
}
