/// A format of text files, recognised by how it begins.
protocol TextFormat: Sendable {
  /// What is wrong with a file of this format, and what to do; `nil` for the format that is read.
  var refusal: (problem: String, remedy: String)? { get }

  func recognizes(_ sample: TextSample) -> Bool
}

/// The formats of text files, in the order in which they are tried.
enum TextFormats {
  static let all: [any TextFormat] = [
    JSONText(), MailText(), CalendarText(), MarkupText(), ChatTranscript(), NetworkText(), SQLScript(), MatrixText(),
    DiscordTable(), DelimitedText(),
  ]

  /// Throws with a remedy when a text is of a format that is not read.
  static func check(_ sample: DelimitedSample, file: String) throws(InputError) {
    let text = TextSample(sample)
    guard let refusal = all.first(where: { $0.recognizes(text) })?.refusal else { return }
    throw InputError(.data, file: file, line: text.firstLine, problem: refusal.problem, remedy: refusal.remedy)
  }
}

/// The beginning of a text, line by line.
struct TextSample {
  /// How many lines are looked at.
  private static let longest = 200

  let delimited: DelimitedSample
  /// The first lines that are not blank, without white space around them.
  let lines: [String]
  /// The number of the first of them, from 1.
  let firstLine: Int

  init(_ sample: DelimitedSample) {
    delimited = sample
    let all = sample.bytes.split(
      separator: sample.lineEnd, maxSplits: Self.longest, omittingEmptySubsequences: false
    ).prefix(Self.longest).map { ColumnContents.trimmed(String(decoding: $0.prefix(2000), as: UTF8.self)) }
    lines = all.filter { !$0.isEmpty }
    firstLine = 1 + (all.firstIndex { !$0.isEmpty } ?? 0)
  }

  var first: String { lines.first ?? "" }
}

/// The format that is read: rows of fields.
struct DelimitedText: TextFormat {
  var refusal: (problem: String, remedy: String)? { nil }

  func recognizes(_ sample: TextSample) -> Bool { true }
}
