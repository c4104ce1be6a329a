import CommunityInsights
import Testing

@Suite("Display names")
struct DisplayNamesTests {
  private func names(_ members: [(id: String, name: String?)]) -> [String] {
    DisplayNames(
      members.map { member in
        var metrics = MemberMetrics(member: member.id)
        metrics.name = member.name
        return metrics
      })(members.indices)
  }

  @Test("the name of the table, else the identity")
  func plain() { #expect(names([("a@x.org", "Ada"), ("b@x.org", nil)]) == ["Ada", "b@x.org"]) }

  @Test("namesakes are told apart by their identity")
  func namesakes() {
    #expect(names([("1", "Ada"), ("2", "Ada"), ("3", "Ben")]) == ["Ada (1)", "Ada (2)", "Ben"])
    #expect(names([("Ada", nil), ("2", "Ada")]) == ["Ada (Ada)", "Ada (2)"])
  }

  @Test("names that are the same in their first sixty characters are told apart, too")
  func longNames() {
    let stem = String(repeating: "n", count: 100)
    let shown = names([(stem + "1", nil), (stem + "2", nil), ("1", stem + "a"), ("2", stem + "b")])
    #expect(Set(shown).count == 4)
  }
}
