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
    let sections = [LogDescription(analysis.log).lines.joined(separator: "\n"), findings, place]
    return sections.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private var findings: String {
    let questions: [(Finding.Question, String)] = [
      (.shape, "At a glance"), (.holdsTogether, "Who holds it together?"), (.cutOff, "Who is at the edge or cut off?"),
      (.wouldBreak, "What breaks if someone leaves?"),
    ]
    return questions.compactMap { question, heading in
      let sentences = analysis.findings.filter { $0.question == question }.map { "  " + $0.sentence }
      return sentences.isEmpty ? nil : ([heading] + sentences).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private var place: String { "Report: \(folder)/report.html" }
}
