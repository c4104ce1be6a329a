import InteractionLogs
import MemberNetworks

/// How a number was computed.
public struct Convention: Codable, Hashable, Sendable {
  /// The name of the measure as it heads a column ("betweenness").
  public var measure: String
  /// What it tells, for someone who is no network scientist.
  public var meaning: String
  /// The exact definition, with norm, direction and what happens where it is undefined.
  public var definition: String
  /// The paper that it comes from, when there is one.
  public var source: String?
}

extension Convention {
  /// How every number of an analysis with these options is computed, in the order of the report.
  ///
  /// - Parameter rows: what a row of the log says.
  static func all(options: AnalysisOptions, rows: RowReading = RowReading(.messages)) -> [Convention] {
    let all =
      basics(rows) + [weights(options)] + paths(options, rows) + walks(options, rows) + structure(options, rows)
      + wholeNetwork(options)
    return rows.isDirected ? all : all.filter { $0.measure != "reciprocity" }
  }

  private init(_ measure: String, _ meaning: String, _ definition: String, _ source: String? = nil) {
    self.init(measure: measure, meaning: meaning, definition: definition, source: source)
  }

  // MARK: What is counted

  private static func basics(_ rows: RowReading) -> [Convention] {
    let words = RowWords(rows.kind)
    return [
      Convention(
        "tie", "Two members are tied when they \(words.didOnce).",
        "Repeated \(words.plural) are one tie; \(tieStrength(rows))"),
      Convention(
        "degree",
        words.doing == .interacting
          ? "With how many other members somebody interacted." : "\(words.howManyOthers("somebody")).",
        "Number of ties. "
          + (rows.isDirected
            ? "in_degree: members who turned to this member; out_degree: members to whom this member turned. " : "")
          + "A pendant has degree 1, an isolate degree 0."),
      Convention(
        "strength",
        words.doing == .interacting ? "How much somebody interacted." : "How many \(words.plural) somebody had.",
        "Sum of the weights of all \(words.plural)\(rows.isDirected ? ", given and received" : "")."),
      Convention(
        "component", "Members who are connected, directly or through others.",
        "Connected component of the network without directions, numbered from 1 by decreasing size."
          + (rows.isDirected
            ? " strong_component: members who can all reach one another along the direction of interactions, numbered "
              + "alike." : "")),
    ]
  }

  /// Which numbers know of strengths.
  private static func weights(_ options: AnalysisOptions) -> Convention {
    let alike =
      "degree, components, reach_count, core_number, core_distance, clustering, transitivity, bridges, cut "
      + "members, blocks, local_bridge_span, density, reciprocity"
    return Convention(
      "weights", "Whether a strong tie counts more than a weak one.",
      options.isWeighted
        ? "By strength: distances and all that follows from them (betweenness, edge_betweenness, closeness, harmonic, "
          + "eccentricity), pagerank, eigenvector, constraint, effective_size, efficiency, clusters and modularity. One tie "
          + "like another all the same: \(alike)."
        : "All ties count alike, but in strength and disparity. With --weighted, paths, walks, structural holes and "
          + "clusters count by strength, and these do not: \(alike).")
  }

  /// What a tie counts, as the end of a sentence.
  private static func tieStrength(_ rows: RowReading) -> String {
    let halves = " Rows have no direction, so that a_to_b and b_to_a are half of it each."
    switch (rows.kind, rows.isDirected) {
    case (.attendance, _):
      return "two of n members at one event count 1 / (n − 1), so that everybody there counts 1 (Newman 2001)." + halves
    case (let kind, true):
      return "their weights (1 a row where the log has none) add up as decimals, for each direction apart. "
        + "\(RowWords(kind).heading) of members with themselves are left out and counted."
    case (let kind, false):
      return "their weights (1 a row where the log has none) add up as decimals."
        + "\(halves) \(RowWords(kind).heading) of members with themselves are left out and counted."
    }
  }

  // MARK: Paths

