import CSQLite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A database in a file of SQLite, for reading alone: the one owner of the library.
///
/// Unsafe: SQLite owns what it hands out until the next step of a statement.
final class SQLiteDatabase {
  /// A database that is no file of its own is held in memory; a larger one is an error.
  private static let mostMemoryBytes = 1 << 30

  let name: String
  private var database: OpaquePointer?
  private let isCancelled: () -> Bool

  /// - Throws: ``InputError`` when it cannot be opened.
  init(_ file: InputFile, isCancelled: @escaping () -> Bool) throws {
    name = file.name
    self.isCancelled = isCancelled
    if let location = file.location {
      // What has not been written back into the file yet lies beside it; without that nothing can change it.
      let isSettled = access(location + "-wal", F_OK) != 0 && access(location + "-journal", F_OK) != 0
      let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
      try check(sqlite3_open_v2(Self.uri(location) + (isSettled ? "?immutable=1" : "?mode=ro"), &database, flags, nil))
    } else {
      try check(sqlite3_open_v2(":memory:", &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil))
      try load(file)
    }
    for setting in ["trusted_schema = OFF", "query_only = ON", "cell_size_check = ON", "temp_store = MEMORY"] {
      try check(sqlite3_exec(database, "PRAGMA \(setting)", nil, nil, nil))
    }
    sqlite3_progress_handler(
      database, 100_000,
      { Unmanaged<SQLiteDatabase>.fromOpaque($0!).takeUnretainedValue().isCancelled() ? 1 : 0 },
      Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { sqlite3_close_v2(database) }

  private static func uri(_ path: String) -> String {
    var uri = "file:"
    for byte in path.utf8 {
      let isPlain =
        byte.isDigit || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
        || byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") && byte < 0x80
      let digits = String(byte, radix: 16, uppercase: true)
      uri += isPlain ? String(UnicodeScalar(byte)) : "%" + (digits.count == 1 ? "0" : "") + digits
    }
    return uri
  }

  private func load(_ file: InputFile) throws {
    let source = try file.open(chunkBytes: 1 << 20, isCancelled: isCancelled)
    source.keepNoMore()
    while !source.isAtEnd {
      if source.count > Self.mostMemoryBytes {
        throw InputError(
          .data, file: name, problem: "is a database of more than 1 GiB that is no file of its own",
          remedy: "unpack it, and name the file")
      }
      try source.advance(past: 0)
    }
    let count = source.count
    guard let memory = sqlite3_malloc64(UInt64(max(1, count))) else { throw error() }
    memory.copyMemory(from: source.base, byteCount: count)
    let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY)
    try check(
      sqlite3_deserialize(
        database, "main", memory.assumingMemoryBound(to: UInt8.self), Int64(count), Int64(count), flags))
  }

  private func check(_ code: Int32) throws {
    if code != SQLITE_OK { throw error() }
  }

  fileprivate func error() -> any Error {
    if sqlite3_errcode(database) == SQLITE_INTERRUPT { return CancellationError() }
    return InputError(
      .data, file: name, problem: "SQLite says: \(String(cString: sqlite3_errmsg(database)))",
      remedy: "check the file and the query")
  }

  /// The names of its own tables.
  func tables() throws -> [String] {
    let rows = try SQLiteRows(
      self,
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")
    var names: [String] = []
    while let row = try rows.next() { names.append(row[0]) }
    return names
  }

  /// A statement.
  ///
  /// - Throws: ``InputError`` when it is none, several, or would change something.
  fileprivate func statement(_ query: String) throws -> OpaquePointer {
    var statement: OpaquePointer?
    var rest = ""
    let code = query.withCString { text in
      var tail: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v2(database, text, -1, &statement, &tail)
      rest = tail.map { String(cString: $0) } ?? ""
      return code
    }
    try check(code)
    let isSingle = rest.allSatisfy { $0.isWhitespace || $0 == ";" }
    guard let statement, isSingle, sqlite3_stmt_readonly(statement) != 0, sqlite3_column_count(statement) > 0 else {
      sqlite3_finalize(statement)
      throw InputError(
        .usage, file: name, text: query, problem: "the query is not a single SELECT", remedy: "give one that only reads"
      )
    }
    return statement
  }
}

/// The rows of a query.
final class SQLiteRows: TextStream {
  private static let pieceBytes = 1 << 18

  private let database: SQLiteDatabase
  private let statement: OpaquePointer
  private var isFinished = false
  private let digits = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 128)

  init(_ database: SQLiteDatabase, _ query: String) throws {
    self.database = database
    statement = try database.statement(query)
    super.init()
    let header = (0..<sqlite3_column_count(statement)).map { column in
      sqlite3_column_name(statement, column).map { String(cString: $0) } ?? ""
    }
    TableText.append(row: header, to: &made)
  }

  deinit {
    sqlite3_finalize(statement)
    digits.deallocate()
  }

  /// The next row; `nil` behind the last.
  func next() throws -> [String]? {
    guard try step() else { return nil }
    return (0..<sqlite3_column_count(statement)).map { String(decoding: cell($0), as: UTF8.self) }
  }

  override func makeMore() throws {
    while !isFinished && made.count < Self.pieceBytes {
      guard try step() else { return }
      for column in 0..<sqlite3_column_count(statement) {
        if column > 0 { made.append(UInt8(ascii: ",")) }
        TableText.append(cell(column), to: &made)
      }
      made.append(0x0A)
    }
  }

  private func step() throws -> Bool {
    if isFinished { return false }
    let code = sqlite3_step(statement)
    if code == SQLITE_ROW { return true }
    isFinished = true
    if code != SQLITE_DONE { throw database.error() }
    return false
  }

  /// A value as text, until the next step. Bytes that are no text are written as hexadecimal digits.
  private func cell(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    if sqlite3_column_type(statement, column) == SQLITE_BLOB { return hexadecimal(column) }
    let text = sqlite3_column_text(statement, column)
    return UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(statement, column)))
  }

  /// Ids may be written so; of longer bytes the beginning is enough.
  private func hexadecimal(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let count = min(digits.count / 2, Int(sqlite3_column_bytes(statement, column)))
    let bytes = UnsafeRawBufferPointer(start: sqlite3_column_blob(statement, column), count: count)
    for (index, byte) in bytes.enumerated() {
      for (place, digit) in [byte >> 4, byte & 15].enumerated() {
        digits[2 * index + place] = digit < 10 ? 0x30 + digit : 0x57 + digit
      }
    }
    return UnsafeBufferPointer(rebasing: UnsafeBufferPointer(digits)[..<(2 * count)])
  }
}
