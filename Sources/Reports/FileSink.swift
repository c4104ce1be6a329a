import Foundation

/// Writes new files, all or nothing as far as one file can be: an error is never lost, not even one of closing.
enum FileSink {
  /// Makes the file at `path` with the bytes that `body` puts.
  ///
  /// - Parameter checkCancellation: throws when the run has been cancelled; called for each buffer of bytes.
  /// - Throws: ``ReportError``, or what `body` and `checkCancellation` throw. The file may then exist in part.
  static func write(
    _ path: String, checkCancellation: @escaping () throws -> Void, body: (ByteSink) throws -> Void
  ) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw ReportError(path: path, errorNumber: errno) }
    do {
      let sink = ByteSink { bytes in
        try checkCancellation()
        try writeAll(bytes, to: descriptor, path: path)
      }
      try body(sink)
      try sink.handOn()
    } catch {
      close(descriptor)
      throw error
    }
    // Network file systems report a full disk here.
    guard close(descriptor) == 0 else { throw ReportError(path: path, errorNumber: errno) }
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32, path: String) throws {
    try bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written < 0 {
          if errno == EINTR { continue }
          throw ReportError(path: path, errorNumber: errno)
        }
        rest = rest.dropFirst(written)
      }
    }
  }
}
