import Testing

@testable import InteractionLogs

@Suite struct QualtricsSurveyTests {
  private static let heads = """
    StartDate,EndDate,Status,ResponseId,RecipientLastName,RecipientFirstName,Q1_1,Q1_2,Q1_3,Q4_1,Q4_2,Q9
    Start Date,End Date,Response Type,Response ID,Last,First,secretword? - Ada A.,secretword? - Ben B.,secretword? - \
    Cem C.,How good is - Pay,How good is - Work,Anything else? - secretword
    "{""ImportId"":""startDate"",""timeZone"":""Europe/Berlin""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}",\
    "{""ImportId"":""_recordId""}","{""ImportId"":""recipientLastName""}","{""ImportId"":""recipientFirstName""}",\
    "{""ImportId"":""QID1_1""}","{""ImportId"":""QID1_2""}","{""ImportId"":""QID1_3""}","{""ImportId"":""QID4_1""}",\
    "{""ImportId"":""QID4_2""}","{""ImportId"":""QID9_TEXT""}"

    """

  @Test func theLatestAnswerOfEachPersonCounts() throws {
    let log = try ExportLog([
      "s.csv": Self.heads + """
        2025-03-02 10:00:00,2025-03-02 10:05:00,IP Address,R2,B.,ben,4,9,-99,5,5,secretword
        2025-03-01 10:00:00,2025-03-01 10:05:00,IP Address,R1,B.,Ben,1,1,1,5,5,secretword
        2025-03-03 10:00:00,2025-03-03 10:05:00,Survey Preview,R3,A.,Ada,1,1,1,5,5,
        2025-03-04 10:00:00,2025-03-04 10:05:00,IP Address,R4,,,1,1,1,5,5,
        2025-03-05 10:00:00,2025-03-05 10:05:00,IP Address,R5,D.,Dora,,2,secretword,5,5,"a, secretword"
        """
    ])
    #expect(log.ties == ["Ben B.>Ada A. 4.0", "Ben B.>Ben B. 9.0", "Dora D.>Ben B. 2.0"])
    // Who was listed and did not answer is a member.
    #expect(log.members == ["Ada A.", "Ben B.", "Cem C.", "Dora D."])
    #expect(log.leftOut == ["repeated 1", "test 1"])
    #expect(log.file.rejected.map(\.reason) == [.unreadableWeight, .noAuthor])
    #expect(log.file.selfInteractions == 1)
    #expect(log.keepsNo("secretword") && log.file.format == "Qualtrics survey" && log.file.rowKind == .acts)
  }

  @Test func datesWithTheMonthInFrontAreCompared() throws {
    let log = try ExportLog([
      "s.csv": Self.heads + """
        3/2/2025 10:00,3/12/2025 9:05,IP Address,R2,B.,Ben,4,,,5,5,
        3/1/2025 10:00,3/2/2025 10:05,IP Address,R1,B.,Ben,1,,,5,5,
        """
    ])
    #expect(log.ties == ["Ben B.>Ada A. 4.0"])
  }

  @Test func aQuestionOverThingsIsNoRoster() throws {
    let error = inputError([
      .bytes(name: "s.csv", Array((Self.heads + "a,b,IP Address,R1,D.,Dora,1,1,1,5,5,\n").utf8))
    ])
    #expect(error?.problem.contains("no question lists the people") == true)
  }
}
