import Foundation
import TestSupport
import Testing

@Suite("Only what copgraph wrote is replaced in a report's folder", .tags(.cli))
struct ReportFoldersAreKeptTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    // Enough members for a copy in which nobody is named.
    let rows = (0..<60).map { index in
      let day = String(index % 28 + 101).dropFirst()
      return "2024-03-\(day)T09:00:00Z,m\(index % 24),m\((index % 24 + 1 + index / 24 * 3) % 24)\n"
    }
    try workspace.write("log.csv", "timestamp,from,to\n" + rows.joined())
    try workspace.write("members.csv", "id,name,group\nm1,Ann Lee,A\nm2,Ben Ode,B\n")
  }

  @discardableResult
  private func analyze(_ arguments: String...) throws -> ProgramRun {
    try workspace.run(
      [
        "analyze", "log.csv", "--members", "members.csv", "--no-diagrams", "--resamples", "0", "-q",
      ] + arguments)
  }

  /// Runs once more, and expects a refusal that says this and changes nothing.
  private func expectRefusal(_ arguments: String..., saying text: String) throws {
    let before = try workspace.snapshot()
    let run = try workspace.run(
      [
        "analyze", "log.csv", "--members", "members.csv", "--no-diagrams", "--resamples", "0", "-q",
      ] + arguments)
    #expect(run.status == 73 && run.errors.contains(text), "\(run.errors)")
    #expect(try workspace.snapshot() == before)
  }

  @Test("each audience has a folder of its own")
  func audiences() throws {
    try analyze()
    try analyze("--audience", "sponsor")
    #expect(try workspace.names(in: "notebooks-out") == ["log", "log-sponsor"])
    #expect(try workspace.text("notebooks-out/log/report.md").contains("Ann Lee"))
    #expect(try !workspace.text("notebooks-out/log-sponsor/report.md").contains("Ann Lee"))
  }

  @Test(
    "a folder changes its audience only with --replace, whichever way",
    arguments: [["community", "sponsor"], ["sponsor", "community"]])
  func audienceInPlace(audiences: [String]) throws {
    try analyze("-o", "report", "--audience", audiences[0])
    try expectRefusal("-o", "report", "--audience", audiences[1], saying: "--replace")
    // A report without a manifest, as earlier versions wrote it, says in summary.json for whom it is.
    try FileManager.default.removeItem(atPath: workspace.path("report/.copgraph.json"))
    try expectRefusal("-o", "report", "--audience", audiences[1], saying: "'\(audiences[0])'")
    #expect(try analyze("-o", "report", "--audience", audiences[1], "--replace").status == 0)
    #expect(try workspace.text("report/summary.json").contains("\"audience\": \"\(audiences[1])\""))
  }

  @Test("a folder, a link or a file of others is not lost because it is named like one of ours")
  func foreignNames() throws {
    try analyze("-o", "report")
    try FileManager.default.createDirectory(
      atPath: workspace.path("report/network.png"), withIntermediateDirectories: false)
    try workspace.write("report/network.png/holiday.jpg", "a picture")
    try expectRefusal("-o", "report", saying: "'network.png'")
    try expectRefusal("-o", "report", "--replace", saying: "'network.png'")
    try FileManager.default.removeItem(atPath: workspace.path("report/network.png"))
    // No picture was drawn, so this one is not ours.
    try workspace.write("report/network.png", "a picture")
    try expectRefusal("-o", "report", saying: "'network.png'")
    try FileManager.default.removeItem(atPath: workspace.path("report/network.png"))
    try FileManager.default.removeItem(atPath: workspace.path("report/ties.csv"))
    try FileManager.default.createSymbolicLink(
      atPath: workspace.path("report/ties.csv"), withDestinationPath: workspace.path("members.csv"))
    try expectRefusal("-o", "report", saying: "'ties.csv'")
  }

  @Test("a file that was changed is replaced with --replace alone")
  func changedFiles() throws {
    try analyze("-o", "report")
    try workspace.write("report/report.md", "# My own words\n")
    try expectRefusal("-o", "report", saying: "'report.md', which was changed")
    #expect(try analyze("-o", "report", "--replace").status == 0)
    #expect(try analyze("-o", "report").status == 0)
  }

  @Test("a comparison is no report")
  func otherKind() throws {
    let compare = try workspace.run(
      "compare", "log.csv", "--before", "2024-03-05", "-o", "report", "--no-diagrams", "-q")
    #expect(compare.status == 0, "\(compare.errors)")
    try expectRefusal("-o", "report", saying: "holds a comparison")
  }

  @Test("permissions stay: of the folder, of its files, of a file that is replaced")
  func permissions() throws {
    func mode(_ name: String) throws -> Int {
      try #require(
        try FileManager.default.attributesOfItem(atPath: workspace.path(name))[.posixPermissions] as? Int)
    }
    func restrict(_ name: String, _ mode: Int) throws {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: workspace.path(name))
    }
    try analyze("-o", "report")
    for name in try workspace.names(in: "report") { try restrict("report/" + name, 0o600) }
    try restrict("report", 0o700)
    try workspace.write("log.csv", workspace.text("log.csv") + "never,m1,m2\n")
    try analyze("-o", "report")
    #expect(try mode("report") == 0o700)
    #expect(try workspace.names(in: "report").contains("rejected.csv"))
    // Also the file that was not there before.
    for name in try workspace.names(in: "report") { #expect(try mode("report/" + name) == 0o600, "\(name)") }
    let export = ["export", "log.csv", "-o", "net.csv"]
    _ = try workspace.run(export)
    try restrict("net.csv", 0o600)
    _ = try workspace.run(export)
    #expect(try mode("net.csv") == 0o600)
  }
}