  private static func paths(_ options: AnalysisOptions, _ rows: RowReading) -> [Convention] {
    let length =
      options.isWeighted
      ? "A tie's length is 1 / strength; equal lengths are recognised exactly, "
        + "in the decimals of the log; weights with more than 15 digits by their ratios, where these are simple. "
      : "A path's length is its number of ties. "
    let direction =
      options.isDirected
      ? "Paths follow the direction of interactions. " : rows.isDirected ? "Directions are ignored. " : ""
    return [
      Convention(
        "betweenness", "How often somebody is on the shortest path between two others.",
        length + direction + estimate(options)
          + "Raw count of \(options.isDirected ? "ordered" : "unordered") pairs of other members, a pair with several "
          + "shortest paths counting by the share that runs over the member; the ends of a path do not count. Divide by "
          + (options.isDirected ? "(n − 1)(n − 2)" : "(n − 1)(n − 2) / 2") + " for a share of all pairs."
          + (options.betweennessError == nil ? " Exact." : ""),
        options.betweennessError == nil ? "Freeman 1977; Brandes 2001" : "Freeman 1977; Borassi & Natale 2019"),
      Convention(
        "closeness", "How near somebody is to everybody else.",
        length + (options.isDirected ? "Counted inward: how near others are to the member. " : direction)
          + "Wasserman–Faust: (r / (n − 1)) · (r / Σ distance) over the r members who are reachable; 0 when nobody is.",
        "Wasserman & Faust 1994, p. 201"),
      Convention(
        "harmonic", "The same, in a way that also works when not everybody is connected.",
        length + (options.isDirected ? "Counted inward. " : "")
          + "Σ 1 / distance over all other members, unreachable ones "
          + "adding 0; not divided by n − 1.", "Boldi & Vigna 2014"),
      Convention(
        "eccentricity", "How far away the farthest member is.",
        length + (options.isDirected ? "Counted inward: how far the farthest has to go to the member. " : direction)
          + "The longest of the distances that are defined; empty when nobody is reachable. reach_count: how many others "
          + (options.isDirected ? "can reach the member." : "are reachable.") + " diameter: the largest eccentricity; "
          + "radius: the smallest.", "Hage & Harary 1995"),
      Convention(
        "edge_betweenness", "How many shortest paths pass through a tie.",
        length + direction + "As betweenness, the ends of a path included"
          + (options.isDirected ? "; the sum of both directions of a tie." : "."), "Girvan & Newman 2002"),
    ]
  }

  /// What to know of betweenness that is estimated, before its definition.
  private static func estimate(_ options: AnalysisOptions) -> String {
    guard let error = options.betweennessError else { return "" }
    return "Estimated from shortest paths drawn at random (betweenness_estimated, seed \(options.seed)): with a "
      + "probability of \(Wording.share(1 - AnalysisOptions.betweennessRisk)) no number is off by more than "
      + "\(Wording.share(error)) of all \(options.isDirected ? "ordered" : "unordered") pairs of members. "
  }

  // MARK: Walks

  private static func walks(_ options: AnalysisOptions, _ rows: RowReading) -> [Convention] {
    let weights = options.isWeighted ? "in proportion to strengths" : "all ties alike"
    return [
      Convention(
        "pagerank",
        rows.isDirected
          ? "Attention: who is turned to by members who are turned to themselves."
          : "Being tied to members who are well tied themselves and have few other ties.",
        "Damping \(options.damping), \(weights), \(options.isDirected ? "along the direction of interactions" : "directions ignored"); "
          + "members \(rows.isDirected ? "who turn to nobody" : "without a tie") spread their share evenly. Adds up to 1; residual below 1e-12 in the L1 norm.",
        "Brin & Page 1998"),
      Convention(
        "eigenvector", "Being tied to members who are well tied themselves.",
        (options.isDirected
          ? "Leading eigenvector of the incoming ties: a member counts as much as those together who turn to the member, "
          : "Leading eigenvector of the ties: a member counts as much as all contacts together, directions ignored, ")
          + "\(weights), for each component apart, scaled to a maximum of 1. 0 for isolates; empty where it has no meaning, because no cycle of directed ties "
          + "carries it, and where it did not converge to within 0.000001.", "Bonacich 1972"),
    ]
  }

  // MARK: Structure around a member

