import Foundation
import TestSupport
import Testing

@Suite("The other commands", .tags(.cli))
struct OtherCommandsTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("log.csv", SampleLog.circles)
    try workspace.write("members.csv", SampleLog.members)
  }

  @Test("--version and --help")
  func version() throws {
    let version = try workspace.run("--version")
    #expect(version.status == 0 && version.errors.isEmpty)
    #expect(version.lines.count == 1 && version.text.wholeMatch(of: /copgraph \d+\.\d+\.\d+\n/) != nil)
    let help = try workspace.run("--help")
    #expect(help.status == 0)
    for word in ["analyze", "check", "measure", "diagram", "export", "generate", "65 unusable data", "130 interrupted"]
    {
      #expect(help.text.contains(word), "\(word)")
    }
  }

  // MARK: - check

  @Test func `check says what to do next, in lines that fit a screen`() throws {
    let name = String(repeating: "a long name ", count: 20)
    try workspace.write("my log.csv", "from,to,date\nann,\(name),2024-03-01\n\(name.uppercased()),ann,2024-03-02\n")
    let run = try workspace.run("check", "my log.csv", "--rows", "directed", "--suggest-aliases", "names.csv")
    #expect(run.status == 0 && run.lines.last == "Next: copgraph analyze 'my log.csv' --rows directed")
    #expect(run.lines.allSatisfy { $0.count <= 100 })
    // Nothing to go on with.
    try workspace.write("self.csv", "from,to\nann,ann\n")
    #expect(try !workspace.run("check", "self.csv").text.contains("Next:"))
  }

  @Test func `check names the columns by the options that choose them`() throws {
    try workspace.write("log.csv", "id,author,date,reply_to\n1,ann,2024-03-01,\n2,ben,2024-03-02,1\n")
    #expect(try workspace.run("check", "log.csv").text.contains("reply-to = 'reply_to'"))
    try workspace.write("late.csv", "from,to,date\nann,\"ben, cem\",2024-03-01\ncem,ann,2024-03-02\n")
    #expect(try workspace.run("check", "late.csv").text.contains("'ben, cem' (cem is a member)"))
    let separate = try workspace.run("check", "late.csv", "--commas", "separate")
    #expect(separate.text.contains("Several people in one cell: 1 row, parted by commas"))
  }

  @Test("check tells how a log would be read, and writes nothing")
  func check() throws {
    try workspace.write("log.csv", SampleLog.circles + "2024-03-10,ann\nsoon,ann,ben\n2024-03-11,ann,ann\n")
    let before = try workspace.snapshot()
    let run = try workspace.run("check", "log.csv", "--members", "members.csv")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(
      run.text == """
        Note: 2 of 12 rows (16.7%) could not be used, most of them because of: too few fields. Everything
          here rests on the rest; check whether the columns are the right ones.
        Note: 5 members of the log are not in the member table, and 1 in the table is not in the log.
        Read log.csv: 12 rows, comma-separated, with header.
          Columns: source = 'from', target = 'to', time = 'timestamp'.
          A row is: not known (--rows says it: messages, replies, directed, acts, contacts, attendance,
            ties).
          Time: 2024-03-01T09:00:00Z to 2024-03-11T00:00:00Z.
          Taken: 9 interactions.
          Left out: 1 interaction of members with themselves.
          Rejected: 1 row: too few fields.
          Rejected: 1 row: unreadable time.
            log.csv, line 11: too few fields: 2024-03-10,ann
            log.csv, line 12, column 'timestamp': unreadable time: soon,ann,ben
        Rows: 12 = 9 used + 1 of members with themselves + 2 rejected.
        Network: 8 members, 8 ties; 5 members are not in the member table.
        Member table: 3 members, 1 manager (1 named in 'manager').
          Columns: id = 'id', name = 'name', group = 'department', role = 'role', manager = 'manager'.
          In the log: 2 of 3; the log has 7 members.
          In the log and not in the table: 'cleo', 'dan', 'eve' and 2 others.
          In the table and not in the log: 'zoe'.
        Next: copgraph analyze log.csv --members members.csv

        """)
    #expect(try workspace.snapshot() == before)
    #expect(try workspace.run("check", "log.csv", "--quiet").output.isEmpty)
  }

  @Test("check --json is JSON")
  func checkJSON() throws {
    let run = try workspace.run("check", "log.csv", "--json")
    let result = try run.object()
    #expect(run.errors.isEmpty)
    #expect(result["members"] as? Int == 7 && result["ties"] as? Int == 8)
    #expect(result["membersNotInTable"] == nil)
  }

  @Test("check of a log without any tie reports it, for it is what somebody wants to know")
  func checkWithoutTies() throws {
    try workspace.write("log.csv", "from,to\nann,ann\n")
    let run = try workspace.run("check", "log.csv")
    #expect(run.status == 0 && run.text.contains("Network: 1 member, 0 ties."))
  }

  // MARK: - measure

  @Test("measure prints the chosen columns as CSV")
  func measureCSV() throws {
    let run = try workspace.run("measure", "log.csv", "--measures", "degree,betweenness")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(
      run.text.split(whereSeparator: \.isNewline).map(String.init)
        == [
          "member,degree,betweenness", "ann,2,0.0", "ben,2,0.0", "cleo,3,8.0", "dan,3,9.0", "eve,2,0.0", "fay,3,5.0",
          "gus,1,0.0",
        ])
  }

  @Test("measure prints them as JSON")
  func measureJSON() throws {
    let run = try workspace.run("measure", "log.csv", "--measures", "degree, clustering", "--format", "json")
    let members = try #require(try run.object()["members"] as? [[String: Any]])
    #expect(members.map { $0["degree"] as? Int } == [2, 2, 3, 3, 2, 3, 1])
    #expect(members.last?["member"] as? String == "gus" && members.last?["clustering"] is NSNull)
  }

  @Test("a measure alone is what it is among all others")
  func measureSubsets() throws {
    let all = try workspace.run("measure", "log.csv", "--members", "members.csv")
    let rows = all.text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    for (index, column) in rows[0].enumerated() where index > 0 {
      let one = try workspace.run("measure", "log.csv", "--members", "members.csv", "--measures", String(column))
      let expected = rows.map { "\($0[0]),\($0[index])" }
      #expect(one.text.split(whereSeparator: \.isNewline).map(String.init) == expected, "\(column)")
    }
  }

  // MARK: - diagram and export

  @Test(
    "diagram draws in every format",
    arguments: [
      ("svg", "<?xml"), ("png", "\u{89}PNG\r\n\u{1A}\n"), ("pdf", "%PDF-"), ("dot", "graph"), ("SVG", "<?xml"),
    ])
  func diagram(format: String, magic: String) throws {
    let run = try workspace.run(
      "diagram", "log.csv", "-o", "x.\(format)", "--members", "members.csv", "--title", "Circles")
    #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty)
    let bytes = try workspace.read("x.\(format)")
    #expect(bytes.starts(with: magic.unicodeScalars.map { UInt8($0.value) }))
    #expect(try workspace.names() == ["log.csv", "members.csv", "x.\(format)"])
    _ = try workspace.run("diagram", "log.csv", "-o", "y.\(format)", "--members", "members.csv", "--title", "Circles")
    let isSame = try workspace.read("y.\(format)") == bytes
    #expect(isSame)
  }

  @Test(
    "export writes every format",
    arguments: [
      ("graphml", "<graphml"), ("gexf", "<gexf"), ("dot", "graph"), ("net", "*Vertices 7"), ("json", "\"edges\""),
      ("csv", "source,target"),
    ])
  func export(format: String, part: String) throws {
    let run = try workspace.run("export", "log.csv", "-o", "x.\(format)")
    #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty)
    let text = try workspace.text("x.\(format)")
    #expect(text.contains(part))
    #expect(["ann", "gus"].allSatisfy { text.contains($0) })
    if format == "json" { _ = try jsonObject(try workspace.read("x.json")) }
    #expect(try workspace.names() == ["log.csv", "members.csv", "x.\(format)"])
  }

  @Test("export replaces the file behind a link, and the link stays")
  func exportThroughLink() throws {
    try workspace.write("old.csv", "old")
    try FileManager.default.createSymbolicLink(atPath: workspace.path("x.csv"), withDestinationPath: "old.csv")
    #expect(try workspace.run("export", "log.csv", "-o", "x.csv").status == 73)
    #expect(try workspace.run("export", "log.csv", "-o", "x.csv", "--force").status == 0)
    #expect(try workspace.text("old.csv").hasPrefix("source,target"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: workspace.path("x.csv")) == "old.csv")
  }

  // MARK: - generate

  @Test("generate makes a log and a table that analyze takes, the same from a pipe")
  func generate() throws {
    let options = ["--members", "60", "--months", "4", "--interactions", "800", "--seed", "5"]
    let run = try workspace.run(["generate", "-o", "g.csv", "--members-out", "m.csv"] + options)
    #expect(run.status == 0 && run.lines.count == 1 && run.text.contains("60 members to m.csv"))
    let piped = try workspace.run(["generate"] + options)
    #expect(piped.output == (try workspace.read("g.csv")))
    let report = try workspace.run(
      "analyze", "-", "--members", "m.csv", "--out", "report", "--json", "--no-diagrams", input: piped.text)
    #expect(report.status == 0)
    let network = try #require(try report.object()["network"] as? [String: Any])
    #expect(network["member_count"] as? Int == 60)
  }

  @Test("generate | analyze -")
  func pipeline() throws {
    let generate = Program.process(["generate", "--members", "60", "--interactions", "800"], in: workspace.folder)
    let analyze = Program.process(
      ["analyze", "-", "--out", "report", "--quiet", "--no-diagrams"], in: workspace.folder)
    let pipe = Pipe()
    generate.standardOutput = pipe
    analyze.standardInput = pipe
    try analyze.run()
    try generate.run()
    // The reader sees the end only when nobody else holds the pipe open.
    try pipe.fileHandleForWriting.close()
    generate.waitUntilExit()
    analyze.waitUntilExit()
    #expect(generate.terminationStatus == 0 && analyze.terminationStatus == 0)
    #expect(try workspace.names(in: "report").contains("report.html"))
  }
}

