import Testing

@testable import InteractionLogs

@Suite struct StackExchangeDumpTests {
  private let posts = """
    \u{FEFF}<?xml version="1.0" encoding="utf-8"?>
    <posts>
      <row Id="2" PostTypeId="2" ParentId="1" CreationDate="2025-03-01T11:00:00.000" Body="secretword" OwnerUserId="12" />
      <row Id="1" PostTypeId="1" CreationDate="2025-03-01T10:00:00.123" Body="&lt;p&gt;secretword" OwnerUserId="11" />
      <row Id="3" PostTypeId="2" ParentId="1" CreationDate="2025-03-01T12:00:00.000" OwnerUserId="-1" />
      <row Id="4" PostTypeId="5" CreationDate="2025-03-01T12:00:00.000" OwnerUserId="12" />
      <row Id="5" PostTypeId="1" CreationDate="2025-03-01T13:00:00.000" OwnerDisplayName="user9" />
      <row Id="6" PostTypeId="2" ParentId="5" CreationDate="2025-03-01T14:00:00.000" OwnerUserId="12" />
      <row PostTypeId="2" ParentId="5" CreationDate="2025-03-01T14:00:00.000" OwnerUserId="12" />
    </posts>
    """
  private let comments = """
    <comments>
      <row Id="1" PostId="2" Text="@Ada secretword" CreationDate="2025-03-01T11:05:00.000" UserId="11" />
      <row Id="2" PostId="77" Text="x" CreationDate="2025-03-01T11:06:00.000" UserId="13" />
      <row Id="3" PostId="3" Text="x" CreationDate="2025-03-01T11:07:00.000" UserId="13" />
    </comments>
    """
  private let users = """
    <users>
      <row Id="-1" DisplayName="Community" AboutMe="secretword" />
      <row Id="11" DisplayName="Ada" /><row Id="12" DisplayName="Ada" /><row Id="13" DisplayName="Cem" />
      <row Id="14" DisplayName="Dora" />
    </users>
    """

  @Test func answersAndCommentsGoToAuthors() throws {
    let votes = "<votes><row Id=\"1\" PostId=\"1\" VoteTypeId=\"2\" /></votes>"
    let log = try ExportLog([
      "d/Comments.xml": comments, "d/Posts.xml": posts, "d/Users.xml": users, "d/Votes.xml": votes,
    ])
    #expect(log.ties == ["11>12 comment", "12>11 answer"])
    #expect(log.times == ["2025-03-01T11:00:00Z 12>11", "2025-03-01T11:05:00Z 11>12"])
    #expect(log.members == ["11", "12", "13", "14"])
    #expect(log.leftOut == ["bot 1", "notice 1", "nobody 1"])
    #expect(log.file.rejected == [RejectionCount(reason: .noID, count: 1)])
    #expect(log.keepsNo("secretword") && log.addsUp && log.file.format == "Stack Exchange dump")
  }

  @Test func peopleOfTwoSitesAreKeptApart() throws {
    let log = try ExportLog(["one/Posts.xml": posts, "two/Posts.xml": posts])
    #expect(log.ties == ["one/12>one/11 answer", "two/12>two/11 answer"])
  }

  @Test func aTableThatIsCutOffIsNamedWithItsLine() {
    let text = String(posts.dropLast(30))
    let error = inputError([.bytes(name: "Posts.xml", Array(text.utf8))])
    #expect(error?.file == "Posts.xml" && error?.line != nil)
    #expect(error?.problem.contains("damaged XML") == true)
  }
}
