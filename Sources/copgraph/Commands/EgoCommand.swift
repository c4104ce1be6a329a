import ArgumentParser
import CommunityInsights
import MemberNetworks
import Reports

/// `copgraph ego`: the network around one member.
struct EgoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ego",
    abstract: "Print the network around one member: contacts, the ties among them, and what each of them is.",
    discussion: """
      Size, ties and density among the contacts, effective size, constraint with the part of each contact, brokerage, and \
      the groups of the contacts. As CSV every number is a row; as JSON the contacts are a list. With names, for the \
      community itself and for researchers whom it trusts.

        copgraph ego log.csv --of ann@example.org
        copgraph ego log.csv --members members.csv --of 'Ann Lee' --format json
      """)

  @OptionGroup var log: LogArguments
  @OptionGroup var measureArguments: MeasureArguments

  @Option(name: .customLong("of"), help: "The member, by id or name.")
  var member: String

  @Option(help: "csv or json.")
  var format = MeasureCommand.Format.csv

  func run() throws {
    try Run.command(threads: measureArguments.threadCount) { run in
      let loaded = try log.networkSource.load(control: run.control)
      try run.tellProblems(of: loaded)
      let network = try ResearchNetwork(loaded, options: measureArguments.analysisOptions(log))
      let ego = try EgoNumbers(of: member, in: network, control: run.control)
      try run.write(ResearchTable(ego)) { table, sink in
        switch format {
        case .csv: try table.writeLongCSV(to: sink)
        case .json: try table.writeJSON(to: sink)
        }
      }
    }
  }
}
