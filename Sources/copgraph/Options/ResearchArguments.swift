import ArgumentParser
import CommunityInsights
import GraphMeasures

/// What measures of the network as a whole, of triads and of sets of members take beside the log.
struct ResearchArguments: ParsableArguments {
  /// What numbers of a network are compared with.
  enum Null: String, ExpressibleByArgument, CaseIterable {
    /// Random networks in which every member has as many ties.
    case degree
  }

  /// What key players should be best at.
  enum Aim: String, ExpressibleByArgument, CaseIterable {
    case fragmentation
    case distanceFragmentation = "distance-fragmentation"
    case reach
    case distanceReach = "distance-reach"
  }

  /// Which core fits best.
  enum Fit: String, ExpressibleByArgument, CaseIterable {
    case errors, correlation
  }

  @Option(
    help: "With --of network or triads: compare with random networks in which everybody has as many ties: degree.")
  var null: Null?

  @Option(help: "With --null: how many random networks. Default: 999.")
  var replicates: Int?

  @Option(help: "With --of key-players: how many members the set has. Default: 3.")
  var size: Int?

  @Option(
    help: """
      With --of key-players: what the set should be best at. Without them the rest is least connected (fragmentation) or \
      far apart (distance-fragmentation); most members are near them (reach) or at a short distance (distance-reach). \
      Default: fragmentation.
      """)
  var aim: Aim?

  @Option(help: "With --aim reach: within how many ties. Default: 2.")
  var within: Int?

  @Option(
    help:
      "With --of core: the core with the fewest errors, found exactly, or with the highest correlation, searched for.")
  var fit: Fit?

  func validate() throws {
    if let replicates {
      guard null != nil else { throw ValidationError("--replicates is for --null degree; give both, or neither.") }
      guard (1...100_000).contains(replicates) else {
        throw ValidationError("--replicates is from 1 to 100000, not \(replicates).")
      }
    }
    if let size, !(1...100).contains(size) { throw ValidationError("--size is from 1 to 100, not \(size).") }
    if let within {
      guard aim == .reach else { throw ValidationError("--within is for --aim reach; give both, or neither.") }
      guard (1...1_000).contains(within) else { throw ValidationError("--within is from 1 to 1000, not \(within).") }
    }
  }

  /// With how many random networks to compare; `nil` for none.
  var replicateCount: Int? { null == nil ? nil : replicates ?? 999 }

  var keyPlayers: KeyPlayers {
    let aim: KeyPlayers.Aim =
      switch self.aim ?? .fragmentation {
      case .fragmentation: .fragmentation
      case .distanceFragmentation: .distanceFragmentation
      case .reach: .reach(steps: within ?? 2)
      case .distanceReach: .distanceReach
      }
    return KeyPlayers(aim: aim, count: size ?? 3)
  }

  var corePeriphery: CorePeriphery { CorePeriphery(fit: fit == .correlation ? .correlation : .fewestErrors) }
}
