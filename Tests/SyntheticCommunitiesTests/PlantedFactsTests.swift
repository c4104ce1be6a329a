import SyntheticCommunities
import Testing

/// What a plan plants can be measured in the rows, for several seeds.
@Suite struct PlantedFactsTests {
  static let seeds: [UInt64] = [1, 2, 3]

  // MARK: - Managers

  @Test(arguments: seeds)
  func `an absent manager is on the roster, never in the log`(seed: UInt64) throws {
    let log = try GeneratedLog {
      $0.manager = .absent
      $0.seed = seed
    }
    let managers = Set(log.members.filter { $0.role == "manager" }.map(\.id))
    #expect(managers.count == 2)
    #expect(!log.rows.contains { managers.contains($0.source) || !managers.isDisjoint(with: $0.targets) })
  }

  @Test(arguments: seeds)
  func `a participating manager asks and answers at about a member's rate`(seed: UInt64) throws {
    let log = try GeneratedLog {
      $0.manager = .participating
      $0.seed = seed
    }
    let manager = try #require(log.id(log.community.leadingManager))
    let writers = Set(log.rows.map(\.source)).count
    let own = log.rows.filter { $0.source == manager }
    #expect((0.4...2.5).contains(share(own.count * writers, of: log.rows.count)))
    #expect((0.4...2.5).contains(share(own.filter(\.isOpening).count * writers, of: log.openings.count)))
    #expect(own.contains { $0.kind == "question" } && own.contains { $0.kind == "answer" })
  }

  @Test(arguments: seeds)
  func `a dominating manager opens many threads, and those end soon`(seed: UInt64) throws {
    let log = try GeneratedLog {
      $0.manager = .dominating
      $0.seed = seed
    }
    let manager = try #require(log.id(log.community.leadingManager))
    let opened = share(log.openings.filter { $0.source == manager }.count, of: log.openings.count)
    #expect(opened > 0.3)

    let touched = log.threads.filter { $0.contains { $0.source == manager } }
    let usual = try GeneratedLog {
      $0.manager = .participating
      $0.seed = seed
    }
    #expect(meanLength(touched.filter { $0[0].source == manager }) + 0.7 < meanLength(usual.threads))

    // After a reply of the manager hardly anything follows; after one of a member, about every other time.
    #expect(shareFollowed(touched, after: manager) < 0.2)
    for participant in [manager, nil] { #expect(shareFollowed(usual.threads, after: participant) > 0.35) }

    // Members answer the manager, but after that hardly each other.
    let after = touched.flatMap { $0.drop { $0.source != manager }.dropFirst() }
    #expect(after.filter { $0.targets == [manager] }.count > 100)
    let amongMembers = after.filter { $0.source != manager && $0.targets != [manager] }
    #expect(share(amongMembers.count, of: touched.count) < 0.1)
  }

  private func meanLength(_ threads: [[GeneratedLog.Row]]) -> Double {
    share(threads.reduce(0) { $0 + $1.count }, of: threads.count)
  }

  /// Of the replies by one member, or by anybody, the share that was not the last message of its thread.
  private func shareFollowed(_ threads: [[GeneratedLog.Row]], after author: String?) -> Double {
    let replies = threads.flatMap { thread in
      thread.indices.dropFirst().filter { author == nil || thread[$0].source == author }.map { $0 + 1 < thread.count }
    }
    return share(replies.filter { $0 }.count, of: replies.count)
  }

  // MARK: - Departments

  @Test(arguments: seeds)
  func `a fading bridge carries nothing in the last third`(seed: UInt64) throws {
    let log = try GeneratedLog {
      $0.fadingBridge = true
      $0.seed = seed
    }
    let bridge = try #require(log.community.bridge)
    let outpost = log.community.members[bridge.outside].group
    let groups = log.groups
    let days = log.ties.filter { tie, _ in Set(tie.map { groups[$0] == outpost }).count == 2 }.flatMap(\.value)
    #expect(days.filter { $0 < "2024-07-01" }.count >= 5)
    #expect(days.filter { ("2024-07-01"..<"2024-12-31").contains($0) }.count >= 5)
    #expect(!days.contains { $0 > "2024-12-31" })
    // The outpost itself goes on.
    #expect(log.rows.contains { groups[$0.source] == outpost && $0.day > "2025-03-01" })
  }

  @Test(arguments: seeds)
  func `a drifting department loses its outside contact`(seed: UInt64) throws {
    let log = try GeneratedLog {
      $0.driftingDepartment = true
      $0.interactions = 9_000
      $0.seed = seed
    }
    let drifting = try #require(log.community.driftingGroup)
    let bounds = ["2024-01-01", "2024-07-01", "2025-01-01", "2025-07-01"]
    let outside = zip(bounds, bounds.dropFirst()).map { outsideShare(of: drifting, log, days: $0..<$1) }
    #expect(outside[0] > outside[1] && outside[1] > outside[2])
    #expect(outside[2] < outside[0] / 3)
    #expect(outsideShare(of: drifting, log, days: "2025-06-01"..<"2025-07-01") < 0.02)

    let steady = try GeneratedLog {
      $0.interactions = 9_000
      $0.seed = seed
    }
    let before = outsideShare(of: drifting, steady, days: bounds[0]..<bounds[1])
    #expect(outsideShare(of: drifting, steady, days: bounds[2]..<bounds[3]) > before / 3)
  }

  /// Of the contacts of a group in a span of days, the share with others.
  private func outsideShare(of group: String, _ log: GeneratedLog, days: Range<String>) -> Double {
    let groups = log.groups
    var (inside, outside) = (0, 0)
    for (tie, dates) in log.ties {
      let count = dates.filter(days.contains).count
      switch tie.filter({ groups[$0] == group }).count {
      case 2: inside += count
      case 1: outside += count
      default: break
      }
    }
    return share(outside, of: inside + outside)
  }

  // MARK: - Newcomers

  @Test(arguments: seeds, [1, 3, 6])
  func `in one quarter nobody answers newcomers`(seed: UInt64, quarter: Int) throws {
    let log = try GeneratedLog {
      $0.ignoredNewcomersQuarter = quarter
      $0.seed = seed
    }
    let days = log.community.plan.days(ofQuarter: quarter)
    let answered = log.answered
    var (ignored, inQuarter, welcomed, inOthers) = (0, 0, 0, 0)
    for newcomer in log.members where newcomer.joined >= "2024-01-01" {
      let first = try #require(log.rows.first { $0.source == newcomer.id })
      if days.contains(try #require(CalendarDay(first.day))) {
        inQuarter += 1
        if !answered.contains(first.id) { ignored += 1 }
      } else {
        inOthers += 1
        if answered.contains(first.id) { welcomed += 1 }
      }
    }
    #expect(inQuarter >= 3)
    #expect(ignored == inQuarter)
    #expect(share(welcomed, of: inOthers) > 0.65)
  }
}
