import ArgumentParser
import CommunityInsights

/// Whether the ties of two logs are compared, pair by pair, and with what else.
struct RegressionArguments: ParsableArguments {
  @Flag(
    help: """
      Print instead, as CSV or with --json, whether the ties of the first go with those of the second (QAP), over the \
      members of both.
      """)
  var qap = false

  @Option(
    name: .customLong("with"), parsing: .singleValue,
    help: """
      With --qap: what else may explain the ties of the first, all together (MRQAP): a further log, same:COLUMN or \
      difference:COLUMN of the member table, such as same:group. Repeatable.
      """,
    completion: .file())
  var predictors: [String] = []

  @Option(help: "With --qap: how many random orders of the members. Default: 999.")
  var permutations: Int?

  func validate() throws {
    if !qap {
      if !predictors.isEmpty { throw ValidationError("--with is for --qap; give both, or neither.") }
      if permutations != nil { throw ValidationError("--permutations is for --qap; give both, or neither.") }
    }
    if let permutations, !(1...1_000_000).contains(permutations) {
      throw ValidationError("--permutations is from 1 to 1000000, not \(permutations).")
    }
    if predictors.count > 20 {
      throw ValidationError("--with is given 20 times at most, not \(predictors.count) times.")
    }
    for predictor in predictors where Self.column(predictor)?.name.isEmpty == true {
      throw ValidationError("'\(predictor)' names no column; write same:group, or difference:age.")
    }
    if predictors.contains("-") { throw ValidationError("Further logs are files, not the standard input (-).") }
  }

  var permutationCount: Int { permutations ?? 999 }

  /// The column that a predictor is; `nil` for a log.
  static func column(_ predictor: String) -> (name: String, isDifference: Bool)? {
    for (prefix, isDifference) in [("same:", false), ("difference:", true)] where predictor.hasPrefix(prefix) {
      return (String(predictor.dropFirst(prefix.count)), isDifference)
    }
    return nil
  }
}
