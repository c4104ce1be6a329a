import ArgumentParser
import CommunityInsights
import Foundation
import GraphCore
import InteractionLogs
import MemberNetworks
import NetworkDiagrams
import Reports
import SafeFiles

/// `copgraph analyze`: from a log to a folder with a report.
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Analyse a log and write a report.",
    discussion: """
      Writes a folder with report.html and report.md to read, pictures of the network, tables (members.csv, ties.csv), \
      summary.json for programs and graph files for other tools. The folder appears whole or not at all; an earlier \
      report at the same place is replaced, if it is for the same audience and as it was written.
      """)

  @OptionGroup var log: LogArguments
  @OptionGroup var measures: MeasureArguments
  @OptionGroup(title: "Over time, conversations, introductions") var lens: LensArguments
  @OptionGroup(title: "For whom") var audience: AudienceArguments

  @Option(
    name: .shortAndLong,
    help: """
      The folder to write. Default: notebooks-out/<name of the log>, with the audience behind it if that is not the \
      community.
      """,
    completion: .directory)
  var out: String?

  @Option(help: "What the report calls the community. Default: the name of the log, for sponsors and the public none.")
  var title: String?

  @Flag(help: "Draw no pictures.")
  var noDiagrams = false

  @Flag(help: "Print summary.json to standard output, and nothing else.")
  var json = false

  @Option(help: "Write the seconds of each step to this file, as JSON.", completion: .file())
  var timings: String?

  @OptionGroup var replacing: ReplaceArguments
  @OptionGroup var talk: TalkArguments

  private var folder: ReportFolder {
    let audience = audience.audience
    let name = audience == .community ? log.title : "\(log.title)-\(audience.rawValue)"
    return ReportFolder(
      path: out ?? "notebooks-out/\(name)", audience: audience, inputs: inputs, isReplacing: replacing.replace)
  }

  private var inputs: InputFiles { InputFiles(log.inputPaths + lens.inputPaths + audience.inputPaths) }

  /// A part of the network for those who are not in it: what two reports differ in would be about the few in that part.
  private func checkScope() throws(InputError) {
    guard audience.audience != .community, log.inGroup != nil || log.around != nil else { return }
    throw InputError(
      .usage, problem: "a part of the network is for the community itself",
      remedy: "leave out --in-group and --around, or --audience")
  }

  /// Where the seconds of each step go; `nil` when nobody asks for them.
  private var timingsOutput: FileOutput? {
    timings.map {
      FileOutput($0, option: "--timings", inputs: inputs, isForced: replacing.replace, isOurs: TimingsFile.isHead)
    }
  }

  /// What the report is made from and how; `nil` for those who are not told.
  ///
  /// Of lists of who is not to be introduced there is no hash: by it, one could find out who is on them.
  private func provenance(_ control: RunControl) throws -> Provenance? {
    guard audience.audience == .community else { return nil }
    let read: [(String?, Provenance.Input.Role)] =
      log.logs.map { ($0, .log) } + [
        (log.members, .memberTable), (log.aliases, .aliases), (lens.optOut, .optOut), (lens.blocklist, .blocklist),
      ]
    let inputs = try read.compactMap { path, role -> Provenance.Input? in
      guard let path else { return nil }
      let name = LogInput(path: path).name
      guard role != .optOut, role != .blocklist else { return Provenance.Input(name, role) }
      let file = DatabaseAddress(path).map { $0.file ?? "" } ?? path
      let found = try InputFingerprint(file, checkCancellation: control.checkCancellation)
      return Provenance.Input(name, role, bytes: found?.bytes, sha256: found?.sha256, files: found?.files)
    }
    return Provenance(command: RecordedCommand(Array(CommandLine.arguments.dropFirst())).text, inputs: inputs)
  }

  /// How long the steps take, by what is known: the network, or before it is read the sizes of the files.
  private func plan(_ network: MemberNetwork?) -> StepPlan {
    let size = network.map {
      StepPlan.Size(rows: $0.interactionCount, members: $0.members.count, ties: $0.ties.count)
    }
    return .analysis(
      size ?? StepPlan.Size(filesAt: log.inputPaths), drawsPictures: !noDiagrams, resamples: lens.resamples,
      introductions: lens.introductions)
  }

  func run() throws {
    let (folder, timingsOutput) = (folder, timingsOutput)
    try Run.command(threads: measures.threadCount, isQuiet: talk.quiet) { run in
      try folder.validate()
      try checkScope()
      if let timingsOutput, timings != "-" { try timingsOutput.check(outside: folder.path) }
      var audience = try audience.options()
      audience.title = title
      let lens = try lens.options()
      run.expect(plan(nil))
      let loaded = try run.timings.measure("read") {
        var source = log.networkSource
        let isForCommunity = audience.audience == .community
        source.options.keepsEveryRejectedRow = isForCommunity
        source.kinds = isForCommunity ? .mostFrequent : .none
        return try source.load(
          control: run.control, requiresTies: true, keepsHistory: true, replyWithin: lens.replyWithinMicroseconds)
      }
      run.expect(plan(loaded.network))
      if let warning = MemberTableDescription(loaded)?.warning { Run.warn(warning) }
      let analyzer = Analyzer(
        options: measures.analysisOptions(log),
        lens: try lens.resolvingNames(loaded.network.members, isPart: log.isPart),
        generator: Copgraph.configuration.version)
      var analysis = try analyzer.analyze(
        loaded, title: title ?? log.title, control: run.control, timings: run.timings)
      analysis.provenance = try run.timings.measure("inputs") { try provenance(run.control) }
      analysis = try analysis.prepared(for: audience, control: run.control)
      try run.control.checkCancellation()
      let (picture, overTime) =
        noDiagrams
        ? (nil, nil)
        : try run.timings.measure("diagram") {
          try run.drawing(analysis.drawnNames) {
            (try ReportPicture.main(of: analysis), try ReportPicture.overTime(of: analysis))
          }
        }
      try run.timings.measure("write") {
        try folder.write(
          analysis, picture: picture, overTime: overTime, rejected: loaded.rejected, control: run.control)
      }
      if let timingsOutput { try TimingsFile.write(run.timings, to: timingsOutput) }
      if json { return try StandardOutput.write(SummaryJSON().bytes(of: analysis)) }
      if !talk.quiet { try StandardOutput.writeLine(RunSummary(analysis, folder: folder.path).text) }
    }
  }
}
