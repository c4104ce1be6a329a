import Foundation
import TestSupport
import Testing

@Suite("Every input has a bound", .tags(.cli))
struct BoundedMemoryTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("log.csv", SampleLog.circles)
  }

  /// Runs the program with so much memory and no more.
  private func run(_ arguments: [String], mebibytes: Int) throws -> ProgramRun {
    let process = Process()
    let (output, errors) = (workspace.path("stdout"), workspace.path("stderr"))
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments =
      ["-c", "ulimit -d \(mebibytes << 10); exec \"$0\" \"$@\" >\(output) 2>\(errors)", Program.url.path] + arguments
    process.currentDirectoryURL = workspace.folder
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit, "ended by signal \(process.terminationStatus)")
    return ProgramRun(
      status: process.terminationStatus, output: try workspace.read("stdout"), errors: try workspace.text("stderr"))
  }

  @Test("millions of rejected rows are counted, and all of them stand in rejected.csv", .timeLimit(.minutes(2)))
  func rejectedRows() throws {
    let junk = 500_000
    let rows = Array("from,to\nann,ben\nben,cleo\n".utf8) + (0..<2 * junk).map { $0 % 2 == 0 ? 0x78 : 0x0A }
    try workspace.write("junk.csv", rows)
    let run = try run(
      ["analyze", "junk.csv", "-o", "report", "--no-diagrams", "--resamples", "0", "--allow-rejected"], mebibytes: 160)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("too few fields"))
    let lines = try workspace.read("report/rejected.csv").count { $0 == UInt8(ascii: "\n") }
    #expect(lines == junk + 1)
  }

  @Test("endless rows are cut", .timeLimit(.minutes(2)), arguments: [UInt8(0), UInt8(ascii: "x")])
  func longRows(byte: UInt8) throws {
    let row = [UInt8](repeating: byte, count: 100 << 20)
    try workspace.write("long.csv", Array("from,to\nann,ben\n".utf8) + row + Array("\nben,cleo\n".utf8))
    let run = try run(["analyze", "long.csv", "-o", "report", "--no-diagrams", "--resamples", "0"], mebibytes: 300)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try workspace.read("report/rejected.csv").count < 100_000)
  }

  @Test(
    "tables that are none end at once", .timeLimit(.minutes(1)), arguments: ["--members", "--aliases"])
  func endlessTables(option: String) throws {
    let run = try run(["check", "log.csv", option, "/dev/zero"], mebibytes: 300)
    #expect(run.status == 65 && run.errors.contains("/dev/zero") && run.errors.contains("NUL"), "\(run.errors)")
  }

  @Test("a table that is too large says so", .timeLimit(.minutes(3)))
  func largeTable() throws {
    var rows = Data("somebody,Some Body,a department of some length\n".utf8)
    while rows.count <= 129 << 20 { rows.append(rows) }
    try workspace.write("members.csv", Array(Data("id,name,group\n".utf8) + rows))
    let run = try run(["check", "log.csv", "--members", "members.csv"], mebibytes: 900)
    #expect(run.status == 65 && run.errors.contains("larger than 128 MiB"), "\(run.errors)")
  }

  @Test("an event of thousands says what it would take")
  func crowd() throws {
    let rows = (0..<8_000).map { "m\($0),meeting\n" }.joined()
    try workspace.write("two.csv", "member,event\n" + rows)
    let run = try run(["check", "two.csv", "--two-mode", "--largest-event", "10000"], mebibytes: 300)
    #expect(run.status == 65 && run.errors.contains("--largest-event") && run.errors.contains("8000"), "\(run.errors)")
  }
}
