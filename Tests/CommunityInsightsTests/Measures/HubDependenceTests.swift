import GraphCore
import Testing

@testable import CommunityInsights

@Suite struct HubDependenceTests {
  /// Two triangles that only the manager m connects; l is a manager without a contact.
  private let log = WrittenLog("\(clique("a b c")) \(clique("x y z")) m-a m-x m-y", managers: "l m", roster: "")

  @Test func `measures the network with and without managers`() throws {
    let result = try HubDependence().evaluate(log.record)
    #expect(result.headline?.key == "connected_without_managers")
    #expect(result.headline?.value == 0.5)
    #expect(result["connected_with_managers"]?.value == 1)
    #expect(result["connected_by_managers_only"]?.value == 0.5)
    #expect(abs((result["manager_share_of_members"]?.value ?? 0) - 1.0 / 7) < 1e-12)
  }

  /// Nine pairs lead over m; over a two each to m, x and y from b and c, 4 + 2 · 3 = 8 in all without m itself.
  @Test func `measures what would move to members`() throws {
    let result = try HubDependence().evaluate(log.record)
    // a lies between b, c and m, x, y, z: eight pairs. m lies between a, b, c and x, y, z: nine.
    // z reaches m over x or y, half each: a, b, c and m to z make two for each of x and y.
    #expect(abs((result["manager_share_of_betweenness"]?.value ?? 0) - 9.0 / (8 + 9 + 4)) < 1e-12)
  }

  @Test func `a quick look has the same headline, without betweenness`() throws {
    let quick = try HubDependence().evaluate(log.record, isQuick: true)
    #expect(quick.headline == (try HubDependence().evaluate(log.record).headline))
    #expect(quick["manager_share_of_betweenness"] == nil)
  }

  @Test func `is left out without managers, and where only managers have ties`() throws {
    #expect(try HubDependence().evaluate(WrittenLog("a-b b-c").record).leftOut != nil)
    #expect(try HubDependence().evaluate(WrittenLog("a-b", managers: "a b").record).leftOut != nil)
  }

  @Test func `managers who take no part`() throws {
    let result = try HubDependence().evaluate(WrittenLog("a-b b-c", managers: "m", roster: "").record)
    #expect(
      HubDependence.sentence(result)
        == "The community does not depend on its managers: none of them has a contact in the log.")
    #expect(HubDependence.help(result) == nil)
  }

  @Test func `somebody whose only contact is a manager is lost with them`() throws {
    let result = try HubDependence().evaluate(WrittenLog("a-b b-c m-d m-a", managers: "m").record)
    #expect(result.headline?.value == 0.75)
    #expect(result["connected_with_managers"]?.value == 1)
  }

  @Test func `numbers rest on managers`() throws {
    #expect(try HubDependence().evaluate(log.record).indicators.allSatisfy { $0.evidence.members == 1 })
  }

  // MARK: - Words

  private func telling(_ without: Double?, _ with: Double?, share: Double? = 0.1, between: Double? = 0.1)
    -> MeasureResult
  {
    .telling(
      .hubDependence,
      [
        "connected_without_managers": without, "connected_with_managers": with, "manager_share_of_members": share,
        "manager_share_of_betweenness": between,
      ])
  }

  @Test func `says what managers hold together`() {
    func hold(_ without: Double?, _ with: Double?) -> String {
      HubDependence.sentence(telling(without, with, between: nil))
    }
    #expect(hold(1, 1) == "Without its managers the community would hold together just as it does now.")
    #expect(
      hold(0.96, 0.98)
        == "Without its managers the community would still hold together: 96% of the others would be connected, 98% "
        + "are now."
    )
    #expect(hold(0.85, 0.95) == "Without the managers, 85% of the others would be connected; 95% are now.")
    #expect(
      hold(0.5, 1)
        == "The community depends on its managers: without them only 50% of the others would be connected, 100% are now."
    )
  }

  @Test func `says how much leads over managers`() {
    func between(_ share: Double?, _ between: Double?) -> String {
      HubDependence.sentence(telling(nil, nil, share: share, between: between))
    }
    #expect(
      between(0.02, 0.3)
        == "Managers are only 2% of the members with a contact, but hold 30% of the places on the shortest "
        + "paths between others."
    )
    #expect(
      between(0.1, 0.12)
        == "Managers are 10% of the members with a contact, and hold 12% of the places on the shortest "
        + "paths between others."
    )
    #expect(
      between(0.3, 0.05)
        == "Managers are 30% of the members with a contact, and hold 5% of the places on the shortest "
        + "paths between others.")
    #expect(between(nil, 0.1) == "How far the community depends on its managers is not shown here.")
  }

  @Test func `helps where it hangs on managers`() {
    #expect(HubDependence.help(telling(0.5, 1))?.contains("hand contacts on") == true)
    #expect(HubDependence.help(telling(1, 1, share: 0.02, between: 0.4))?.contains("take over") == true)
    #expect(HubDependence.help(telling(1, 1)) == nil)
    #expect(HubDependence.help(telling(0.5, 1).silenced) == nil)
  }

  @Test func `sentences are plain`() {
    for without in [0.2, 0.8, 0.97, 1, nil] {
      for between in [0.01, 0.1, 0.9, nil] {
        #expect(isPlain(HubDependence.sentence(telling(without, 1, between: between))))
      }
    }
  }
}
