import ArgumentParser
import Dispatch
import GraphCore
import SafeFiles
import SyntheticCommunities

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `copgraph generate`: the log of a community that never was, to try things on.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Make the log of an invented community.",
    discussion: """
      Writes a log of interactions (timestamp, source, target, kind, thread, id, reply_to), sorted by time, and on \
      request the table of its members (id, name, group, role, manager, joined). The same options and seed give the \
      same bytes. Facts can be planted in the log, so that an analysis can be checked against them.

      Exit status: 0 done, 64 wrong usage, 73 a file cannot be written, 130 interrupted (143 asked to end, 129 the \
      terminal was closed).
      """)

  private static let defaults = CommunityPlan()

  @Option(help: "Number of people in the member table.")
  var members = defaults.members

  @Option(help: "How many months the log covers.")
  var months = defaults.months

  @Option(help: "About how many rows the log has.")
  var interactions = defaults.interactions

  @Option(help: "How many departments there are; from three on, the last is an outpost with a single link to the rest.")
  var departments = defaults.departments

  @Option(help: "How many subjects people of different departments share.")
  var communities = defaults.communities

  @Option(help: "The first day of the log, as YYYY-MM-DD.")
  var start = defaults.start

  @Option(help: "How many managers there are; departments report to them.")
  var managers = defaults.managers

  @Option(help: "How many facilitators there are.")
  var facilitators = defaults.facilitators

  @Option(help: "How many sponsors there are.")
  var sponsors = defaults.sponsors

  @Option(help: "How the first manager behaves: absent, participating or dominating. Others take no part.")
  var manager = defaults.manager

  @Option(help: "Of 100 opening messages, how many have no target because they are addressed to everybody.")
  var toEverybody = defaults.percentToEverybody

  @Flag(help: "The only link to the outpost stops after two thirds of the time.")
  var fadingBridge = false

  @Flag(help: "The contact of the second department with all others falls to nothing.")
  var driftingDepartment = false

  @Option(help: "The quarter (1 is the first) in which nobody answers a newcomer's first message.")
  var ignoredNewcomersQuarter: Int?

  @Flag(help: "On one day 40 unknown addresses write one message each.")
  var burst = false

  @Flag(help: "A program writes to five members a day and gets nothing back.")
  var bot = false

  @Flag(help: "The busiest third of the members have other addresses after two thirds of the time.")
  var addressChange = false

  @Flag(help: "The community grows up to the middle of the time and then shrinks.")
  var riseAndFall = false

  @Option(help: "The seed of all that is random.")
  var seed = defaults.seed

  @Option(help: "Write the members table to this file.", completion: .file(extensions: ["csv"]))
  var membersOut: String?

  @Option(
    name: .shortAndLong, help: "Write the log to this file; '-' is standard output.",
    completion: .file(extensions: ["csv"]))
  var out = "-"

  @OptionGroup var forcing: ForceArguments

  private var plan: CommunityPlan {
    var plan = CommunityPlan()
    plan.members = members
    plan.months = months
    plan.interactions = interactions
    plan.departments = departments
    plan.communities = communities
    plan.start = start
    plan.managers = managers
    plan.facilitators = facilitators
    plan.sponsors = sponsors
    plan.manager = manager
    plan.percentToEverybody = toEverybody
    plan.fadingBridge = fadingBridge
    plan.driftingDepartment = driftingDepartment
    plan.ignoredNewcomersQuarter = ignoredNewcomersQuarter
    plan.burst = burst
    plan.bot = bot
    plan.addressChange = addressChange
    plan.riseAndFall = riseAndFall
    plan.seed = seed
    return plan
  }

  func validate() throws {
    do {
      try plan.validate()
    } catch {
      throw ValidationError("--\(error).")
    }
    if membersOut == "-" { throw ValidationError("--members-out takes a file; standard output is for the log.") }
    if let membersOut, FileOutput.areSame(out, membersOut) {
      throw ValidationError("--members-out and --out are the same file; give each its own.")
    }
  }

  func run() throws {
    try Run.command { run in
      let roster = try membersOut.map { try forcing.output($0, option: "--members-out").begin() }
      let log = out == "-" ? nil : try forcing.output(out).begin()
      let community = try SyntheticCommunity(plan: plan)
      if let roster { try community.writeMembers(roster.write) }
      let rowCount = try community.writeInteractions { bytes in
        try run.control.checkCancellation()
        if let log { try log.write(bytes) } else { try StandardOutput.write(bytes) }
      }
      try roster?.publish()
      try log?.publish()
      if out != "-" {
        try StandardOutput.writeLine(
          "Wrote \(rowCount) rows to \(out)\(membersOut.map { " and \(members) members to \($0)" } ?? "").")
      }
    }
  }
}

extension CommunityPlan.ManagerConduct: ExpressibleByArgument {}

extension CalendarDay: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
