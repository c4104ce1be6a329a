import Foundation

/// A server of PostgreSQL for tests: in a folder of its own, reached through a socket in it, gone with it.
final class PostgreSQLServer {
  /// Where Debian and Homebrew put the programs of the server.
  private static let programs: String? = {
    var folders = (9...30).reversed().map { "/usr/lib/postgresql/\($0)/bin" }
    folders += (9...30).reversed().map { "/opt/homebrew/opt/postgresql@\($0)/bin" }
    folders += (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return folders.first { folder in
      ["initdb", "postgres", "psql"].allSatisfy { FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)") }
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
  private let server = Process()

  init() throws {
    // A path of a socket is short.
    folder = "/tmp/copgraph-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if geteuid() == 0 { try Self.run(["/bin/chown", "nobody", folder]) }
    let data = "\(folder)/data"
    try run("initdb", ["-D", data, "-U", "tester", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"])
    // A child of this process, not of `pg_ctl`: it would keep what is waited for open.
    let arguments = ["-D", data, "-k", folder, "-c", "listen_addresses=", "-F"]
    try Self.start(server, command("postgres", arguments), in: folder)
    for attempt in 0... {
      usleep(50_000)
      if (try? execute("SELECT 1")) != nil { break }
      if attempt == 400 { throw Failure(description: "the server in \(folder) does not answer") }
    }
  }

  deinit {
    if server.isRunning {
      kill(server.processIdentifier, SIGQUIT)
      server.waitUntilExit()
    }
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

  private func command(_ program: String, _ arguments: [String]) -> [String] {
    let path = "\(Self.programs!)/\(program)"
    // The server does not let root start it.
    let user = ["/usr/bin/setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
    return (geteuid() == 0 ? user : []) + [path] + arguments
  }

  private func run(_ program: String, _ arguments: [String]) throws {
    try Self.run(command(program, arguments), in: folder)
  }

  private static func run(_ command: [String], in folder: String = "/") throws {
    let process = Process()
    try start(process, command, in: folder)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(command.joined(separator: " ")) ended with \(process.terminationStatus)")
    }
  }

  private static func start(_ process: Process, _ command: [String], in folder: String) throws {
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
  }
}
