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
    discussion: "Measures: \(MemberColumn.allCases.map(\.rawValue).joined(separator: ", ")).")

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
        options: measureArguments.analysisOptions(log), groups: Set(columns.compactMap(\.measureGroup)),
        generator: Copgraph.configuration.version)
      let analysis = try analyzer.analyze(loaded, title: log.title, control: run.control)
      for note in analysis.unconverged where columns.contains(where: { $0.rawValue == note.measure }) {
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
      guard let column = MemberColumn(rawValue: name) else {
        throw ValidationError(
          "There is no measure '\(name)'; choose from \(MemberColumn.allCases.map(\.rawValue).joined(separator: ", "))."
        )
      }
      return column
    }
  }
}

extension MemberColumn {
  /// The measures to compute for the column; `nil` when it is always there.
  fileprivate var measureGroup: MeasureGroup? {
    switch self {
    case .member, .name, .group, .role, .component, .degree, .inDegree, .outDegree, .strength: nil
    case .community: .communities
    case .betweenness: .betweenness
    case .closeness, .harmonic: .distances
    case .pagerank: .pagerank
    case .eigenvector: .eigenvector
    case .coreNumber, .coreDistance: .cores
    case .clustering: .clustering
    case .constraint, .effectiveSize, .efficiency: .structuralHoles
    case .isArticulation, .cutOffIfLost: .cuts
    }
  }
}
