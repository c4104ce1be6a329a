import Foundation
import Testing

@testable import InteractionLogs

/// That the query says what it should to every engine; what engines make of it is tested by `make test-sql` too.
@Suite struct TiesQueryTests {
  @Test(arguments: SQLDialect.allCases)
  func everyDialectNamesColumnsAndTextsInItsWay(_ dialect: SQLDialect) throws {
    var query = TiesQuery(dialect: dialect, table: "logs.mail")
    (query.source, query.time, query.kind) = ("sen\"der`", "sent at", "type")
    query.filter.kinds = ["it's"]
    let text = try query.text()
    let isQuotedByGraves = dialect == .spark || dialect == .bigquery
    #expect(text.contains(isQuotedByGraves ? "FROM `logs`.`mail`" : "FROM \"logs\".\"mail\""))
    #expect(text.contains(isQuotedByGraves ? "`sen\"der```" : "\"sen\"\"der`\""))
    #expect(text.contains(isQuotedByGraves ? "'it\\'s'" : "'it''s'"))
    #expect(text.contains("GROUP BY 1, 2, 3, 4"))
    #expect(!text.contains(";\n") || dialect != .bigquery)
  }

  @Test func patternsThatNoEngineKnowsAreRefused() {
    var query = TiesQuery(dialect: .duckdb, table: "log")
    query.excludedMembers = ["bot-[0-9]"]
    #expect(throws: InputError.self) { try query.text() }
  }

  @Test(arguments: [
    (TiePeriod.day, "2025-03-02T23:59:59Z", "2025-03-02"), (.week, "2025-03-02T23:59:59Z", "2025-02-24"),
    (.week, "2025-03-03T00:00:00Z", "2025-03-03"), (.week, "1969-12-28T12:00:00Z", "1969-12-22"),
    (.month, "2024-02-29T12:00:00Z", "2024-02-01"), (.month, "1969-12-31T23:59:59.5Z", "1969-12-01"),
    (.none, "2024-02-29T12:00:00Z", ""),
  ])
  func periodsBeginAtMidnightInUTC(_ period: TiePeriod, _ time: String, _ begin: String) throws {
    #expect(period.begin(of: try #require(Instant(parsing: time))) == begin)
  }

  @Test(.enabled(if: PostgreSQLServer.isAvailable, "there is no PostgreSQL server here to be started"))
  func postgreSQLCountsTies() throws {
    let server = try PostgreSQLServer()
    var query = TiesQuery(dialect: .postgres, table: "mail")
    (query.source, query.target, query.time) = ("sender", "recipient", "sent_at")
    (query.kind, query.weight) = ("kind", "size")
    query.filter.kinds = ["mail", "Chat"]
    query.filter.kindWeights = [.init(kind: "chat", weight: 0.5)]
    query.excludedMembers = ["*@bots.example.org"]
    query.since = Instant(parsing: "2025-01-01")
    query.aliases = "names"
    query.members = ("people", "id")
    try server.execute(
      """
      SET TIME ZONE 'UTC';
      CREATE TABLE mail (sender text, recipient text, sent_at text, kind text, size numeric);
      INSERT INTO mail VALUES
        ('Ada L. <Ada@Example.org>', '  ben   b. ', '2025-01-31T23:59:59.5Z', 'mail', 2),
        ('ada@example.org', 'ben b.', '2025-02-01T01:30:00+02:00', 'CHAT', 3),
        ('ada@example.org', 'ben b.', '2025-02-02 00:00:00', 'mail', 1),
        ('benny', 'ada@example.org', '2025-02-03 00:00:00', 'mail', 1),
        ('ada@example.org', 'ada@example.org', '2025-02-03 00:00:00', 'mail', 1),
        ('ada@example.org', 'NULL', '2025-02-03 00:00:00', 'mail', 1),
        ('[Deleted User]', 'ben b.', '2025-02-03 00:00:00', 'mail', 1),
        ('run@bots.example.org', 'ben b.', '2025-02-03 00:00:00', 'mail', 1),
        ('ada@example.org', 'ben b.', '2024-12-31 23:59:59', 'mail', 1),
        ('ada@example.org', 'ben b.', '2025-02-03 00:00:00', 'call', 1);
      CREATE TABLE names (alias text, member text);
      INSERT INTO names VALUES ('benny', 'ben b.');
      CREATE TABLE people (id text);
      INSERT INTO people VALUES ('cem'), ('n/a');
      COPY (\(query.text()) ORDER BY 1, 2, 3, 7) TO '\(server.folder)/ties.csv' WITH (FORMAT csv, HEADER)
      """)
    let table = try String(contentsOfFile: "\(server.folder)/ties.csv", encoding: .utf8)
    #expect(
      table == """
        source,target,period,count,first,last,kind
        ada@example.org,ben b.,2025-01-01,1.5,2025-01-31T23:30:00.000000Z,2025-01-31T23:30:00.000000Z,CHAT
        ada@example.org,ben b.,2025-01-01,2,2025-01-31T23:59:59.500000Z,2025-01-31T23:59:59.500000Z,mail
        ada@example.org,ben b.,2025-02-01,1,2025-02-02T00:00:00.000000Z,2025-02-02T00:00:00.000000Z,mail
        ben b.,ada@example.org,2025-02-01,1,2025-02-03T00:00:00.000000Z,2025-02-03T00:00:00.000000Z,mail
        cem,cem,"",0,"","",""

        """)
    let log = try ReadLog([LogInput(path: "\(server.folder)/ties.csv")])
    #expect(log.members.sorted() == ["ada@example.org", "ben b.", "cem"])
    #expect(log.summary.files[0].format == "table of ties by period" && log.rejected.isEmpty)
  }
}
