import ArgumentParser
import InteractionLogs

/// Which interactions count, and how much: the same for a log that is read and for a query that counts one.
struct FilterArguments: ParsableArguments {
  @Option(help: "Only interactions at or after this time (2025-01-31, 2025-01-31T09:00:00Z, or seconds).")
  var since: Instant?

  @Option(help: "Only interactions before this time.")
  var until: Instant?

  @Option(help: "Only rows of these kinds, separated by commas.")
  var kind: KindList?

  @Option(help: "Weights of kinds, as in mail=1,reaction=0.2; other kinds weigh 1.")
  var kindWeight: KindWeights?

  @Option(
    parsing: .singleValue,
    help: "Leave out members whose name fits this pattern, with * for any text: bots, shared accounts. Repeatable.")
  var excludeMember: [String] = []

  /// What the options say of rows.
  var ofRows: RowFilterOptions {
    var options = RowFilterOptions()
    options.kinds = kind?.kinds ?? []
    options.kindWeights = kindWeight?.weights ?? []
    return options
  }

  func validate() throws {
    if let since, let until, until <= since {
      throw ValidationError("--until is not after --since, so no interaction is left; swap or widen them.")
    }
  }
}
