import Testing

@testable import CommunityInsights

@Suite struct IntroductionReasonTests {
  private let names = ["Ada", "Ben", "Cem", "Dua", "Eli", "Fay", "Gil"]

  private func reason(contacts: [Int], distance: Int, closer: Int) -> String {
    Introduction(
      memberA: 0, memberB: 1, sharedContacts: contacts, distance: distance, efficiencyGain: 0.1, membersCloser: closer
    ).reason(RowWords(.messages)) { names[$0] }
  }

  @Test func `names shared contacts and who comes closer`() {
    #expect(
      reason(contacts: [2, 3], distance: 2, closer: 14)
        == "both talk to Cem and Dua; shortens paths for 14 other members by a step")
    #expect(
      reason(contacts: [2], distance: 2, closer: 1) == "both talk to Cem; shortens paths for 1 other member by a step")
    #expect(
      reason(contacts: [2, 3, 4, 5, 6], distance: 2, closer: 0) == "both talk to Cem, Dua, Eli and 2 others")
  }

  @Test func `says how far apart the two are without one`() {
    #expect(
      reason(contacts: [], distance: 3, closer: 14)
        == "3 steps apart now; shortens paths for 14 other members by two steps"
    )
    #expect(reason(contacts: [], distance: 4, closer: 0) == "4 steps apart now")
  }
}
