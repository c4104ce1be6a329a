import CommunityInsights
import Testing

/// The sentences, word by word, on communities small enough to check them.
@Suite("Findings")
struct FindingsTests {
  private func sentences(_ analysis: Analysis, _ question: Finding.Question) -> [String] {
    analysis.findings.filter { $0.question == question }.map(\.sentence)
  }

  @Test("the barbell at a glance")
  func shape() throws {
    #expect(
      sentences(try Community.barbell.analysis(), .shape) == [
        "9 of 10 members interacted: 9 interactions along 9 ties between two members.",
        "Those who interacted fall into 2 groups that are not connected; the main group has 7 of them (78%).",
        "A member has ties with 1.8 others on average; two members who can reach each other are 2.0 steps apart on "
          + "average, and 4 at most.",
        "3 clusters show in who interacts with whom, and they overlap a lot; the largest has 4 members "
          + "(40%), around Ada, Ben and c.",
      ])
  }

  @Test("who holds the barbell together")
  func holdsTogether() throws {
    let analysis = try Community.barbell.analysis()
    #expect(
      sentences(analysis, .holdsTogether) == [
        "56% of the shortest paths between others pass through c, more than through anyone else. Next come d (50%) and "
          + "Ada (31%).",
        "3 members (30%) account for half of all interactions, both sides counted: Ada, c and d.",
        "The innermost core is 6 members (60%) who each have ties with at least 2 others of the core.",
      ])
    #expect(
      analysis.findings.filter { $0.question == .holdsTogether }.map(\.members)
        == [[2, 3, 0], [0, 2, 3], [0, 1, 2, 3, 4, 5]])
  }

  @Test("who is cut off in the barbell")
  func cutOff() throws {
    let analysis = try Community.barbell.analysis()
    #expect(
      sentences(analysis, .cutOff) == [
        "1 member (10%) has no tie at all: Zoe.",
        "x and y only interact with one another and are not connected to the rest.",
        "3 members (30%) are connected by a single tie: g, x and y.",
        "6 members (60%) reach the rest only through one other member: c (for 3), d (for 2) and Ada (for 1).",
      ])
    #expect(
      analysis.findings.filter { $0.question == .cutOff }.map(\.members) == [[9], [7, 8], [6, 7, 8], [2, 3, 0]])
  }

  @Test("what would break in the barbell")
  func wouldBreak() throws {
    let analysis = try Community.barbell.analysis()
    #expect(
      sentences(analysis, .wouldBreak) == [
        "3 members (30%) are the sole link for others. Losing c would cut off 3 others. Next: d (2) and Ada (1).",
        "3 ties are the only connection to someone. Losing the tie between c and d alone would cut off 3 members.",
      ])
    #expect(analysis.findings.filter { $0.question == .wouldBreak }.map(\.members) == [[2, 3, 0], [2, 3]])
  }

  @Test("how sure that is")
  func confidence() throws {
    let said = sentences(try Community.barbell.analysis(), .confidence)
    #expect(said.count == 3 && said[0].hasPrefix("This is what one log shows."))
    #expect(said[1] == "7 members (70%) in the log are not in the member table.")
    #expect(said[2].hasPrefix("No tie goes both ways."))
    let one = Community.log("from,to\na,b\nb,a\n", members: "id\na\n")
    #expect(sentences(try one.analysis(), .confidence)[1] == "1 member (50%) in the log is not in the member table.")
    #expect(sentences(try Community.star.analysis(), .confidence)[1].hasSuffix("add one with --members."))
    let rejected = Community.log("from,to\na,b\nb,a\nc\n")
    #expect(
      sentences(try rejected.analysis(), .confidence)[2]
        == "1 row of the log (33.3%) could not be used; rejected.csv has each with its reason.")
  }

  @Test("a star: everything depends on one")
  func star() throws {
    let analysis = try Community.star.analysis()
    #expect(
      sentences(analysis, .shape) == [
        "All 4 members interacted: 6 interactions along 3 ties between two members.",
        "Everybody is connected, directly or through others.",
        "A member has ties with 1.5 others on average; two members who can reach each other are 1.5 steps apart on "
          + "average, and 2 at most.",
        "When a member turns to another, the other turns back in 100% of cases: most contacts go both ways.",
        "No clusters stand out.",
      ])
    #expect(
      sentences(analysis, .holdsTogether) == [
        "100% of the shortest paths between others pass through a, more than through anyone else.",
        "1 member (25%) accounts for half of all interactions, both sides counted: a.",
      ])
    #expect(
      sentences(analysis, .cutOff) == [
        "3 members (75%) are connected by a single tie: b, c and d.",
        "3 members (75%) reach the rest only through one other member: a (for 3).",
      ])
    #expect(
      sentences(analysis, .wouldBreak) == [
        "One member is the sole link for others. Losing a would cut off 2 others.",
        "3 ties are each the only connection to a single member; no tie is the only connection between larger parts.",
      ])
  }

  @Test("a triangle: nobody is cut off, nothing would break")
  func triangle() throws {
    let analysis = try Community.triangle.analysis()
    #expect(sentences(analysis, .cutOff) == ["Nobody is cut off: every member has at least two ties."])
    #expect(
      sentences(analysis, .wouldBreak)
        == ["No single member's loss would cut others off."])
    #expect(!sentences(analysis, .holdsTogether).contains { $0.contains("shortest paths") })
  }

  @Test("two members, one interaction")
  func pair() throws {
    let analysis = try Community.pair.analysis()
    #expect(
      sentences(analysis, .shape).first
        == "All 2 members interacted: 1 interaction along 1 tie between two members.")
    #expect(sentences(analysis, .cutOff) == ["2 members (100%) are connected by a single tie: a and b."])
    #expect(
      sentences(analysis, .wouldBreak) == [
        "No single member's loss would cut others off.",
        "1 tie is the only connection to a single member; no tie is the only connection between larger parts.",
      ])
  }

  @Test("one in the singular")
  func singular() throws {
    // A triangle with a tail of two: e hangs on d, d on c.
    let tail = Community.log("from,to\na,b\nb,c\nc,a\nc,d\nd,e\n")
    let analysis = try tail.analysis()
    #expect(
      sentences(analysis, .cutOff) == [
        "1 member (20%) is connected by a single tie: e.",
        "4 members (80%) reach the rest only through one other member: c (for 3) and d (for 1).",
      ])
    #expect(
      sentences(analysis, .holdsTogether)[0].hasPrefix("67% of the shortest paths between others pass through c,"))
    let pendant = Community.log("from,to\na,b\nb,c\nc,a\nc,d\n")
    #expect(
      sentences(try pendant.analysis(), .cutOff)[1]
        == "1 member (25%) reaches the rest only through one other member: c (for 1).")
    #expect(
      sentences(try pendant.analysis(), .wouldBreak)[0]
        == "One member is the sole link for others. Losing c would cut off 1 other.")
    // A clique with a tail of four: the last two are three and four steps away.
    let long = Community.log("from,to\na,b\nb,c\nc,a\nc,d\nd,e\ne,f\nf,g\n")
    #expect(
      sentences(try long.analysis(), .cutOff).last == "2 members (29%) are three or more steps away from the core.")
  }

  @Test("many names are counted, not listed; several small circles are summed up")
  func many() throws {
    let pairs = (1...12).map { "p\($0),q\($0)\n" }.joined()
    let analysis = try Community.log("from,to\na,b\nb,c\nc,a\n" + pairs).analysis()
    let said = sentences(analysis, .cutOff)
    #expect(
      said[0]
        == "24 members (89%) interact only in 12 separate groups; the largest has 2 members.")
    #expect(said[1] == "24 members (89%) are connected by a single tie: p1, p2, p3, p4, p5 and 19 others.")
  }

  @Test("nothing is said of what was not computed")
  func groups() throws {
    let analysis = try Community.barbell.analysis(groups: [])
    #expect(sentences(analysis, .shape).count == 2 && sentences(analysis, .wouldBreak).isEmpty)
    let all = analysis.findings.map(\.sentence).joined(separator: "\n")
    for word in ["steps", "shortest paths", "core", "clusters show", "only through", "sole link"] {
      #expect(!all.contains(word), "\(word)")
    }
    // A length of 1 / strength is no number of steps.
    let weighted = sentences(try Community.barbell.analysis(weighted: true), .shape)
    #expect(weighted[2] == "A member has ties with 1.8 others on average.")
  }

  @Test("directed: of the ordered pairs that can reach each other, the member's own left out (T23)")
  func directed() throws {
    let analysis = try Community.path.analysis(directed: true)
    #expect(
      sentences(analysis, .holdsTogether)[0].hasPrefix("100% of the shortest paths between others pass through b,"))
    #expect(
      sentences(analysis, .shape).contains(
        "When a member turns to another, the other turns back in 67% of cases: give and take are mixed."))
  }

  @Test("names are data: whatever they are, they stand in the sentence as they are")
  func hostileNames() throws {
    let names = ["<b>bold</b>", "\\\\N", "O\"Neil, Ann", "=1+1", "{{sentence}}", "🧑‍🚀", "%@ %s", "שלום"]
    let rows = names.map { "\"\($0.replacing("\"", with: "\"\""))\",hub\n" }.joined()
    let analysis = try Community.log("from,to\n" + rows).analysis()
    let pendants = try #require(analysis.findings.first { $0.sentence.contains("single tie") })
    for member in pendants.members.prefix(5) { #expect(pendants.sentence.contains(analysis.members[member].member)) }
    #expect(Set(pendants.members.map { analysis.members[$0].member }) == Set(names))
  }

  @Test("a very long name is shortened in sentences only")
  func longName() throws {
    let name = String(repeating: "n", count: 10_000)
    let analysis = try Community.log("from,to\n\(name),a\na,b\n").analysis()
    #expect(analysis.members.contains { $0.member == name })
    #expect(analysis.findings.allSatisfy { $0.sentence.count < 500 })
  }
}
