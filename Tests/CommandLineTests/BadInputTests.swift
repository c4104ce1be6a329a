import Foundation
import TestSupport
import Testing

/// Input and places that cannot be used: one sentence with the remedy, the right exit status, and nothing half-made.
@Suite("The program on bad input", .tags(.cli))
struct BadInputTests {
  private let workspace: Workspace
  init() throws { workspace = try Workspace() }

  /// A log that cannot be analysed.
  struct BadLog: Sendable, CustomStringConvertible {
    let description: String
    var log: [UInt8]?
    var status: Int32 = 65
    /// What the sentence says, after the name of the file.
    let says: [String]

    init(_ description: String, _ log: String?, status: Int32 = 65, says: String...) {
      self.init(description, bytes: log.map { Array($0.utf8) }, status: status, says: says)
    }

    init(_ description: String, bytes: [UInt8]?, status: Int32 = 65, says: [String]) {
      (self.description, self.log, self.status, self.says) = (description, bytes, status, says)
    }
  }

  static let badLogs = [
    BadLog("missing file", nil, status: 66, says: "there is no such file", "check the path"),
    BadLog("empty file", "", says: "is empty", "at least one row"),
    BadLog("header only", "from,to,time\n", says: "no rows"),
    BadLog("no recognisable columns", "a,b,c\n1,2,3\n", says: "line 1", "'a', 'b', 'c'", "--source NAME --target NAME"),
    BadLog("prose", "Dear all,\nthis is a letter.\nIt goes on.\nAnd on.\n", says: "no columns"),
    BadLog("no row can be used", "from,to,time\na,b,soon\na,b,later\n", says: "line 2", "column 'time'", "'soon'"),
    BadLog("gzip", bytes: [0x1F, 0x8B, 8, 0, 0, 0], says: ["gzip"]),
    BadLog("NUL bytes", bytes: [UInt8](repeating: 0, count: 4096), says: []),
  ]

  static let logsWithoutTies = [
    BadLog("one member only", "from,to\nann,ann\nann,ann\n", says: "no tie", "themselves", "source and target"),
    BadLog("one author only", "id,author,reply_to\n1,ann,\n2,ann,1\n", says: "no tie"),
    BadLog("only self-interactions", "from,to\nann,ann\nben,ben\n", says: "all 2 interactions", "themselves"),
    BadLog("nobody answers", "id,author,reply_to\n1,ann,\n2,ben,\n", says: "nobody answers anybody"),
  ]

  @Test("a log without ties gives no report and no picture", arguments: logsWithoutTies, ["analyze", "diagram"])
  func withoutTies(bad: BadLog, command: String) throws {
    try workspace.write("log.csv", bad.log!)
    let output = command == "analyze" ? ["--out", "a/b"] : ["-o", "x.svg"]
    try expectFailure([command, "log.csv"] + output, status: bad.status, says: ["log.csv"] + bad.says)
  }

  @Test("but it gives numbers and files, with a word of it", arguments: logsWithoutTies, ["measure", "export"])
  func numbersWithoutTies(bad: BadLog, command: String) throws {
    try workspace.write("log.csv", bad.log!)
    let run = try workspace.run([command, "log.csv"] + (command == "export" ? ["-o", "x.gexf"] : []))
    #expect(run.status == 0 && run.errors.hasPrefix("Note: log.csv"))
    for part in bad.says { #expect(run.errors.contains(part), "\(part)") }
  }

  @Test("a log that cannot be analysed", arguments: badLogs, ["analyze", "measure", "diagram", "export"])
  func badLog(bad: BadLog, command: String) throws {
    if let log = bad.log { try workspace.write("log.csv", log) }
    let output =
      ["analyze": ["--out", "a/b"], "diagram": ["-o", "x.svg"], "export": ["-o", "x.gexf"]][command] ?? []
    try expectFailure([command, "log.csv"] + output, status: bad.status, says: ["log.csv"] + bad.says)
  }

  @Test("a folder without files", arguments: ["analyze", "check", "measure"])
  func folder(command: String) throws {
    try FileManager.default.createDirectory(atPath: workspace.path("logs"), withIntermediateDirectories: false)
    try expectFailure(
      [command, "logs"], status: 66, says: ["logs", "is a folder without files", "name a folder with logs"])
  }

  @Test("a log that may not be read", .enabled(if: geteuid() != 0, "root may read every file"))
  func unreadable() throws {
    try workspace.write("log.csv", SampleLog.circles)
    chmod(workspace.path("log.csv"), 0)
    let run = try workspace.run("analyze", "log.csv", "--out", "report")
    #expect(run.status == 66 && run.errors.contains("may not be read"))
  }

  /// A row that is rejected, or an error with `--strict`.
  struct BadRow: Sendable, CustomStringConvertible {
    let description: String
    let row: [UInt8]

    init(_ description: String, _ row: String) { (self.description, self.row) = (description, Array(row.utf8)) }

    init(_ description: String, bytes: [UInt8]) { (self.description, self.row) = (description, bytes) }
  }

  static let badRows = [
    BadRow("too few fields", "ann,ben"), BadRow("too many fields", "ann,ben,2024-01-01,1,2"),
    BadRow("quote not closed", "ann,\"ben,2024-01-01,1"),
    BadRow("not valid UTF-8", bytes: Array("ann,".utf8) + [0xC3, 0x28]),
    BadRow("NUL byte", "a\u{0}nn,ben,2024-01-01,1"), BadRow("unreadable time", "ann,ben,yesterday,1"),
    BadRow("weight is not above 0", "ann,ben,2024-01-01,-2"),
    BadRow("weight is not a number", "ann,ben,2024-01-01,much"),
    BadRow("no source", ",ben,2024-01-01,1"), BadRow("no target", "ann,,2024-01-01,1"),
    // Beyond the 16 MiB that a row may have, as a line of 100 MB is.
    BadRow("row too long", bytes: Array("ann,".utf8) + [UInt8](repeating: 0x78, count: 17 << 20)),
  ]

  @Test("a row that cannot be used is counted and kept, with its reason", arguments: badRows)
  func rejectedRow(bad: BadRow) throws {
    try writeLog(with: bad)
    let run = try workspace.run("analyze", "log.csv", "--out", "report", "--no-diagrams")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.text.contains("Rejected: 1 row: \(bad.description)."))
    let rejected = try workspace.text("report/rejected.csv")
    #expect(rejected.split(separator: "\n").dropFirst().first?.contains("3,") == true)
    #expect(rejected.contains(bad.description))
    let summary = try jsonObject(try workspace.read("report/summary.json"))
    #expect((summary["log"] as? [String: Any])?["rejected_rows"] as? Int == 1)
  }

