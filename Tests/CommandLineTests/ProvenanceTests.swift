import Foundation
import TestSupport
import Testing

@testable import copgraph

@Suite("What a report was made from", .tags(.cli))
struct ProvenanceTests {
  private static let log = "from,to\na,b\nb,c\nc,a\nc,d\n"
  /// `sha256sum` of it.
  private static let hash = "e48f993383c98b2df4ced10e2c97383376399ec58f146586fa86dd0a77aaa463"

  private func provenance(_ workspace: Workspace, _ arguments: [String]) throws -> [String: Any]? {
    let run = try workspace.run(["analyze"] + arguments + ["--no-diagrams", "--out", "out"])
    try #require(run.status == 0, "\(run.errors)")
    return try jsonObject(workspace.read("out/summary.json"))["provenance"] as? [String: Any]
  }

  @Test("is told to the community: the command, and length and SHA-256 of each input")
  func community() throws {
    let workspace = try Workspace()
    try workspace.write("my log.csv", Self.log)
    try workspace.write("members.csv", "id,name\na,Ada\n")
    let told = try #require(
      try provenance(workspace, ["my log.csv", "-q", "--members=members.csv", "--threads", "1", "--seed", "7"]))
    #expect(
      told["command"] as? String == "copgraph analyze 'my log.csv' --members=members.csv --seed 7 --no-diagrams")
    let inputs = try #require(told["inputs"] as? [[String: Any]])
    #expect(inputs.map { $0["name"] as? String } == ["my log.csv", "members.csv"])
    #expect(inputs.map { $0["read_as"] as? String } == ["log", "member_table"])
    #expect(inputs[0]["sha256"] as? String == Self.hash && inputs[0]["bytes"] as? Int == Self.log.utf8.count)
    for file in ["report.html", "report.md"] {
      let text = try workspace.text("out/" + file)
      #expect(text.contains(Self.hash) && text.contains("run copgraph \(Copgraph.version)"), "\(file)")
    }
  }

  @Test("is the same wherever the report goes and however many threads make it")
  func place() throws {
    let workspace = try Workspace()
    try workspace.write("log.csv", Self.log)
    func report(_ arguments: [String]) throws -> Data {
      let run = try workspace.run(["analyze", "log.csv", "--no-diagrams"] + arguments)
      try #require(run.status == 0, "\(run.errors)")
      return try workspace.read("\(arguments.last!)/summary.json")
    }
    let first = try report(["--threads", "1", "--timings", "times.json", "--out", "one"])
    #expect(try report(["--replace", "-q", "--threads=2", "-o", "two"]) == first)
  }

  /// By a hash it could be tried who is on a list.
  @Test("does not say who is left out, nor what the lists of those hold who are not to be introduced")
  func lists() throws {
    let workspace = try Workspace()
    try workspace.write("log.csv", Self.log + "boss,a\n")
    try workspace.write("optout.csv", "member\na\n")
    let told = try #require(
      try provenance(workspace, ["log.csv", "--exclude-member", "boss", "--opt-out", "optout.csv"]))
    #expect(
      told["command"] as? String
        == "copgraph analyze log.csv --exclude-member '…' --opt-out optout.csv --no-diagrams")
    let list = try #require((told["inputs"] as? [[String: Any]])?.last)
    #expect(list["read_as"] as? String == "opt_out" && list["sha256"] is NSNull && list["bytes"] is NSNull)
    for file in ["summary.json", "report.html", "report.md"] {
      #expect(try !workspace.text("out/" + file).contains("boss"), "\(file)")
    }
  }

  @Test("has one hash for a folder, of all files in it")
  func folder() throws {
    let workspace = try Workspace()
    for (name, rows) in [("z.csv", "a,b\nb,c\n"), ("a/b.csv", "c,d\nd,a\n")] {
      try FileManager.default.createDirectory(
        atPath: workspace.path("logs/a"), withIntermediateDirectories: true)
      try workspace.write("logs/" + name, "from,to\n" + rows)
    }
    let inputs = try provenance(workspace, ["logs"])?["inputs"] as? [[String: Any]]
    let input = try #require(inputs?.first)
    #expect(input["files"] as? Int == 2 && input["bytes"] as? Int == 32)
    #expect(input["sha256"] as? String == "d2127946cb7e385ebeb00841daf23fc7f6bbf3c111f97ed91f4adb9ca18cc90a")
  }

  @Test("is told to nobody else", .tags(.attack), arguments: ["sponsor", "public"])
  func others(audience: String) throws {
    let workspace = try Workspace()
    let names = (0..<12).map { "m\($0)" }
    let rows = names.indices.map { "\(names[$0]),\(names[($0 + 1) % 12])" }
    try workspace.write("log.csv", (["from,to"] + rows).joined(separator: "\n"))
    let hash = try #require(try provenance(workspace, ["log.csv"])?["inputs"] as? [[String: Any]])[0]["sha256"]
    let hidden = try #require(hash as? String)
    try FileManager.default.removeItem(atPath: workspace.path("out"))
    try workspace.write("key.txt", "Sj7kW4vb9Nq2Xo8Pe3Ms5Lt6Gy1Hc0Dz")
    let key = audience == "public" ? ["--pseudonym-key", "key.txt"] : []
    #expect(try provenance(workspace, ["log.csv", "--audience", audience] + key) == nil)
    for name in try workspace.names(in: "out") {
      let text = String(decoding: try workspace.read("out/" + name), as: UTF8.self)
      #expect(!text.contains(hidden) && !text.contains("log.csv") && !text.contains("key.txt"), "\(name)")
      #expect(!text.contains("copgraph analyze"), "\(name)")
    }
  }

  @Test("the file by which the program is cited names its version")
  func citation() throws {
    let citation = try String(contentsOf: packageRoot.appendingPathComponent("CITATION.cff"), encoding: .utf8)
    #expect(citation.contains("\nversion: \(Copgraph.version)\n"))
  }

  // MARK: - The command

  @Test(
    "commands are recorded without passwords, places and noise, such that a shell takes them",
    arguments: [
      (["analyze", "log.csv"], "copgraph analyze log.csv"),
      (["analyze", "it's.csv", "--title", "Q&A, 2024"], #"copgraph analyze 'it'\''s.csv' --title 'Q&A, 2024'"#),
      (["analyze", "-qo", "out", "log.csv"], "copgraph analyze log.csv"),
      (["analyze", "--out=x", "--json", "-", "--replace"], "copgraph analyze -"),
      (["analyze", "--", "-q"], "copgraph analyze -- -q"),
      (["analyze", ""], "copgraph analyze ''"),
      (["analyze", "--exclude-member=boss", "a.csv"], "copgraph analyze --exclude-member '…' a.csv"),
      (
        ["analyze", "postgresql://ada:s3cret@db.example:5432/mail?sslpassword=s3cret&query=SELECT 1"],
        "copgraph analyze 'postgresql://ada@db.example:5432/mail?query=SELECT 1'"
      ),
      (
        ["analyze", "x.csv", "--members=postgres://ada:s3cret@db/people?password=s3cret"],
        "copgraph analyze x.csv --members=postgres://ada@db/people"
      ),
      (["analyze", "sqlite:mail.db?query=SELECT 1"], "copgraph analyze 'sqlite:mail.db?query=SELECT 1'"),
    ])
  func command(arguments: [String], expected: String) {
    let text = RecordedCommand(arguments).text
    #expect(text == expected && !text.contains("s3cret"))
  }
}
