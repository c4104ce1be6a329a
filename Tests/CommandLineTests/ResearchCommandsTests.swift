import Foundation
import TestSupport
import Testing

/// What researchers ask for: the network beside chance, triads, key players, cores, groups, ego networks, QAP.
@Suite("Measures for researchers", .tags(.cli))
struct ResearchCommandsTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("log.csv", SampleLog.circles)
    try workspace.write("members.csv", SampleLog.members)
  }

  private func rows(_ arguments: String...) throws -> [[String]] {
    let run = try workspace.run(arguments)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    return run.lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  @Test func `numbers of the network as a whole`() throws {
    let rows = try rows("measure", "log.csv", "--of", "network")
    #expect(rows[0] == ["measure", "value"] && rows.allSatisfy { $0.count == 2 })
    let values = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    #expect(values["tie_count"] == "8.0" && values["transitivity"] == "0.5" && values["bridge_count"] == "2.0")
    #expect(values["group_assortativity"] == "" && values["core_periphery_errors"] == "2.0")
    let chosen = try self.rows("measure", "log.csv", "--of", "network", "--measures", "reciprocity, density")
    #expect(chosen.map { $0[0] } == ["measure", "density", "reciprocity"])
  }

  @Test func `beside random networks, the same with any number of threads`() throws {
    let command = ["measure", "log.csv", "--of", "network", "--null", "degree", "--replicates", "99", "--seed", "5"]
    let one = try workspace.run(command + ["--threads", "1"])
    #expect(one.status == 0 && one.lines[0] == "measure,value,expected,standard_deviation,z,as_extreme,replicates,p")
    #expect(try workspace.run(command + ["--threads", "2"]).output == one.output)
    #expect(one.lines.contains { $0.hasPrefix("tie_count,8.0,8.0,0.0,,99,99,1.0") })
    #expect(try workspace.run(command.dropLast() + ["6"]).output != one.output)
    let json = try workspace.run(command + ["--format", "json", "--measures", "transitivity"]).object()
    let number = try #require((json["numbers"] as? [[String: Any]])?.first)
    #expect(number["measure"] as? String == "transitivity" && number["replicates"] as? Int == 99)
    let (extreme, p) = (try #require(number["as_extreme"] as? Int), try #require(number["p"] as? Double))
    #expect(isClose(p, Double(extreme + 1) / 100))
  }

  @Test func `triads, by sixteen patterns or four`() throws {
    let directed = try rows("measure", "log.csv", "--of", "triads")
    #expect(directed.count == 17 && directed[0] == ["triad", "arcs", "count", "share"])
    #expect(directed.dropFirst().reduce(0) { $0 + Int($1[$1.count - 2])! } == 35)
    let contacts = try rows("measure", "log.csv", "--of", "triads", "--rows", "contacts")
    #expect(contacts.dropFirst().map { $0[0] } == ["003", "102", "201", "300"])
    #expect(contacts.dropFirst().map { Int($0[$0.count - 2])! } == [5, 22, 6, 2])
    let chance = try rows("measure", "log.csv", "--of", "triads", "--null", "degree", "--replicates", "20")
    #expect(chance[0].suffix(2) == ["replicates", "p"] && chance.count == 17)
  }

  @Test func `key players who are no greedy choice`() throws {
    let run = try workspace.run(
      "measure", "log.csv", "--of", "key-players", "--size", "2", "--format", "json")
    let set = try run.object()
    #expect(set["aim"] as? String == "fragmentation" && isClose(set["value"] as? Double, 0.8))
    #expect(isClose(set["greedy_value"] as? Double, 0.7))
    let members = try #require(set["members"] as? [[String: Any]])
    #expect(Set(members.compactMap { $0["member"] as? String }) == ["cleo", "fay"])
    #expect(
      try rows("measure", "log.csv", "--of", "key-players", "--size", "1")[1] == ["dan", "", "", "0.6", "0.0", "0.6"])
    for aim in ["distance-fragmentation", "reach", "distance-reach"] {
      #expect(try rows("measure", "log.csv", "--of", "key-players", "--aim", aim).count == 4, "\(aim)")
    }
    let near = try rows("measure", "log.csv", "--of", "key-players", "--aim", "reach", "--within", "4", "--size", "1")
    #expect(near[1].last == "1.0")
  }

  @Test func `the core, exactly or by a search`() throws {
    let rows = try rows("measure", "log.csv", "--of", "core")
    #expect(rows[0] == ["member", "name", "group", "degree", "core"])
    #expect(rows.filter { $0.last == "true" }.map { $0[0] } == ["cleo", "dan", "fay"])
    let exact = try workspace.run("measure", "log.csv", "--of", "core", "--format", "json").object()
    #expect(exact["errors"] as? Int == 2 && exact["exact"] as? Bool == true && exact["core_size"] as? Int == 3)
    let found = try workspace.run("measure", "log.csv", "--of", "core", "--fit", "correlation", "--format", "json")
    let searched = try found.object()
    #expect(searched["exact"] as? Bool == false)
    let (best, other) = (
      try #require(searched["correlation"] as? Double), try #require(exact["correlation"] as? Double)
    )
    #expect(best >= other - 1e-12)
  }

  @Test func `ties between groups beside those expected`() throws {
    let run = try workspace.run("measure", "log.csv", "--members", "members.csv", "--of", "groups")
    #expect(
      run.status == 0 && run.errors == "Note: 7 ties do not count, because a member has no group in the member table.\n"
    )
    #expect(run.lines[0] == "from,to,ties,strength,pairs,density,expected,observed_over_expected")
    #expect(run.lines[1] == "Sales,Sales,2,2.0,2,1.0,0.6666666666666666,3.0" && run.lines.count == 5)
    let without = try workspace.run("measure", "log.csv", "--of", "groups")
    #expect(without.status == 64 && without.errors.contains("--members"))
  }

  @Test func `the network around a member, with the parts of the constraint`() throws {
    let rows = try rows("ego", "log.csv", "--of", "dan")
    #expect(rows[0] == ["measure", "contact", "value"])
    func value(_ measure: String, _ contact: String = "") -> Double? {
      rows.first { $0[0] == measure && $0[1] == contact }.flatMap { Double($0[2]) }
    }
    #expect(value("size") == 3 && value("ties_among_contacts") == 1 && value("parts_without_member") == 2)
    #expect(isClose(value("density"), 1.0 / 3) && value("second_contacts") == 3)
    let parts = ["cleo", "eve", "fay"].map { value("constraint_part", $0) }
    #expect(difference(parts, [1.0 / 9, 16.0 / 81, 0.25]) == nil)
    #expect(isClose(value("constraint"), 1.0 / 9 + 16.0 / 81 + 0.25))
    let ego = try workspace.run("ego", "log.csv", "--members", "members.csv", "--of", "Ann Lee", "--format", "json")
    let ann = try ego.object()
    #expect(ann["member"] as? String == "ann" && ann["group"] as? String == "Sales" && ann["size"] as? Int == 2)
    let contacts = try #require(ann["contacts"] as? [[String: Any]])
    #expect(contacts.map { $0["contact"] as? String } == ["ben", "cleo"])
    #expect(contacts[0]["to_contact"] as? Double == 1 && contacts[0]["strength"] as? Double == 2)
    let nobody = try workspace.run("ego", "log.csv", "--of", "Ann")
    #expect(nobody.status == 64 && nobody.errors.contains("no member") && nobody.errors.contains("'ann'"))
  }

  @Test func `ties of two logs, pair by pair`() throws {
    try workspace.write("other.csv", "from,to\nann,ben\nben,cleo\ndan,eve\neve,gus\nzoe,ann\n")
    let run = try workspace.run("compare", "log.csv", "other.csv", "--qap", "--permutations", "200")
    #expect(run.status == 0 && run.errors.contains("6 members in all of them, 15 pairs; 2 others are left out."))
    #expect(run.errors.contains("All predictors together explain"))
    let header = try #require(run.lines.first).split(separator: ",").map(String.init)
    let row = run.lines[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let cells = Dictionary(uniqueKeysWithValues: zip(header, row))
    #expect(run.lines.count == 2 && cells["predictor"] == "other")
    // Without fay and zoe 5 and 4 of 15 pairs are tied, 3 in both: (3 · 15 − 5 · 4) / √(5 · 10 · 4 · 11).
    let correlation: Double = 25 / 2_200.0.squareRoot()
    #expect(isClose(Double(cells["correlation"]!), correlation))
    #expect(cells["correlation"] == cells["partial_correlation"] && cells["correlation_p"] == cells["p"])
    #expect(cells["permutations"] == "200")
    #expect(try workspace.names() == ["log.csv", "members.csv", "other.csv"])
  }

  @Test func `with what members have in common, and a log beside itself`() throws {
    try workspace.write(
      "members.csv", "id,group,age\nann,A,20\nben,A,30\ncleo,A,41\ndan,B,35\neve,B,22\nfay,B,51\ngus,B,60\n")
    let run = try workspace.run(
      "compare", "log.csv", "log.csv", "--qap", "--members", "members.csv", "--with", "same:group", "--with",
      "difference:age", "--with", "log.csv", "--json", "--quiet")
    #expect(run.status == 0)
    let result = try run.object()
    #expect(result["pairs"] as? Int == 21 && isClose(result["r_squared"] as? Double, 1))
    let predictors = try #require(result["predictors"] as? [[String: Any]])
    #expect(predictors.count == 4 && predictors.allSatisfy { $0["correlation"] is Double })
    // The same log twice: neither adds anything to the other.
    #expect(predictors[0]["coefficient"] is NSNull && isClose(predictors[0]["correlation"] as? Double, 1))
    let months = ["03", "04"].map { "2024-\($0)-01,ann,ben\n2024-\($0)-02,ben,cleo\n2024-\($0)-03,cleo,dan\n" }
    try workspace.write("months.csv", "time,from,to\n" + months.joined())
    let periods = try workspace.run("compare", "months.csv", "--before", "2024-04-01", "--qap")
    #expect(periods.status == 0 && periods.lines[1].hasPrefix("after,"))
    #expect(isClose(Double(periods.lines[1].split(separator: ",")[1]), 1))
  }

  @Test(arguments: [
    (["measure", "log.csv", "--null", "degree"], "--of network or triads"),
    (["measure", "log.csv", "--of", "core", "--size", "2"], "key-players"),
    (["measure", "log.csv", "--of", "ties", "--aim", "reach"], "key-players"),
    (["measure", "log.csv", "--of", "triads", "--measures", "density"], "--measures"),
    (["measure", "log.csv", "--of", "network", "--measures", "degree"], "'degree' of network"),
    (["measure", "log.csv", "--of", "network", "--null", "degree", "--weighted"], "no weights"),
    (["measure", "log.csv", "--of", "network", "--replicates", "9"], "--null"),
    (["measure", "log.csv", "--of", "network", "--null", "degree", "--replicates", "0"], "from 1"),
    (["measure", "log.csv", "--of", "key-players", "--size", "0"], "from 1"),
    (["measure", "log.csv", "--of", "key-players", "--within", "2"], "--aim reach"),
    (["measure", "log.csv", "--of", "network", "--rows", "contacts", "--directed"], "--directed"),
    (["compare", "log.csv", "log.csv", "--with", "same:group"], "--qap"),
    (["compare", "log.csv", "log.csv", "--qap", "--with", "same:"], "column"),
    (["compare", "log.csv", "log.csv", "--qap", "--with", "same:shoe"], "'group'"),
    (["compare", "log.csv", "log.csv", "--qap", "--permutations", "0"], "from 1"),
    (["compare", "log.csv", "--qap"], "two logs"),
    (["ego", "log.csv"], "--of"),
  ])
  func refusals(arguments: [String], says: String) throws {
    let before = try workspace.snapshot()
    let run = try workspace.run(arguments)
    #expect(run.status == 64 && run.errors.contains(says) && run.output.isEmpty, "\(run.errors)")
    #expect(try workspace.snapshot() == before)
  }

  @Test func `a further log that is missing, and one of strangers`() throws {
    let missing = try workspace.run("compare", "log.csv", "log.csv", "--qap", "--with", "none.csv")
    #expect(missing.status == 66 && missing.errors.contains("none.csv"))
    try workspace.write("other.csv", "from,to\nxy,yz\nyz,zx\n")
    let strangers = try workspace.run("compare", "log.csv", "other.csv", "--qap")
    #expect(strangers.status == 65 && strangers.errors.contains("fewer than three members"))
  }

  @Test func `names that would be formulas are written as text`() throws {
    try workspace.write("log.csv", "from,to\n=cmd,\"a,b\"\n\"a,b\",c\nc,=cmd\nc,\"q\"\"t\"\n")
    let ego = try workspace.run("ego", "log.csv", "--of", "c")
    #expect(ego.status == 0 && ego.text.contains("\"a,b\"") && ego.text.contains("\"q\"\"t\""))
    for subject in ["network", "triads", "key-players", "core"] {
      for format in ["csv", "json"] {
        let run = try workspace.run("measure", "log.csv", "--of", subject, "--format", format)
        #expect(run.status == 0, "\(subject)")
        if format == "json" { _ = try run.object() }
      }
    }
  }

  @Test func `a log without any tie`() throws {
    try workspace.write("log.csv", "from,to\nann,ann\n")
    for subject in ["network", "triads", "key-players", "core"] {
      let run = try workspace.run("measure", "log.csv", "--members", "members.csv", "--of", subject)
      #expect(run.status == 0 && run.errors.contains("no tie"), "\(subject): \(run.errors)")
    }
    let chance = try workspace.run("measure", "log.csv", "--of", "network", "--null", "degree", "--replicates", "9")
    #expect(chance.status == 0)
    let ego = try workspace.run("ego", "log.csv", "--members", "members.csv", "--of", "zoe")
    #expect(ego.status == 0 && ego.lines.contains("size,,0"))
  }
}
