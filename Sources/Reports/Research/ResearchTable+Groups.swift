import CommunityInsights
import GraphMeasures

extension ResearchTable {
  /// The ties from each group to each other.
  public init(_ pairs: GroupPairs) {
    let leftOut = pairs.leftOutTies
    self.init(
      "groups",
      columns: [TableColumn("from", .text, "One group"), TableColumn("to", .text, "The other, or the same")]
        + Self.groupMeasures,
      rows: pairs.rows.map { row in
        [
          .text(row.from), .text(row.to), .whole(row.ties), Cell(row.strength), .whole(row.pairs),
          Cell(row.pairs == 0 ? nil : Double(row.ties) / Double(row.pairs)), Cell(row.expected),
          Cell(row.observedOverExpected),
        ]
      }, facts: [Fact(name: "ties_left_out", value: .whole(leftOut))],
      notes: leftOut == 0
        ? []
        : [
          "\(Wording.count(leftOut, "tie does", "ties do")) not count, because a member has no group in the member table."
        ])
  }

  static let groupMeasures = [
    TableColumn(
      "ties", .whole, "Ties from members of the one group to members of the other", range: "from 0",
      convention: "directed ties where rows have a direction; otherwise every pair of groups once"),
    TableColumn("strength", .number, "Sum of the weights of their interactions", range: "from 0"),
    TableColumn("pairs", .whole, "Pairs of members of the two groups", range: "from 0"),
    TableColumn("density", .number, "Share of those pairs who are tied", range: "0 to 1"),
    TableColumn(
      "expected", .number, "Ties there would be on average if groups were shuffled among the members", range: "from 0",
      convention: "all ties times the share of these pairs in all pairs, exactly"),
    TableColumn(
      "observed_over_expected", .number, "Ties over those expected: above 1 where the groups are tied more than that",
      range: "from 0", convention: "empty where none are expected"),
  ]

  /// Whether the ties of one network go with others.
  public init(_ regression: TieRegression) {
    let result = regression.result
    let (members, leftOut) = (regression.memberCount, regression.leftOutCount)
    self.init(
      "predictors", columns: [TableColumn("predictor", .text, "What may explain the ties")] + Self.regressionMeasures,
      rows: regression.rows.map { row in
        let (coefficient, partial) = (row.coefficient, row.coefficient.partialCorrelation)
        return [
          .text(row.name), Cell(row.correlation.observed), Cell(row.correlation.pValue), Cell(coefficient.estimate),
          Cell(coefficient.standardized), Cell(coefficient.tStatistic), Cell(partial.observed), Cell(partial.mean),
          Cell(partial.standardDeviation), partial.observed == nil ? .undefined : .whole(partial.asExtremeCount),
          partial.observed == nil ? .undefined : .whole(partial.sampleCount), Cell(partial.pValue),
        ]
      },
      facts: [
        Fact(name: "members", value: .whole(members)), Fact(name: "members_left_out", value: .whole(leftOut)),
        Fact(name: "pairs", value: .whole(result.pairCount)),
        Fact(name: "degrees_of_freedom", value: .whole(result.degreesOfFreedom)),
        Fact(name: "intercept", value: Cell(result.intercept)),
        Fact(name: "r_squared", value: Cell(result.rSquared.observed)),
        Fact(name: "r_squared_p", value: Cell(result.rSquared.pValue)),
      ], notes: Self.notes(on: regression))
  }

  private static func notes(on regression: TieRegression) -> [String] {
    let result = regression.result
    let leftOut = regression.leftOutCount
    var notes = [
      "\(Wording.count(regression.memberCount, "member", "members")) in all of them, "
        + "\(Wording.count(result.pairCount, "pair", "pairs"))"
        + (leftOut == 0 ? "." : "; \(Wording.count(leftOut, "other is", "others are")) left out.")
    ]
    guard let share = result.rSquared.observed else {
      return notes + ["Nothing can be explained: all pairs are alike, tied or not."]
    }
    let extreme = result.rSquared.asExtremeCount
    let all = result.rSquared.sampleCount
    notes.append(
      "All predictors together explain \(Wording.share(share)) of the variance; "
        + (extreme == 0 ? "none" : Wording.count(extreme)) + " of \(Wording.count(all)) random orders of the members "
        + "explained as much.")
    return notes
  }

  static let regressionMeasures = [
    TableColumn(
      "correlation", .number, "Correlation of the ties with the predictor over all pairs of members", range: "−1 to 1",
      convention: "Pearson; ordered pairs with --directed", source: "Krackhardt 1987"),
    TableColumn(
      "correlation_p", .number, "Probability of one at least as far from chance with members in random order",
      range: "0 to 1", convention: "QAP, both sides", source: "Hubert & Schultz 1976; Krackhardt 1987"),
    TableColumn(
      "coefficient", .number, "How much more tied a pair is as the predictor grows by one, the others being the same",
      convention: "ordinary least squares with a constant"),
    TableColumn("standardized", .number, "The same in standard deviations of both"),
    TableColumn(
      "t", .number, "Coefficient over its standard error", convention: "not for tables: pairs depend on each other"),
    TableColumn(
      "partial_correlation", .number, "Correlation of what the other predictors leave of both", range: "−1 to 1"),
    TableColumn("expected", .number, "Its mean with what is left of the predictor in random order", range: "−1 to 1"),
    TableColumn("standard_deviation", .number, "Its standard deviation in random order", range: "from 0"),
    TableColumn("as_extreme", .whole, "How many random orders are at least as far from the expected number"),
    TableColumn("permutations", .whole, "How many random orders there are"),
    TableColumn(
      "p", .number, "Probability that chance alone gives one at least as far from the expected one", range: "0 to 1",
      convention: "MRQAP, double semi-partialing, both sides", source: "Dekker, Krackhardt & Snijders 2007"),
  ]
}
