import ArgumentParser
import CommunityInsights
import Reports

/// `copgraph measure`: chosen numbers of each member or each tie, of the network as a whole and of parts of it, to standard
/// output.
struct MeasureCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, json
  }

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case members, ties, network, triads
    case keyPlayers = "key-players"
    case core, groups
  }

  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Print chosen measures of members, ties, groups or the network as a whole.",
    discussion: """
      With names, for the community itself and for researchers whom it trusts.

        copgraph measure log.csv --measures betweenness,constraint
        copgraph measure log.csv --of network --null degree
        copgraph measure log.csv --of key-players --size 3 --aim reach

      Measures of members: \(list(MemberColumn.all.map(\.name))).

      Measures of ties: \(list(TieColumn.allCases.map(\.name))).

      Numbers of the network: \(list(NetworkStatistic.all.map(\.name))).

      'copgraph measures' says what each is.
      """)

  @OptionGroup var log: LogArguments
  @OptionGroup var measureArguments: MeasureArguments
  @OptionGroup var estimate: EstimateArguments
  @OptionGroup var research: ResearchArguments

  @Option(
    name: .customLong("of"),
    help: """
      Whose measures: members, ties, network (numbers of it as a whole), triads (how three are tied), key-players (the set \
      that matters most), core (of a core and a periphery) or groups (ties between them, beside those expected).
      """)
  var subject = Subject.members

  @Option(help: "The measures, separated by commas. Default: all.")
  var measures: String?

  @Option(help: "csv or json.")
  var format = Format.csv

  func validate() throws {
    try estimate.check(measureArguments)
    try checkResearchOptions()
    _ = try columns()
  }

  func run() throws {
    guard let columns = try columns() else { return try runResearch() }
    try run(columns)
  }

  private func run(_ columns: Columns) throws {
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

  /// The measures that are asked for; `nil` for all.
  var names: [String]? { measures?.split(separator: ",").map { $0.filter { $0 != " " } } }

  /// The columns that are asked for, behind the ones that say of whom they are; `nil` where the subject has none to choose.
  private func columns() throws -> Columns? {
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
    case .network, .triads, .keyPlayers, .core, .groups: return nil
    }
  }

  func found<Column>(_ column: Column?, _ name: String, among names: [String]) throws -> Column {
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
