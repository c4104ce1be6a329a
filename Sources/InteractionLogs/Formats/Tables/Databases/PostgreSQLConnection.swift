import CPostgreSQL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A connection to a PostgreSQL server, for reading alone: the one owner of its client library.
///
/// Passwords come from where that library looks for them: the address, `PGPASSWORD`, `~/.pgpass`, a service file. They are
/// never shown.
final class PostgreSQLConnection {
  let name: String
  private let connection: OpaquePointer
  private let isCancelled: () -> Bool

  /// - Throws: ``InputError`` when there is no connection.
  init(_ address: DatabaseAddress, isCancelled: @escaping () -> Bool) throws {
    name = address.name
    self.isCancelled = isCancelled
    let settings = [
      ("connect_timeout", "15"), ("dbname", address.place), ("client_encoding", "UTF8"),
      ("fallback_application_name", "copgraph"),
    ]
    var keys = settings.map { strdup($0.0).map { UnsafePointer($0) } } + [nil]
    var values = settings.map { strdup($0.1).map { UnsafePointer($0) } } + [nil]
    defer { for text in keys + values { free(UnsafeMutablePointer(mutating: text)) } }
    guard let connection = PQconnectdbParams(&keys, &values, 1) else {
      throw InputError(.noInput, file: address.name, problem: "there is no memory to connect", remedy: "try again")
    }
    self.connection = connection
    guard PQstatus(connection) == CONNECTION_OK else {
      throw error(.noInput, remedy: "check the address and the server")
    }
    // Nothing is changed, and times are written in one way.
    for setting in [
      "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY", "SET TimeZone = 'UTC'", "SET DateStyle = 'ISO, YMD'",
      "SET statement_timeout = 0",
    ] {
      let result = PQexec(connection, setting)
      defer { PQclear(result) }
      guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw error() }
    }
  }

  deinit { PQfinish(connection) }

  func error(_ kind: InputError.Kind = .data, remedy: String = "check the query") -> InputError {
    let message = String(cString: PQerrorMessage(connection)).split(whereSeparator: \.isNewline).joined(separator: " ")
    return InputError(kind, file: name, problem: "PostgreSQL says: \(message)", remedy: remedy)
  }

  /// The tables and views that are not the server's own, quoted.
  func tables() throws -> [String] {
    let result = PQexec(
      connection,
      """
      SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
      WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1
      """)
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_TUPLES_OK else { throw error() }
    return (0..<PQntuples(result)).map { String(cString: PQgetvalue(result, $0, 0)) }
  }

  /// Begins to read what a query gives, as comma-separated text with a header; arrays as lists of JSON.
  func begin(_ query: String) throws {
    let end = query.lastIndex { !$0.isWhitespace && $0 != ";" }
    let single = end.map { String(query[...$0]) } ?? query
    let columns = try columns(of: single)
    let list = columns.map { $0.isArray ? "to_json(\($0.name)) AS \($0.name)" : $0.name }.joined(separator: ", ")
    let whole = columns.contains { $0.isArray } ? "SELECT \(list) FROM (\(single)\n) AS rows" : single
    let result = try answer(to: "COPY (\(whole)\n) TO STDOUT WITH (FORMAT csv, HEADER)")
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_COPY_OUT else { throw error(.usage) }
  }

  /// Asks the server, which may think for a long time.
  private func answer(to statement: String) throws -> OpaquePointer? {
    guard PQsendQuery(connection, statement) == 1 else { throw error() }
    while PQisBusy(connection) == 1 { try wait() }
    return PQgetResult(connection)
  }

  /// The columns of what a query gives, quoted; none where the server does not understand it.
  private func columns(of query: String) throws -> [(name: String, isArray: Bool)] {
    let result = PQexec(connection, "SELECT * FROM (\(query)\n) AS rows LIMIT 0")
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_TUPLES_OK else { return [] }
    let arrays = PQexec(connection, "SELECT oid FROM pg_type WHERE typcategory = 'A'")
    defer { PQclear(arrays) }
    guard PQresultStatus(arrays) == PGRES_TUPLES_OK else { throw error() }
    let oids = Set((0..<PQntuples(arrays)).map { String(cString: PQgetvalue(arrays, $0, 0)) })
    return (0..<PQnfields(result)).map { column in
      let name = String(cString: PQfname(result, column))
      let quoted = name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      return ("\"\(quoted)\"", oids.contains(String(PQftype(result, column))))
    }
  }

  /// Hands over the next row as it is written; false behind the last.
  func nextRow(_ take: (UnsafeBufferPointer<UInt8>) -> Void) throws -> Bool {
    var row: UnsafeMutablePointer<CChar>?
    while true {
      let count = PQgetCopyData(connection, &row, 1)
      if count > 0, let row {
        defer { PQfreemem(row) }
        row.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
          take(UnsafeBufferPointer(start: $0, count: Int(count)))
        }
        return true
      }
      if count == 0 {
        try wait()
        continue
      }
      guard count == -1 else { throw error(.inputOutput, remedy: "try again") }
      let result = PQgetResult(connection)
      defer { PQclear(result) }
      guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw error(.inputOutput, remedy: "check the query") }
      while let more = PQgetResult(connection) { PQclear(more) }
      return false
    }
  }

  /// Waits for the server, without becoming deaf to cancellation.
  private func wait() throws {
    var state = pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
    while poll(&state, 1, 100) == 0 {
      if isCancelled() { throw CancellationError() }
    }
    guard PQconsumeInput(connection) == 1 else { throw error(.inputOutput, remedy: "try again") }
  }
}

/// The rows of a query, as the server writes them.
final class PostgreSQLRows: TextStream {
  private static let pieceBytes = 1 << 18

  private let connection: PostgreSQLConnection
  private var isFinished = false

  init(_ connection: PostgreSQLConnection, _ query: String) throws {
    self.connection = connection
    try connection.begin(query)
  }

  override func makeMore() throws {
    while !isFinished && made.count < Self.pieceBytes {
      if try !connection.nextRow({ self.made.append(contentsOf: $0) }) { isFinished = true }
    }
  }

  /// All that is left.
  func all() throws -> [UInt8] {
    while try connection.nextRow({ self.made.append(contentsOf: $0) }) {}
    isFinished = true
    return made
  }
}
