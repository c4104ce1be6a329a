import ArgumentParser
import CommunityInsights
import InteractionLogs
import MemberNetworks

/// The choices of the community lens: time, conversations, introductions, and how sure to be.
struct LensArguments: ParsableArguments {
  private static let defaults = LensOptions()

  @Option(
    help: "Length of a period: month, quarter, year, or days and weeks such as 30d and 2w (default: by the log)."
  )
  var window: WindowLength?

  @Option(
    help: "How much of the end of the log is meant by the present: days or weeks such as 365d and 26w, or all.")
  var recent = RecentLength(days: defaults.recentDays)

  @Option(help: "Days within which a message back counts as an answer, in a log without replies and threads.")
  var replyWithin = defaults.replyWithinDays

  @Option(help: "Half-life of an interaction in days; a tie without contact for two half-lives has faded.")
  var tieHalfLife = defaults.tieHalfLifeDays

  @Option(name: .customLong("event"), help: "Day of an event whose effect to look at; repeatable.")
  var events: [Instant] = []

  @Option(help: "Largest number of introductions to suggest.")
  var introductions = defaults.introductions

  @Option(help: "List of members not to suggest for introductions, one a row.", completion: .file())
  var optOut: String?

  @Option(help: "Table of pairs of members not to suggest to each other.", completion: .file())
  var blocklist: String?

  @Option(help: "Number of resampled logs for intervals, each without a part of the log; 0 leaves intervals out.")
  var resamples = defaults.resamples

  /// The files that are read, as the user named them.
  var inputPaths: [String] { [optOut, blocklist].compactMap { $0 } }

  func validate() throws {
    for (name, value) in [("--reply-within", replyWithin), ("--tie-half-life", tieHalfLife)]
    where !(value > 0 && value < 100_000) {
      throw ValidationError("\(name) is a number of days above 0, not \(value).")
    }
    guard (0...1_000).contains(introductions) else {
      throw ValidationError("--introductions is from 0 to 1000, not \(introductions).")
    }
    guard resamples == 0 || (20...100_000).contains(resamples) else {
      throw ValidationError("--resamples is 0, or at least 20 so that an interval can be told, not \(resamples).")
    }
  }

  /// What the options say; reads the lists that they name.
  ///
  /// - Throws: `InputError` for a list that cannot be read.
  func options() throws -> LensOptions {
    var options = Self.defaults
    options.window = window
    options.recentDays = recent.days
    options.replyWithinDays = replyWithin
    options.tieHalfLifeDays = tieHalfLife
    options.events = events.sorted()
    options.introductions = introductions
    options.resamples = resamples
    options.optOut = try optOut.map { Set(try MemberList.read(LogInput(path: $0))) } ?? []
    options.blocked =
      try blocklist.map { try MemberList.readPairs(LogInput(path: $0)) }?
      .map { MemberPair($0.0, $0.1) } ?? []
    return options
  }
}

/// How much of the end of a log is the present.
struct RecentLength: ExpressibleByArgument, CustomStringConvertible {
  /// `nil` for all of it.
  var days: Int?

  init(days: Int?) { self.days = days }

  /// Reads "all", or a number of days or weeks.
  init?(argument: String) {
    if argument.lowercased() == "all" { return }
    guard case .days(let days)? = WindowLength(argument) else { return nil }
    self.days = days
  }

  var description: String { days.map { "\($0)d" } ?? "all" }
}

extension WindowLength: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
