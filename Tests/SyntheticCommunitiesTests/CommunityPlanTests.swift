import SyntheticCommunities
import Testing

@Suite struct CommunityPlanTests {
  @Test func `defaults can be carried out`() throws {
    #expect(throws: Never.self) { try CommunityPlan().validate() }
    #expect(CommunityPlan().start == CalendarDay("2024-01-01"))
    #expect(CommunityPlan().end == CalendarDay("2025-07-01"))
    #expect(CommunityPlan().quarters == 6)
  }

  @Test(
    arguments: [
      (\CommunityPlan.members, 23, "members is 23, it must be from 24 to 1000000"),
      (\.months, 0, "months is 0, it must be from 1 to 240"),
      (\.interactions, 359, "interactions is 359, it must be from 360 to 1000000000: at least three rows a member"),
      (\.departments, 16, "departments is 16, it must be from 1 to 15"),
      (\.communities, 0, "communities is 0, it must be from 1 to 15"),
      (\.managers, 7, "managers is 7, it must be from 0 to 6"),
      (\.managers, -1, "managers is -1, it must be from 0 to 6"),
      (\.facilitators, 11, "facilitators is 11, it must be from 0 to 10"),
      (\.sponsors, 11, "sponsors is 11, it must be from 0 to 10"),
    ] as [(WritableKeyPath<CommunityPlan, Int> & Sendable, Int, String)])
  func `numbers out of range are errors that say the range`(
    option: WritableKeyPath<CommunityPlan, Int> & Sendable, value: Int, message: String
  ) throws {
    var plan = CommunityPlan()
    plan[keyPath: option] = value
    let error = try #require(throws: CommunityPlanError.self) { try plan.validate() }
    #expect(error.description.hasPrefix(message))
    #expect(throws: CommunityPlanError.self) { try SyntheticCommunity(plan: plan) }
  }

  @Test func `options that do not go together are errors`() throws {
    func problem(_ change: (inout CommunityPlan) -> Void) -> String? {
      var plan = CommunityPlan()
      change(&plan)
      do throws(CommunityPlanError) {
        try plan.validate()
        return nil
      } catch {
        return error.description
      }
    }
    #expect(
      problem { plan in
        plan.manager = .dominating
        plan.managers = 0
      } == "manager is dominating, but managers is 0; it must be at least 1")
    #expect(problem { $0.managers = 0 } == nil)
    #expect(
      problem { plan in
        plan.fadingBridge = true
        plan.departments = 2
      } == "fading-bridge needs at least 3 departments, there are 2")
    #expect(
      problem { plan in
        plan.driftingDepartment = true
        plan.departments = 2
      } == "drifting-department needs at least 3 departments, there are 2")
    #expect(
      problem { $0.ignoredNewcomersQuarter = 7 }?.hasPrefix("ignored-newcomers-quarter is 7, it must be from 1 to 6")
        == true)
    #expect(
      problem { $0.start = CalendarDay(daysSinceEpoch: 300_000) }
        == "start is 2791-05-17, it must be in the years 1900 to 2500")
  }
}
