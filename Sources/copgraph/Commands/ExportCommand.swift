import ArgumentParser
import CommunityInsights
import NetworkDiagrams
import Reports

/// `copgraph export`: the network with its measures, for other programs.
struct ExportCommand: ParsableCommand {
  private static let endings = GraphFileFormat.allCases.map(\.rawValue) + ["dot"]

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the network for other programs: GraphML, GEXF, DOT, Pajek, JSON or an edge list.")

  @OptionGroup var log: LogArguments
  @OptionGroup var measures: MeasureArguments

  @Option(
    name: .shortAndLong, help: "The file to write; its ending says the format: \(endings.joined(separator: ", ")).",
    completion: .file(extensions: endings))
  var out: String

  @OptionGroup var talk: TalkArguments

  func validate() throws {
    guard Self.endings.contains(fileNameExtension(out)) else {
      throw ValidationError(
        "'\(out)' does not end in \(Self.endings.map { ".\($0)" }.joined(separator: ", ")), so its format is not known."
      )
    }
  }

  func run() throws {
    try Run.command(threads: measures.threadCount, isQuiet: talk.quiet) { run in
      let loaded = try log.networkSource.load(control: run.control, requiresTies: true)
      let analyzer = Analyzer(options: measures.analysisOptions(log), generator: Copgraph.configuration.version)
      let analysis = try analyzer.analyze(loaded, title: log.title, control: run.control, timings: run.timings)
      try PendingFile.write(bytes(of: analysis), to: out)
    }
  }

  private func bytes(of analysis: Analysis) throws -> [UInt8] {
    guard let format = GraphFileFormat(rawValue: fileNameExtension(out)) else {
      return try DiagramRenderer().render(NetworkDiagram(analysis: analysis), as: [.dot])[.dot]!
    }
    return format.writer.bytes(of: analysis)
  }
}
