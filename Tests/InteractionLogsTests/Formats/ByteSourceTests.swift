import Foundation
import TestSupport
import Testing

@testable import InteractionLogs

@Suite struct ByteSourceTests {
  /// The whole of an input, read in small pieces.
  private func all(_ source: ByteSource) throws -> [UInt8] {
    try source.fill(atLeast: 1 << 24)
    return Array(UnsafeBufferPointer(start: source.base, count: source.count))
  }

  @Test func filesAndBytesAreReadTwice() throws {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let path = FileManager.default.temporaryDirectory.appending(path: "bytes-\(UUID()).bin").path()
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    for input in [LogInput.file(path), .bytes(name: "bytes", bytes)] {
      let source = try ByteSource(input, chunkBytes: 1000)
      try source.fill(atLeast: 5000)
      source.rewind()
      #expect(try all(source) == bytes)
    }
  }

  @Test func aPipeIsReadTwiceInTheWholeOrInPart() throws {
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 17) }
    for isWhole in [true, false] {
      let path = FileManager.default.temporaryDirectory.appending(path: "pipe-\(UUID())").path()
      #expect(mkfifo(path, 0o600) == 0)
      defer { unlink(path) }
      let writer = Thread {
        guard let file = FileHandle(forWritingAtPath: path) else { return }
        try? file.write(contentsOf: Data(bytes))
        try? file.close()
      }
      writer.start()
      let source = try ByteSource(.file(path), chunkBytes: 4096)
      if isWhole { #expect(try all(source) == bytes) } else { try source.fill(atLeast: 10_000) }
      source.rewind()
      source.keepNoMore()
      #expect(try all(source) == bytes)
    }
  }

  @Test func aSpoolGoesOnInAFile() throws {
    let spool = ByteSpool(name: "pipe", memoryBytes: 1000)
    let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    for start in stride(from: 0, to: bytes.count, by: 300) {
      try bytes[start..<min(start + 300, bytes.count)].withUnsafeBufferPointer { try spool.append($0) }
    }
    #expect(spool.count == bytes.count)
    var read: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 700)
    while true {
      let count = try buffer.withUnsafeMutableBufferPointer {
        try spool.read($0.baseAddress!, from: read.count, upTo: 700)
      }
      if count == 0 { break }
      read += buffer[..<count]
    }
    #expect(read == bytes)
  }
}
