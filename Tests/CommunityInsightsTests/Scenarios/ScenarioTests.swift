import InteractionLogs
import MemberNetworks
import Testing

@testable import CommunityInsights

@Suite struct ScenarioTests {
  /// a, b, c, d, e, f, g, x, y, z are members 0 to 9.
  private static let barbell = Result { try Community.barbell.load().network }

  private func scenario(_ change: (inout Scenario.Request) -> Void) throws -> Scenario {
    var request = Scenario.Request()
    change(&request)
    return try Scenario(request, of: Self.barbell.get())
  }

  private func error(_ change: (inout Scenario.Request) -> Void) throws -> InputError {
    try #require(throws: InputError.self) { try scenario(change) }
  }

  @Test func `members who leave are known by id and by name, each once`() throws {
    let scenario = try scenario { $0.without = ["b", "Ada", "Ben"] }
    #expect(scenario.leaving == [0, 1] && scenario.meeting.isEmpty)
    #expect(scenario.condition == "Ada and Ben leave")
  }

  @Test func `the managers leave together`() throws {
    let scenario = try scenario { $0.managersLeave = true }
    #expect(scenario.leaving == [0] && scenario.condition == "the managers leave")
  }

  @Test func `with somebody else who leaves, managers are named`() throws {
    let scenario = try scenario {
      $0.managersLeave = true
      $0.without = ["y"]
    }
    #expect(scenario.leaving == [0, 8] && scenario.condition == "Ada and y leave")
  }

  /// Without c there are three and three, without d four and two.
  @Test func `the one who tears most apart is found`() throws {
    let scenario = try scenario { $0.top = 1 }
    #expect(scenario.leaving == [2] && scenario.condition == "c leaves")
  }

  @Test func `a pair that meets is in order, and all happens at once`() throws {
    let scenario = try scenario {
      $0.without = ["c"]
      $0.adding = [MemberPair("x", "g")]
    }
    #expect(scenario.meeting == [Scenario.Pair(a: 6, b: 7)])
    #expect(scenario.condition == "c leaves, and g and x meet")
  }

  @Test func `what cannot happen is an error that says why`() throws {
    #expect(try error { $0.without = ["nobody"] }.description.contains("'nobody'"))
    #expect(try error { $0.adding = [MemberPair("a", "Ada")] }.problem.contains("between two members"))
    #expect(
      try error {
        $0.without = ["a"]
        $0.adding = [MemberPair("a", "x")]
      }.problem.contains("one of the two leaves"))
    #expect(try error { $0.without = "abcdefgxyz".map(String.init) }.problem.contains("nobody would be left"))
  }

  @Test func `managers who are not known cannot leave`() throws {
    var request = Scenario.Request()
    request.managersLeave = true
    let network = try Community.star.load().network
    let error = try #require(throws: InputError.self) { try Scenario(request, of: network) }
    #expect(error.remedy.contains("--members"))
  }
}
