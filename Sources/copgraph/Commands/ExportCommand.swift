import ArgumentParser
import CommunityInsights
import NetworkDiagrams
import Reports
import SafeFiles

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

  @OptionGroup var forcing: ForceArguments
  @OptionGroup var talk: TalkArguments

  func validate() throws {
    guard Self.endings.contains(fileNameExtension(out)) else {
      throw ValidationError(
        "'\(out)' does not end in \(Self.endings.map { ".\($0)" }.joined(separator: ", ")), so its format is not known."
      )
    }
  }

  func run() throws {
    let output = forcing.output(out, inputs: log.inputPaths)
    let format = GraphFileFormat(rawValue: fileNameExtension(out))
    try Run.command(threads: measures.threadCount, isQuiet: talk.quiet) { run in
      try output.check()
      let loaded = try log.networkSource.load(control: run.control, requiresTies: true)
      let analyzer = Analyzer(
        options: measures.analysisOptions(log), groups: format?.measures ?? NetworkDiagram.measures,
        generator: Copgraph.configuration.version)
      let analysis = try analyzer.analyze(loaded, title: log.title, control: run.control, timings: run.timings)
      let file = try output.begin()
      let sink = ByteSink { bytes in
        try run.control.checkCancellation()
        try file.write(bytes)
      }
      if let format {
        try format.writer.write(analysis, to: sink)
      } else {
        let files = try run.drawing([]) {
          try DiagramRenderer().render(NetworkDiagram(analysis: analysis), as: [.dot])
        }
        sink.put(bytes: files[.dot] ?? [])
      }
      try sink.handOn()
      try file.publish()
    }
  }
}
