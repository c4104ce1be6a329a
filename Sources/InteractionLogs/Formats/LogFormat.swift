/// A layout of files that people hold, which yields rows: an export of a chat, an archive of mail, a calendar.
///
/// A format is one file in `Formats/`, one line in ``LogFormats/all`` and one test. It is recognised by content; names of
/// files only decide between equals.
protocol LogFormat: Sendable {
  /// What users call it, such as "Slack export".
  var name: String { get }

  /// Which of the files are of this format, by their places in `files`: those that ``read(_:into:)`` wants together, in
  /// the order in which it wants them.
  ///
  /// - Parameter openings: gives the beginning of a file; cheap, for it is read once.
  /// - Throws: what reading the beginning throws.
  func claims(_ files: [InputFile], openings: Openings) throws -> [Int]

  /// Reads the files that it claimed, all of them at once: what one says may refer to another.
  ///
  /// - Throws: ``InputError`` when the export as a whole cannot be read; a row that cannot be is rejected instead.
  func read(_ files: [InputFile], into rows: inout ExportRows) throws
}

/// A format that is told from the beginning of one file.
protocol SingleFileFormat: LogFormat {
  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool
}

extension SingleFileFormat {
  func claims(_ files: [InputFile], openings: Openings) throws -> [Int] {
    try files.indices.filter { try !files[$0].isRepository && recognizes(openings.of(files[$0]), of: files[$0]) }
  }
}

/// The beginnings of files.
struct Openings {
  let isCancelled: () -> Bool

  /// - Throws: ``InputError`` when the file cannot be read.
  func of(_ file: InputFile) throws -> InputFile.Opening { try file.opening(isCancelled: isCancelled) }
}

/// The formats that are read, in the order in which they are tried; what none of them claims is delimited text.
enum LogFormats {
  static let all: [any LogFormat] = [
    // Known by the first line, and folders may hold hundreds of thousands of them.
    MailArchive(),
    DiscordExport(), SlackExport(), TeamsMessages(), MattermostExport(), ZulipExport(), TelegramExport(),
    DiscourseTopics(), DiscourseTable(), GitHubExport(), GitLabExport(), JiraExport(), StackExchangeDump(),
    GraphMLNetwork(), GEXFNetwork(), PajekNetwork(), UCINETNetwork(),
    QualtricsSurvey(), NetworkCanvasExport(), SurveyMatrix(),
    ExchangeTrace(), ExchangeHistoricalTrace(), GmailLogSearch(), GmailBigQuery(), OutlookTable(),
    IRCLog(), WhatsAppChat(),
    GitRepository(),
    CalendarFile(), TeamsAttendance(), ZoomParticipants(),
    VivaPersonToPerson(), OwnTies(), PeriodTies(),
  ]

  static let tables: [any TableFormat] = [PostgreSQLTable(), SQLiteTable(), ExcelWorkbook(), JSONTable()]
}
