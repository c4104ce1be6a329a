import Testing

@testable import InteractionLogs

@Suite struct GitLabExportTests {
  private func issue(_ iid: Int, by name: String, project: Int = 3, isMerge: Bool = false) -> String {
    let branch = isMerge ? #","source_branch":"x""# : ""
    return #"{"id":50\#(iid),"iid":\#(iid),"project_id":\#(project),"title":"secretword","description":"for @cem.","#
      + #""created_at":"2025-03-01T10:00:00.000Z","author":{"username":"\#(name)","name":"N"}\#(branch)}"#
  }

  private func note(
    _ id: Int, on iid: Int, by name: String, _ body: String = "secretword", sort: String = "Issue", more: String = ""
  ) -> String {
    #"{"id":\#(id),"body":"\#(body)","author":{"username":"\#(name)"},"created_at":"2025-03-01T12:00:00.000+02:00","#
      + #""noteable_type":"\#(sort)","noteable_iid":\#(iid),"project_id":3,"system":false\#(more)}"#
  }

  @Test func notesGoToTheAuthorOfWhatTheyAreBelow() throws {
    let log = try ExportLog([
      "notes.json":
        "[\(note(1, on: 7, by: "ben", "@ada @all @team/x secretword")),\(note(2, on: 8, by: "cem", sort: "MergeRequest"))"
        + ",\(note(3, on: 9, by: "cem", "@ben"))]",
      "merges.json": "[\(issue(7, by: "dora", isMerge: true)),\(issue(8, by: "eve", isMerge: true))]",
      "issues.json": "[\(issue(7, by: "ada"))]",
    ])
    #expect(
      log.ties == [
        "ada>cem mention", "ben>ada comment", "cem>ben mention", "cem>eve comment", "dora>cem mention",
        "eve>cem mention",
      ])
    #expect(log.times.contains("2025-03-01T10:00:00Z ben>ada"))
    #expect(log.keepsNo("secretword") && log.addsUp && log.file.format == "GitLab export")
  }

  @Test func theSystemAndItsAccountsAreLeftOut() throws {
    let log = try ExportLog([
      "notes.json": """
      [\(note(1, on: 7, by: "ben", "assigned to @cem", more: #","x":1"#).replacing(#""system":false"#, with: #""system":true"#)),
       \(note(2, on: 7, by: "project_3_bot_ab12", "@ada")),\(note(3, on: 7, by: "group_9_bot", "@ada")),
       \(note(4, on: 7, by: "ben", "@project_3_bot_ab12"))]
      """, "issues.json": "[\(issue(7, by: "ada"))]",
    ])
    #expect(log.ties == ["ada>cem mention", "ben>ada comment"])
    #expect(log.leftOut == ["bot 2", "notice 1"])
    #expect(log.members == ["ada", "ben", "cem"])
  }

  @Test func repliesInADiscussionGoToWhoBeganIt() throws {
    let notes = [note(1, on: 7, by: "ben"), note(2, on: 7, by: "cem")].joined(separator: ",")
    let log = try ExportLog([
      "d.json": #"[{"id":"x","individual_note":false,"notes":[\#(notes)]}]"#, "i.json": "[\(issue(7, by: "ada"))]",
    ])
    #expect(log.ties == ["ada>cem mention", "ben>ada comment", "cem>ben comment"])
  }
}
