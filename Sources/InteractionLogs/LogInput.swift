#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where the bytes of a log or of a table come from.
public enum LogInput: Sendable, Hashable {
  /// A file, by its path.
  case file(String)
  /// Rows of a database, which may be one of a server.
  case database(DatabaseAddress)
  /// The standard input of the process.
  case standardInput
  /// Bytes in memory, with the name that messages give them.
  case bytes(name: String, [UInt8])

  /// What the command line means by `path`: `-` is the standard input, and addresses of databases begin like one.
  public init(path: String) {
    self = path == "-" ? .standardInput : DatabaseAddress(path).map { .database($0) } ?? .file(path)
  }

  /// Whether reading it again gives the same: not so of the standard input, of a pipe, or of a server.
  package var canBeReadAgain: Bool {
    switch self {
    case .bytes: return true
    case .standardInput: return false
    case .database(let address): return address.file != nil
    case .file(let path):
      if path.hasPrefix(FolderFiles.repositoryPrefix) { return true }
      var status = stat()
      guard stat(path, &status) == 0 else { return false }
      return [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }
  }

  /// The name that messages and summaries use.
  public var name: String {
    switch self {
    case .file(let path): path
    case .database(let address): address.name
    case .standardInput: "standard input"
    case .bytes(let name, _): name
    }
  }
}
