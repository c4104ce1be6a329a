import CommunityInsights
import Foundation
import GraphCore
import InteractionLogs
import NetworkDiagrams
import SafeFiles
import Testing

@testable import Reports

@Suite struct ReportFolderTests {
  private static let allFiles = [
    ".copgraph.json", "members.csv", "network.dot", "network.gexf", "network.graphml", "network.png", "network.svg",
    "rejected.csv",
    "report.html", "report.ipynb", "report.md", "schema.json", "summary.json", "ties.csv",
  ]

  @Test func holdsEveryFileAndNothingElse() throws {
    try inTemporaryFolder { folder in
      try write(to: folder + "/a/b/kite")
      #expect(try contents(folder + "/a/b/kite") == Self.allFiles)
      #expect(try contents(folder + "/a/b") == ["kite"])
      #expect(try read(folder + "/a/b/kite/members.csv") == Data(MembersCSV().bytes(of: Fixture.kite)))
      #expect(try read(folder + "/a/b/kite/network.png") == Data([0x89, 0x50]))
      let html = String(decoding: try read(folder + "/a/b/kite/report.html"), as: UTF8.self)
      #expect(Self.allFiles.dropFirst().allSatisfy { html.contains("<bdi>\($0)</bdi>") })
    }
  }

  @Test func leavesOutWhatThereIsNot() throws {
    try inTemporaryFolder { folder in
      try ReportFolder(path: folder + "/kite").write(Fixture.kite, picture: nil, rejected: [RejectedRow]())
      let files = try contents(folder + "/kite")
      #expect(
        files
          == Self.allFiles.filter { !$0.hasSuffix("rejected.csv") && !["dot", "png", "svg"].contains($0.suffix(3)) })
    }
  }

  private static let lensFiles =
    (allFiles + [
      "insights.json", "members-over-time.csv", "network-over-time.png", "network-over-time.svg", "timeline.csv",
      "timeline.svg",
    ]).sorted()

  @Test func theLensAddsItsFiles() throws {
    try inTemporaryFolder { folder in
      try ReportFolder(path: folder + "/guild").write(
        LensFixture.community, picture: Fixture.picture, overTime: Fixture.overTime, rejected: Fixture.rejected)
      #expect(try contents(folder + "/guild") == Self.lensFiles)
      let html = String(decoding: try read(folder + "/guild/report.html"), as: UTF8.self)
      #expect(Self.lensFiles.dropFirst().allSatisfy { html.contains("<bdi>\($0)</bdi>") })
      #expect(
        try read(folder + "/guild/network.graphml").contains(Data("<data key=\"v_participation\">core</data>".utf8)))
    }
  }

  @Test(arguments: [Audience.sponsor, .public]) func othersGetNoFileAboutMembers(audience: Audience) throws {
    try inTemporaryFolder { folder in
      var analysis = LensFixture.without(members: audience)
      func files() throws -> [String] {
        try ReportFolder(path: folder + "/guild").write(
          analysis, picture: Fixture.picture, overTime: Fixture.overTime, rejected: Fixture.rejected)
        return try contents(folder + "/guild")
      }
      let all = [
        ".copgraph.json", "insights.json", "report.html", "report.ipynb", "report.md", "schema.json", "summary.json",
        "timeline.csv",
        "timeline.svg",
      ]
      let nameless = try files()
      #expect(nameless == all)
      analysis.pseudonyms = [PseudonymousMember(pseudonym: "member-01", band: .core)]
      let pseudonymous = try files()
      #expect(pseudonymous == (all + ["members.csv"]).sorted())
    }
  }

  @Test func everyFileIsNamedAndDocumentedOnce() {
    let log = Fixture.kite.log
    #expect(Set(ReportFile.allCases.map { $0.contents(of: log) }).count == ReportFile.allCases.count)
    for file in ReportFile.allCases {
      #expect(!file.contents(of: log).isEmpty && file.contents(of: log).last != ".", "\(file)")
    }
    for subject in [ReportPicture.Subject.network, .groups, .overTime] {
      for format in [DiagramFormat.svg, .png, .pdf] { #expect(ReportFile.picture(format, of: subject) != nil) }
    }
    #expect(ReportFile.picture(.dot, of: .groups) == nil)
  }

  @Test func twoRunsOnAnyNumberOfThreadsGiveTheSameBytes() throws {
    try inTemporaryFolder { folder in
      try write(to: folder + "/one", threads: 1)
      try write(to: folder + "/two", threads: 8)
      for file in Self.allFiles { #expect(try read(folder + "/one/" + file) == read(folder + "/two/" + file)) }
    }
  }

  @Test func replacesAnEarlierReport() throws {
    try inTemporaryFolder { folder in
      try write(to: folder + "/kite")
      var changed = Fixture.kite
      changed.title = "Changed"
      try ReportFolder(path: folder + "/kite/").write(changed, picture: nil, rejected: [RejectedRow]())
      #expect(try !contents(folder + "/kite").contains("network.svg"))
      #expect(String(decoding: try read(folder + "/kite/summary.json"), as: UTF8.self).contains("Changed"))
      #expect(try contents(folder) == ["kite"])
    }
  }

  @Test func takesAnEmptyFolderAndFollowsLinks() throws {
    try inTemporaryFolder { folder in
      try FileManager.default.createDirectory(atPath: folder + "/real", withIntermediateDirectories: false)
      try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: folder + "/real")
      try write(to: folder + "/link")
      #expect(try contents(folder + "/real") == Self.allFiles)
      #expect(try contents(folder) == ["link", "real"])
    }
  }

  @Test func refusesAFile() throws {
    try inTemporaryFolder { folder in
      try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/kite"))
      let error = try #require(throws: OutputError.self) { try write(to: folder + "/kite") }
      #expect(error.description.contains("is a file") && error.remedy.contains("--out"))
      #expect(try read(folder + "/kite") == Data("mine".utf8))
      #expect(throws: OutputError.self) { try write(to: folder + "/kite/below") }
      #expect(try contents(folder) == ["kite"])
    }
  }

  @Test func refusesAFolderWithForeignFiles() throws {
    try inTemporaryFolder { folder in
      try write(to: folder + "/kite")
      try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/kite/notes.txt"))
      let error = try #require(throws: OutputError.self) { try write(to: folder + "/kite") }
      #expect(error.problem.contains("'notes.txt'"))
      #expect(try contents(folder + "/kite").contains("notes.txt"))
      #expect(try contents(folder) == ["kite"])
    }
  }

  @Test func refusesFilesOfOthersThatAreNamedLikeOurs() throws {
    try inTemporaryFolder { folder in
      try FileManager.default.createDirectory(atPath: folder + "/data", withIntermediateDirectories: false)
      try Data("id,name\n".utf8).write(to: URL(fileURLWithPath: folder + "/data/members.csv"))
      #expect(throws: OutputError.self) { try write(to: folder + "/data") }
      #expect(try contents(folder + "/data") == ["members.csv"])
    }
  }

  @Test func cancellationLeavesNothing() throws {
    try inTemporaryFolder { folder in
      let control = RunControl()
      control.cancellation.cancel()
      #expect(throws: CancellationError.self) {
        try ReportFolder(path: folder + "/a/kite").write(
          Fixture.kite, picture: nil, rejected: [RejectedRow](), control: control)
      }
      let left = try contents(folder)
      #expect(left.isEmpty)
    }
  }

  @Test(.enabled(if: geteuid() != 0, "whoever is root may write everywhere"))
  func aFolderThatMayNotBeWrittenTo() throws {
    try inTemporaryFolder { folder in
      chmod(folder, 0o555)
      defer { chmod(folder, 0o755) }
      let error = try #require(throws: OutputError.self) { try write(to: folder + "/kite") }
      #expect(error.problem.contains("not allowed"))
    }
  }

  @Test(.enabled(if: TinyDisk.isPossible, "only root can mount a tiny disk"))
  func aFullDiskLeavesWhatWasThere() throws {
    try inTemporaryFolder { folder in
      try TinyDisk.with(kilobytes: 256, at: folder) {
        try ReportFolder(path: folder + "/kite").write(Fixture.kite, picture: nil, rejected: [RejectedRow]())
        var large = Fixture.kite
        large.members = (0..<20_000).map { Fixture.member("member\($0)", degree: 0) }
        let error = try #require(throws: OutputError.self) {
          try ReportFolder(path: folder + "/kite").write(large, picture: nil, rejected: [RejectedRow]())
        }
        #expect(error.path.hasPrefix(folder + "/kite/") && error.problem.contains("no space"))
        #expect(try contents(folder) == ["kite"])
        #expect(try read(folder + "/kite/members.csv") == Data(MembersCSV().bytes(of: Fixture.kite)))
      }
    }
  }

  private func write(to path: String, threads: Int = 2) throws {
    try ReportFolder(path: path).write(
      Fixture.kite, picture: Fixture.picture, rejected: Fixture.rejected, control: RunControl(threads: threads))
  }

  private func read(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  /// The names in a folder, hidden ones included.
  private func contents(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  private func inTemporaryFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("copgraph-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }
}

/// A file system that is soon full.
private enum TinyDisk {
  static let isPossible: Bool = {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("copgraph-\(UUID().uuidString)").path
    guard geteuid() == 0, mkdir(folder, 0o700) == 0 else { return false }
    defer { rmdir(folder) }
    return (try? with(kilobytes: 64, at: folder) {}) != nil
  }()

  static func with(kilobytes: Int, at folder: String, _ body: () throws -> Void) throws {
    try run("mount", ["-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", folder])
    defer { try? run("umount", [folder]) }
    try body()
  }

  private static func run(_ command: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [command] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.featureUnsupported) }
  }
}
