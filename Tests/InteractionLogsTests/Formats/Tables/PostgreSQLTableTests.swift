import Testing

@testable import InteractionLogs

@Suite(.enabled(if: PostgreSQLServer.isAvailable, "there is no PostgreSQL server here to be started"))
struct PostgreSQLTableTests {
  @Test func aServerIsReadLikeALog() throws {
    let server = try PostgreSQLServer()
    try server.execute(
      """
      CREATE TABLE messages (sender text, recipients text[], sent_at timestamptz, body text);
      INSERT INTO messages VALUES
        ('ada', ARRAY['ben, x', 'cem'], '2025-03-03 08:15+00', E'secret, "quoted"\\nof two lines'),
        ('ben, x', ARRAY['ada'], '2025-03-03 10:15:00.25+01', NULL);
      CREATE TABLE users (id int);
      """)
    let log = try ReadLog([LogInput(path: server.address())])
    #expect(
      log.interactions.map(\.description) == [
        "ada→ben, x 2025-03-03T08:15:00Z 1.0 - -", "ada→cem 2025-03-03T08:15:00Z 1.0 - -",
        "ben, x→ada 2025-03-03T09:15:00.25Z 1.0 - -",
      ])
    #expect(log.summary.files[0].format == "PostgreSQL, table public.messages")
    let query = "SELECT sender, unnest(recipients) AS recipient, sent_at FROM messages WHERE sender = 'ada' ;"
    #expect(try ReadLog([LogInput(path: server.address(query))]).pairs == ["ada>ben, x", "ada>cem"])
    try checkErrors(server)
  }

  private func checkErrors(_ server: PostgreSQLServer) throws {
    let changes = ["DROP TABLE users", "WITH x AS (DELETE FROM messages RETURNING *) SELECT * FROM x", "nonsense"]
    for query in changes {
      let error = inputError([LogInput(path: server.address(query, password: ":hunter2"))])
      #expect(error?.problem.hasPrefix("PostgreSQL says: ERROR") == true)
      #expect(error?.description.contains("hunter2") == false)
    }
    #expect(try ReadLog([LogInput(path: server.address())]).summary.rows == 2)
    let rows = "SELECT 'p' || n % 1000 AS sender, 'p' || n % 997 AS recipient FROM generate_series(1, 100000) AS n"
    #expect(try ReadLog([LogInput(path: server.address(rows))]).summary.rows == 100_000)
    var cancelled = 0
    let endless = "SELECT 'a' AS sender, pg_sleep(60)::text AS recipient"
    #expect(throws: CancellationError.self) {
      var names = LogNames()
      _ = try InteractionLogReader().read(
        [LogInput(path: server.address(endless))], names: &names,
        isCancelled: {
          cancelled += 1
          return cancelled > 2
        }, consume: { _ in })
    }
  }

  @Test func aServerThatIsNotThereIsAnError() {
    let error = inputError([LogInput(path: "postgresql://ada:hunter2@/chat?host=/nonexistent")])
    #expect(error?.kind == .noInput)
    #expect(error?.description.contains("hunter2") == false)
  }
}
