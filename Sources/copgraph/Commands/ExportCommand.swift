import ArgumentParser
import CommunityInsights
import InteractionLogs
import MemberNetworks
import Reports
import SafeFiles

/// `copgraph export`: the network with its measures, for other programs.
struct ExportCommand: ParsableCommand {
  private static let endings = GraphFileFormat.allCases.map(\.rawValue)

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the network for other programs: GraphML, GEXF, DOT, Pajek, JSON or an edge list.",
    discussion: """
      All members, with ties or without, and all ties, with every number; in GraphML, GEXF, DOT, JSON and Pajek projects \
      (.paj) also further columns of the member table and kinds of interaction; in GEXF also when ties were used. Pajek \
      networks (.net) and edge lists (.csv) hold names and weights alone.
      """)

  @OptionGroup var log: LogArguments
  @OptionGroup var measures: MeasureArguments
  @OptionGroup var estimate: EstimateArguments

  @Option(
    name: .shortAndLong, help: "The file to write; its ending says the format: \(endings.joined(separator: ", ")).",
    completion: .file(extensions: endings))
  var out: String

  @Option(
    help: """
      Write ties counted by day, week, month or none (all of the log), as source,target,period,count,first,last, which \
      is read again as a log; with .csv.
      """)
  var period: TiePeriod?

  @OptionGroup var forcing: ForceArguments
  @OptionGroup var talk: TalkArguments

  func validate() throws {
    try estimate.check(measures)
    guard Self.endings.contains(fileNameExtension(out)) else {
      throw ValidationError(
        "'\(out)' does not end in \(Self.endings.map { ".\($0)" }.joined(separator: ", ")), so its format is not known."
      )
    }
    if period != nil && fileNameExtension(out) != "csv" {
      throw ValidationError("Ties by --period are written as .csv, not to '\(out)'.")
    }
  }

  func run() throws {
    let output = forcing.output(out, inputs: log.inputPaths)
    let format = GraphFileFormat(rawValue: fileNameExtension(out))!
    try Run.command(threads: measures.threadCount, isQuiet: talk.quiet) { run in
      try output.check()
      let loaded = try source(for: format).load(
        control: run.control, keepsHistory: period != nil || format.holdsTimes)
      try run.tellProblems(of: loaded)
      if let period {
        return try write(output, run) { try PeriodTiesCSV(loaded, period: period).write(to: $0) }
      }
      var options = measures.analysisOptions(log)
      options.betweennessError = estimate.betweennessError
      var analyzer = Analyzer(
        options: options, groups: format.measures, generator: Copgraph.configuration.version)
      analyzer.followsTies = format.holdsTimes
      let analysis = try analyzer.analyze(loaded, title: log.title, control: run.control, timings: run.timings)
      if let estimate = analysis.betweennessEstimate, !run.isQuiet { Run.warn(estimate.sentence) }
      try write(output, run) { try format.writer.write(analysis, to: $0) }
    }
  }

  private func source(for format: GraphFileFormat) -> NetworkSource {
    var source = log.networkSource
    source.memberColumns.keepsFurther = format.holdsAttributes
    source.kinds = format.holdsAttributes ? .all : .none
    return source
  }

  private func write(_ output: FileOutput, _ run: Run, _ body: (ByteSink) throws -> Void) throws {
    let file = try output.begin()
    let sink = ByteSink { bytes in
      try run.control.checkCancellation()
      try file.write(bytes)
    }
    try body(sink)
    try sink.handOn()
    try file.publish()
  }
}
