import Foundation
import Testing

@testable import SafeFiles

@Suite struct StagingTests {
  /// A process that has ended, by its number.
  private static let endedProcess: pid_t = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["true"]
    try? process.run()
    process.waitUntilExit()
    return process.processIdentifier
  }()

  private static let kind = FolderKind(
    name: "report", files: ["a.txt", "b.txt"], marker: "a.txt", isMarker: { $0.hasPrefix("ours") })

  private func write(_ text: String, to path: String, as name: String = "a.txt") throws {
    let folder = try FolderOutput(path, kind: Self.kind).begin()
    do {
      try folder.write(name) { try $0(Array(text.utf8)) }
      try folder.commit()
    } catch {
      folder.discard()
      throw error
    }
  }

  @Test func aFolderSetAsideByAKilledRunComesBack() throws {
    try inTemporaryFolder { folder in
      let aside = "\(folder)/.copgraph-\(Self.endedProcess)-0/old"
      try FileManager.default.createDirectory(atPath: aside, withIntermediateDirectories: true)
      try write("ours, once", to: aside + "/report")
      try FolderOutput(folder + "/report", kind: Self.kind).check()
      #expect(try text(folder + "/report/a.txt") == "ours, once")
      #expect(try names(folder) == ["report"])
    }
  }

  @Test func whatAKilledRunWasWritingGoes() throws {
    try inTemporaryFolder { folder in
      let staging = "\(folder)/.copgraph-\(Self.endedProcess)-3"
      for path in [staging + "/new/report", staging + "/old"] {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      }
      try Data("half".utf8).write(to: URL(fileURLWithPath: staging + "/new/report/a.txt"))
      try Data("half".utf8).write(to: URL(fileURLWithPath: "\(folder)/.copgraph-\(Self.endedProcess)-4"))
      try write("ours", to: folder + "/report")
      #expect(try names(folder) == ["report"])
    }
  }

  @Test func afterTheSwitchOnlyFilesOfTheManifestGo() throws {
    try inTemporaryFolder { folder in
      let staging = "\(folder)/.copgraph-\(Self.endedProcess)-3"
      try write("ours, once", to: staging + "/new/report")
      try FileManager.default.createDirectory(atPath: staging + "/old", withIntermediateDirectories: true)
      try Data().write(to: URL(fileURLWithPath: staging + "/switching"))
      try Data("mine".utf8).write(to: URL(fileURLWithPath: staging + "/new/report/thesis.txt"))
      try write("ours", to: folder + "/report")
      #expect(try names(staging + "/new/report") == ["thesis.txt"])
      try FileManager.default.removeItem(atPath: staging + "/new/report/thesis.txt")
      try write("ours", to: folder + "/report")
      #expect(try names(folder) == ["report"])
    }
  }

  @Test func nothingOfARunningProcessIsTouched() throws {
    try inTemporaryFolder { folder in
      let parent = getppid()
      let staging = "\(folder)/.copgraph-\(parent)-0"
      try FileManager.default.createDirectory(atPath: staging + "/new", withIntermediateDirectories: true)
      // One of this process is locked, though its number is this process's own.
      let live = try FileOutput(folder + "/live.txt").begin()
      let hidden = try names(folder)
      #expect(hidden.count == 2)
      try write("ours", to: folder + "/report")
      #expect(try names(folder) == (hidden + ["report"]).sorted())
      try live.publish()
      #expect(try names(folder) == [URL(fileURLWithPath: staging).lastPathComponent, "live.txt", "report"])
    }
  }

  @Test func stagingIsForThisUserAlone() throws {
    try inTemporaryFolder { folder in
      let staged = try FolderOutput(folder + "/report", kind: Self.kind).begin()
      defer { staged.discard() }
      try staged.write("a.txt") { try $0(Array("ours".utf8)) }
      let file = try FileOutput(folder + "/file.txt").begin()
      defer { file.discard() }
      for name in try names(folder) {
        let mode = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.posixPermissions] as? Int
        #expect(mode == 0o700 || mode == 0o600)
      }
    }
  }

  @Test func aFileThatComesIntoTheFolderMeanwhileIsNotLost() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/report"
      try write("ours, once", to: path)
      let staged = try FolderOutput(path, kind: Self.kind).begin()
      try staged.write("a.txt") { try $0(Array("ours, again".utf8)) }
      try Data("mine".utf8).write(to: URL(fileURLWithPath: path + "/thesis.txt"))
      let error = try #require(throws: OutputError.self) { try staged.commit() }
      staged.discard()
      #expect(error.problem.contains("'thesis.txt'"))
      #expect(try text(path + "/thesis.txt") == "mine" && text(path + "/a.txt") == "ours, once")
      #expect(try names(folder) == ["report"])
    }
  }

  @Test func aFileThatComesToThePlaceMeanwhileIsNotLost() throws {
    try inTemporaryFolder { folder in
      let file = try FileOutput(folder + "/net.csv").begin()
      try file.write(Array("ours".utf8))
      try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/net.csv"))
      #expect(throws: OutputError.self) { try file.publish() }
      #expect(try text(folder + "/net.csv") == "mine")
      #expect(try names(folder) == ["net.csv"])
    }
  }

  @Test func theManifestIsTheSameForTheSameFiles() throws {
    try inTemporaryFolder { folder in
      try write("ours", to: folder + "/one")
      try write("ours", to: folder + "/two")
      let manifest = try text(folder + "/one/.copgraph.json")
      #expect(try manifest == text(folder + "/two/.copgraph.json"))
      // printf ours | sha256sum
      #expect(
        manifest.contains("\"ae0bec9e9d33c56354bd612c8a6010840324fc5b9786ce0a18b696b304b09397\"")
          && manifest.contains("\"bytes\" : 4"))
    }
  }

  @Test func aFileThatIsNeverToBeReplaced() throws {
    try inTemporaryFolder { folder in
      let output = FileOutput(folder + "/key.txt", mode: 0o600)
      try output.write(Array("secret".utf8))
      let mode = try FileManager.default.attributesOfItem(atPath: folder + "/key.txt")[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full here"))
  func aFullDiskIsAnError() throws {
    let error = try #require(throws: OutputError.self) { try FileOutput("/dev/full").write(Array("text".utf8)) }
    #expect(error.path == "/dev/full" && error.problem.contains("no space"))
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  /// The names in a folder, hidden ones included.
  private func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  private func inTemporaryFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("copgraph-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }
}
