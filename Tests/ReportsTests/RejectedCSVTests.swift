import Testing

@testable import Reports

@Suite struct RejectedCSVTests {
  @Test func everyByte() throws {
    var bytes: [UInt8] = []
    let sink = ByteSink { bytes += $0 }
    try RejectedCSV().write(Fixture.rejected, to: sink)
    try sink.handOn()
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "file,line,column,reason,text\nkite.csv,4,time,unreadable time,\"'=ann,\"\"ben\"\",soon\r\"\n")
  }
}
