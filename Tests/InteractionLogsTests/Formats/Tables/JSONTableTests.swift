import Testing

@testable import InteractionLogs

@Suite struct JSONTableTests {
  private func read(_ text: String, options: LogReadingOptions = LogReadingOptions()) throws -> ReadLog {
    try ReadLog([.bytes(name: "log.json", Array(text.utf8))], options: options)
  }

  private func error(_ text: String) -> InputError? { inputError([.bytes(name: "log.json", Array(text.utf8))]) }

  private let rows = [
    #"{"from": "ada", "to": "ben", "date": "2025-03-03T08:15:00Z", "text": "a secret, \"quoted\"\nof two lines"}"#,
    #"{"from": "ben", "to": "ada", "date": "2025-03-04T08:15:00Z", "text": "secret"}"#,
  ]

  @Test func allWaysToWriteSeveralObjectsGiveTheSame() throws {
    let spread = rows.map { $0.split(separator: ", \"").joined(separator: ",\n  \"") }
    let ways = [
      rows.joined(separator: "\n"), rows.joined(separator: "\r\n\r\n") + "\r\n", "[\(rows.joined(separator: ","))]",
      "\u{FEFF}\n[\n" + rows.joined(separator: ",\n") + "\n]\n", spread.joined(separator: "\n"),
      #"{"next": null, "count": 2, "items": [\#(rows.joined(separator: ","))], "tags": ["x"]}"#,
    ]
    for text in ways {
      let log = try read(text)
      #expect(
        log.interactions.map(\.description) == [
          "ada→ben 2025-03-03T08:15:00Z 1.0 - -", "ben→ada 2025-03-04T08:15:00Z 1.0 - -",
        ])
      #expect(log.summary.rows == 2)
    }
  }

  @Test func fieldsWithinFieldsAreColumnsByTheirPaths() throws {
    let text = """
      {"event": {"id": "e1"}, "user": {"email": "ada@example.org", "name": "Ada"}, "peer": {"email": "ben@example.org"}, \
      "at": 1740989700}
      {"event": {"id": "e2"}, "user": {"email": "ben@example.org", "name": "Ben"}, "peer": {"email": "ada@example.org"}, \
      "at": 1740989800}
      """
    let columns = ColumnOverrides(source: "user.email", target: "peer.email", time: "at")
    let log = try read(text, options: LogReadingOptions(columns: columns))
    #expect(log.pairs == ["ada@example.org>ben@example.org", "ben@example.org>ada@example.org"])
    #expect(log.interactions[0].time == "2025-03-03T08:15:00Z")
  }

  @Test func listsAreSeveralRecipients() throws {
    let text = """
      {"from": {"email": "ada@example.org"}, "to": [{"email": "ben@example.org"}, {"email": "cem@example.org"}]}
      {"from": {"email": "ben@example.org"}, "to": [{"email": "ada@example.org"}]}
      """
    #expect(
      try read(text).pairs == [
        "ada@example.org>ben@example.org", "ada@example.org>cem@example.org", "ben@example.org>ada@example.org",
      ])
    let names = """
      {"from": "ada", "to": ["Roe, Rick", "a \\"b\\" \\\\ c", "ben"]}
      {"from": "ben", "to": ["ada", "cem"]}
      """
    #expect(try read(names).pairs == ["ada>Roe, Rick", #"ada>a "b" \ c"#, "ada>ben", "ben>ada", "ben>cem"])
  }

  @Test func aHundredThousandRecipientsAreTaken() throws {
    let people = (0..<100_000).map { "\"p\($0)\"" }.joined(separator: ",")
    let log = try read(#"{"from": "ada", "to": [\#(people)]}"# + "\n" + #"{"from": "ben", "to": ["ada"]}"#)
    #expect(log.summary.interactions == 100_001)
  }

  @Test func damagedLinesAreRejectedOneByOneWithoutTheirText() throws {
    let text = """
      {"from": "ada", "to": "ben", "text": "secret"}

      {"from": "ada", "to": "ben", "text": "secret
      {"from": "ben", "to": "ada"}
      ["secret"]
      {"from": "ben", "to": "ada", "text": "secret"}
      {"from": "", "to": "ada", "text": "secret"}
      """
    let log = try read(text)
    #expect(log.pairs == ["ada>ben", "ben>ada", "ben>ada"])
    #expect(log.rejected.map { "\($0.line) \($0.reason)" } == ["3 damaged", "5 damaged", "7 emptySource"])
    #expect(log.rejected.allSatisfy { !$0.text.contains("secret") && $0.field?.contains("secret") != true })
    #expect(log.summary.files[0].usedRows == 3)
  }

  @Test func aListThatIsCutOffEndsWithADamagedRow() throws {
    let whole = "[\(rows.joined(separator: ","))]"
    for cut in [whole.count - 1, whole.count - 20, whole.count - 5] {
      let log = try read(String(whole.prefix(cut)))
      #expect(log.rejected.map(\.reason) == [.damaged], "cut at \(cut)")
      #expect(log.summary.interactions == log.summary.rows - 1)
    }
  }

  @Test func nestingWithoutEndIsNoTable() {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    for text in ["[{\"a\":\(deep)}]", String(repeating: "{\"a\":", count: 100_000), deep] {
      #expect(error(text)?.kind == .data)
    }
  }

  @Test func oneDeepObjectAmongOthersIsOneDamagedRow() throws {
    let deep = #"{"from": "ada", "to": \#(String(repeating: "[", count: 100_000))"#
    let log = try read([rows[0], deep, rows[1]].joined(separator: "\n"))
    #expect(log.pairs == ["ada>ben", "ben>ada"])
    #expect(log.rejected.map { "\($0.line) \($0.reason)" } == ["2 damaged"])
  }

  @Test func twoListsInOneObjectAreRefused() {
    let text = #"{"users": [{"id": 1}], "messages": [\#(rows.joined(separator: ","))]}"#
    #expect(error(text)?.problem == "is JSON with more than one list of objects")
  }

  @Test func aColumnThatComesLateIsNotLostInSilence() throws {
    let many = Array(
      repeating: #"{"from": "ada", "to": "ben", "filler": "\#(String(repeating: "x", count: 200))"}"#, count: 6000)
    let text = (many + [#"{"from": "ada", "to": "ben", "cc": "cem"}"#]).joined(separator: "\n")
    #expect(error(text)?.column == "cc")
    let log = try read(text, options: LogReadingOptions(columns: ColumnOverrides(cc: "cc")))
    #expect(log.pairs.last == "ada>cem")
  }

  @Test func boundariesOfChunksChangeNothing() throws {
    let nasty = """
      {"from": "\u{e9}da, x", "to": ["b\\u00e9n", "c;d"], "date": "2025-03-03T08:15:00Z"}\r
      \r
      {"from": "b\u{e9}n", "to": [], "date": "x", "a": [[{"b": "}"}]]}
      {"broken"
      {"from": "c;d", "to": ["\u{1F600}"], "date": "2025-03-03T08:15:00Z"}
      """
    var options = LogReadingOptions()
    options.allowsRejected = true
    for text in [
      nasty,
      "[" + nasty.split(separator: "\n").filter { $0.hasSuffix("}") || $0.hasSuffix("}\r") }.joined(separator: ",")
        + "]",
    ] {
      let expected = try read(text, options: options)
      for bytes in 1...64 {
        options.chunkBytes = bytes
        let log = try read(text, options: options)
        #expect(log.interactions == expected.interactions && Array(log.rejected) == Array(expected.rejected))
      }
    }
  }

  @Test func membersMayBeObjects() throws {
    let text = #"[{"id": "ada", "profile": {"title": "lead"}}, {"id": "ben", "profile": {"title": "dev, senior"}}]"#
    let table = try DelimitedTable.read(.bytes(name: "members.json", Array(text.utf8)))
    #expect(table.rows.map(\.fields) == [["id", "profile.title"], ["ada", "lead"], ["ben", "dev, senior"]])
  }

  @Test(arguments: ["[\"ada\", \"ben\"]", "[[\"ada\", \"ben\"]]", "{\\rtf1 x}", "[12:01] <ada> hello"])
  func whatIsNoListOfObjectsIsNotClaimed(_ text: String) {
    #expect(JSONRecordPlace(Array(text.utf8), isWhole: true) == nil)
  }
}