  private static func structure(_ options: AnalysisOptions, _ rows: RowReading) -> [Convention] {
    let ties = options.isWeighted ? "Ties count by strength" : "All ties count alike"
    return [
      Convention(
        "core_number", "How deep somebody sits in the dense middle of the network.",
        "The largest k for which the member belongs to a set of members who each have k ties inside the set. "
          + "core_distance: steps to the nearest member with the highest core number.", "Batagelj & Zaveršnik 2003"),
      Convention(
        "clustering", "How many of somebody's contacts know one another.",
        "Share of pairs of neighbours that are tied; undefined with fewer than two. The mean is given over the members for whom it "
          + "is defined and, undefined counting as 0, over all.", "Watts & Strogatz 1998"),
      Convention(
        "constraint", "How much somebody's contacts all lead to the same people; low for those who link clusters.",
        "\(ties). Burt's constraint on the whole network; can exceed 1; undefined for an isolate.", "Burt 1992"),
      Convention(
        "effective_size", "How many different clusters somebody's contacts stand for.",
        "\(ties). Contacts minus their redundancy; efficiency is effective size / contacts. Undefined for an isolate.",
        "Burt 1992; Borgatti 1997"),
      Convention(
        "is_articulation", "A member without whom the network falls apart.",
        "Articulation point. cut_off_if_lost: how many other members then lose the largest remaining part of "
          + "their component, from the block-cut tree.", "Hopcroft & Tarjan 1973"),
      Convention(
        "brokerage", "Between whom a member stands, by the groups of the three.",
        "Pairs of others without a tie between them, in whose middle the member is. coordinator: all of one group; "
          + "consultant: both others of one other group (itinerant broker); "
          + (rows.isDirected
            ? "gatekeeper: from outside into the own group; representative: from the own group outwards; "
            : "gatekeeper (and representative, as there are no directions): one of the own group and one of another; ")
          + "liaison: three groups. Empty without a group.",
        "Gould & Fernandez 1989"),
      Convention(
        "is_bridge", "A tie without which the network falls apart.", "Cut edge of the network without directions.",
        "Tarjan 1974"),
      Convention(
        "block", "Members who stay together whichever one of them leaves.",
        "Biconnected component of the network without directions; a bridge is one of two members. Every tie is in one, "
          + "numbered from 1 by decreasing number of members. block_count: in how many a member is, 0 for an isolate, more "
          + "than one for a cut member.", "Hopcroft & Tarjan 1973"),
      Convention(
        "local_bridge_span", "How far two members would be apart if they lost their tie.",
        "For ties between members without a common contact: the distance without the tie; empty for others, and for bridges, "
          + "without which there is no way.", "Granovetter 1973"),
      Convention(
        "disparity", "How surprising it is that a tie is so strong.",
        "(1 − strength / strength of the member) to the power of (ties of the member − 1), for whichever of the two makes it "
          + "smaller; 1 where both have one tie. Strengths count, directions do not.",
        "Serrano, Boguñá & Vespignani 2009"),
      Convention(
        "community", "Members who have more ties with one another than chance would give them.",
        "Leiden algorithm on modularity, resolution \(Wording.number(options.resolution)), seed \(options.seed), \(ties.lowercasedFirst). Numbered from 1 "
          + "by decreasing size; members without a tie, or left by themselves, are in none.",
        "Traag, Waltman & van Eck 2019"),
    ]
  }

  // MARK: The network as a whole

  private static func wholeNetwork(_ options: AnalysisOptions) -> [Convention] {
    [
      Convention(
        "density", "The share of possible ties that exist.",
        "ties / (n (n − 1) / 2), without directions and strengths; n counts members without a tie, too. Undefined below two "
          + "members."),
      Convention(
        "reciprocity", "How many ties are answered.",
        "Share of directed ties with a tie in the other direction; undefined without ties.", "Wasserman & Faust 1994"),
      Convention(
        "transitivity", "How often the contact of a contact is a contact.",
        "3 · triangles / pairs of ties that share a member.",
        "Newman, Watts & Strogatz 2002"),
      Convention(
        "mean_distance", "How many steps two members are apart.",
        "Mean over the ordered pairs that are connected by a path; the share of such pairs stands beside it. diameter: "
          + "the longest of these distances."),
      Convention(
        "centralization", "How much everything depends on one member.",
        "Σ (maximum − value) / the same sum for a star of equal size, for degree and for betweenness.", "Freeman 1978"),
      Convention(
        "modularity", "How clearly the communities stand apart.",
        "Share of ties inside communities minus the share expected if ties were drawn at random with the same degrees. "
          + "by chance: the mean of random networks with the same degrees, whose communities are found alike.",
        "Newman & Girvan 2004; Guimerà, Sales-Pardo & Amaral 2004"),
    ]
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
