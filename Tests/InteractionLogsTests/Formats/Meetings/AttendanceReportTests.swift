import Testing

@testable import InteractionLogs

@Suite struct AttendanceReportTests {
  private func read(_ texts: [String], isUTF16: Bool = false) throws -> ReadLog {
    try ReadLog(
      texts.enumerated().map { number, text in
        let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        return .bytes(name: "report \(number).csv", isUTF16 ? wide : Array(text.utf8))
      })
  }

  /// `meeting person time` of all who were somewhere; meetings are numbered.
  private func attendance(_ log: ReadLog) -> [String] {
    var meetings: [String] = []
    return log.interactions.map { entry in
      if !meetings.contains(entry.thread ?? "") { meetings.append(entry.thread ?? "") }
      return "\(meetings.firstIndex(of: entry.thread ?? "")!) \(entry.source) \(entry.time ?? "-")"
    }
  }

  @Test(arguments: [true, false]) func aReportOfTeamsIsAMeeting(isUTF16: Bool) throws {
    let text = """
      1. Summary
      Meeting title\tSecret
      Start time\t5/13/24, 4:00:00 PM

      2. Participants
      Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
      Ada\t5/13/24, 4:00:00 PM\t5/13/24, 5:00:00 PM\t1h\tada@example.org\tada@example.org\tOrganizer
      Ben\t5/13/24, 4:01:00 PM\t5/13/24, 5:00:00 PM\t1h\t\tBEN@example.org\tPresenter
      Zoë (Guest)\t5/13/24, 4:02:00 PM\t5/13/24, 5:00:00 PM\t1h\t\t\tAttendee

      3. In-Meeting Activities
      Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
      Ada\t5/13/24, 4:00:00 PM\t5/13/24, 4:20:00 PM\t20m\tada@example.org\tOrganizer
      """.replacing("\n", with: "\r\n")
    let log = try read([text, text], isUTF16: isUTF16)
    let one = [
      "ada@example.org 2024-05-13T16:00:00Z", "ben@example.org 2024-05-13T16:01:00Z",
      "Zoë (Guest) 2024-05-13T16:02:00Z",
    ]
    #expect(attendance(log) == one.map { "0 \($0)" } + one.map { "1 \($0)" })
    #expect(log.summary.files[0].format == "Teams attendance report")
    #expect(!"\(log.interactions)\(log.summary)".contains("Secret"))
  }

  @Test func olderReportsHaveARowForEachTimeThatSomebodyCame() throws {
    let log = try read([
      """
      Meeting Summary
      Total Number of Participants\t2
      Meeting Title\tSecret

      Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)
      Ada\t13/05/2024, 16:10:00\t13/05/2024, 16:20:00\t10m\tada@example.org\tOrganizer\tada@example.org
      Ada\t13/05/2024, 16:00:00\t13/05/2024, 16:05:00\t5m\tada@example.org\tOrganizer\tada@example.org
      Ben\t13/05/2024, 16:01:00\t13/05/2024, 16:20:00\t19m\t\tPresenter\t
      """
    ])
    #expect(attendance(log) == ["0 ada@example.org 2024-05-13T16:00:00Z", "0 Ben 2024-05-13T16:01:00Z"])
  }

  @Test func aReportOfZoomIsAMeetingEvenBelowABlockAboutIt() throws {
    let block =
      "Meeting ID,Topic,Start Time,User Email,Participants\n811,Secret,05/13/2024 08:00:00 AM,host@example.org,3\n\n"
    let rows = """
      Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,In Waiting Room
      Ada,ada@example.org,05/13/2024 08:02:00 AM,05/13/2024 08:50:00 AM,48,No,No
      ben (Ben),BEN@example.org,05/13/2024 08:05:00 AM,05/13/2024 08:10:00 AM,5,No,No
      ben (Ben),ben@example.org,05/13/2024 08:20:00 AM,05/13/2024 08:50:00 AM,30,No,No
      Sam (visitor),,05/13/2024 08:08:00 AM,05/13/2024 08:50:00 AM,42,Yes,No
      Cy,,05/13/2024 08:00:00 AM,05/13/2024 08:01:00 AM,1,Yes,Yes
      """
    for text in ["\u{FEFF}" + rows, "\u{FEFF}" + block + rows] {
      let log = try read([text])
      #expect(
        attendance(log) == [
          "0 ada@example.org 2024-05-13T08:02:00Z", "0 ben@example.org 2024-05-13T08:05:00Z",
          "0 Sam (visitor) 2024-05-13T08:08:00Z",
        ])
      #expect(log.summary.files[0].leftOut == [LeftOutCount(reason: .notAttended, count: 1)])
    }
  }

  @Test func aListOfManyMeetingsHasTheMeetingInEachRow() throws {
    let log = try read([
      """
      Meeting ID,Topic,Start Time,Participant,Email,Join Time,Leave Time
      811,Secret,05/13/2024 08:00:00 AM,Ada,ada@example.org,05/13/2024 08:00:00 AM,05/13/2024 08:50:00 AM
      811,Secret,05/13/2024 08:00:00 AM,Ben,ben@example.org,05/13/2024 08:00:00 AM,05/13/2024 08:50:00 AM
      811,Secret,05/20/2024 08:00:00 AM,Ada,ada@example.org,05/20/2024 08:00:00 AM,05/20/2024 08:50:00 AM
      812,Secret,05/20/2024 08:00:00 AM,Ben,ben@example.org,05/20/2024 08:00:00 AM,05/20/2024 08:50:00 AM
      """
    ])
    #expect(attendance(log).map { $0.prefix(5) } == ["0 ada", "0 ben", "1 ada", "2 ben"])
  }

  @Test(arguments: [
    ("06/05/2024 08:00:00 AM", "2024-06-05T08:00:00Z"), ("06/05/2024 20:00:00", "2024-05-06T20:00:00Z"),
    ("06/05/2024, 8:00:00 pm", "2024-05-06T20:00:00Z"), ("06.05.2024 20:00", "2024-05-06T20:00:00Z"),
  ])
  func theClockShowsTheOrderOfADateThatMayBeEither(time: String, instant: String) throws {
    let log = try read([
      "Name (Original Name),User Email,Join Time\nAda,ada@x.org,\"\(time)\"\nBen,ben@x.org,\"\(time)\"\n"
    ])
    #expect(log.interactions.map(\.time) == [instant, instant])
  }

  @Test(arguments: [
    "from,to,time\nada,ben,2024-05-13\n", "Name,Email\nAda,ada@x.org\n", "1. ada\tben\n2. ben\tada\n",
    "user name,meeting id\nada,1\nben,1\n",
  ])
  func tablesAreNoReports(text: String) {
    let opening = InputFile.Opening(raw: Array(text.utf8), text: Array(text.utf8), isWhole: true)
    let file = InputFile(.bytes(name: "x", []), number: 0)
    #expect(!TeamsAttendance().recognizes(opening, of: file))
    #expect(!ZoomParticipants().recognizes(opening, of: file))
  }
}
