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
