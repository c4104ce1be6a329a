import Foundation
import Testing

@testable import SafeFiles

@Suite struct InputFingerprintTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("copgraph-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder + "/b", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data("one\n".utf8).write(to: URL(fileURLWithPath: folder + "/z.csv"))
    try Data("two\n".utf8).write(to: URL(fileURLWithPath: folder + "/b/a.csv"))
    try body(folder)
  }

  /// What `sha256sum` says.
  @Test func ofAFileIsItsLengthAndHash() throws {
    try inFolder { folder in
      let file = try #require(try InputFingerprint(folder + "/z.csv"))
      #expect(file.bytes == 4 && file.files == nil)
      #expect(file.sha256 == "2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806")
      try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: folder + "/z.csv")
      let linked = try InputFingerprint(folder + "/link")
      #expect(linked == file)
    }
  }

  /// What `find . -type f | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum` says.
  @Test func ofAFolderIsThatOfTheListOfItsFiles() throws {
    try inFolder { folder in
      let found = try #require(try InputFingerprint(folder))
      #expect(found.bytes == 8 && found.files == 2)
      #expect(found.sha256 == "3a7cea0284bcfba093d8c5074d8deea109c17d2209fd42ddf9ee738cf82d34f2")
      try FileManager.default.createDirectory(atPath: folder + "/.git", withIntermediateDirectories: false)
      let repository = try InputFingerprint(folder)
      #expect(repository == nil)
    }
  }

  @Test func thereIsNoneOfWhatIsNoFile() throws {
    try inFolder { folder in
      let (nothing, device) = (try InputFingerprint(folder + "/none"), try InputFingerprint("/dev/null"))
      #expect(nothing == nil && device == nil)
      #expect(throws: CancellationError.self) {
        _ = try InputFingerprint(folder + "/z.csv", checkCancellation: { throw CancellationError() })
      }
    }
  }
}
