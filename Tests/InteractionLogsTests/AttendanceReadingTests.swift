import Testing

@testable import InteractionLogs

/// Two-mode logs: who took part in what.
@Suite struct AttendanceReadingTests {
  private func options(columns: ColumnOverrides = ColumnOverrides()) -> LogReadingOptions {
    var options = LogReadingOptions(columns: columns)
    options.isTwoMode = true
    return options
  }

  @Test func givesParticipationsAsTheyAre() throws {
    let log = try ReadLog("member,event,date\nada,lunch,2010-01-02\nbob,lunch,2010-01-01\n", options: options())
    #expect(log.pairs == ["ada>", "bob>"] && log.interactions.map(\.thread) == ["lunch", "lunch"])
    let file = log.summary.files[0]
    #expect(file.form == .attendance && log.summary.isTwoMode && file.rows == 2 && file.replySource == nil)
    #expect(file.columns.map { "\($0.role)@\($0.position)" } == ["source@1", "time@3", "thread@2"])
  }

  @Test func findsTheColumnOfEvents() throws {
    func event(_ header: String, _ columns: ColumnOverrides = ColumnOverrides()) throws -> Int? {
      let rows = String(repeating: "a,b,2010-01-01,c\n", count: 2)
      let log = try ReadLog(header + "\n" + rows, options: options(columns: columns))
      return log.summary.files[0].columns.first { $0.role == .thread }?.position
    }
    #expect(try event("user,page,date,size") == 2)
    #expect(try event("member,channel,date,text") == 2)
    #expect(try event("member,text,date,meeting") == 4)
    #expect(try event("author,channel,date,conversation") == 4)
    #expect(try event("author,to,date,size") == 2)
    #expect(try event("author,to,date,size", ColumnOverrides(thread: "size")) == 4)
    #expect(try event("a,b,2010-01-01,d") == 2)
    let error = inputError("author,date,size\na,2010-01-01,b\n", options: options())
    #expect(error?.exitCode == 65 && error?.remedy == "name the columns with --source NAME --thread NAME")
  }

  @Test func rejectsRowsWithoutAnEvent() throws {
    let log = try ReadLog("member,event\nada,x\nbob,x\ncarl, \n,x\n", options: options())
    #expect(log.rejected.map(\.reason) == [.emptyEvent, .emptySource])
    #expect(log.rejected.map(\.column) == ["event", "member"])
    #expect(log.pairs == ["ada>", "bob>"] && log.members == ["ada", "bob"])
  }
}
