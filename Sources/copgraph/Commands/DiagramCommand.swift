import ArgumentParser
import CommunityInsights
import NetworkDiagrams
import SafeFiles

/// `copgraph diagram`: the picture of the network, without a report.
struct DiagramCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diagram", abstract: "Draw the network as SVG, PNG, PDF or DOT.")

  @OptionGroup var log: LogArguments
  @OptionGroup var measures: MeasureArguments

  @Option(
    name: .shortAndLong, help: "The picture to write; its ending says the format: svg, png, pdf or dot.",
    completion: .file(extensions: DiagramFormat.allCases.map(\.rawValue)))
  var out: String

  @Option(help: "What the picture calls the community. Default: the name of the log.")
  var title: String?

  @Option(help: "Which members have their name beside them, where each dot is a member.")
  var labels = DiagramOptions().labels

  @Option(name: [.customLong("colour"), .customLong("color")], help: "What the colours stand for.")
  var colour = DiagramOptions().colours

  @Option(help: "What the area of a dot stands for. Default: betweenness.")
  var size: DiagramOptions.Size?

  @OptionGroup var forcing: ForceArguments
  @OptionGroup var talk: TalkArguments

  func validate() throws {
    guard DiagramFormat(fileName: out) != nil else {
      throw ValidationError("'\(out)' does not end in .svg, .png, .pdf or .dot, so its format is not known.")
    }
  }

  private var options: DiagramOptions {
    var options = DiagramOptions()
    (options.labels, options.colours, options.size) = (labels, colour, size)
    return options
  }

  func run() throws {
    let output = forcing.output(out, inputs: log.inputPaths)
    try Run.command(threads: measures.threadCount, isQuiet: talk.quiet) { run in
      try output.check()
      let loaded = try log.networkSource.load(control: run.control, requiresTies: true)
      let analyzer = Analyzer(
        options: measures.analysisOptions(log), groups: NetworkDiagram.measures,
        generator: Copgraph.configuration.version)
      let analysis = try analyzer.analyze(loaded, title: title ?? log.title, control: run.control)
      let format = DiagramFormat(fileName: out)!
      let files = try run.drawing(format.embedsText ? analysis.drawnNames : []) {
        try DiagramRenderer().render(NetworkDiagram(analysis: analysis, options: options), as: [format])
      }
      try run.control.checkCancellation()
      try output.write(files[format]!)
    }
  }
}

extension NetworkDiagram {
  /// What the picture of a network is drawn from.
  static let measures: Set<MeasureGroup> = [.betweenness, .communities, .cuts, .cores]
}

extension DiagramOptions.Labels: ExpressibleByArgument {}
extension DiagramOptions.Colours: ExpressibleByArgument {}
extension DiagramOptions.Size: ExpressibleByArgument {}

extension DiagramFormat {
  /// The format that the ending of a file name says.
  fileprivate init?(fileName: String) { self.init(rawValue: fileNameExtension(fileName)) }
}

/// What follows the last dot of a file name, in small letters.
func fileNameExtension(_ fileName: String) -> String {
  fileName.lastIndex(of: ".").map { fileName[fileName.index(after: $0)...].lowercased() } ?? ""
}
