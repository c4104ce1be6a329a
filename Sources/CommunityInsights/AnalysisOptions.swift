import InteractionLogs

/// The choices that change the numbers; flags, report and `summary.json` take names and defaults from here.
public struct AnalysisOptions: Codable, Hashable, Sendable {
  /// Whether paths follow the direction of interactions (betweenness, closeness, harmonic, PageRank, eigenvector, distances).
  public var isDirected = false

  /// Whether the number of interactions counts: a tie's length is then 1 / strength, and PageRank, eigenvector centrality
  /// and communities use strengths. Constraint, effective size and efficiency use strengths only then, too.
  public var isWeighted = false

  /// Only interactions at or after this instant.
  public var since: Instant?

  /// Only interactions before this instant.
  public var until: Instant?

  /// The seed of everything that draws random numbers: community detection and layout.
  public var seed: UInt64 = 1

  /// The resolution of modularity in community detection; higher gives more and smaller communities.
  public var resolution = 1.0

  /// The probability with which PageRank follows a tie instead of jumping anywhere, from 0 to below 1.
  public var damping = 0.85

  /// By how much estimated betweenness may be off, as a share of all ordered pairs of members; `nil` for exact numbers.
  public var betweennessError: Double?

  /// With which probability any member's estimate may be off by more.
  public static let betweennessRisk = 0.1

  public init() {}
}