  @Test("with --strict it is an error that names file, line, reason and remedy", arguments: badRows)
  func strict(bad: BadRow) throws {
    try writeLog(with: bad)
    try expectFailure(
      ["analyze", "log.csv", "--out", "report", "--strict"], status: 65, says: ["log.csv, line 3", bad.description])
  }

  private func writeLog(with bad: BadRow) throws {
    let good = "ann,ben,2024-01-01,1\n"
    try workspace.write("log.csv", Array("from,to,time,weight\n\(good)".utf8) + bad.row + Array("\n\(good)".utf8))
  }

  @Test("tables of members and aliases that cannot be used")
  func tables() throws {
    try workspace.write("log.csv", SampleLog.circles)
    try workspace.write("twice.csv", "id,name\nann,Ann\nann,Anna\n")
    try workspace.write("circle.csv", "alias,member\na,b\nb,a\n")
    let analyze = ["analyze", "log.csv", "--out", "report"]
    try expectFailure(analyze + ["--members", "none.csv"], status: 66, says: ["none.csv"])
    try expectFailure(
      analyze + ["--members", "twice.csv"], status: 65, says: ["twice.csv, line 3", "'ann'", "remove"])
    try expectFailure(analyze + ["--aliases", "circle.csv"], status: 65, says: ["circle.csv, line 2", "circle"])
  }

  @Test("columns and times that the log does not have")
  func options() throws {
    try workspace.write("log.csv", SampleLog.circles)
    let analyze = ["analyze", "log.csv", "--out", "report"]
    try expectFailure(analyze + ["--source", "boss"], status: 64, says: ["log.csv", "'boss'", "'from'"])
    try expectFailure(
      analyze + ["--since", "2030-01-01"], status: 65, says: ["log.csv", "in the period", "--since and --until"])
  }

