import SyntheticCommunities
import Testing

@Suite struct SyntheticCommunityTests {
  @Test func `the same plan and seed give the same bytes, another seed others`() throws {
    let first = try SyntheticCommunity(plan: CommunityPlan())
    let second = try SyntheticCommunity(plan: CommunityPlan())
    #expect(interactionBytes(first) == interactionBytes(second))
    #expect(interactionBytes(first) == interactionBytes(first))
    #expect(memberBytes(first) == memberBytes(second))
    var plan = CommunityPlan()
    plan.seed = 2
    let other = try SyntheticCommunity(plan: plan)
    #expect(interactionBytes(first) != interactionBytes(other))
    #expect(memberBytes(first) != memberBytes(other))
  }

  @Test func `files begin with their columns`() throws {
    let community = try SyntheticCommunity(plan: CommunityPlan())
    let log = String(decoding: interactionBytes(community).prefix(60), as: UTF8.self)
    #expect(log.hasPrefix("timestamp,source,target,kind,thread,id,reply_to\n"))
    let roster = String(decoding: memberBytes(community).prefix(60), as: UTF8.self)
    #expect(roster.hasPrefix("id,name,group,role,manager,joined\n"))
  }

  @Test(arguments: [1, 2, 3])
  func `a log is sorted, consistent, and of about the size asked for`(seed: UInt64) throws {
    let log = try GeneratedLog { $0.seed = seed }
    #expect(abs(log.rows.count - 4_500) < 225)
    #expect(zip(log.rows, log.rows.dropFirst()).allSatisfy { $0.timestamp <= $1.timestamp })
    #expect(try #require(log.rows.first).timestamp >= "2024-01-01T00:00:00Z")
    #expect(try #require(log.rows.last).timestamp < "2025-07-01T00:00:00Z")
    #expect(log.rows.map(\.id) == (1...log.rows.count).map { "m\($0)" })

    let known = Set(log.members.map(\.id))
    var earlier: [String: GeneratedLog.Row] = [:]
    for row in log.rows {
      let isBetweenMembers = known.contains(row.source) && known.isSuperset(of: row.targets)
      let hasDistinctPeople = Set(row.targets + [row.source]).count == row.targets.count + 1
      let repliesToAnEarlierMessage =
        earlier[row.replyTo].map {
          $0.thread == row.thread && $0.timestamp < row.timestamp && row.targets == [$0.source]
        } ?? row.isOpening
      guard isBetweenMembers && hasDistinctPeople && repliesToAnEarlierMessage else {
        Issue.record("inconsistent row: \(row)")
        return
      }
      earlier[row.id] = row
    }
  }

  @Test func `a small log and a large one keep to their size`() throws {
    for interactions in [360, 1_000, 20_000] {
      let log = try GeneratedLog { $0.interactions = interactions }
      #expect(abs(share(log.rows.count, of: interactions) - 1) < 0.1, "\(log.rows.count) of \(interactions)")
    }
  }

  @Test func `the smallest plan and odd ones can be carried out`() throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      for (members, departments, months) in [(24, 1, 1), (24, 2, 2), (24, 3, 1), (30, 3, 7), (64, 8, 30)] {
        let log = try GeneratedLog {
          $0.seed = seed
          $0.members = members
          $0.departments = departments
          $0.communities = departments
          $0.months = months
          $0.interactions = 3 * members
          $0.managers = departments
          $0.manager = .dominating
          $0.facilitators = members / 12
          $0.sponsors = members / 12
          $0.fadingBridge = departments >= 3
          $0.driftingDepartment = departments >= 3
          $0.ignoredNewcomersQuarter = 1
        }
        #expect(log.members.count == members)
        #expect(Set(log.members.map(\.group)).count == departments)
        #expect(log.members.filter { $0.role == "facilitator" }.count == members / 12)
        #expect(log.members.filter { $0.role == "sponsor" }.count == members / 12)
        #expect(log.members.filter { $0.role == "manager" }.count == departments)
        #expect(log.rows.count > members)
      }
    }
  }

  @Test func `a plan with neither managers nor other roles is a plan`() throws {
    let log = try GeneratedLog {
      $0.managers = 0
      $0.facilitators = 0
      $0.sponsors = 0
    }
    #expect(log.members.allSatisfy { $0.role == "member" && $0.manager.isEmpty })
    #expect(log.community.leadingManager == nil)
  }

  @Test func `rosters name everybody once`() throws {
    let log = try GeneratedLog {
      $0.members = 5_000
      $0.interactions = 15_000
    }
    #expect(Set(log.members.map(\.id)).count == 5_000)
    #expect(log.members.map(\.id) == log.members.map(\.id).sorted())
    #expect(log.members.allSatisfy { $0.id.utf8.allSatisfy { $0 < 128 } && $0.id.hasSuffix("@guild.example") })
    #expect(log.members.allSatisfy { CalendarDay($0.joined) != nil })
    let managers = Set(log.members.filter { $0.role == "manager" }.map(\.id))
    let reportsAreRight = log.members.allSatisfy { member in
      let reportsToNobody = member.role == "manager" || member.role == "sponsor"
      return reportsToNobody ? member.manager.isEmpty : managers.contains(member.manager)
    }
    #expect(reportsAreRight)
  }
}
