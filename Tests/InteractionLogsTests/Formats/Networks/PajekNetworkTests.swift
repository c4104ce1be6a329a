import Testing

@testable import InteractionLogs

@Suite struct PajekNetworkTests {
  @Test func arcsAndEdgesAreReadInAnyCase() throws {
    let log = try ExportLog([
      "a.net": """
      % a comment
      *NETWORK club
      *vertices 5
      1 "Ada A." 0.1 0.2
      2 Ben
      % another
      4 "Dora"
      *ARCS
      1 2 3 c Blue
      2 1
      2 4 -1
      7 1 1
      *Edges
      1 4 2.5 w 3
      *Partition groups
      *Vertices 5
      1
      2
      """
    ])
    // Not everybody has a label, so that all go by their numbers.
    #expect(log.ties == ["1>2 3.0", "1>4 2.5", "2>1", "4>1 2.5"])
    #expect(log.members == ["1", "2", "3", "4", "5"])
    #expect(log.file.rejected.map(\.reason) == [.emptySource, .weightNotPositive])
    #expect(log.file.format == "Pajek network" && log.addsUp)
  }

  @Test func labelsAreNames() throws {
    let log = try ExportLog(["a.net": "*Vertices 3\r\n1 \"Ada\"\r\n2 \"Ben\"\r\n3 \"Cem\"\r\n*Edges\r\n1 2\r\n"])
    #expect(log.ties == ["Ada>Ben"])
    #expect(log.file.isUndirected)
    #expect(log.members == ["Ada", "Ben", "Cem"])
  }

  @Test func relationsAreKinds() throws {
    let log = try ExportLog([
      "a.net": """
      *Vertices 3
      *Arcs :1 "advice"
      1 2 1
      *Arcs :2 "friendship"
      2 3 1
      *Arcs
      1: 3 1 4
      9: 3 2 5
      """
    ])
    #expect(log.ties == ["1>2 advice", "2>3 friendship", "3>1 advice 4.0", "3>2 9 5.0"])
  }

  @Test func listsAndMatricesAreRead() throws {
    let lists = try ExportLog(["a.net": "*Vertices 3\n*Arcslist\n1 2 3\n2 3\n*Edgeslist\n1 3\n"])
    #expect(lists.ties == ["1>2", "1>3", "1>3", "2>3", "3>1"])
    let matrix = try ExportLog(["a.net": "*Vertices 3\n*Matrix\n0 2 0\n0 0 0\n1 0 0\n"])
    #expect(matrix.ties == ["1>2 2.0", "3>1"])
  }

  @Test(arguments: [
    ("*Vertices 5 2\n*Edges\n1 3\n", "two kinds"), ("*Vertices 99999999999\n*Edges\n1 3\n", "how many"),
    ("*Vertices 900000000\n*Edges\n1 3\n", "how many"),
  ])
  func whatCannotBeANetworkOfPeopleIsRefused(text: String, problem: String) {
    #expect(inputError([.bytes(name: "a.net", Array(text.utf8))])?.problem.contains(problem) == true)
  }
}
