import Testing

@testable import InteractionLogs

@Suite struct HeaderDecisionTests {
  private func hasHeader(_ text: String) throws -> Bool { try ReadLog(text).summary.files[0].hasHeader }

  @Test(arguments: [
    "ada,ben\nben,cem\ncem,ada\n", "ada,ben\nben,cem\nada,ben\n", "1,2\n3,4\n", "a@x.org,b@x.org\nb@x.org,c@x.org\n",
    "msg-001,ada,ben\nmsg-002,ben,cem\nmsg-003,cem,ada\n", "ada,ben,2025-01-01\ncem,dia,2025-01-02\n",
    "user1,user2\nuser2,user3\nuser3,user1\n", "Wen,03.02.2025,Chi\nChi,04.02.2025,Wen\n",
  ])
  func aRowLikeThoseBelowItIsData(text: String) throws {
    let columns = LogReadingOptions(columns: ColumnOverrides(time: "none"))
    #expect(try !ReadLog(text, options: columns).summary.files[0].hasHeader)
  }

  @Test(arguments: [
    "from,to\nada,ben\nben,cem\n", "Absender;Empfänger\nada;ben\n", "user1,user2\n17,18\n18,19\n",
    "von;an;datum\nada;ben;2025-02-03\n", "FROM,TO\nfred,tom\n",
  ])
  func knownWordsAreAHeader(text: String) throws {
    #expect(try hasHeader(text))
  }

  @Test(arguments: [
    "Foo,Bar\nada,ben\nben,cem\n", "Ismayil,Kanda\nada,ben\ncem,dia\n", "from,Bar\nada,from\nben,cem\n",
  ])
  func asksWhereItCannotBeTold(text: String) {
    let error = inputError(text)
    #expect(error?.exitCode == 65 && error?.line == 1)
    #expect(error?.remedy.contains("--header") == true && error?.remedy.contains("--no-header") == true)
    #expect((try? ReadLog(text, options: LogReadingOptions(hasHeader: false)).pairs.count) == 3)
    let named = LogReadingOptions(columns: ColumnOverrides(source: "1", target: "2"), hasHeader: true)
    #expect((try? ReadLog(text, options: named).pairs.count) == 2)
  }

  @Test(arguments: [
    ("sep=;\nfrom;to\nada;ben\n", 1), ("#TYPE Some.Thing\nfrom,to\nada,ben\n", 1),
    ("Mail of March\n\nfrom,to\nada,ben\n", 1), ("Mail of March,\nfrom,to\nada,ben\n", 1),
    ("# made by hand\n# from\tto\nada\tben\n", 2), ("%% made by hand\nfrom,to\nada,ben\n", 1),
    (",,Labels,,\nVertex 1,Vertex 2,Label,Width,Color\nada,ben,,,\nben,cem,,,\n", 1), ("from,to\nada,ben\n", 0),
  ])
  func skipsWhatStandsAboveTheHeader(text: String, lines: Int) throws {
    let log = try ReadLog(text)
    #expect(log.pairs.first == "ada>ben" && log.rejected.isEmpty)
    #expect(log.summary.files[0].skippedLines == lines && log.summary.files[0].hasHeader)
  }

  @Test func countsLinesFromTheBeginningOfTheFile() throws {
    let log = try ReadLog("Title\n\n# from,to,date\nfrom,to,date\nada,ben,2025-01-01\nada,ben,soon\n")
    #expect(log.rejected.map(\.line) == [6])
  }

  @Test(arguments: ["", ",date"])
  func skipsAHeaderThatComesAgain(rest: String) throws {
    let cell = rest.isEmpty ? "" : ",2025-01-01"
    let header = "from,to\(rest)\n"
    let log = try ReadLog("\(header)ada,ben\(cell)\n\(header)ben,cem\(cell)\n\(header)\(header)cem,from\(cell)\n")
    #expect(log.pairs == ["ada>ben", "ben>cem", "cem>from"] && log.rejected.isEmpty)
    #expect(log.summary.files[0].repeatedHeaders == 3 && log.summary.files[0].rows == 3)
  }

  @Test func skipsAsManyLinesAsIsSaid() throws {
    var options = LogReadingOptions()
    options.skippedLines = 2
    let log = try ReadLog("ben,ada\nx\nfrom,to\nada,ben\nada\n", options: options)
    #expect(log.pairs == ["ada>ben"] && log.rejected.map(\.line) == [5])
    options.skippedLines = 100
    #expect(inputError("from,to\nada,ben\n", options: options)?.exitCode == 65)
  }
}
