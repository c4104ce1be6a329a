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
    return (description.lines + description.answers).joined(separator: "\n")
  }

  /// To each question what is said first; the report has the rest.
  private var findings: String {
    analysis.answers.filter { $0.question != .sureness }.map { answer in
      let limit = analysis.lens == nil ? Int.max : 2
      return ([answer.question.heading] + answer.sentences.prefix(limit).map { "  " + $0 }).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private var place: String { "Report: \(folder)/report.html" }
}
