import Testing

@testable import InteractionLogs

@Suite struct TieTableTests {
  private func read(_ text: String, options: LogReadingOptions = LogReadingOptions()) throws -> ReadLog {
    try ReadLog([.bytes(name: "ties.csv", Array(text.utf8))], options: options)
  }

  // MARK: - copgraph's own

  private let own = """
    member_a,member_b,a_to_b,b_to_a,first,last,is_bridge
    ada@example.org,ben@example.org,2,1,2025-01-01T08:00:00Z,2025-02-01T09:30:00Z,true
    ada@example.org,'@cem,0,3.5,2025-01-03T08:00:00Z,2025-03-01T09:30:00Z,true
    '@cem,dina,1,0,2025-01-05T08:00:00Z,2025-01-05T08:00:00Z,true
    emil,ada@example.org,0,0,,,false
    """

  @Test func bothCountsAndBothTimesOfATieAreKept() throws {
    let log = try read(own)
    #expect(
      log.interactions.map(\.description) == [
        "ada@example.org→ben@example.org 2025-01-01T08:00:00Z 1.0  -",
        "ada@example.org→ben@example.org 2025-02-01T09:30:00Z 1.0  -",
        "ben@example.org→ada@example.org 2025-02-01T09:30:00Z 1.0  -",
        "@cem→ada@example.org 2025-01-03T08:00:00Z 1.0  -", "@cem→ada@example.org 2025-03-01T09:30:00Z 2.5  -",
        "@cem→dina 2025-01-05T08:00:00Z 1.0  -",
      ])
    let file = log.summary.files[0]
    #expect(file.rowKind == .ties && !file.isUndirected)
    #expect(file.rows == 4 && file.usedRows == 3 && file.leftOut.map(\.reason) == [.empty])
    #expect(log.members.contains("emil"))
  }

  @Test func tiesWithoutTimesAreOneInteractionADirection() throws {
    let log = try read("member_a,member_b,a_to_b,b_to_a\nada,ben,2,0.5\n")
    #expect(log.interactions.map(\.description) == ["ada→ben - 2.0  -", "ben→ada - 0.5  -"])
    #expect(log.summary.files[0].clock == .none)
  }

  @Test func tiesOfALogWithoutDatesCountSeconds() throws {
    let log = try read("member_a,member_b,a_to_b,b_to_a,first,last\nada,ben,1,1,20,60.5\n")
    #expect(log.interactions.map(\.description) == ["ada→ben 20 1.0  -", "ben→ada 60.5 1.0  -"])
    #expect(log.summary.files[0].clock == .secondsFromStart)
  }

  @Test func aPeriodTakesWhatStandsInIt() throws {
    var options = LogReadingOptions()
    options.since = Instant(parsing: "2025-02-01")
    let log = try read(own, options: options)
    #expect(
      log.pairs == [
        "ada@example.org>ben@example.org", "ben@example.org>ada@example.org", "@cem>ada@example.org",
      ])
    let file = log.summary.files[0]
    #expect(file.rows == file.usedRows + file.outsideRows + file.leftOutRows)
  }

  @Test func whatATieCannotSayIsRejected() throws {
    let log = try read(
      """
      member_a,member_b,a_to_b,b_to_a,first,last
      ada,ben,1,1,2025-01-01T08:00:00Z,2025-01-02T08:00:00Z
      ada,cem,x,1,,
      ada,,1,1,,
      ada,dina,1,-1,,
      ben,dina,1,1,soon,
      ben,cem,1,1,2025-01-01T08:00:00Z,2025-01-02T08:00:00Z
      cem,dina,1,1,2025-01-01T08:00:00Z,2025-01-02T08:00:00Z
      cem,emil,1,1,2025-01-01T08:00:00Z,2025-01-02T08:00:00Z
      """)
    #expect(
      log.rejected.map { "\($0.line) \($0.reason)" } == [
        "3 unreadableWeight", "4 emptyTarget", "5 unreadableWeight", "6 unreadableTime",
      ])
  }

  @Test(arguments: [
    (2.0, 1.0, "10", [1.0, 1, 1]), (1, 1, "10", [1, 1]), (1, 0, "10", [0.5, 0.5]), (0.5, 0.25, "10", [0.5, 0.25]),
    (0, 4, "10", [1, 3]), (3, 2, "0", [3, 2]), (0, 0, "10", []),
  ])
  func partsOfATieAddUpAndReachFromFirstToLast(_ forth: Double, _ back: Double, _ last: String, _ weights: [Double]) {
    let tie = ExportTie(
      one: "a", other: "b", forth: forth, back: back, first: Instant(seconds: 0), last: Instant(seconds: Int64(last)!))
    let parts = tie.interactions
    #expect(parts.map(\.weight) == weights)
    #expect(parts.filter(\.isForth).reduce(0) { $0 + $1.weight } == forth)
    #expect(parts.filter { !$0.isForth }.reduce(0) { $0 + $1.weight } == back)
    if !parts.isEmpty {
      #expect(parts.first!.time == tie.first && parts.last!.time == tie.last)
    }
  }

  @Test func columnsOfATieMayStandInAnyOrder() throws {
    let log = try read("rank,b_to_a,a_to_b,member_b,member_a\n1,0.5,2,ben,ada\n")
    #expect(log.interactions.map(\.description) == ["ada→ben - 2.0  -", "ben→ada - 0.5  -"])
  }

  // MARK: - Ties by period

  @Test func tiesByPeriodReachFromFirstToLastInEachPeriod() throws {
    let log = try read(
      """
      source,target,period,count,first,last,kind
      ada,ben,2025-01-01,3,2025-01-02T08:00:00.000000Z,2025-01-30T08:00:00.250000Z,mail
      ada,ben,2025-02-01,1,2025-02-02T08:00:00.000000Z,2025-02-02T08:00:00.000000Z,mail
      ben,ada,2025-01-01,1,2025-01-03T08:00:00.000000Z,2025-01-03T08:00:00.000000Z,chat
      cem,cem,,0,,,
      ada,,2025-02-01,1,,,mail
      ada,cem,2025-02-01,-1,,,mail
      ada,cem,2025-02-01,1,yesterday,,mail
      """)
    #expect(
      log.interactions.map(\.description) == [
        "ada→ben 2025-01-02T08:00:00Z 1.0 mail -", "ada→ben 2025-01-30T08:00:00.25Z 2.0 mail -",
        "ada→ben 2025-02-02T08:00:00Z 1.0 mail -", "ben→ada 2025-01-03T08:00:00Z 1.0 chat -",
      ])
    #expect(log.members.sorted() == ["ada", "ben", "cem"])
    #expect(
      log.rejected.map { "\($0.line) \($0.reason)" } == ["6 emptyTarget", "7 unreadableWeight", "8 unreadableTime"])
    let file = log.summary.files[0]
    #expect(file.rowKind == .ties && file.format == "table of ties by period")
    #expect(file.rows == file.usedRows + file.leftOutRows + file.rejectedRows)
  }

  // MARK: - Viva Insights

  @Test func bothOrdersOfAPairOnADateAreOneTie() throws {
    let log = try read(
      """
      PrimaryCollaborator_PersonId,SecondaryCollaborator_PersonId,MetricDate,Strong_tie_score,PrimaryCollaborator_Organization
      p2,p1,01/04/2025,0.75,A
      p1,p2,01/04/2025,0.75,B
      p1,p2,01/18/2025,0.5,B
      p3,p4,01/18/2025,0,B
      p3,p4,01/18/2025,high,B
      """)
    #expect(
      log.interactions.map(\.description) == [
        "p1→p2 2025-01-04T00:00:00Z 0.75  -", "p1→p2 2025-01-18T00:00:00Z 0.5  -",
      ])
    let file = log.summary.files[0]
    #expect(file.isUndirected && file.rowKind == .ties)
    #expect(file.leftOut.map { "\($0.count) \($0.reason)" } == ["1 repeated", "1 empty"])
    #expect(log.rejected.map(\.line) == [6])
    #expect(log.members.sorted() == ["p1", "p2", "p3", "p4"])
  }

  // MARK: - Tables of other programs, whose columns are found out

  @Test func gephisTypeIsADirectionAndItsTimesetNoTime() throws {
    let log = try read(
      """
      Source,Target,Type,Id,Label,timeset,Weight
      ada,ben,Directed,0,,"<[2015.0, 2016.0]>",3
      ben,ada,Directed,1,,"<[2015.0, 2016.0]>",1
      ada,cem,Directed,2,,"<[2015.0, 2016.0]>",2
      """)
    #expect(log.interactions.map(\.description) == ["ada→ben - 3.0 - -", "ben→ada - 1.0 - -", "ada→cem - 2.0 - -"])
    #expect(log.summary.files[0].rowKind == .ties && !log.summary.files[0].isUndirected)
  }

  @Test func nodeXLsEdgesMayStandBelowARowOfGroups() throws {
    let log = try read(
      """
      ,,Visual Properties,,Labels,,,
      Vertex 1,Vertex 2,Color,Width,Label,Relationship,Relationship Date (UTC),Imported ID
      ada,ben,,,,Mentions,3/14/2025 10:00:00 AM,100
      ada,ada,,,,Post,3/14/2025 11:00:00 AM,101
      ben,ada,,,,Replies to,3/14/2025 11:30:00 PM,102
      cem,ada,,,,Mentions,3/15/2025 12:05:00 AM,103
      """)
    #expect(
      log.interactions.filter { $0.source != $0.target }.map(\.description) == [
        "ada→ben 2025-03-14T10:00:00Z 1.0 Mentions -", "ben→ada 2025-03-14T23:30:00Z 1.0 Replies to -",
        "cem→ada 2025-03-15T00:05:00Z 1.0 Mentions -",
      ])
  }

  @Test func snapsHeaderIsAComment() throws {
    let log = try read("# Directed graph\n# Nodes: 3 Edges: 4\n# FromNodeId\tToNodeId\n0\t1\n1\t0\n0\t2\n2\t2\n")
    #expect(log.pairs == ["0>1", "1>0", "0>2", "2>2"])
    #expect(log.summary.rows == 4)
  }

  @Test func excelsUnicodeTextIsRead() throws {
    let text =
      "From\tTo\tDate\r\nAda L\u{F6}we\tBen\t3/13/2025 8:15 AM\r\nBen\tAda L\u{F6}we\t3/4/2025 9:00 PM\r\n\t\t\r\n"
    for (mark, isLittle) in [([0xFF, 0xFE], true), ([0xFE, 0xFF], false)] as [([UInt8], Bool)] {
      let bytes =
        mark
        + text.utf16.flatMap {
          isLittle ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)]
        }
      let log = try ReadLog([.bytes(name: "log.txt", bytes)])
      #expect(
        log.interactions.map(\.description) == [
          "Ada L\u{F6}we→Ben 2025-03-13T08:15:00Z 1.0 - -", "Ben→Ada L\u{F6}we 2025-03-04T21:00:00Z 1.0 - -",
        ])
    }
  }

  @Test func westernSemicolonsAndDecimalCommasAreRead() throws {
    let text =
      "sender;recipient;date;weight\nAda L\u{F6}we;Ben;13.03.2025 08:15:00;1.001,5\nBen;Ada L\u{F6}we;14.03.2025 08:15:00;0,25\n"
    let log = try ReadLog([.bytes(name: "log.csv", text.unicodeScalars.map { UInt8($0.value) })])
    #expect(
      log.interactions.map(\.description) == [
        "Ada L\u{F6}we→Ben 2025-03-13T08:15:00Z 1001.5 - -", "Ben→Ada L\u{F6}we 2025-03-14T08:15:00Z 0.25 - -",
      ])
  }
}
