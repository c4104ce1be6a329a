import ArgumentParser
import CommunityInsights
import Reports

/// `copgraph measure`: chosen numbers of each member, to standard output.
struct MeasureCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, json
  }

  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Print chosen measures of each member.",
    discussion:
      "Measures: \(MemberColumn.allCases.map(\.name).joined(separator: ", ")). 'copgraph measures' says what each is.")

  @OptionGroup var log: LogArguments
  @OptionGroup var measureArguments: MeasureArguments

  @Option(help: "The measures, separated by commas. Default: all.", transform: Self.columns)
  var measures: [MemberColumn] = MemberColumn.allCases

  @Option(help: "csv or json.")
  var format = Format.csv

  func run() throws {
    try Run.command(threads: measureArguments.threadCount) { run in
      let loaded = try log.networkSource.load(control: run.control, requiresTies: true)
      let columns = [.member] + measures.filter { $0 != .member }
      let analyzer = Analyzer(
        options: measureArguments.analysisOptions(log), groups: Set(columns.compactMap(\.group)),
        generator: Copgraph.configuration.version)
      let analysis = try analyzer.analyze(loaded, title: log.title, control: run.control)
      for note in analysis.unconverged where columns.contains(where: { $0.name == note.measure }) {
        Run.warn(note.sentence)
      }
      let sink = ByteSink { bytes in
        try run.control.checkCancellation()
        try StandardOutput.write(bytes)
      }
      switch format {
      case .csv: try MembersCSV(columns: columns).write(analysis, to: sink)
      case .json: try MembersJSON(columns: columns).write(analysis, to: sink)
      }
      try sink.handOn()
    }
  }

  private static func columns(_ argument: String) throws -> [MemberColumn] {
    try argument.split(separator: ",").map { name in
      let name = name.filter { $0 != " " }
      guard let column = MemberColumn.named(name) else {
        throw ValidationError(
          "There is no measure '\(name)'; choose from \(MemberColumn.allCases.map(\.name).joined(separator: ", "))."
        )
      }
      return column
    }
  }
}
