/// The CSV of DiscordChatExporter, which does not say what a message answers.
struct DiscordTable: TextFormat {
  var refusal: (problem: String, remedy: String)? {
    (
      "is an export of Discord as CSV, which does not say who answers or mentions whom",
      "export the channels as JSON instead (--format Json), and read those files"
    )
  }

  func recognizes(_ sample: TextSample) -> Bool {
    let header = sample.delimited.rows(.comma, limit: 1).first?.map { HeaderText($0).joined } ?? []
    return ["authorid", "author", "date", "content", "attachments", "reactions"].allSatisfy(header.contains)
  }
}
