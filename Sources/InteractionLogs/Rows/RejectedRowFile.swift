import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Rejected rows in a temporary file without a name, which is gone with the process.
///
/// A class, because the file is one however many values know of it: it is written while logs are read, by one owner,
/// and only read afterwards, from any thread.
final class RejectedRowFile: @unchecked Sendable {
  private static let bufferBytes = 1 << 18

  fileprivate let descriptor: Int32
  private var buffer: [UInt8] = []
  private let failed = Atomic<Bool>(false)

  /// - Throws: ``InputError`` when no temporary file can be made.
  init() throws(InputError) {
    descriptor = TemporaryFile.open()
    guard descriptor >= 0 else { throw Self.failure("made") }
  }

  deinit { close(descriptor) }

  /// Whether a row could not be read back.
  var readFailed: Bool { failed.load(ordering: .relaxed) }

  static func failure(_ what: String) -> InputError {
    InputError(
      .inputOutput,
      problem: "a temporary file for rejected rows cannot be \(what): \(String(cString: strerror(errno)))",
      remedy: "set TMPDIR to a folder with room")
  }

  // MARK: - Writing

  func append(_ row: RejectedRow) throws(InputError) {
    put(row.line)
    put(RejectionReason.allCases.firstIndex(of: row.reason)!)
    put(row.file)
    put(row.column)
    put(row.field)
    put(row.text)
    if buffer.count >= Self.bufferBytes { try flush() }
  }

  func flush() throws(InputError) {
    var done = 0
    while done < buffer.count {
      let count = buffer.withUnsafeBytes { write(descriptor, $0.baseAddress! + done, $0.count - done) }
      if count < 0 && errno != EINTR { throw Self.failure("written") }
      done += max(0, count)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func put(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { buffer.append(contentsOf: $0) }
  }

  /// A text with its length before it, -1 for none.
  private func put(_ text: String?) {
    put(text?.utf8.count ?? -1)
    if let text { buffer.append(contentsOf: text.utf8) }
  }

  // MARK: - Reading

  /// One way through the rows.
  struct Reader: IteratorProtocol {
    let file: RejectedRowFile
    private var bytes: [UInt8] = []
    private var position = 0
    /// Where in the file the bytes behind ``bytes`` are.
    private var offset: off_t = 0

    init(file: RejectedRowFile) { self.file = file }

    mutating func next() -> RejectedRow? {
      guard fill(1) else { return nil }
      guard let line = number(), let reason = number(), let name = text(), let column = text(), let field = text(),
        let text = text(), RejectionReason.allCases.indices.contains(reason)
      else {
        file.failed.store(true, ordering: .relaxed)
        return nil
      }
      return RejectedRow(
        file: name ?? "", line: line, column: column, reason: RejectionReason.allCases[reason], field: field,
        text: text ?? "")
    }

    private mutating func number() -> Int? {
      guard fill(8) else { return nil }
      defer { position += 8 }
      return bytes.withUnsafeBytes {
        Int(Int64(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: Int64.self)))
      }
    }

    /// A text, or none; `nil` when it cannot be read.
    private mutating func text() -> String?? {
      guard let count = number() else { return nil }
      if count < 0 { return .some(nil) }
      guard fill(count) else { return nil }
      defer { position += count }
      return .some(String(decoding: bytes[position..<position + count], as: UTF8.self))
    }

    /// Reads until `wanted` bytes lie ahead; whether they do.
    private mutating func fill(_ wanted: Int) -> Bool {
      if bytes.count - position >= wanted { return true }
      bytes.removeFirst(position)
      position = 0
      var piece = [UInt8](repeating: 0, count: max(wanted, RejectedRowFile.bufferBytes))
      while bytes.count < wanted {
        let count = piece.withUnsafeMutableBytes { pread(file.descriptor, $0.baseAddress, $0.count, offset) }
        if count < 0 && errno == EINTR { continue }
        if count < 0 { file.failed.store(true, ordering: .relaxed) }
        if count <= 0 { return false }
        bytes.append(contentsOf: piece[..<count])
        offset += off_t(count)
      }
      return true
    }
  }
}
