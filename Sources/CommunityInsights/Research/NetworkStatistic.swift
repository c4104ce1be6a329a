import GraphCore
import GraphMeasures

/// A number about a network as a whole that follows from who is tied to whom, so that random networks have it, too.
public struct NetworkStatistic: Sendable {
  /// Its name, the same as in `summary.json` where that has it.
  public let name: String
  /// What it says, in one line.
  public let summary: String
  /// Between which bounds it lies; n is the number of members.
  public let range: String
  /// Which of several usual definitions it is.
  public let convention: String
  /// Who defined it.
  public let source: String

  init(_ name: String, _ summary: String, range: String, convention: String = "", source: String = "") {
    self.name = name
    self.summary = summary
    self.range = range
    self.convention = convention
    self.source = source
  }

  /// All of them, in order.
  public static var all: [NetworkStatistic] { StatisticFamily.all.flatMap(\.statistics) }
}

/// Numbers that come from one computation.
struct StatisticFamily: Sendable {
  /// Which graph they are taken on.
  enum Basis: Sendable, CaseIterable {
    case undirected
    /// None where rows have no direction.
    case directed
    /// The one that paths follow, by the options.
    case paths
  }

  /// What the numbers depend on beside the graph.
  struct Context: Sendable {
    var options: AnalysisOptions
    /// For each member the number of the group.
    var groups: [Int?]
    var control: RunControl

    var pathLength: PathLength { options.isWeighted ? .inverseWeight : .hops }
  }

  let basis: Basis
  let statistics: [NetworkStatistic]
  /// The numbers of a graph, in the order of `statistics`; undefined ones are `nil`.
  let values: @Sendable (Graph, Context) throws -> [Double?]

  static let all = [
    size, directions, clustering, components, strongComponents, distances, degreeCentralization,
    betweennessCentralization, clusters, cores, cuts, corePeriphery, groups,
  ]
}
