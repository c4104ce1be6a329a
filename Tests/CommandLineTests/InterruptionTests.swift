import Foundation
import TestSupport
import Testing

/// What ends a run before its time, without being a failure of the program.
@Suite("The program, interrupted", .tags(.cli))
struct InterruptionTests {
  private let workspace: Workspace
  init() throws { workspace = try Workspace() }

  /// A log that takes a few seconds to analyse, whatever the machine.
  private static let largeLog: Data = {
    var state: UInt64 = 1
    func member() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % 20_000
    }
    return Data("from,to\n".utf8) + (0..<100_000).flatMap { _ in Array("m\(member()),m\(member())\n".utf8) }
  }()

  @Test("Ctrl-C ends the analysis with status 130 and leaves nothing", .timeLimit(.minutes(1)))
  func interrupt() throws {
    let before = try workspace.snapshot()
    let process = Program.process(["analyze", "-", "--out", "deep/report"], in: workspace.folder)
    let (input, output, errors) = (Pipe(), Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (input, output, errors)
    try process.run()
    // Once all of it has been taken, the program is at work.
    try input.fileHandleForWriting.write(contentsOf: Self.largeLog)
    try input.fileHandleForWriting.close()
    Thread.sleep(forTimeInterval: 0.3)
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
    #expect(try output.fileHandleForReading.readToEnd() ?? Data() == Data())
    #expect(try errors.fileHandleForReading.readToEnd() == Data("Interrupted; nothing was written.\n".utf8))
    #expect(try workspace.snapshot() == before)
  }

  @Test("Ctrl-C ends the wait for a standard input that says nothing", .timeLimit(.minutes(1)))
  func interruptWaiting() throws {
    let process = Program.process(["check", "-"], in: workspace.folder)
    let (input, errors) = (Pipe(), Pipe())
    (process.standardInput, process.standardError) = (input, errors)
    try process.run()
    Thread.sleep(forTimeInterval: 0.5)
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
    try input.fileHandleForWriting.close()
  }

  @Test("Ctrl-C while a log is generated leaves no half of it", .timeLimit(.minutes(1)))
  func interruptGenerate() throws {
    let before = try workspace.snapshot()
    let process = Program.process(
      ["generate", "--members", "5000", "--interactions", "3000000", "-o", "log.csv", "--members-out", "members.csv"],
      in: workspace.folder)
    process.standardError = FileHandle.nullDevice
    try process.run()
    // The beginnings of both files show that it is at work.
    while try workspace.names().count < 2 && process.isRunning { Thread.sleep(forTimeInterval: 0.01) }
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
    #expect(try workspace.snapshot() == before)
  }

  @Test(
    "a reader who has seen enough is no failure",
    arguments: [
      ["generate", "--interactions", "20000"], ["measure", "log.csv", "--measures", "degree"],
    ])
  func closedPipe(arguments: [String]) throws {
    let rows = (0..<20_000).map { "a\($0),b\($0)\n" }.joined()
    try workspace.write("log.csv", "from,to\n" + rows)
    let process = Program.process(arguments, in: workspace.folder)
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    _ = try output.fileHandleForReading.read(upToCount: 10)
    try output.fileHandleForReading.close()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 0)
    #expect(try errors.fileHandleForReading.readToEnd() ?? Data() == Data())
  }
}
