import Testing

@testable import InteractionLogs

@Suite struct IRCLogTests {
  private func read(_ text: String, name: String = "#craft.log") throws -> ReadLog {
    try ReadLog([.bytes(name: name, Array(text.utf8))])
  }

  private func ties(_ log: ReadLog) -> [String] {
    log.interactions.filter { !$0.target.isEmpty }.map { "\($0.source)>\($0.target) \($0.time ?? "-")" }
  }

  @Test func messagesGoToTheNicksThatTheyBeginWith() throws {
    let log = try read(
      """
      --- Log opened Sun May 12 22:58:00 2024
      22:58 -!- Ada [~ada@host.example] has joined #craft
      22:59 < Ada> secret
      23:00 <+ben> ADA: secret
      23:01 <@cy> ben, ada: secret, dee: secret
      23:02  * dee waves
      23:03 -ChanServ(services)- ada: secret
      --- Day changed Mon May 13 2024
      00:01 -!- ben is now known as ben_away
      00:02 < ben_away> ada: secret
      00:03 < ada> ben_away: secret
      00:04 < ada> stranger: secret; note: secret
      00:05 < ada> thanks, ben: secret
      00:06 -!- cy [~cy@host.example] has quit [secret]
      --- Log closed Mon May 13 00:10:00 2024
      """)
    #expect(
      ties(log) == [
        "ben>ada 2024-05-12T23:00:00Z", "cy>ben 2024-05-12T23:01:00Z", "cy>ada 2024-05-12T23:01:00Z",
        "ben>ada 2024-05-13T00:02:00Z", "ada>ben 2024-05-13T00:03:00Z",
      ])
    #expect(log.interactions.filter { !$0.target.isEmpty }.allSatisfy { $0.kind == "mention" })
    #expect(log.summary.files[0].leftOut == [LeftOutCount(reason: .notice, count: 5)])
    #expect(log.members.sorted() == ["ada", "ben", "cy"])
    #expect(!"\(log.interactions)\(log.summary)".contains("secret"))
  }

  @Test func columnsPartedByTabsAreWeeChat() throws {
    let log = try read(
      """
      2024-05-12 22:58:01\t-->\tada (~ada@host.example) has joined #craft
      2024-05-12 22:59:02\tada\tsecret
      2024-05-12 23:00:03\t@ben\tada: secret
      2024-05-12 23:00:04\t--\tben is now known as ben2
      2024-05-12 23:00:05\t *\tada waves
      2024-05-12 23:00:06\tada\tben2: secret
      """)
    #expect(ties(log) == ["ben>ada 2024-05-12T23:00:03Z", "ada>ben 2024-05-12T23:00:06Z"])
    #expect(log.summary.files[0].format == "IRC log")
  }

  @Test(arguments: [
    ("[22:59:00] <ada> x\n[23:00:00] <ben> ada: x\n", "#craft_20240512.log", "2024-05-12T23:00:00Z"),
    ("[2024-05-12 22:59:00] <ada> x\n[2024-05-12 23:00:00] <ben> ada, x\n", "a.log", "2024-05-12T23:00:00Z"),
    ("2024-05-12T22:59:00  <ada> x\n2024-05-12T23:00:00  <ben> ada: x\n", "a.log", "2024-05-12T23:00:00Z"),
    ("22:59 <ada> x\n23:00 <ben> ada: x\n23:01 <ada> y\n", "a.log", "-"),
    (
      "**** BEGIN LOGGING AT Sun May 12 22:58:00 2024\n22:59:00 <ada>\tx\n23:00:00 <ben>\tada: x\n", "a.log",
      "2024-05-12T23:00:00Z"
    ),
  ])
  func otherClientsWriteAlike(text: String, name: String, time: String) throws {
    #expect(ties(try read(text, name: name)) == ["ben>ada \(time)"])
  }

  @Test(arguments: [
    "2024-05-12 22:59:00\tada\tben\n2024-05-12 23:00:00\tben\tada\n", "10:00,ada,ben\n10:01,ben,ada\n",
    "time from to\n10:00 ada ben\n10:01 ben ada\n",
  ])
  func tablesAreNoLogOfAChat(text: String) {
    let opening = InputFile.Opening(raw: Array(text.utf8), text: Array(text.utf8), isWhole: true)
    #expect(!IRCLog().recognizes(opening, of: InputFile(.bytes(name: "x", []), number: 0)))
  }
}
