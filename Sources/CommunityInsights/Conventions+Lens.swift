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
    let ofLens =
      alive(lens, rows) + together(rows) + edge(lens, rows) + leaving + managers + changes(lens, rows) + standings(rows)
      + sureness(lens)
    let names = Set(ofLens.map(\.measure))
    let known = ofLens.filter { convention in
      CommunityMeasure(rawValue: convention.measure).map {
        LensMeasures.type(of: $0).needs.reason(missingFor: rows.kind, isDirected: rows.isDirected) == nil
      } ?? true
    }
    return known + all(options: options, rows: rows).filter { !names.contains($0.measure) }
  }

  private init(
    _ measure: CommunityMeasure, _ meaning: String, _ definition: String, better: String, rests: String,
    _ source: String? = nil
  ) {
    self.init(
      measure: measure.rawValue, meaning: meaning, definition: "\(definition) \(better) Rests on \(rests).",
      source: source)
  }

  private static let wenger = "Wenger, McDermott & Snyder 2002"
  private static let higher = "Higher is better."
  private static let lower = "Lower is better."
  private static let neither = "Neither way is better by itself."

  // MARK: Is it alive?

  private static func alive(_ options: LensOptions, _ rows: RowReading) -> [Convention] {
    [
      Convention(
        .participation, "How many members take part often, now and then, or hardly ever.",
        "Core: took part in at least half of the whole windows since first seen, at least four windows; active: in at "
          + "least a quarter; peripheral: all others, those on the roster who never appear included. To take part is "
          + "\(takingPart(rows)). The published figures, a core of 10–15% and another 15–20% active, are "
          + "for comparison and no target.",
        better: neither, rests: "the member table, where there is one, and the whole windows", wenger),
      Convention(
        .returning, "Whether those who take part come again.",
        "Of all who took part in a whole window, the share who took part in the next, over all pairs of windows; a "
          + "member counts once a pair. Interval: Wilson.",
        better: higher, rests: "the whole windows"),
      Convention(
        .answers, "Whether somebody who opens a conversation is answered, and how long that takes.",
        "Answered: somebody else writes in the conversation within a week; counted are openings at least a week "
          + "before the log ends. Waits: quantiles of the Kaplan–Meier curve over all openings, those without an "
          + "answer counted as waiting until the log ends; left out where fewer than five members answered, or one of "
          + "them gave more than half of the answers. "
          + replyRule(options),
        better: "More answers and shorter waits are better.", rests: "the conversations of the log",
        "Kaplan & Meier 1958"),
      Convention(
        .newcomers, "Whether newcomers are answered, heard of again, and find contacts.",
        "Newcomers: members first seen writing, 90 days or more after the log began, for before that nobody can be "
          + "told from a newcomer. Answered: within a week. Wrote again, and has ties with two others: within 90 days, "
          + "of those who could be watched for so long. That answered newcomers write again more often is an "
          + "association, not an effect. Ignored: a quarter of a year in which hardly any was answered, by Boschloo's "
          + "test against all others, times the number of quarters, at \(NewcomerWelcome.quarterLevel); or another "
          + "stretch of time, against random orders of the answers, at \(NewcomerWelcome.stretchLevel).",
        better: higher, rests: "the first messages of newcomers", "Joyce & Kraut 2006"),
      Convention(
        .stage,
        "In which stage of its life the community might be: potential, coalescing, maturing, stewardship, "
          + "transformation.",
        "One reading of five numbers over at least six whole windows: the Theil–Sen slope of the number of members "
          + "who take part, over its median; the same of contacts a member; the share of the core; the share who come "
          + "again; the density of the last window. Never a grade.",
        better: neither, rests: "the whole windows", wenger),
    ]
  }

  private static func takingPart(_ rows: RowReading) -> String {
    switch rows.kind {
    case .attendance: "to meet somebody at an event"
    case .contacts: "to be in contact with somebody"
    default: rows.isDirected ? "to turn to somebody or to write" : "to interact with somebody"
    }
  }

  private static func replyRule(_ options: LensOptions) -> String {
    "Where the log names neither answers nor threads, a message back within "
      + "\(Wording.amount(options.replyWithinDays)) days is an answer."
  }

  // MARK: Who holds it together?

  private static func together(_ rows: RowReading) -> [Convention] {
    let words = RowWords(rows.kind)
    return [
      Convention(
        .loadConcentration,
        "On how few members \(rows.kind.hasMessages ? "the conversation" : words.doing == .interacting ? "activity" : "contact") rests.",
        (rows.isDirected
          ? "The fewest members who together start half of all \(words.plural), over the members who start any; where the "
            + "log has no directions an interaction counts half for each side. "
          : "The fewest members who together have half of all \(words.plural), over the members who have any; each counts "
            + "half for each side. ")
          + "Gini coefficient of the same numbers: 0 when all are alike, towards 1 when one does everything.",
        better: "A larger share and a smaller Gini coefficient are better.", rests: "all \(words.plural)",
        "Gini 1912"),
      Convention(
        .reciprocity, "How many ties are answered.",
        "Share of directed ties with a tie in the other direction, at any time; undefined without ties. By chance: the "
          + "mean over random networks in which every member turns to as many others, and is turned to by as many, as "
          + "here; p from these networks, both sides.",
        better: higher, rests: "all ties", "Wasserman & Faust 1994; Maslov & Sneppen 2002"),
    ]
  }

  // MARK: Who is at the edge?

  private static func edge(_ options: LensOptions, _ rows: RowReading) -> [Convention] {
    [
      Convention(
        .isolation, "Who has no contact, or hardly any.",
        "Cut off: without any tie, or with ties in a small group only that has no way to the largest. Single tie: "
          + "exactly one. Near the core: of the members outside the innermost core (the highest core number), those "
          + "at most two steps from it. In a window, of those who were seen in it.",
        better: lower,
        rests: "the member table, without which nobody is known who \(RowWords(rows.kind).never), and all ties"),
      Convention(
        .silos, "Whether ties keep within groups.",
        "E-I index: ties between groups minus ties within, over both, from −1 to 1; members without a group do not "
          + "count. By chance: the mean when groups are shuffled among the members with ties; p from these shuffles, "
          + "both sides. A contact is a day on which two members interact. A group draws back when its share of contacts "
          + "with others falls, from the first to the last third of the windows, to "
          + "\(Wording.roundShare(OutsideContact.mostLeftLate)) of it or less, beyond chance, and to "
          + "\(Wording.roundShare(OutsideContact.mostLeftLatest)) or less in the second half of that last third.",
        better: higher, rests: "the groups of the member table and all ties between members who have one",
        "Krackhardt & Stern 1988"),
      Convention(
        .introductions, "Which members might like to meet.",
        "Pairs without a tie, two to four steps apart and of different groups (of different circles of the network "
          + "where no groups are known), whose tie would raise the mean of 1 / distance over all pairs the most; "
          + "pairs with a common contact first. Both took part in the last third of the time; nobody is suggested "
          + "more than twice, none who opted out, and nobody to their own manager. At most \(options.introductions).",
        better: neither, rests: "all ties", "Latora & Marchiori 2001"),
    ]
  }

  // MARK: What breaks?

  private static let leaving = [
    Convention(
      .succession, "What is lost when those leave who hold most together.",
      "Members are taken out one after the other, each the one without whom fewest pairs can still reach each other. "
        + "Of the pairs of those who remain, the share that could reach each other before and no longer can. As the "
        + "choice is made step by step, the worst that could happen may be a little worse.",
      better: lower, rests: "all ties", "Borgatti 2006"),
    Convention(
      .bridgeRedundancy, "Whether contact between groups rests on one member or one tie.",
      "Of the pairs of groups in touch, the share whose ties all have one member in common, or that have one tie "
        + "only; groups of one member do not count. Without groups, circles that the network shows. A contact has all "
        + "but stopped when one or two members kept it up in at least four fifths of the earlier windows, it was at "
        + "least a third of one group's contact with others, and a tenth or less of what would be expected is left in "
        + "the last third.",
      better: lower, rests: "all ties between groups"),
  ]

  // MARK: Managers

  private static let managers = [
    Convention(
      .conversationSurvival,
      "Whether conversations live among the members, and whether they go on after a manager has written.",
      "Carried by members: conversations in which three members or more wrote, and no manager. Difference: the "
        + "chance that somebody else writes within a week of a manager's message, minus the same after messages of "
        + "other members that are alike: in their place in the conversation, in how many had taken part, in whether "
        + "the author opened it and a manager had written before, and in the quarter of a year; weighted after "
        + "Mantel and Haenszel. An association: managers may choose other conversations.",
      better: higher, rests: "the conversations of the log", "Mantel & Haenszel 1959"),
    Convention(
      .managerInitiation, "Whether managers leave it to the members to start conversations.",
      "Managers' share of opening messages ÷ their share of members; 1 when they open as many as anybody else. "
        + "Interval: Wilson's of their share of openings. Managers are known by their role or because somebody "
        + "reports to them.",
      better: neither, rests: "opening messages"),
    Convention(
      .leadByExample, "Whether managers take part as members do.",
      "Replies that managers gave to other members ÷ replies that they received from them; the share of their "
        + "messages that open a conversation; the share of contacts with them that go both ways, beside that among "
        + "members. Managers together, never one of them.",
      better: higher, rests: "messages between managers and other members"),
    Convention(
      .hubDependence, "How far the community hangs together by its managers.",
      "The share of other members with ties who are in the largest group that can reach one another, with and "
        + "without the managers; and the managers' share of all betweenness, beside their share of members with "
        + "ties.",
      better: "More members who stay connected is better.", rests: "all ties"),
    Convention(
      .selfOrganisation, "Whether people find each other across the organisation, or as its chart has it.",
      "Normalised mutual information of the circles that the network shows and the formal groups, over the mean of "
        + "their entropies: 1 where they are the same, 0 where one says nothing about the other; by chance, with "
        + "groups shuffled among the members. Ties that cross the reporting line: between members of whom neither "
        + "reports to the other, nor both to the same manager.",
      better: neither, rests: "groups, reporting lines and all ties", "Danon et al. 2005; Vinh, Epps & Bailey 2010"),
  ]

  // MARK: What changed?

  private static func changes(_ options: LensOptions, _ rows: RowReading) -> [Convention] {
    [
      Convention(
        .eventEffect, "What followed events.",
        "\(RowWords(rows.kind).heading), new ties and new ties between groups in the 14 days after each event, over the mean of "
          + "stretches of the same length and weekdays up to twelve weeks before and after; beside it the mean and "
          + "standard deviation of these stretches. An association: much else happens in two weeks.",
        better: higher, rests: "the weeks around each event"),
      Convention(
        measure: "timeline", meaning: "How the community develops, window by window.",
        definition:
          "Windows follow the calendar, or count days from the begin of the log. A window is partial when more than a "
          + "tenth of it lies before or after the log, or more than a third in gaps: ten days or more on which nothing "
          + "was recorded, though thirty entries or more would have been at the usual pace. It is shown, but no trend "
          + "counts it. "
          + "New: seen for the first time; "
          + "nothing is new in the first window. A tie has faded when nothing happened on it for "
          + "\(Wording.amount(2 * options.tieHalfLifeDays)) days (two half-lives of "
          + "\(Wording.amount(options.tieHalfLifeDays))). Trend: Theil–Sen slope over at least four whole windows; "
          + "clear of chance when its 95% interval, after Kendall's statistic, does not hold 0.",
        source: "Theil 1950; Sen 1968; Mann 1945; Kendall 1975"),
    ]
  }

  // MARK: Members and sureness

  private static func standings(_ rows: RowReading) -> [Convention] {
    [
      Convention(
        measure: "role_in_network", meaning: "What a member is to the network, by its structure alone.",
        definition:
          "The first that fits. Isolate: no tie. Connector: in the top tenth of betweenness, constraint below the "
          + "median. Bridge: without whom at least two others lose the rest. Specialist: core number in the top "
          + "quarter and four in five ties inside the own community. Newcomer: first seen in the last 90 days of a "
          + "log of 180 or more. Peripheral: one tie, or two steps or more from the core. Member: everybody "
          + "else.", source: nil),
      Convention(
        measure: "brokerage", meaning: "Between whom a member stands, by the groups of the three.",
        definition:
          "Pairs of others without a tie between them, in whose middle the member is. Coordinator: all of one group; "
          + "consultant: both others of one other group; "
          + (rows.isDirected
            ? "gatekeeper: from outside into the own group; representative: from the own group outwards; "
            : "gatekeeper (and representative, as there are no directions): one of the own group and one of another; ")
          + "liaison: three groups.",
        source: "Gould & Fernandez 1989"),
    ]
  }

  private static func sureness(_ options: LensOptions) -> [Convention] {
    let resampled =
      options.resamples > 0
      ? "Others: how the number scatters over \(Wording.count(options.resamples)) logs that are drawn anew from the "
        + "conversations of this one, around the number itself. "
      : ""
    return [
      Convention(
        measure: "interval", meaning: "Between which bounds a number would lie in 95 of 100 logs like this one.",
        definition:
          "Shares of cases: Wilson. Waits: Greenwood. \(resampled)It says nothing about what the log does not record.",
        source: "Wilson 1927; Efron 1979")
    ]
  }
}
