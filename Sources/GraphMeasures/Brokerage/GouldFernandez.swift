import GraphCore
import Synchronization

/// The brokers between groups: how often each node leads from one node to another that have no tie themselves, by the
/// groups of the three.
///
/// A node b is a broker of a and c when there are arcs a → b and b → c, but none from a to c. With the groups of a, b, c:
///
///     coordinator     A → A → A   within its own group
///     consultant      A → B → A   within another group ("itinerant broker")
///     representative  A → A → C   from its own group to another
///     gatekeeper      A → B → B   from another group to its own
///     liaison         A → B → C   between two other groups
///
/// Roles are counted, one for each such pair of a and c, however many other brokers the pair has. Paths on which a node
/// has no group do not count. In an undirected graph an edge is an arc both ways, so that every pair of ends counts
/// twice, once from either; a representative is then a gatekeeper as often.
///
/// Gould & Fernandez, "Structures of mediation: a formal approach to brokerage in transaction networks", Sociological
/// Methodology 19 (1989).
public struct GouldFernandez: Sendable {
  /// How often a node has each role.
  public struct Roles: Sendable, Equatable, BitwiseCopyable {
    public var coordinator = 0
    public var consultant = 0
    public var representative = 0
    public var gatekeeper = 0
    public var liaison = 0

    public var total: Int { coordinator + consultant + representative + gatekeeper + liaison }

    public init(
      coordinator: Int = 0, consultant: Int = 0, representative: Int = 0, gatekeeper: Int = 0, liaison: Int = 0
    ) {
      self.coordinator = coordinator
      self.consultant = consultant
      self.representative = representative
      self.gatekeeper = gatekeeper
      self.liaison = liaison
    }
  }

  /// The brokerage of a graph.
  public struct Result: Sendable, Equatable {
    /// For each node its roles; `nil` for a node without a group.
    public let roles: [Roles?]
  }

  public init() {}

  /// Counts the roles of the nodes of `graph`.
  ///
  /// - Parameter groups: for each node the number of its group, from 0; `nil` for a node without one.
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(Σ in-degree · out-degree) time, O(nodes · workers) space.
  public func run(on graph: Graph, groups: [Int?], control: RunControl = RunControl()) throws -> Result {
    precondition(groups.count == graph.nodeCount, "a group, or nil, for each node")
    let labels = SharedBuffer(copying: groups.map { $0.map { Int32($0) } ?? ungrouped })
    let tallies = Mutex<[RoleTally]>([])
    let size = 128
    try graph.withAdjacency { rows in
      try Parallel.forEach(
        Parallel.chunks(of: graph.nodeCount, size: size), control: control, phase: "brokerage",
        makeScratch: {
          let tally = RoleTally(rows, labels: labels)
          tallies.withLock { $0.append(tally) }
          return tally
        },
        body: { chunk, tally in
          for source in Parallel.range(ofChunk: chunk, size: size, in: graph.nodeCount) { tally.add(from: source) }
        })
    }
    // Whole numbers: the order in which workers are added does not matter.
    let sums = tallies.withLock { $0 }
    return Result(
      roles: (0..<graph.nodeCount).map { node in
        groups[node] == nil ? nil : sums.reduce(into: Roles()) { $0.add($1.roles[node]) }
      })
  }
}

extension GouldFernandez.Roles {
  fileprivate mutating func add(_ other: Self) {
    coordinator += other.coordinator
    consultant += other.consultant
    representative += other.representative
    gatekeeper += other.gatekeeper
    liaison += other.liaison
  }
}

/// The label of a node without a group.
private let ungrouped: Int32 = -1

/// One worker's counts.
private final class RoleTally: Sendable {
  let roles: SharedBuffer<GouldFernandez.Roles>
  private let rows: Adjacency
  private let labels: SharedBuffer<Int32>
  /// 1 for every node that the source need not be led to: those it has an arc to, and itself.
  private let isTied: SharedBuffer<UInt8>

  init(_ rows: Adjacency, labels: SharedBuffer<Int32>) {
    self.rows = rows
    self.labels = labels
    roles = SharedBuffer(repeating: GouldFernandez.Roles(), count: rows.nodeCount)
    isTied = SharedBuffer(repeating: 0, count: rows.nodeCount)
  }

  /// Counts the paths that begin at `source`.
  func add(from source: Int) {
    if labels[source] == ungrouped { return }
    mark(source, 1)
    for arc in rows.offsets[source]..<rows.offsets[source + 1] {
      let broker = Int(rows.targets[arc])
      if labels[broker] != ungrouped { addPaths(from: source, over: broker) }
    }
    mark(source, 0)
  }

  private func mark(_ source: Int, _ value: UInt8) {
    isTied[source] = value
    for arc in rows.offsets[source]..<rows.offsets[source + 1] { isTied[Int(rows.targets[arc])] = value }
  }

  private func addPaths(from source: Int, over broker: Int) {
    let (targets, labels, isTied) = (rows.targets, labels.base, isTied.base)
    let (sourceLabel, ownLabel) = (labels[source], labels[broker])
    // The ends of the paths: all with a group, those in the broker's group, and those in the source's.
    var (all, own, back) = (0, 0, 0)
    var arc = rows.offsets[broker]
    let end = rows.offsets[broker &+ 1]
    while arc < end {
      let target = Int(targets[arc])
      let label = labels[target]
      let counts = Int(1 &- isTied[target])
      all &+= label == ungrouped ? 0 : counts
      own &+= label == ownLabel ? counts : 0
      back &+= label == sourceLabel ? counts : 0
      arc &+= 1
    }
    if sourceLabel == ownLabel {
      roles.base[broker].coordinator &+= own
      roles.base[broker].representative &+= all &- own
    } else {
      roles.base[broker].gatekeeper &+= own
      roles.base[broker].consultant &+= back
      roles.base[broker].liaison &+= all &- own &- back
    }
  }
}
