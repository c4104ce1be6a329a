import Testing

@testable import InteractionLogs

@Suite struct DiscordExportTests {
  @Test func repliesMentionsAndReactionsCountOncePerPerson() throws {
    let channel = channel(
      "7", message("1", by: "ada", at: "2024-05-06T08:00:00+02:00", reactions: ["ben", "ben", "ada", "carl"]),
      message("2", by: "ben", at: "2024-05-06T07:00:00Z", answers: "1", mentions: ["ada", "carl"]),
      message("3", by: "helper", isBot: true, at: "2024-05-06T07:30:00Z", answers: "1"),
      message("4", by: "carl", at: "2024-05-06T08:00:00Z", type: "GuildMemberJoin"),
      message("5", by: "carl", at: "2024-05-06T09:00:00Z", answers: "99"))
    let log = try ReadLog([.bytes(name: "general.json", Array(channel.utf8))])
    #expect(
      log.interactions.map(\.description).sorted() == [
        "ben→ada - 1.0 reaction -", "ben→ada 2024-05-06T07:00:00Z 1.0 reply -",
        "ben→carl 2024-05-06T07:00:00Z 1.0 mention -", "carl→ada - 1.0 reaction -",
      ])
    #expect(log.summary.files[0].format == "Discord export")
    #expect(log.summary.files[0].messagesToEverybody == 2)
    #expect(log.summary.files[0].leftOut.map(\.reason) == [.bot, .notice])
    #expect(!log.members.contains("helper"))
  }

  @Test func channelsAreReadTogetherInAnyOrder() throws {
    let one = channel("7", message("1", by: "ada", at: "2024-05-06T06:00:00Z"))
    let two = channel("8", message("2", by: "ben", at: "2024-05-06T07:00:00Z", answers: "1"))
    let inputs = [one, two].enumerated().map { LogInput.bytes(name: "\($0).json", Array($1.utf8)) }
    for inputs in [inputs, inputs.reversed()] {
      #expect(try ReadLog(inputs).pairs == ["ben>ada"])
    }
  }

  @Test func theNumberBehindAnOldNameIsPartOfIt() throws {
    let text = channel(
      "7", message("1", by: "ada", number: "1234", at: "2024-05-06T06:00:00Z"),
      message("2", by: "ada", at: "2024-05-06T07:00:00Z", answers: "1"))
    #expect(try ReadLog([.bytes(name: "a.json", Array(text.utf8))]).pairs == ["ada>ada#1234"])
  }

  private func channel(_ id: String, _ messages: String...) -> String {
    #"{"guild":{"id":"1"},"channel":{"id":"\#(id)"},"messages":[\#(messages.joined(separator: ","))]}"#
  }

  private func message(
    _ id: String, by author: String, number: String = "0000", isBot: Bool = false, at time: String,
    type: String = "Default", answers: String? = nil, mentions: [String] = [], reactions: [String] = []
  ) -> String {
    let reference = answers.map { #","reference":{"messageId":"\#($0)"}"# } ?? ""
    let users = reactions.map { user($0) }.joined(separator: ",")
    return #"{"id":"\#(id)","type":"\#(type)","timestamp":"\#(time)","content":"secret","#
      + #""author":\#(user(author, number: number, isBot: isBot)),"#
      + #""mentions":[\#(mentions.map { user($0) }.joined(separator: ","))],"#
      + #""reactions":[{"emoji":{"name":"+1"},"users":[\#(users)]}]\#(reference)}"#
  }

  private func user(_ name: String, number: String = "0000", isBot: Bool = false) -> String {
    #"{"id":"9","name":"\#(name)","discriminator":"\#(number)","isBot":\#(isBot)}"#
  }
}
