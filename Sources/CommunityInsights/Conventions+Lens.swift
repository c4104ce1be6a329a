import InteractionLogs
import MemberNetworks

extension Convention {
  /// How every number of an analysis with these options is computed, in the order of the report: those of the lens
  /// first.
  ///
  /// What the lens says of ties that are answered takes the place of the plain definition of reciprocity.
  ///
  /// - Parameter rows: what a row of the log says; measures that it never tells enough for are left out.
  static func all(
    options: AnalysisOptions, lens: LensOptions, rows: RowReading = RowReading(.messages)
  ) -> [Convention] {
    // Measures of which the lens is not told enough are left out.
    let known = CommunityMeasure.all.filter {
      $0.needs.reason(missingFor: rows.kind, isDirected: rows.isDirected) == nil
    }
    let ofLens = known.map { Convention(LensMeasures.type(of: $0), options: lens, rows: rows) }
    let names = Set(CommunityMeasure.all.map(\.rawValue))
    return ofLens + [timeline(lens), roleInNetwork, interval(lens)]
      + all(options: options, rows: rows).filter { !names.contains($0.measure) }
  }

  // MARK: What changed?

  private static func timeline(_ options: LensOptions) -> Convention {
    Convention(
      measure: "timeline", meaning: "How the community develops over time.",
      definition:
        "Periods follow the calendar, or count days from the start of the log. A period is partial when more than a "
        + "tenth of it lies before or after the log, or more than a third in gaps: ten days or more on which nothing "
        + "was recorded, though thirty entries or more would have been at the usual pace. It is shown, but no trend "
        + "counts it. "
        + "New: seen for the first time; "
        + "nothing is new in the first period. A tie has faded when nothing happened on it for "
        + "\(Wording.amount(2 * options.tieHalfLifeDays)) days (two half-lives of "
        + "\(Wording.amount(options.tieHalfLifeDays))). Trend: Theil–Sen slope over at least four whole periods; "
        + "clear of chance by Mann and Kendall's test, with allowance for autocorrelation and, after Holm, for all "
        + "numbers that were looked at. The last year is compared with the one before, and with the busiest, by the "
        + "means of 26 stretches of two weeks, with the same allowances. Numbers that move with how much happens are "
        + "not called better or worse.",
      source: "Theil 1950; Sen 1968; Mann 1945; Kendall 1975; Hamed & Rao 1998; Holm 1979")
  }

  // MARK: Members and confidence

  private static var roleInNetwork: Convention {
    Convention(
      measure: "role_in_network", meaning: "What a member is to the network, by its structure alone.",
      definition:
        "The first that fits. Isolate: no tie. Connector: in the top tenth of betweenness, constraint below the "
        + "median. Bridge: without whom at least two others lose the rest. Specialist: core number in the top "
        + "quarter and four in five ties inside the own cluster. Newcomer: first seen in the last 90 days of a "
        + "log of 180 or more. Peripheral: one tie, or two steps or more from the core. Member: everybody "
        + "else.", source: nil)
  }

  private static func interval(_ options: LensOptions) -> Convention {
    let resampled =
      options.resamples > 0
      ? "Others: the log is cut at random into \(Wording.count(options.resamples)) parts, each with whole conversations; "
        + "where these are not known, with meetings: what two members do within minutes of each other, and what they do in the same week. "
        + "How the number changes when each part is left out tells how far it scatters (the jackknife, with Student's "
        + "distribution). A number whose intervals do not keep their promise on made-up communities of which the truth is "
        + "known has none. "
      : ""
    return Convention(
      measure: "interval",
      meaning: "If the same community were recorded again, about 95 of 100 such ranges would hold its long-run value.",
      definition:
        "Shares of cases: Wilson; where cases of one member or one week are alike, of as many as these are worth. Waits: Brookmeyer and Crowley, with Greenwood's variance. \(resampled)"
        + "It says nothing about what the log does not record.",
      source: "Wilson 1927; Greenwood 1926; Brookmeyer & Crowley 1982; Efron & Stein 1981; Kott 2001")
  }
}
