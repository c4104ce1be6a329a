import CFileSystem
import Foundation

/// One file that a run writes: where, and what it may take the place of.
///
/// An input of the run is never replaced. Another file is replaced when it is empty, when it is still as copgraph wrote
/// it, or when the user says so. That copgraph wrote a file is known by a mark with the hash of its contents in the
/// extended attributes of the file; where there is no mark, because the file was copied or the file system keeps none,
/// by how the file begins.
public struct FileOutput: Sendable {
  static let mark = "user.copgraph.written"
  private static let headBytes = 4096

  public var path: String
  /// The option that says where the file goes, for messages.
  public var option: String
  public var inputs: InputFiles
  /// Whether a file that copgraph did not write may be replaced.
  public var isForced: Bool
  /// Whether a file that begins with these bytes is one that copgraph wrote.
  public var isOurs: @Sendable (String) -> Bool
  /// The permissions of the file, where they are not the usual ones.
  public var mode: mode_t?

  public init(
    _ path: String, option: String = "--out", inputs: InputFiles = InputFiles(), isForced: Bool = false,
    mode: mode_t? = nil, isOurs: @escaping @Sendable (String) -> Bool = { _ in false }
  ) {
    self.path = path
    self.option = option
    self.inputs = inputs
    self.isForced = isForced
    self.mode = mode
    self.isOurs = isOurs
  }

  /// Whether two paths lead to the same file.
  public static func areSame(_ path: String, _ other: String) -> Bool {
    if FilePaths.resolved(path) == FilePaths.resolved(other) { return true }
    guard let one = FileState(path), let two = FileState(other) else { return false }
    return one.identity == two.identity && one.isRegular
  }

  /// Checks that the file can be made, without making anything: for telling before a long run.
  ///
  /// - Throws: ``OutputError``.
  public func check() throws(OutputError) { _ = try replaced() }

  /// Checks the same, and that the file is not in a folder that the run replaces.
  ///
  /// - Throws: ``OutputError``.
  public func check(outside folder: String) throws(OutputError) {
    guard !FilePaths.resolved(path).hasPrefix(FilePaths.resolved(folder) + "/") else {
      throw error("is in \(folder), which this run makes anew", "choose another place with \(option)")
    }
    try check()
  }

  /// Makes the file with these bytes.
  ///
  /// - Throws: ``OutputError``, `CancellationError`; what was there before is then still there.
  public func write(_ bytes: [UInt8]) throws {
    let file = try begin()
    try file.write(bytes)
    try file.publish()
  }

  /// Begins the file.
  ///
  /// - Throws: ``OutputError``, `CancellationError`.
  public func begin() throws -> PendingFile { try PendingFile(self) }

  /// What is at the path now; `nil` for nothing.
  ///
  /// - Throws: ``OutputError`` when it may not be replaced.
  func replaced() throws(OutputError) -> FileState? {
    try inputs.refuse(path, option: option)
    if FilePaths.isDanglingLink(path) {
      throw error("is a link that leads nowhere", "remove it, or choose another place with \(option)")
    }
    guard let state = FileState(path) else {
      let folder = FilePaths.folder(of: path)
      guard access(folder, F_OK) == 0 else { throw error(errno) }
      guard FileState(folder)?.isFolder == true else { throw error(ENOTDIR) }
      guard access(folder, W_OK | X_OK) == 0 else { throw error(errno) }
      return nil
    }
    if state.isFolder { throw error(EISDIR) }
    guard state.isRegular else { return state }
    guard isForced || state.size == 0 || isWritten() else {
      throw error(
        "is a file that copgraph did not write, or that was changed since, and would be lost",
        "choose another place with \(option), or say --force")
    }
    return state
  }

  /// Whether the file that is there is one of ours, and still as it was written.
  private func isWritten() -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var value = [UInt8](repeating: 0, count: 256)
    let count = file_system_get_attribute(descriptor, Self.mark, &value, value.count)
    if count > 0 {
      guard let hash = FileHash(descriptor: descriptor) else { return false }
      return Self.markText(hash).elementsEqual(value[..<count])
    }
    var head = [UInt8](repeating: 0, count: Self.headBytes)
    let length = read(descriptor, &head, head.count)
    return length > 0 && isOurs(String(decoding: head[..<length], as: UTF8.self))
  }

  static func markText(_ hash: FileHash) -> [UInt8] { Array("\(hash.bytes) \(hash.sha256)".utf8) }

  func error(_ number: Int32) -> OutputError { OutputError(path: path, errorNumber: number, option: option) }

  private func error(_ problem: String, _ remedy: String) -> OutputError {
    OutputError(path: path, problem: problem, remedy: remedy)
  }
}
