import Foundation

/// A server of PostgreSQL for tests: in a folder of its own, reached through a socket in it, gone with it.
final class PostgreSQLServer {
  /// Where Debian and Homebrew put the programs of the server.
  private static let programs: String? = {
    var folders = (9...30).reversed().map { "/usr/lib/postgresql/\($0)/bin" }
    folders += (9...30).reversed().map { "/opt/homebrew/opt/postgresql@\($0)/bin" }
    folders += (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return folders.first { folder in
      ["initdb", "pg_ctl", "postgres"].allSatisfy { FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)") }
    }
  }()

  /// Whether there is a server to be started, by somebody whom it allows to: it refuses root.
  static var isAvailable: Bool {
    programs != nil && (geteuid() != 0 || FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv"))
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  let folder: String

  init() throws {
    // A path of a socket is short.
    folder = "/tmp/copgraph-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if geteuid() == 0 {
      try Self.run("/bin/chown", ["nobody", folder])
    }
    try run("initdb", ["-D", "\(folder)/data", "-U", "tester", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"])
    try run(
      "pg_ctl",
      ["-D", "\(folder)/data", "-w", "-l", "\(folder)/log", "-o", "-k \(folder) -c listen_addresses='' -F", "start"])
  }

  deinit {
    try? run("pg_ctl", ["-D", "\(folder)/data", "-m", "immediate", "stop"])
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The address of a database, with a query.
  func address(_ query: String? = nil, password: String = "") -> String {
    "postgresql://tester\(password)@/postgres?host=\(folder)" + (query.map { "&query=\($0)" } ?? "")
  }

  /// Runs statements.
  func execute(_ statements: String) throws {
    try run("psql", ["-q", "-v", "ON_ERROR_STOP=1", "-h", folder, "-U", "tester", "-d", "postgres", "-c", statements])
  }

  private func run(_ program: String, _ arguments: [String]) throws {
    let path = "\(Self.programs!)/\(program)"
    if geteuid() == 0 {
      let user = ["--reuid=nobody", "--regid=nogroup", "--clear-groups", path]
      try Self.run("/usr/bin/setpriv", user + arguments, in: folder)
    } else {
      try Self.run(path, arguments, in: folder)
    }
  }

  private static func run(_ path: String, _ arguments: [String], in folder: String = "/") throws {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    // The server outlives `pg_ctl` and would keep a pipe open.
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(path) \(arguments.joined(separator: " ")) ended with \(process.terminationStatus)")
    }
  }
}
