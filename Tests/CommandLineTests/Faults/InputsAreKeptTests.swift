import Foundation
import TestSupport
import Testing

@Suite("No output takes the place of an input, or of a file that is not copgraph's", .tags(.cli))
struct InputsAreKeptTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("log.csv", SampleLog.circles)
    try workspace.write("members.csv", SampleLog.members)
    try workspace.write("aliases.csv", "alias,member\ngus,fay\n")
    try workspace.write("list.csv", "member\nann\n")
    try FileManager.default.createSymbolicLink(
      atPath: workspace.path("link.csv"), withDestinationPath: workspace.path("log.csv"))
    try FileManager.default.linkItem(atPath: workspace.path("log.csv"), toPath: workspace.path("other-name.csv"))
  }

  @Test(
    "an input is refused under each of its names, also with --force",
    arguments: [
      ["export", "log.csv", "-o", "log.csv"], ["export", "log.csv", "-o", "./log.csv"],
      ["export", "log.csv", "-o", "link.csv"], ["export", "link.csv", "-o", "log.csv"],
      ["export", "log.csv", "-o", "other-name.csv"], ["export", "log.csv", "-o", "log.csv", "--force"],
      ["export", "log.csv", "--members", "members.csv", "-o", "members.csv"],
      ["export", "log.csv", "--aliases", "aliases.csv", "-o", "aliases.csv"],
      ["export", "log.csv", "members.csv", "-o", "members.csv"],
      ["analyze", "log.csv", "--timings", "log.csv"], ["analyze", "log.csv", "--timings", "link.csv", "--replace"],
      ["analyze", "log.csv", "--opt-out", "list.csv", "--timings", "list.csv"],
      ["generate", "-o", "same.csv", "--members-out", "./same.csv"],
    ])
  func inputs(arguments: [String]) throws {
    let before = try workspace.snapshot()
    let run = try workspace.run(arguments)
    #expect(run.status == 73 || run.status == 64, "\(run.errors)")
    #expect(run.errors.contains("input of this run") || run.errors.contains("same file"), "\(run.errors)")
    #expect(try workspace.snapshot() == before)
  }

  @Test("the file behind the standard input is one of them")
  func standardInput() throws {
    let process = Program.process(["export", "-", "-o", "log.csv"], in: workspace.folder)
    process.standardInput = try FileHandle(forReadingFrom: workspace.folder.appendingPathComponent("log.csv"))
    process.standardError = FileHandle.nullDevice
    let before = try workspace.snapshot()
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 73)
    #expect(try workspace.snapshot() == before)
  }

  @Test("a folder that an input lies in is not replaced")
  func folderOfAnInput() throws {
    let first = try workspace.run("analyze", "log.csv", "-o", "report", "--no-diagrams")
    #expect(first.status == 0)
    let before = try workspace.snapshot()
    let run = try workspace.run(
      "analyze", "log.csv", "--members", "report/members.csv", "-o", "report", "--no-diagrams", "--replace")
    #expect(run.status == 73 && run.errors.contains("'report/members.csv', an input of this run"), "\(run.errors)")
    #expect(try workspace.snapshot() == before)
  }

  private static let outputs: [[String]] = [
    ["export", "log.csv", "-o", "net.csv"], ["export", "log.csv", "-o", "net.graphml"],
    ["export", "log.csv", "-o", "net.gexf"], ["export", "log.csv", "-o", "net.net"],
    ["export", "log.csv", "-o", "net.json"], ["export", "log.csv", "-o", "net.dot"],
    ["diagram", "log.csv", "-o", "net.svg"], ["diagram", "log.csv", "-o", "net.png"],
    ["diagram", "log.csv", "-o", "net.pdf"], ["generate", "--interactions", "2000", "-o", "made.csv"],
  ]

  @Test(
    "what copgraph wrote is replaced; what it did not write, or what was changed, only with --force", arguments: outputs
  )
  func foreignFiles(arguments: [String]) throws {
    let file = try #require(arguments.last)
    for _ in 0..<2 {
      let run = try workspace.run(arguments)
      #expect(run.status == 0, "\(run.errors)")
    }
    let written = try workspace.read(file)
    for foreign in [Data("mine,not yours\n1,2\n".utf8), written + Data("and a line of mine\n".utf8)] {
      // In place, as an editor may do it, so that the file stays the same one.
      let handle = try FileHandle(forWritingTo: workspace.folder.appendingPathComponent(file))
      try handle.truncate(atOffset: 0)
      try handle.write(contentsOf: foreign)
      try handle.close()
      let refused = try workspace.run(arguments)
      #expect(refused.status == 73 && refused.errors.contains("--force"), "\(refused.errors)")
      #expect(try workspace.read(file) == foreign)
    }
    let forced = try workspace.run(arguments + ["--force"])
    #expect(forced.status == 0)
    #expect(try workspace.read(file) == written)
  }

  @Test("a file without the mark is known by its beginning where the format says who wrote it", arguments: outputs)
  func copiedFiles(arguments: [String]) throws {
    let file = try #require(arguments.last)
    let first = try workspace.run(arguments)
    #expect(first.status == 0)
    // Written by others, the file has no mark, as after a copy or on another file system.
    let bytes = try workspace.read(file)
    try FileManager.default.removeItem(atPath: workspace.path(file))
    try workspace.write(file, Array(bytes))
    let saysWhoWroteIt = ["graphml", "gexf", "json", "dot", "svg"].contains { file.hasSuffix($0) }
    #expect(try workspace.run(arguments).status == (saysWhoWroteIt ? 0 : 73))
  }

  @Test("an empty file is nobody's work")
  func emptyFile() throws {
    try workspace.write("net.csv", "")
    #expect(try workspace.run("export", "log.csv", "-o", "net.csv").status == 0)
  }

  @Test("a log named by dots alone gets a folder of its own")
  func dots() throws {
    try workspace.write("...csv", SampleLog.circles)
    let run = try workspace.run("analyze", "...csv", "--no-diagrams")
    #expect(run.status == 0)
    #expect(try workspace.names(in: "notebooks-out") == ["log"])
  }

  @Test("what cannot be made is told before the log is read")
  func toldBefore() throws {
    try FileManager.default.createSymbolicLink(
      atPath: workspace.path("nowhere"), withDestinationPath: workspace.path("no/such/place"))
    for arguments in [
      ["analyze", "absent.csv", "--out", "nowhere"], ["export", "absent.csv", "-o", "nowhere/x.csv"],
      ["simulate", "absent.csv", "--top", "1", "--out", "nowhere"],
      ["analyze", "absent.csv", "--timings", "none/t.json"],
    ] {
      let run = try workspace.run(arguments)
      #expect(run.status == 73, "\(run.errors)")
    }
  }
}
