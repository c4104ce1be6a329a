import ArgumentParser
import CommunityInsights
import Reports

/// `copgraph measure`: chosen numbers of each member or each tie, to standard output.
struct MeasureCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, json
  }

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case members, ties
  }

  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Print chosen measures of each member or tie.",
    discussion: """
      Measures of members: \(list(MemberColumn.all.map(\.name))).

      Measures of ties: \(list(TieColumn.allCases.map(\.name))).

      'copgraph measures' says what each is.
      """)

  @OptionGroup var log: LogArguments
  @OptionGroup var measureArguments: MeasureArguments
  @OptionGroup var estimate: EstimateArguments

  @Option(name: .customLong("of"), help: "Whose measures: members or ties.")
  var subject = Subject.members

  @Option(help: "The measures, separated by commas. Default: all.")
  var measures: String?

  @Option(help: "csv or json.")
  var format = Format.csv

  func validate() throws {
    try estimate.check(measureArguments)
    _ = try columns()
  }

  func run() throws {
    let columns = try columns()
    let options = options(for: columns)
    try Run.command(threads: measureArguments.threadCount) { run in
      let loaded = try log.networkSource.load(control: run.control)
      try run.tellProblems(of: loaded)
      let analyzer = Analyzer(options: options, groups: columns.groups, generator: Copgraph.configuration.version)
      let analysis = try analyzer.analyze(loaded, title: log.title, control: run.control)
      for note in analysis.unconverged where columns.names.contains(note.measure) { Run.warn(note.sentence) }
      if let estimate = analysis.betweennessEstimate { Run.warn(estimate.sentence) }
      let sink = ByteSink { bytes in
        try run.control.checkCancellation()
        try StandardOutput.write(bytes)
      }
      try columns.writer(format).write(analysis, to: sink)
      try sink.handOn()
    }
  }

  // MARK: Columns

  private enum Columns {
    case members([MemberColumn])
    case ties([TieColumn])

    var names: [String] {
      switch self {
      case .members(let columns): columns.map(\.name)
      case .ties(let columns): columns.map(\.name)
      }
    }

    var groups: Set<MeasureGroup> {
      switch self {
      case .members(let columns): Set(columns.compactMap(\.group))
      case .ties(let columns): Set(columns.compactMap(\.group))
      }
    }

    func writer(_ format: Format) -> any AnalysisWriter {
      switch (self, format) {
      case (.members(let columns), .csv): MembersCSV(columns: columns)
      case (.members(let columns), .json): MembersJSON(columns: columns)
      case (.ties(let columns), .csv): TiesCSV(columns: columns)
      case (.ties(let columns), .json): TiesJSON(columns: columns)
      }
    }
  }

  /// The columns that are asked for, behind the ones that say of whom they are.
  private func columns() throws -> Columns {
    let names = measures?.split(separator: ",").map { $0.filter { $0 != " " } }
    switch subject {
    case .members:
      let chosen = try names?.map { try found(MemberColumn.named($0), $0, among: MemberColumn.all.map(\.name)) }
      var options = AnalysisOptions()
      options.betweennessError = estimate.betweennessError
      let columns = (chosen ?? MemberColumn.allCases).map { $0.adapted(to: options) }
      return .members([.member] + columns.filter { $0 != .member })
    case .ties:
      let chosen = try names?.map { try found(TieColumn.named($0), $0, among: TieColumn.allCases.map(\.name)) }
      return .ties(TieColumn.ends + (chosen ?? TieColumn.allCases).filter { !TieColumn.ends.contains($0) })
    }
  }

  private func found<Column>(_ column: Column?, _ name: String, among names: [String]) throws -> Column {
    guard let column else {
      throw ValidationError("There is no measure '\(name)' of \(subject.rawValue); choose from \(Self.list(names)).")
    }
    return column
  }

  /// Who asks for an estimate by its name alone gets one that is exact enough for most.
  private func options(for columns: Columns) -> AnalysisOptions {
    var options = measureArguments.analysisOptions(log)
    options.betweennessError = estimate.betweennessError
    if case .members(let columns) = columns, columns.contains(where: \.isEstimate) {
      options.betweennessError = estimate.betweennessError ?? EstimateArguments.usualError
    }
    return options
  }

  private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}