  @Test(
    "wrong usage has status 64 and shows how it is meant",
    arguments: [
      ["analyze"], ["analyze", "log.csv", "--nonsense"], ["analyse", "log.csv"],
      ["analyze", "log.csv", "--threads", "0"],
      ["analyze", "log.csv", "--since", "2024-03-02", "--until", "2024-03-01"], ["analyze", "-", "--members", "-"],
      ["analyze", "log.csv", "--since", "someday"], ["measure", "log.csv", "--measures", "degree,fame"],
      ["measure", "log.csv", "--format", "xml"], ["measure", "log.csv", "--of", "ties", "--measures", "degree"],
      ["measure", "log.csv", "--damping", "1"], ["analyze", "log.csv", "--resolution", "0"],
      ["measure", "log.csv", "--betweenness-error", "1"],
      ["export", "log.csv", "-o", "x.gexf", "--betweenness-error", "0.1", "--weighted"], ["diagram", "log.csv"],
      ["diagram", "log.csv", "-o", "x.gif"],
      ["export", "log.csv", "-o", "x"], ["generate", "--months", "0"],
      ["generate", "-o", "a.csv", "--members-out", "a.csv"],
    ])
  func usage(arguments: [String]) throws {
    try workspace.write("log.csv", SampleLog.circles)
    let before = try workspace.snapshot()
    let run = try workspace.run(arguments)
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.errors.hasPrefix("Error: ") && run.errors.contains("Usage: copgraph"))
    #expect(try workspace.snapshot() == before)
  }

  @Test("an unknown measure is answered with those that there are")
  func unknownMeasure() throws {
    let run = try workspace.run("measure", "log.csv", "--measures", "fame")
    #expect(run.status == 64 && run.errors.contains("'fame'") && run.errors.contains("betweenness, closeness"))
  }

  // MARK: - Where output cannot go

  @Test("a file where the report would be, work that would be lost, or a file in the way")
  func outputInTheWay() throws {
    try workspace.write("log.csv", SampleLog.circles)
    try workspace.write("notes", "mine")
    try FileManager.default.createDirectory(atPath: workspace.path("mine"), withIntermediateDirectories: false)
    try workspace.write("mine/thesis.txt", "mine")
    try expectFailure(["analyze", "log.csv", "--out", "notes"], status: 73, says: ["notes", "is a file", "--out"])
    try expectFailure(["analyze", "log.csv", "--out", "log.csv"], status: 73, says: ["log.csv", "is a file", "--out"])
    try expectFailure(["analyze", "log.csv", "--out", "notes/report"], status: 73, says: ["notes", "--out"])
    try expectFailure(["analyze", "log.csv", "--out", "mine"], status: 73, says: ["mine", "'thesis.txt'", "--out"])
    for command in [["diagram", "log.csv", "-o"], ["export", "log.csv", "-o"]] {
      try expectFailure(command + ["none/x.dot"], status: 73, says: ["none/x.dot"])
    }
    try FileManager.default.createDirectory(atPath: workspace.path("x.dot"), withIntermediateDirectories: false)
    try expectFailure(["diagram", "log.csv", "-o", "x.dot"], status: 73, says: ["x.dot", "it is a folder"])
    try expectFailure(
      ["generate", "-o", "ok.csv", "--members-out", "none/m.csv"], status: 73, says: ["none/m.csv"])
  }

  @Test("a folder that may not be written to", .enabled(if: geteuid() != 0, "root may write everywhere"))
  func notWritable() throws {
    try workspace.write("log.csv", SampleLog.circles)
    chmod(workspace.folder.path, 0o555)
    defer { chmod(workspace.folder.path, 0o755) }
    try expectFailure(["analyze", "log.csv", "--out", "report"], status: 73, says: ["not allowed", "--out"])
    try expectFailure(["export", "log.csv", "-o", "x.gexf"], status: 73, says: ["x.gexf", "permission denied"])
  }

  @Test(
    "a device without room", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
  func fullDevice() throws {
    try workspace.write("log.csv", SampleLog.circles)
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    for arguments in [["measure", "log.csv"], ["check", "log.csv"], ["generate"]] {
      let run = try workspace.run(arguments, output: full)
      #expect(run.status == 73)
      expectSentence(run.errors, says: ["standard output", "no space left"])
    }
    try FileManager.default.createSymbolicLink(atPath: workspace.path("x.gexf"), withDestinationPath: "/dev/full")
    try expectFailure(["export", "log.csv", "-o", "x.gexf"], status: 73, says: ["x.gexf", "no space left"])
  }

  @Test("a full disk leaves what was there", .enabled(if: TinyDisk.isPossible, "only root can mount a tiny disk"))
  func fullDisk() throws {
    let disk = workspace.path("disk")
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: false)
    try workspace.write("log.csv", SampleLog.circles)
    try TinyDisk.with(kilobytes: 64, at: disk) {
      for out in ["disk/report", "disk/deep/report"] {
        let run = try workspace.run("analyze", "log.csv", "--out", out)
        #expect(run.status == 73 && run.output.isEmpty)
        expectSentence(run.errors, says: ["no space left", "make room", "--out"])
        #expect(try workspace.names(in: "disk").isEmpty)
      }
      let run = try workspace.run("generate", "-o", "disk/log.csv", "--members-out", "disk/members.csv")
      #expect(run.status == 73 && run.errors.contains("no space left"))
      #expect(try workspace.names(in: "disk").isEmpty)
    }
  }

  // MARK: - Checks

  /// Checks that a run ends with `status` and one sentence on standard error, and leaves nothing.
  private func expectFailure(
    _ arguments: [String], status: Int32, says parts: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try workspace.snapshot()
    let run = try workspace.run(arguments)
    #expect(run.status == status, "\(run.errors)", sourceLocation: sourceLocation)
    #expect(run.output.isEmpty, sourceLocation: sourceLocation)
    expectSentence(run.errors, says: parts, sourceLocation: sourceLocation)
    let after = try workspace.snapshot()
    #expect(after.keys.sorted() == before.keys.sorted(), sourceLocation: sourceLocation)
    // A Boolean, for a failure would otherwise print all files.
    let isUntouched = after == before
    #expect(isUntouched, sourceLocation: sourceLocation)
  }

  private func expectSentence(
    _ errors: String, says parts: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(errors.hasPrefix("Error: ") && errors.hasSuffix(".\n"), "\(errors)", sourceLocation: sourceLocation)
    #expect(errors.dropLast().allSatisfy { $0 != "\n" }, "\(errors)", sourceLocation: sourceLocation)
    #expect(errors.count < 600, sourceLocation: sourceLocation)
    for part in parts { #expect(errors.contains(part), "\(errors)", sourceLocation: sourceLocation) }
  }
}
