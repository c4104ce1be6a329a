import ArgumentParser
import CommunityInsights
import InteractionLogs
import MemberNetworks
import Reports

/// Ties beside ties, pair by pair.
extension CompareCommand {
  /// Prints whether the ties of the first network go with those of the second and of all else that is given.
  func runRegression() throws {
    try Run.command(threads: measures.threadCount, isQuiet: talk.quiet) { run in
      let (first, second) = sides()
      let explained = try network(first.source, run)
      let predictors =
        [.network(name: second.name, try network(second.source, run))]
        + (try regression.predictors.map { try predictor($0, like: first.source, run) })
      let found = try TieRegression(
        explaining: explained, by: predictors, permutations: regression.permutationCount, control: run.control)
      try run.write(ResearchTable(found)) { table, sink in
        try output.json ? table.writeJSON(to: sink) : table.writeCSV(to: sink)
      }
    }
  }

  private func predictor(_ text: String, like source: NetworkSource, _ run: Run) throws -> TieRegression.Predictor {
    if let column = RegressionArguments.column(text) {
      return column.isDifference ? .difference(column: column.name) : .same(column: column.name)
    }
    var other = source
    other.logs = [LogInput(path: text)]
    return .network(name: LogArguments.title(of: text), try network(other, run))
  }

  private func network(_ source: NetworkSource, _ run: Run) throws -> ResearchNetwork {
    var source = source
    source.memberColumns.keepsFurther = true
    let loaded = try source.load(control: run.control, requiresTies: true)
    try run.tellProblems(of: loaded)
    return try ResearchNetwork(loaded, options: measures.analysisOptions(log))
  }
}
