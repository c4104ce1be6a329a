import Foundation
import TestSupport
import Testing

/// Numbers for other programs, by `measure` and `export`.
@Suite("Numbers from the command line", .tags(.cli))
struct MeasureCommandTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("log.csv", SampleLog.circles)
  }

  private func rows(_ arguments: String...) throws -> [String] {
    let run = try workspace.run(["measure", "log.csv"] + arguments)
    #expect(run.status == 0)
    return run.lines
  }

  @Test func `measures of ties, as CSV and as JSON`() throws {
    let measures = "is_bridge,edge_betweenness,block"
    let rows = try rows("--of", "ties", "--measures", measures)
    #expect(rows.first == "member_a,member_b,is_bridge,edge_betweenness,block" && rows.count == 9)
    #expect(rows.contains("cleo,dan,true,12.0,3") && rows.contains("ann,ben,false,1.0,1"))
    let run = try workspace.run("measure", "log.csv", "--of", "ties", "--measures", measures, "--format", "json")
    let ties = try #require(try run.object()["ties"] as? [[String: Any]])
    #expect(ties.count == 8 && ties.map { $0["is_bridge"] as? Bool ?? false }.count { $0 } == 2)
    let all = try workspace.run("measure", "log.csv", "--of", "ties")
    #expect(all.status == 0 && all.lines.first?.hasSuffix(",edge_betweenness,disparity") == true)
  }

  @Test func `a measure of ties is told apart from one of members`() throws {
    let run = try workspace.run("measure", "log.csv", "--of", "ties", "--measures", "degree")
    #expect(run.status == 64 && run.errors.contains("'degree' of ties") && run.errors.contains("edge_betweenness"))
  }

  @Test func `eccentricity, reach, strong components and blocks`() throws {
    let rows = try rows("--measures", "eccentricity,reach_count,strong_component,block_count")
    #expect(rows[1...3] == ["ann,4.0,6,1,1", "ben,4.0,6,1,1", "cleo,3.0,6,1,2"])
    let directed = try workspace.run("measure", "log.csv", "--directed", "--measures", "eccentricity,reach_count")
    #expect(directed.lines[1] == "ann,1.0,2")
  }

  @Test func `damping and resolution change what they should`() throws {
    let usual = try rows("--measures", "pagerank")
    #expect(try rows("--measures", "pagerank", "--damping", "0.85") == usual)
    let even = try rows("--measures", "pagerank", "--damping", "0").dropFirst().map {
      Double($0.split(separator: ",")[1])!
    }
    #expect(even.allSatisfy { isClose($0, 1.0 / 7) })
    let clusters = try rows("--measures", "community", "--resolution", "0.01").dropFirst()
    #expect(Set(clusters.map { $0.split(separator: ",").last }) == ["1"])
  }

  @Test func `an estimate is called one, and says how good it is`() throws {
    for arguments in [
      ["--measures", "betweenness", "--betweenness-error", "0.1"], ["--measures", "betweenness_estimated"],
    ] {
      let run = try workspace.run(["measure", "log.csv"] + arguments)
      #expect(run.status == 0 && run.lines.first == "member,betweenness_estimated" && run.lines.count == 8)
      #expect(run.errors.contains("Note: Betweenness is estimated") && run.errors.contains("pairs of members"))
    }
    let run = try workspace.run("export", "log.csv", "-o", "x.graphml", "--betweenness-error", "0.1")
    #expect(run.status == 0 && run.errors.contains("is estimated"))
    let text = try workspace.text("x.graphml")
    #expect(text.contains("\"betweenness_estimated\"") && !text.contains("attr.name=\"betweenness\""))
    let quiet = try workspace.run("export", "log.csv", "-o", "x.graphml", "--betweenness-error", "0.1", "--quiet")
    #expect(quiet.errors.isEmpty)
  }

  @Test func `members without ties are measured, and what is undefined is empty`() throws {
    try workspace.write("log.csv", "from,to,time\nann,ann,2024-03-01\n")
    try workspace.write("members.csv", SampleLog.members)
    let run = try workspace.run(
      "measure", "log.csv", "--members", "members.csv", "--measures", "degree,closeness,eccentricity,constraint")
    #expect(run.status == 0)
    #expect(
      run.lines == [
        "member,degree,closeness,eccentricity,constraint", "ann,0,0.0,,", "ben,0,0.0,,", "zoe,0,0.0,,",
      ])
    for ending in ["graphml", "gexf", "net", "json", "csv", "dot"] {
      let export = try workspace.run("export", "log.csv", "--members", "members.csv", "-o", "x.\(ending)")
      #expect(export.status == 0 && export.errors.contains("no tie"), "\(ending)")
      if ending != "csv" { #expect(try workspace.text("x.\(ending)").contains("zoe"), "\(ending)") }
    }
  }

  @Test func `rejected rows are counted where no report tells of them`() throws {
    try workspace.write("log.csv", SampleLog.circles + "soon,ann,ben\n2024-03-10,ann\n")
    let measured = try workspace.run("measure", "log.csv", "--measures", "degree")
    let exported = try workspace.run("export", "log.csv", "-o", "x.csv")
    for run in [measured, exported] {
      #expect(run.status == 0)
      #expect(
        run.errors == "Note: 2 of 11 rows could not be used: too few fields (1), unreadable time (1). 'copgraph check' "
          + "shows some of them.\n")
    }
    #expect(try workspace.run("export", "log.csv", "-o", "x.csv", "--quiet").errors.isEmpty)
  }

  @Test func `export has when ties were used, further columns of the member table and kinds`() throws {
    try workspace.write(
      "log.csv",
      "from,to,time,kind\nann,ben,2024-01-03,chat\nann,ben,2024-03-04,mail\nben,cem,2024-02-05,mail\ncem,ann,2024-04-01,chat\n"
    )
    try workspace.write("members.csv", "id,name,city\nann,Ann Lee,Oslo\nzoe,Zoe Yu,Rome\n")
    for ending in ["gexf", "graphml", "dot", "json", "paj"] {
      let run = try workspace.run("export", "log.csv", "--members", "members.csv", "-o", "x.\(ending)")
      #expect(run.status == 0 && run.errors.isEmpty, "\(ending)")
      let text = try workspace.text("x.\(ending)")
      #expect(text.contains("Oslo") && text.contains("zoe"), "\(ending)")
      #expect(text.contains("kind_mail") || ending == "paj", "\(ending)")
    }
    let gexf = try workspace.text("x.gexf")
    // Periods of two weeks, of a log of three months.
    #expect(gexf.contains("mode=\"dynamic\"") && gexf.contains("<spell start=\"2024-01-03\" end=\"2024-01-16\"/>"))
  }
}
