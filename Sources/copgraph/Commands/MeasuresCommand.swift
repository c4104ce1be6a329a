import ArgumentParser
import CommunityInsights
import Reports

/// `copgraph measures`: what there is to measure, one line each.
struct MeasuresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measures",
    abstract: "List all measures, one line each.",
    discussion: """
      Prints a CSV table: the measures of members, as columns of members.csv, and those of the community, as in \
      insights.json; with what each says, its range, which of several definitions it is, and its source.
      """)

  func run() throws {
    let sink = ByteSink { try StandardOutput.write($0) }
    MeasureCatalogue().write(to: sink)
    try sink.handOn()
  }
}
