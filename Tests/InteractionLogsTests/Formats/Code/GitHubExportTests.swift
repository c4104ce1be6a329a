import Testing

@testable import InteractionLogs

@Suite struct GitHubExportTests {
  private let api = "https://api.github.com/repos/example/thing"

  private func user(_ login: String?, _ type: String = "User") -> String {
    login.map { #"{"login":"\#($0)","id":1,"type":"\#(type)"}"# } ?? "null"
  }

  private func issue(_ number: Int, by login: String?, _ body: String = "secretword", isPull: Bool = false) -> String {
    #"{"id":10\#(number),"number":\#(number),"title":"secretword","user":\#(user(login)),"body":"\#(body)","#
      + #""created_at":"2025-03-01T10:0\#(number):00Z","url":"\#(api)/\#(isPull ? "pulls" : "issues")/\#(number)"}"#
  }

  private func comment(
    _ id: Int, on number: Int, by login: String?, _ body: String = "secretword", type: String = "User"
  ) -> String {
    #"{"id":\#(id),"user":\#(user(login, type)),"created_at":"2025-03-02T10:00:00Z","body":"\#(body)","#
      + #""issue_url":"\#(api)/issues/\#(number)"}"#
  }

  private func review(_ id: Int, of number: Int, by login: String, state: String? = nil, answers: Int? = nil) -> String
  {
    let reply = answers.map { #","in_reply_to_id":\#($0)"# } ?? ""
    let verdict = state.map { #","state":"\#($0)","submitted_at":"2025-03-03T10:00:00Z""# }
    return #"{"id":\#(id),"user":\#(user(login)),"body":"","pull_request_url":"\#(api)/pulls/\#(number)""#
      + (verdict ?? #","created_at":"2025-03-04T10:00:00Z""#) + reply + "}"
  }

  private func list(_ entries: String...) -> String { "[\(entries.joined(separator: ","))]" }

  @Test func everyFileMayComeFirst() throws {
    let files = [
      ("comments.json", list(comment(1, on: 1, by: "Ben"), comment(2, on: 9, by: "cem", "thanks @ADA"))),
      ("issues.json", list(issue(1, by: "ada", "for @cem"), issue(2, by: "Ben"))),
      ("pulls.json", list(issue(2, by: "Ben", isPull: true))),
      (
        "reviews.json",
        list(review(3, of: 2, by: "ada", state: "APPROVED"), review(4, of: 2, by: "cem", state: "PENDING"))
      ),
      ("lines.json", list(review(5, of: 2, by: "ada"), review(6, of: 2, by: "cem", answers: 5))),
    ]
    for files in [files, files.reversed()] {
      let log = ExportLog(log: try ReadLog(files.map { .bytes(name: $0.0, Array($0.1.utf8)) }))
      #expect(
        log.ties == [
          "Ben>ada comment", "ada>Ben review", "ada>Ben review comment", "ada>cem mention", "cem>ada mention",
          "cem>ada review comment",
        ])
      #expect(log.times.contains("2025-03-03T10:00:00Z ada>Ben"))
      #expect(log.leftOut == ["notice 1", "repeated 1"])
      #expect(log.keepsNo("secretword") && log.addsUp && log.file.format == "GitHub export")
    }
  }

  @Test func programsAndAccountsThatAreGoneAreNobody() throws {
    let log = try ExportLog([
      "issues.json": list(issue(1, by: "ada"), issue(2, by: "helper[bot]"), issue(3, by: nil)),
      "comments.json": list(
        comment(1, on: 1, by: "helper[bot]", "@ada"), comment(2, on: 1, by: "ci-runner", "@ada", type: "Bot"),
        comment(3, on: 1, by: "ghost"), comment(4, on: 2, by: "ben", "@helper rebase @ghost"),
        comment(5, on: 3, by: "ben")),
    ])
    #expect(log.ties == [])
    #expect(log.leftOut == ["bot 3", "nobody 2"])
    #expect(log.members == ["ada", "ben"])
  }

  @Test(arguments: [
    ("@cem", ["cem"]), ("hi @cem, @dora-x. (@eve)", ["cem", "dora-x", "eve"]), ("`@cem` ``a ` @cem`` @eve", ["eve"]),
    ("me@cem.example a/@cem https://x.example/@cem", []), ("@team/cem", []), ("> @cem wrote\\nyes @eve", ["eve"]),
    ("```swift\\n@cem\\n```\\n@eve", ["eve"]), ("~~~\\n@cem\\n```\\n@cem\\n~~~", []),
    ("<!-- ask @cem\\n@cem --> @eve", ["eve"]),
    ("@ cem @@cem", []), ("a ` @cem", ["cem"]), ("ü@cem", []),
  ])
  func mentionsAreFoundWhereSomebodyIsSpokenTo(text: String, found: [String]) throws {
    let log = try ExportLog(["issues.json": list(issue(1, by: "ada", text), issue(2, by: "ada", "@ben"))])
    #expect(log.ties == (found + ["ben"]).map { "ada>\($0) mention" }.sorted())
  }

  @Test func pagesOneBehindTheOtherAreRead() throws {
    let log = try ExportLog([
      "all.json": list(issue(1, by: "ada")) + "\n" + list(comment(1, on: 1, by: "ben", "] } @ada \\\" [")),
      "search.json": #"{"total_count":1,"items":\#(list(issue(2, by: "ben", "@ada")))}"#,
    ])
    #expect(log.ties == ["ben>ada comment", "ben>ada mention"])
  }
}
