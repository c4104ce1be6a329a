#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What was read from an input that gives its bytes only once, for reading it a second time: in memory, and beyond a bound in
/// a file without a name, which goes away with it.
final class ByteSpool {
  /// How many bytes are kept in memory.
  static let memoryBytes = 64 << 20

  private let name: String
  private let memoryBytes: Int
  private var memory: [UInt8] = []
  private var file: Int32 = -1
  /// How many bytes are kept.
  private(set) var count = 0

  /// - Parameter name: the input, for messages.
  init(name: String, memoryBytes: Int = ByteSpool.memoryBytes) {
    self.name = name
    self.memoryBytes = memoryBytes
  }

  deinit { if file >= 0 { close(file) } }

  /// Keeps more bytes.
  ///
  /// - Throws: ``InputError`` when there is no room for them.
  func append(_ bytes: UnsafeBufferPointer<UInt8>) throws(InputError) {
    let kept = min(bytes.count, memoryBytes - min(memory.count, memoryBytes))
    memory.append(contentsOf: bytes[..<kept])
    var written = kept
    if written < bytes.count && file < 0 { try openFile() }
    while written < bytes.count {
      let result = write(file, bytes.baseAddress! + written, bytes.count - written)
      if result < 0 && errno == EINTR { continue }
      guard result > 0 else { throw error() }
      written += result
    }
    count += bytes.count
  }

  /// Copies bytes from `position` on; how many, 0 at the end.
  ///
  /// - Throws: ``InputError`` when the file cannot be read.
  func read(_ target: UnsafeMutablePointer<UInt8>, from position: Int, upTo limit: Int) throws(InputError) -> Int {
    if position < memory.count {
      let taken = min(limit, memory.count - position)
      memory.withUnsafeBufferPointer { target.update(from: $0.baseAddress! + position, count: taken) }
      return taken
    }
    guard position < count else { return 0 }
    while true {
      let result = pread(file, target, min(limit, count - position), off_t(position - memory.count))
      if result < 0 && errno == EINTR { continue }
      guard result > 0 else { throw error() }
      return result
    }
  }

  private func openFile() throws(InputError) {
    file = TemporaryFile.open()
    guard file >= 0 else { throw error() }
  }

  private func error() -> InputError {
    InputError(
      .inputOutput, file: name, problem: "cannot be kept for a second look: \(String(cString: strerror(errno)))",
      remedy: "save it as a file, and give that")
  }
}
