import GraphCore
import Synchronization

/// How many triangles there are, and how many each node is in.
///
/// Defined for undirected graphs; a directed graph is taken as ``Graph/undirected()``. Every triangle is listed once,
/// from its corner of lowest degree; the listing is that of `DegreeOrderedRows`.
public struct Triangles: Sendable {
  /// The triangles of a graph.
  public struct Result: Sendable, Equatable {
    /// For each node how many triangles it is a corner of.
    public let perNode: [Int]

    /// How many triangles there are.
    public let total: Int
  }

  public init() {}

  /// Counts the triangles of `graph`.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(edges^1.5) time, O(nodes · workers + edges) space.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    let rows = try DegreeOrderedRows(graph.undirected(), usesWeights: false, control: control)
    let scratches = Mutex<[Scratch]>([])
    // Low ranks have short rows and cheap chunks, so chunks are small: the dear ones at the end still share out well.
    let size = 512
    try Parallel.forEach(
      Parallel.chunks(of: rows.nodeCount, size: size), control: control, phase: "triangles",
      makeScratch: {
        let scratch = Scratch(nodeCount: rows.nodeCount)
        scratches.withLock { $0.append(scratch) }
        return scratch
      },
      body: { chunk, scratch in
        for lowest in Parallel.range(ofChunk: chunk, size: size, in: rows.nodeCount) {
          Self.count(from: lowest, in: rows, scratch)
        }
      })
    return Self.sum(scratches.withLock { $0 }, by: rows)
  }

  /// What one worker needs: marks, and its own share of every rank's count.
  private final class Scratch: Sendable {
    let marks: SharedBuffer<UInt8>
    let counts: SharedBuffer<Int>

    init(nodeCount: Int) {
      marks = SharedBuffer(repeating: 0, count: nodeCount)
      counts = SharedBuffer(repeating: 0, count: nodeCount)
    }
  }

  /// Marks the higher neighbours of `lowest` and looks for them among the higher neighbours of each: the listing of
  /// ``DegreeOrderedRows/forEachTriangle(from:marks:_:)`` with marks of one byte, which fit in a faster cache.
  private static func count(from lowest: Int, in rows: DegreeOrderedRows, _ scratch: Scratch) {
    let (offsets, targets) = (rows.offsets.base, rows.targets.base)
    let (counts, marks) = (scratch.counts.base, scratch.marks.base)
    let (begin, end) = (offsets[lowest], offsets[lowest &+ 1])
    if end &- begin < 2 { return }
    for place in begin..<end { marks[Int(targets[place])] = 1 }
    var all = 0
    for place in begin..<end {
      let middle = Int(targets[place])
      var found = 0
      var far = offsets[middle]
      let farEnd = offsets[middle &+ 1]
      while far < farEnd {
        let highest = Int(targets[far])
        if marks[highest] != 0 {
          counts[highest] &+= 1
          found &+= 1
        }
        far &+= 1
      }
      counts[middle] &+= found
      all &+= found
    }
    counts[lowest] &+= all
    for place in begin..<end { marks[Int(targets[place])] = 0 }
  }

  /// Whole numbers: the order in which workers are added does not matter.
  private static func sum(_ scratches: [Scratch], by rows: DegreeOrderedRows) -> Result {
    var perNode = [Int](repeating: 0, count: rows.nodeCount)
    for scratch in scratches {
      for rank in 0..<rows.nodeCount { perNode[Int(rows.nodes[rank])] += scratch.counts[rank] }
    }
    return Result(perNode: perNode, total: perNode.reduce(0, +) / 3)
  }
}
