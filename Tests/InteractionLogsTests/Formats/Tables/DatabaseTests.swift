import CSQLite
import Foundation
import Testing

@testable import InteractionLogs

@Suite struct SQLiteTableTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func database(_ statements: String) -> String {
    let path = "\(folder.path)/log \(UUID().uuidString) ü?.db"
    var database: OpaquePointer?
    precondition(sqlite3_open(path, &database) == SQLITE_OK)
    precondition(sqlite3_exec(database, statements, nil, nil, nil) == SQLITE_OK)
    sqlite3_close(database)
    return path
  }

  private let messages = """
    CREATE TABLE "our messages" (id INTEGER PRIMARY KEY, "from user" TEXT, "to user" TEXT, sent_at INTEGER, body TEXT);
    INSERT INTO "our messages" VALUES (1, 'ada', 'ben, x', 1740989700, 'secret, "quoted"'),
      (2, 'ben, x', 'ada', 1740989800, NULL), (3, NULL, 'ada', 1740989900, 'secret');
    CREATE TABLE users (id INTEGER, name TEXT);
    INSERT INTO users VALUES (1, 'ada');
    """

  @Test func theTableThatIsALogIsFound() throws {
    let path = database(messages)
    for input in [LogInput.file(path), .bytes(name: "log.db", Array(try Data(contentsOf: URL(filePath: path))))] {
      let log = try ReadLog([input])
      #expect(
        log.interactions.map(\.description) == [
          "ada→ben, x 2025-03-03T08:15:00Z 1.0 - -", "ben, x→ada 2025-03-03T08:16:40Z 1.0 - -",
        ])
      #expect(log.summary.files[0].format == "SQLite, table 'our messages'")
      #expect(log.rejected.map { "\($0.line) \($0.reason) \($0.text)" } == ["3 emptySource "])
    }
  }

  @Test func severalLogsOrNoneAreAnError() {
    let two = "CREATE TABLE a (sender, recipient, sent_at); CREATE TABLE b (sender, recipient, sent_at);"
    #expect(inputError([.file(database(two))])?.problem.contains("several tables") == true)
    #expect(inputError([.file(database("CREATE TABLE users (id, colour)"))])?.problem.contains("no table that") == true)
    #expect(inputError([.file(database("PRAGMA user_version = 3"))])?.problem == "has no table")
  }

  @Test func aQueryGivesTheRows() throws {
    let path = database(messages)
    let encoded =
      "select%20%22from%20user%22%20as%20sender%2C%20%22to%20user%22%20as%20recipient%20from%20%22our%20messages%22"
    for query in [
      encoded + "%20where%20id%20%3D%201",
      "select \"from user\" as sender, \"to user\" as recipient from \"our messages\" where id = 1;",
    ] {
      #expect(try ReadLog([LogInput(path: "sqlite:\(path)?query=\(query)")]).pairs == ["ada>ben, x"])
    }
  }

  @Test(arguments: ["DELETE FROM users", "SELECT 1; DELETE FROM users", "nonsense", "ATTACH 'x.db' AS x", ""])
  func aQueryOnlyReads(_ query: String) throws {
    let path = database(messages)
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(inputError([LogInput(path: "sqlite:\(path)?query=\(query)")]) != nil)
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test func aDamagedDatabaseIsAnError() throws {
    let path = database(messages)
    var bytes = Array(try Data(contentsOf: URL(filePath: path)))
    for place in 100..<bytes.count where place % 3 == 0 { bytes[place] ^= 0xA5 }
    for cut in [bytes, Array(bytes[..<600])] {
      #expect(inputError([.file(try folder.file("damaged.db", cut))]) != nil)
    }
  }
}

@Suite struct DatabaseAddressTests {
  @Test(
    arguments: [
      ("sqlite:logs/chat.db", "logs/chat.db", "chat", nil), ("sqlite:///tmp/chat.db", "/tmp/chat.db", "chat", nil),
      ("sqlite:chat.db?query=SELECT%201", "chat.db", "chat", "SELECT 1"),
      ("sqlite:chat.db?query=SELECT '50%25' & 1", "chat.db", "chat", "SELECT '50%25' & 1"),
      (
        "postgresql://ada:secret@db.example.org:5433/chat?query=select 1", "postgresql://ada@db.example.org:5433/chat",
        "chat", "select 1"
      ),
      (
        "postgres://ada:se@cret@db.example.org/chat?password=secret&query=select%201&sslmode=require",
        "postgres://ada@db.example.org/chat", "chat", "select 1"
      ),
      ("postgresql://db.example.org", "postgresql://db.example.org", "database", nil),
    ] as [(String, String, String, String?)])
  func anAddressSaysPlaceAndQuery(_ text: String, _ name: String, _ title: String, _ query: String?) throws {
    let address = try #require(DatabaseAddress(text))
    #expect(address.name == name && address.title == title && address.query == query)
    #expect(!address.name.contains("secret") && !LogInput(path: text).name.contains("cret"))
  }

  @Test func settingsBehindAnEncodedQueryAreKept() throws {
    let address = try #require(DatabaseAddress("postgresql:///chat?query=select%201&host=/tmp"))
    #expect(address.place == "postgresql:///chat?host=/tmp")
  }

  @Test(arguments: ["log.csv", "-", "sqlite:", "mysql://x", "https://example.org"])
  func otherTextsAreNoAddresses(_ text: String) { #expect(DatabaseAddress(text) == nil) }
}
