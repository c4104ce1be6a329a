import Foundation
import TestSupport
import Testing

@Suite("Nothing steers or stops the terminal", .tags(.cli))
struct TerminalTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("log.csv", SampleLog.circles)
  }

  private static let escape = "\u{1B}]0;owned\u{7}\u{1B}[31m"

  @Test("names, headers, paths and options are shown without control and format characters")
  func escapes() throws {
    let escape = Self.escape + "\u{202E}\u{85}"
    try workspace.write("names.csv", "from,to,no\(escape)te\nann\(escape),ben,x\nben,cleo,x\n,cleo,\(escape)\n")
    try workspace.write("circle.csv", "alias,member\nx\(escape),y\ny,x\(escape)\n")
    for arguments in [
      ["check", "names.csv"], ["analyze", "names.csv", "--no-diagrams"], ["check", "no\(escape)file.csv"],
      ["check", "log.csv", "--aliases", "circle.csv"], ["check", "log.csv", "--source", escape],
      ["analyze", "log.csv", "--\(escape)"], ["analyze", "log.csv", "--since", escape], ["\(escape)"],
      ["export", "log.csv", "-o", "x\(escape)"], ["simulate", "log.csv", "--without", escape],
    ] {
      let run = try workspace.run(arguments)
      let shown = run.text + run.errors
      #expect(!shown.isEmpty)
      let steering = shown.unicodeScalars.filter {
        $0 != "\n" && ($0.properties.generalCategory == .control || $0.properties.generalCategory == .format)
      }
      #expect(steering.isEmpty, "\(arguments.map(\.debugDescription)): \(shown.debugDescription)")
    }
  }

  private static let statuses: [(arguments: [String], status: Int32)] = [
    (["check", "absent.csv"], 66), (["analyze"], 64), (["check", "log.csv"], 0),
    (["export", "log.csv", "-o", "log.csv"], 73),
  ]

  @Test("a standard error that takes nothing changes no exit status", arguments: statuses)
  func brokenStandardError(arguments: [String], status: Int32) throws {
    for target in ["/dev/full", "closed"] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      let redirection = target == "closed" ? "2>&-" : "2>\(target)"
      process.arguments = ["-c", "exec \"$0\" \"$@\" \(redirection) >/dev/null", Program.url.path] + arguments
      process.currentDirectoryURL = workspace.folder
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == status, "\(target)")
    }
  }

  @Test("a pipe that does not wait gets everything", .timeLimit(.minutes(1)))
  func pipeThatDoesNotWait() throws {
    let rows = (0..<30_000).map { "a\($0),b\($0)\n" }.joined()
    try workspace.write("large.csv", "from,to\n" + rows)
    let process = Program.process(["measure", "large.csv", "--measures", "degree"], in: workspace.folder)
    let output = Pipe()
    let descriptor = output.fileHandleForWriting.fileDescriptor
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    process.standardOutput = output
    try process.run()
    try output.fileHandleForWriting.close()
    // Later than the pipe is full.
    Thread.sleep(forTimeInterval: 1)
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(bytes.count { $0 == UInt8(ascii: "\n") } == 60_001)
  }

  @Test("a circle of many aliases is told in a line")
  func circle() throws {
    let circle = (0..<20_000).map { "alias \($0),alias \(($0 + 1) % 20_000)\n" }.joined()
    try workspace.write("circle.csv", "alias,member\n" + circle)
    let run = try workspace.run("check", "log.csv", "--aliases", "circle.csv")
    #expect(run.status == 65 && run.errors.utf8.count < 500)
    #expect(run.errors.contains("'alias 0' → 'alias 1'") && run.errors.contains("19995 more"))
  }

  private static let script = ["/usr/bin/script", "/bin/script"].first(where: FileManager.default.isExecutableFile)

  @Test(
    "a terminal has one bar over all steps, which is gone in the end; a pipe has none",
    .enabled(if: script != nil, "needs script(1) of util-linux to have a terminal"))
  func progress() throws {
    let command = "'\(Program.url.path)' analyze log.csv --out report --no-diagrams"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.script!)
    process.arguments = ["-qec", command, "/dev/null"]
    process.currentDirectoryURL = workspace.folder
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let shown = text.components(separatedBy: "\r\u{1B}[2K").dropFirst()
    let parts = shown.dropLast().compactMap { $0.firstMatch(of: /[━─]+ ([0-9]+) %/).flatMap { Int($0.1) } }
    #expect(parts.count >= 5 && parts.count == shown.count - 1 && parts == parts.sorted(), "\(shown)")
    #expect(shown.contains { $0.hasSuffix(": reading") } && shown.contains { $0.hasSuffix(": writing") })
    #expect(shown.last?.hasPrefix("Read log.csv") == true && shown.dropLast().allSatisfy { !$0.contains("\n") })
    #expect(try workspace.run("analyze", "log.csv", "--out", "other", "--no-diagrams").errors.isEmpty)
  }

  @Test("what the libraries that draw say is said by copgraph, or not at all")
  func foreignWords() throws {
    func draw(_ arguments: [String], _ environment: [String: String]) throws -> String {
      let process = Program.process(["diagram", "log.csv", "-o", "net.svg"] + arguments, in: workspace.folder)
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      let errors = Pipe()
      process.standardError = errors
      try process.run()
      let text = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      return text
    }
    // Fontconfig complains of it, if it is what finds the fonts.
    let broken = ["FONTCONFIG_FILE": workspace.path("absent.conf")]
    #expect(try draw(["-q"], broken).isEmpty)
    let lines = try draw([], broken).split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("Note: ") && $0.hasSuffix(".") }, "\(lines)")
  }

  @Test("a script without a font is named, once")
  func missingFont() throws {
    // Linear A, which hardly any machine has a font for.
    try workspace.write("old.csv", "from,to\n\u{10600}\u{10601},ben\nben,cleo\n")
    let run = try workspace.run("diagram", "old.csv", "-o", "net.png")
    #expect(run.status == 0)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.allSatisfy { $0.contains("no font") && $0.contains("\u{10600}\u{10601}") }, "\(run.errors)")
    #expect(try workspace.run("diagram", "log.csv", "-o", "net.png").errors.isEmpty)
  }
}
