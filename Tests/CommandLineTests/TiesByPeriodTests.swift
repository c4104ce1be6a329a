import Foundation
import TestSupport
import Testing

@Suite("Ties by period", .tags(.cli))
struct TiesByPeriodTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    // The 31st falls into another month in UTC; ann writes twice in it, and Zoë never answers.
    try workspace.write(
      "log.csv",
      """
      source,target,timestamp
      ann,ben,2025-01-05T08:00:00Z
      ann,ben,2025-02-01T00:30:00+01:00
      ann,ben,2025-02-10T08:00:00.25Z
      ben,ann,2025-02-11T08:00:00Z
      ben,"c, d",2025-02-12T08:00:00Z
      "c, d",Zoë,2025-03-12T08:00:00Z
      Zoë,Zoë,2025-03-13T08:00:00Z

      """)
  }

  @Test("export counts ties by month, and members without a tie are known")
  func export() throws {
    try workspace.write("members.csv", "id,name\nann,Ann\nemil,Emil\n")
    let run = try workspace.run("export", "log.csv", "--members", "members.csv", "--period", "month", "-o", "ties.csv")
    #expect(run.status == 0)
    #expect(
      try workspace.text("ties.csv") == """
        source,target,period,count,first,last
        ann,ben,2025-01-01,2.0,2025-01-05T08:00:00Z,2025-01-31T23:30:00Z
        ann,ben,2025-02-01,1.0,2025-02-10T08:00:00.25Z,2025-02-10T08:00:00.25Z
        ben,ann,2025-02-01,1.0,2025-02-11T08:00:00Z,2025-02-11T08:00:00Z
        ben,"c, d",2025-02-01,1.0,2025-02-12T08:00:00Z,2025-02-12T08:00:00Z
        "c, d",Zoë,2025-03-01,1.0,2025-03-12T08:00:00Z,2025-03-12T08:00:00Z
        emil,emil,,0.0,,

        """)
  }

  @Test("what needs no single message comes out of them as from the log", arguments: ["day", "month"])
  func again(period: String) throws {
    #expect(try workspace.run("export", "log.csv", "--period", period, "-o", "ties.csv").status == 0)
    for log in ["log", "ties"] { #expect(try workspace.run("analyze", "\(log).csv", "-o", log).status == 0) }
    for file in ["members.csv", "ties.csv"] {
      #expect(try workspace.text("log/\(file)") == workspace.text("ties/\(file)"), "\(file)")
    }
    #expect(try workspace.run("export", "ties.csv", "--period", period, "-o", "again.csv").status == 0)
    #expect(try workspace.text("again.csv") == workspace.text("ties.csv"))
  }

  @Test("they are written as .csv alone")
  func format() throws {
    let run = try workspace.run("export", "log.csv", "--period", "month", "-o", "ties.graphml")
    #expect(run.status == 64 && run.errors.contains("--period"))
  }

  @Test("sql prints one statement, and asks for the columns that its options need")
  func query() throws {
    let run = try workspace.run("sql", "--dialect", "trino", "--table", "chat.mail", "--source", "from")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.text.contains("FROM \"chat\".\"mail\"") && run.text.hasSuffix(";\n"))
    let missing = try workspace.run("sql", "--dialect", "trino", "--table", "mail", "--kind", "mail")
    #expect(missing.status == 64 && missing.errors.contains("--kind-column"))
  }
}
