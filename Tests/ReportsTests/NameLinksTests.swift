import CommunityInsights
import Testing

@testable import Reports

@Suite struct NameLinksTests {
  private func links(_ names: [String]) -> NameLinks {
    NameLinks(DisplayNames(names.map { MemberMetrics(member: $0) })) { $0 != 3 }
  }

  @Test func `a name in a sentence becomes a link, whole names and the longest first`() {
    let text = links(["Ada", "Ada Lee", "Bo", "Cy"]).sentence(
      "Ada Lee, Ada and Bobby met Bo and Cy.", about: [0, 1, 2, 3])
    #expect(text.runs.filter { $0.dot != nil }.map { "\($0.text) \($0.dot!)" } == ["Ada Lee 1", "Ada 0", "Bo 2"])
    #expect(text.text == "Ada Lee, Ada and Bobby met Bo and Cy.")
  }

  @Test func `numbers are no names in a sentence`() {
    let text = links(["130", "a1"]).sentence("130 members turn to a1.", about: [0, 1])
    #expect(text.runs.compactMap(\.dot) == ["1"])
  }

  @Test func `lists of names end with how many others there are`() {
    let list = links(["Ada", "Bo", "Cy", "Di"])
    #expect(LinkedText(list.list([0, 1], of: 4)).text == "Ada, Bo and 2 others")
    #expect(LinkedText(list.list([0, 3], of: 2)).text == "Ada and Di" && list.list([3], of: 1)[0].dot == nil)
  }
}