/// The user's word on what a row is.
@Suite(.tags(.cli)) struct RowKindCommandTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("log.csv", SampleLog.circles)
  }

  @Test func `check says what a row is, and how that is known`() throws {
    let plain = try workspace.run("check", "log.csv")
    #expect(plain.status == 0 && plain.text.contains("\n  A row is: not known (--rows says it: "))
    #expect(!plain.text.contains("Answers are known"))
    let mail = try workspace.run("check", "log.csv", "--rows", "directed")
    #expect(mail.text.contains("\n  A row is: messages from one member to another, as --rows says.\n"))
    #expect(mail.text.contains("Answers are known from how soon somebody turned back"))
    let contacts = try workspace.run("check", "log.csv", "--rows", "contacts")
    #expect(contacts.text.contains("\n  A row is: contacts without a direction, as --rows says.\n"))
    #expect(contacts.text.contains(" contacts.\n"))
  }

  @Test(arguments: ["measure", "export", "analyze"])
  func `directions that rows do not have are no choice`(command: String) throws {
    let output = command == "export" ? ["-o", "net.graphml"] : command == "analyze" ? ["--no-diagrams"] : []
    let before = try workspace.snapshot()
    let run = try workspace.run([command, "log.csv", "--rows", "contacts", "--directed"] + output)
    #expect(run.status == 64 && run.errors.contains("--directed") && run.errors.contains("without a direction"))
    #expect(try workspace.snapshot() == before)
  }
}
