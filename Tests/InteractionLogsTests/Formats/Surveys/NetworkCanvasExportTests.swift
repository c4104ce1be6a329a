import Testing

@testable import InteractionLogs

@Suite struct NetworkCanvasExportTests {
  private static func people(_ ego: String, _ people: (id: String, name: String)...) -> String {
    "nodeID,networkCanvasEgoUUID,networkCanvasUUID,age,Full_Name\n"
      + people.enumerated().map { "\($0 + 1),\(ego),\($1.id),30,\($1.name)\n" }.joined()
  }

  private static func edges(_ ego: String, _ edges: (from: String, to: String)...) -> String {
    "edgeID,from,to,networkCanvasEgoUUID,networkCanvasUUID,networkCanvasSourceUUID,networkCanvasTargetUUID\n"
      + edges.enumerated().map { "\($0 + 1),1,2,\(ego),\(ego)-\($0),\($1.from),\($1.to)\n" }.joined()
  }

  @Test func numbersStartAgainInEachInterview() throws {
    let ego = "networkCanvasEgoUUID,networkCanvasCaseID,networkCanvasProtocolName\ne1,c,secretword\n"
    let log = try ExportLog([
      "x/c2_edgeList_Knows.csv": Self.edges("e2", (from: "p4", to: "p3"), (from: "p4", to: "")),
      "x/c1_edgeList_Knows.csv": Self.edges("e1", (from: "p1", to: "p2")),
      "x/c1_edgeList_Knows_again.csv": Self.edges("e1", (from: "p1", to: "p2")), "x/c1_ego.csv": ego,
      "x/c1_attributeList_Person.csv": Self.people("e1", (id: "p1", name: "Ada"), (id: "p2", name: "Ben")),
      "x/c2_attributeList_Person.csv": Self.people(
        "e2", (id: "p3", name: "Ada"), (id: "p4", name: "Cem"), (id: "p5", name: "Dora")),
    ])
    #expect(log.ties == ["Ada>Ben Knows", "Cem>Ada Knows"])
    #expect(log.members == ["Ada", "Ben", "Cem", "Dora"])
    #expect(log.leftOut == ["repeated 1"])
    #expect(log.file.rejected == [RejectionCount(reason: .emptyTarget, count: 1)])
    #expect(log.file.isUndirected && log.file.format == "Network Canvas export")
    #expect(log.keepsNo("secretword") && log.addsUp)
  }
}
