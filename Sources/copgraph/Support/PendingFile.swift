import Foundation

/// A file that appears whole or not at all: written beside its place, then renamed. What is not a regular file, such as
/// a terminal or a pipe, has no beside and is written directly.
final class PendingFile {
  private let path: String
  private let place: String
  private let beside: String?
  private var descriptor: Int32

  /// Begins the file at `path`.
  ///
  /// - Throws: ``OutputError``.
  init(_ path: String) throws {
    self.path = path
    // A link stays a link: it is the file behind it that is replaced.
    place = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    var status = stat()
    let exists = stat(place, &status) == 0
    let type = status.st_mode & S_IFMT
    if exists && type == S_IFDIR { throw OutputError(path, reason: "it is a folder") }
    let folder = (place as NSString).deletingLastPathComponent
    let name = ".\((place as NSString).lastPathComponent).\(getpid()).partial"
    beside = exists && type != S_IFREG ? nil : (folder as NSString).appendingPathComponent(name)
    descriptor = open(beside ?? place, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    if descriptor < 0 { throw OutputError(path, code: errno) }
  }

  deinit { discard() }

  /// Makes the file at `path` with these bytes.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = try PendingFile(path)
    try file.write(bytes)
    try file.publish()
  }

  func write(_ bytes: [UInt8]) throws {
    let code = writeAll(bytes, to: descriptor)
    if code != 0 { throw OutputError(path, code: code) }
  }

  /// Puts the file in its place.
  func publish() throws {
    let closed = close(descriptor)
    descriptor = -1
    if closed != 0 {
      let code = errno
      if let beside { unlink(beside) }
      throw OutputError(path, code: code)
    }
    guard let beside, rename(beside, place) != 0 else { return }
    let code = errno
    unlink(beside)
    throw OutputError(path, code: code)
  }

  /// Removes what was written, unless it has been published.
  func discard() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
    if let beside { unlink(beside) }
  }
}
