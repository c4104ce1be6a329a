import CommunityInsights
import InteractionLogs

/// What `analyze` prints in the end: how the log was read, the findings in short, and where the report is.
struct RunSummary {
  private let analysis: Analysis
  private let folder: String

  init(_ analysis: Analysis, folder: String) {
    self.analysis = analysis
    self.folder = folder
  }

  var text: String {
    let sections = [log, findings, place]
    return sections.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private var log: String {
    let description = LogDescription(analysis.log)
    let notes = analysis.audience == .community ? analysis.unconverged.map(\.sentence) : []
    let health = analysis.healthNotes
    return
      (health.map { "Note: \($0)" } + description.lines + [Wording.scope(of: analysis.log)].compactMap { $0 }
      + description.answers + notes).joined(separator: "\n")
  }

  /// To each question what is said first, so that all of it fits a screen; the report has the rest. Without a lens there
  /// are few questions, and room for all.
  private var findings: String {
    let limit = analysis.lens == nil ? Int.max : 1
    return analysis.answers.filter { $0.question != .confidence }.flatMap { answer in
      [answer.question.heading] + answer.sentences.prefix(limit).map { "  " + $0 }
    }.joined(separator: "\n")
  }

  private var place: String { "Report: \(folder)/report.html" }
}
