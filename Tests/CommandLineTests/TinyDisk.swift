import Foundation

/// A file system that is soon full. Only root can make one.
enum TinyDisk {
  static let isPossible: Bool = {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("copgraph-\(UUID().uuidString)").path
    guard geteuid() == 0, mkdir(folder, 0o700) == 0 else { return false }
    defer { rmdir(folder) }
    return (try? with(kilobytes: 64, at: folder) {}) != nil
  }()

  /// Runs `body` while the folder has room for so much.
  static func with(kilobytes: Int, at folder: String, _ body: () throws -> Void) throws {
    try run(["mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", folder])
    defer { try? run(["umount", folder]) }
    try body()
  }

  private static func run(_ command: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.featureUnsupported) }
  }
}
