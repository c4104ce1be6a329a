import Foundation
import TestSupport
import Testing

@Suite("copgraph analyze", .tags(.cli))
struct AnalyzeTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("log.csv", SampleLog.circles)
    try workspace.write("members.csv", SampleLog.members)
  }

  private static let files = [
    ".copgraph.json", "insights.json", "members.csv", "network-over-time.pdf",
    "network-over-time.png", "network-over-time.svg", "network.dot", "network.gexf", "network.graphml", "network.pdf",
    "network.png", "network.svg", "report.html", "report.ipynb", "report.md", "schema.json", "summary.json", "ties.csv",
    "timeline.csv", "timeline.svg",
  ]

  private func summary(of folder: String = "report") throws -> [String: Any] {
    try jsonObject(try workspace.read(folder + "/summary.json"))
  }

  private func network(of folder: String = "report") throws -> [String: Any] {
    try #require(try summary(of: folder)["network"] as? [String: Any])
  }

  /// The rows of `members.csv`, by member.
  private func members(of folder: String = "report") throws -> [String: [String: String]] {
    let rows = try workspace.text(folder + "/members.csv").split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return Dictionary(
      uniqueKeysWithValues: rows.dropFirst().map { ($0[0], Dictionary(uniqueKeysWithValues: zip(rows[0], $0))) })
  }

  @Test("writes every file, says what was read and found, and where the report is")
  func report() throws {
    let run = try workspace.run("analyze", "log.csv")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(try workspace.names(in: "notebooks-out") == ["log"])
    #expect(try workspace.names(in: "notebooks-out/log") == Self.files)
    #expect(run.lines.first == "Read log.csv: 9 rows, comma-separated, with header.")
    #expect(run.text.contains("  Columns: source = 'from', target = 'to', time = 'timestamp'.\n"))
    #expect(run.text.contains("\nWho holds it together?\n"))
    #expect(run.lines.last == "Report: notebooks-out/log/report.html")
    let head =
      "member,name,group,role,manager,community,component,strong_component,degree,in_degree,out_degree,strength,"
      + "betweenness,closeness,harmonic,eccentricity,reach_count,pagerank,eigenvector,core_number,clustering,constraint,"
      + "effective_size,efficiency,is_articulation,cut_off_if_lost,block_count,core_distance"
    let ties =
      "member_a,member_b,name_a,name_b,group_a,group_b,a_to_b,b_to_a,first,last,is_bridge,block,"
      + "local_bridge_span,edge_betweenness,disparity"
    #expect(try workspace.text("notebooks-out/log/members.csv").hasPrefix(head))
    #expect(try workspace.text("notebooks-out/log/ties.csv").hasPrefix(ties))
  }

  @Test("has the numbers that are known of two triangles with a bridge and a pendant")
  func numbers() throws {
    _ = try workspace.run("analyze", "log.csv", "--out", "report", "--no-diagrams")
    let network = try network()
    #expect(network["member_count"] as? Int == 7 && network["tie_count"] as? Int == 8)
    #expect(network["interaction_count"] as? Int == 9 && network["bridge_count"] as? Int == 2)
    let members = try members()
    // cleo: the other side of the bridge has four, her own side two. dan: three and three; fay: gus alone.
    #expect(["ann", "cleo", "dan", "fay"].map { members[$0]?["betweenness"] } == ["0.0", "8.0", "9.0", "5.0"])
    #expect(["cleo", "dan", "fay"].map { members[$0]?["cut_off_if_lost"] } == ["2", "3", "1"])
    #expect(members["gus"]?["core_number"] == "1" && members["gus"]?["clustering"] == "")
    let bridge = try workspace.text("report/ties.csv").split(separator: "\n").first { $0.hasPrefix("cleo,dan") }
    #expect(bridge?.contains("2024-03-05T09:00:00Z,2024-03-05T09:00:00Z,true,") == true)
    #expect(bridge?.contains(",12.0,") == true)
  }

  @Test("explains every number: each column of both tables is in the conventions")
  func conventions() throws {
    _ = try workspace.run("analyze", "log.csv", "--out", "report", "--no-diagrams")
    let conventions = try #require(try summary()["conventions"] as? [[String: Any]])
    let texts = conventions.map { "\($0["measure"] ?? "") \($0["definition"] ?? "")" }.joined(separator: "\n")
    let words = Set(texts.split { !$0.isLetter && $0 != "_" }.map(String.init))
    let facts: Set = [
      "member", "name", "group", "role", "member_a", "member_b", "name_a", "name_b", "group_a", "group_b", "a_to_b",
      "b_to_a", "first", "last",
    ]
    for table in ["members.csv", "ties.csv"] {
      let header = try workspace.text("report/\(table)").prefix { !$0.isNewline }
      for column in header.split(separator: ",").map(String.init) where !facts.contains(column) {
        #expect(words.contains(column), "\(column)")
      }
    }
  }

  @Test("a member table adds names, and members without an interaction")
  func memberTable() throws {
    let run = try workspace.run("analyze", "log.csv", "--members", "members.csv", "--out", "report", "--no-diagrams")
    #expect(run.status == 0)
    let members = try members()
    #expect(members.count == 8)
    #expect(members["ann"]?["name"] == "Ann Lee" && members["ann"]?["group"] == "Sales")
    #expect(members["ann"]?["role"] == "manager")
    #expect(
      members["zoe"]?["degree"] == "0" && members["zoe"]?["constraint"] == "" && members["zoe"]?["community"] == "")
    #expect(run.text.contains("\nWho is at the edge or cut off?\n"))
    #expect(try workspace.text("report/report.md").contains("1 member (13%) has no tie at all: Zoe Yu."))
  }

  @Test("aliases make one member of two names")
  func aliases() throws {
    try workspace.write("aliases.csv", "alias,member\ngus,ann\n")
    _ = try workspace.run("analyze", "log.csv", "--aliases", "aliases.csv", "--out", "report", "--no-diagrams")
    let members = try members()
    #expect(members.count == 6 && members["gus"] == nil && members["ann"]?["degree"] == "3")
  }

  @Test("--since and --until keep a period: the first instant is in, the last is not")
  func period() throws {
    let run = try workspace.run(
      "analyze", "log.csv", "--since", "2024-03-02T09:00:00Z", "--until", "2024-03-05T09:00:00Z", "--out", "report",
      "--no-diagrams")
    #expect(try network()["interaction_count"] as? Int == 3)
    #expect(run.text.contains("Left out: 6 interactions outside the period."))
  }

  @Test("--directed and --weighted change the numbers, and the report says so")
  func options() throws {
    for options in [[], ["--directed"], ["--weighted"]] {
      let folder = options.first.map { String($0.dropFirst(2)) } ?? "plain"
      #expect(try workspace.run(["analyze", "log.csv", "--no-diagrams", "--out", folder] + options).status == 0)
    }
    func betweenness(_ folder: String) throws -> [String?] {
      let members = try members(of: folder)
      return members.keys.sorted().map { members[$0]?["betweenness"] }
    }
    #expect(try betweenness("plain") != betweenness("directed"))
    func definition(_ measure: String, in folder: String) throws -> String {
      let conventions = try #require(try summary(of: folder)["conventions"] as? [[String: Any]])
      return try #require(conventions.first { $0["measure"] as? String == measure }?["definition"] as? String)
    }
    #expect(try definition("betweenness", in: "directed").contains("follow the direction"))
    #expect(try definition("betweenness", in: "weighted").contains("1 / strength"))
    #expect(try definition("betweenness", in: "plain").contains("number of ties"))
  }

  @Test("columns can be named")
  func columns() throws {
    try workspace.write("odd.tsv", "who\twhom\thow much\nann\tben\t2.5\nben\tann\t1\n")
    let run = try workspace.run(
      "analyze", "odd.tsv", "--source", "who", "--target", "2", "--weight", "how much", "--out", "report",
      "--no-diagrams")
    #expect(run.status == 0)
    #expect(try members()["ann"]?["strength"] == "3.5")
  }

  @Test("several logs are one")
  func severalLogs() throws {
    try workspace.write("more.csv", "timestamp,from,to\n2024-04-01,gus,hal\n")
    _ = try workspace.run("analyze", "log.csv", "more.csv", "--out", "report", "--no-diagrams")
    #expect(try members().count == 8)
  }

  @Test("- is standard input")
  func standardInput() throws {
    let run = try workspace.run("analyze", "-", "--out", "report", "--no-diagrams", input: SampleLog.circles)
    #expect(run.status == 0 && run.lines.first?.hasPrefix("Read standard input: 9 rows") == true)
    #expect(try network()["member_count"] as? Int == 7)
  }

  @Test("--quiet says nothing, --json prints the summary and nothing else")
  func output() throws {
    let quiet = try workspace.run("analyze", "log.csv", "--out", "report", "--no-diagrams", "--quiet")
    #expect(quiet.status == 0 && quiet.output.isEmpty && quiet.errors.isEmpty)
    let json = try workspace.run("analyze", "log.csv", "--out", "report", "--no-diagrams", "--json")
    #expect(json.errors.isEmpty)
    #expect(json.output == (try workspace.read("report/summary.json")))
    #expect(try json.object()["generator"] as? String == workspace.run("--version").lines.first)
  }

  @Test("--no-diagrams leaves the pictures out")
  func noDiagrams() throws {
    _ = try workspace.run("analyze", "log.csv", "--out", "report", "--no-diagrams")
    let pictures: Set = [
      "network-over-time.pdf", "network-over-time.png", "network-over-time.svg", "network.svg", "network.png",
      "network.pdf", "network.dot",
    ]
    #expect(try workspace.names(in: "report") == Self.files.filter { !pictures.contains($0) })
  }

  @Test("--timings has the seconds of each step")
  func timings() throws {
    _ = try workspace.run("analyze", "log.csv", "--out", "report", "--timings", "times.json")
    let times = try jsonObject(try workspace.read("times.json"))
    let steps = try #require(times["steps"] as? [[String: Any]])
    let names = steps.compactMap { $0["step"] as? String }
    #expect(names.first == "read" && names.suffix(2) == ["diagram", "write"] && names.contains("betweenness"))
    let seconds = steps.compactMap { ($0["seconds"] as? NSNumber)?.doubleValue }
    #expect(seconds.count == steps.count && seconds.allSatisfy { $0 >= 0 })
    let total = try #require((times["total_seconds"] as? NSNumber)?.doubleValue)
    #expect(abs(seconds.reduce(0, +) - total) < 1e-9)
  }

  @Test("a second run replaces the first with the same bytes, on any number of threads")
  func rerun() throws {
    _ = try workspace.run("analyze", "log.csv", "--members", "members.csv", "--out", "report", "--threads", "1")
    let first = try workspace.snapshot()
    for threads in ["1", "3"] {
      let run = try workspace.run(
        "analyze", "log.csv", "--members", "members.csv", "--out", "report", "--threads", threads)
      #expect(run.status == 0)
      let isSame = try workspace.snapshot() == first
      #expect(isSame)
    }
    // Another log: nothing of the first report is left.
    try workspace.write("log.csv", "from,to\nann,ben\n")
    _ = try workspace.run("analyze", "log.csv", "--out", "report", "--no-diagrams")
    #expect(try members().count == 2)
    #expect(try !workspace.names(in: "report").contains("network.svg"))
  }

  @Test("a name that would steer the terminal is shown, not obeyed")
  func terminal() throws {
    try workspace.write("log.csv", "from,to\n\"\u{1B}[31mred\u{7}\",ben\nben,<b>\nben,🙂\u{9B}2J\n")
    for arguments in [["analyze", "log.csv", "--out", "report", "--no-diagrams"], ["check", "log.csv"]] {
      let run = try workspace.run(arguments)
      #expect(run.status == 0)
      let isSafe = run.text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }
      #expect(isSafe)
    }
    let run = try workspace.run("analyze", "log.csv", "--out", "report", "--no-diagrams")
    #expect(run.text.contains("<b>") && run.text.contains("🙂") && run.text.contains("\\u{1b}[31mred"))
  }
}
