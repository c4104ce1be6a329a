import Foundation
import TestSupport
import Testing

@Suite("Runs that are ended leave nothing", .tags(.cli), .serialized)
struct EndedRunsTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("log.csv", SampleLog.circles)
  }

  /// Starts a run that waits for its input, once it has begun to listen for signals.
  private func waiting(_ arguments: [String]) throws -> (Process, Pipe, Pipe) {
    let process = Program.process(arguments, in: workspace.folder)
    let (input, errors) = (Pipe(), Pipe())
    (process.standardInput, process.standardError) = (input, errors)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data("from,to\n".utf8))
    Thread.sleep(forTimeInterval: 0.5)
    return (process, input, errors)
  }

  @Test("TERM and HUP end a run as Ctrl-C does", .timeLimit(.minutes(1)), arguments: [SIGINT, SIGTERM, SIGHUP])
  func signals(number: Int32) throws {
    let before = try workspace.snapshot()
    let (process, input, errors) = try waiting(["analyze", "-", "-o", "deep/report"])
    kill(process.processIdentifier, number)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 128 + number)
    #expect(try errors.fileHandleForReading.readToEnd() == Data("Interrupted; nothing was written.\n".utf8))
    #expect(try workspace.snapshot() == before)
    try input.fileHandleForWriting.close()
  }

  @Test("a run that is deep in its work ends at once", .timeLimit(.minutes(1)), arguments: ["generate", "diagram"])
  func atOnce(command: String) throws {
    let rows = (0..<3_000).map { "a\($0),a\(($0 * 7919 + 13) % 3_001)\n" }.joined()
    try workspace.write("large.csv", "from,to\n" + rows)
    let arguments =
      command == "generate"
      ? ["generate", "--members", "50000", "--interactions", "5000000", "-o", "made.csv"]
      : ["diagram", "large.csv", "-o", "net.svg"]
    let before = try workspace.snapshot()
    for moment in [0.15, 0.5, 1.0] {
      let process = Program.process(arguments, in: workspace.folder)
      process.standardError = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: moment)
      guard process.isRunning else { break }
      let start = ContinuousClock.now
      process.interrupt()
      process.waitUntilExit()
      // Three tenths of a second on a machine of its own; tests share theirs.
      #expect(ContinuousClock.now - start < .seconds(2))
      #expect(process.terminationReason == .exit && process.terminationStatus == 130)
      #expect(try workspace.snapshot() == before)
    }
  }

  @Test("what a killed run left is swept by the next one, and nothing else is", .timeLimit(.minutes(1)))
  func sweeping() throws {
    let process = Program.process(
      ["generate", "--members", "5000", "--interactions", "3000000", "-o", "made.csv"], in: workspace.folder)
    try process.run()
    while try workspace.names().count < 2 && process.isRunning { Thread.sleep(forTimeInterval: 0.01) }
    // One that is still running keeps what it has begun.
    let live = try workspace.names()
    let run = try workspace.run("export", "log.csv", "-o", "net.csv")
    #expect(run.status == 0)
    #expect(try workspace.names() == (live + ["net.csv"]).sorted())
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try workspace.names() == (live + ["net.csv"]).sorted())
    // Named nearly like ours, but not ours.
    for name in [".copgraph-notes", ".copgraph-1-x", ".copgraph-"] { try workspace.write(name, "mine") }
    let again = try workspace.run("export", "log.csv", "-o", "net.csv")
    #expect(again.status == 0)
    #expect(
      try workspace.names() == [".copgraph-", ".copgraph-1-x", ".copgraph-notes", "log.csv", "net.csv"])
  }
}
