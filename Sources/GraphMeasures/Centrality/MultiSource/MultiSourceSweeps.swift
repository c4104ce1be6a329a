import GraphCore

/// The sweeps from one batch of sources, with their scratch memory, and the sums over the batches since ``sums`` was
/// cleared.
///
/// Read in this order: ``PlainBrandes`` (the same two sweeps on a page), ``MultiSourceBrandes`` (how eight sources share
/// them), this file, `+Forward`, `+Backward`, and last the inner loops in `CMultiSourceKernels`.
///
/// n is the number of nodes. *Place 0* is the vector that is zero: what stands nowhere adds nothing.
///
/// | buffer | size | holds | between sweeps |
/// | --- | --- | --- | --- |
/// | `reached` | n | the lanes that have reached a node | anything |
/// | `levels` | ≤ 8n + 2 | nodes, lanes, vectors, level by level: path counts, then shares | anything |
/// | `place` | n | where in `levels` a node of the *current* level stands | 0 throughout |
/// | `open` | n | the nodes that some lane has not reached; the first `openCount` count | anything |
/// | `arrivals` | n + 1 | what a push gathers, packed from place 1 on | zero throughout |
/// | `arrivalPlace` | n | where in `arrivals` a node gathers | 0 throughout |
/// | `arrivalNodes` | n + 1 | the node of each arrival | anything |
/// | `gathered` | a block | what a block of rows gathers in a pull | anything |
///
/// What holds while a level is at work: just its nodes have a place (`enter` gives it, `leave` takes it back); a
/// node is on a level in those lanes alone that reach it there for the first time, and its vector is 0 in the others.
final class MultiSourceSweeps: @unchecked Sendable {
  typealias Lanes = MultiSourceBrandes.Lanes

  let sums: SweepSums

  /// How many rows pull before what they gathered is looked at, so that a guess which of them are reached, wrong half of
  /// the time, throws away no load that is under way.
  static let blockSize = 64

  /// How many arcs a level pulls for one that it pushes at most: a push reads and writes vectors in no order.
  static let costOfPushing = 4

  let out: Adjacency
  let into: Adjacency
  let includesEdges: Bool
  let nodeCount: Int

  // The buffers of the table above.
  let reached: SharedBuffer<UInt8>
  var levels: LevelList
  let place: SharedBuffer<UInt32>
  let open: SharedBuffer<NodeIndex>
  let arrivals: SharedBuffer<Lanes>
  let arrivalPlace: SharedBuffer<UInt32>
  let arrivalNodes: SharedBuffer<NodeIndex>
  let gathered = SharedBuffer<Lanes>(repeating: .zero, count: blockSize)

  let masks = LaneMasks()
  /// For how many nodes a node counts, and the nodes that the lanes start from.
  let weights: SharedBuffer<Double>
  var sourceWeights = Lanes.zero
  private let unweighted: Graph
  private lazy var oneByOne = SingleSourceBrandes(LengthArcs(unweighted, .hops), nodeWeights: weights.array)

  init(_ graph: Graph, _ weights: [Double], out: Adjacency, into: Adjacency, includesEdges: Bool) {
    (self.out, self.into, self.includesEdges) = (out, into, includesEdges)
    unweighted = graph.unweighted()
    self.weights = SharedBuffer(copying: weights)
    nodeCount = graph.nodeCount
    sums = SweepSums(graph, includesEdges: includesEdges)
    reached = SharedBuffer(repeating: 0, count: nodeCount)
    place = SharedBuffer(repeating: 0, count: nodeCount)
    open = SharedBuffer(repeating: 0, count: nodeCount)
    arrivals = SharedBuffer(repeating: .zero, count: nodeCount + 1)
    arrivalPlace = SharedBuffer(repeating: 0, count: nodeCount)
    arrivalNodes = SharedBuffer(uninitializedCount: nodeCount + 1)
    levels = LevelList(nodeCount: nodeCount)
  }

  func run(from sources: ArraySlice<NodeIndex>, control: RunControl) throws {
    try control.checkCancellation()
    start(from: sources)
    let all = UInt8(truncatingIfNeeded: (1 << sources.count) - 1)
    if forward(all: all) {
      backward()
    } else {
      for source in sources { try oneByOne.addSweeps(from: Int(source), to: sums, control: control) }
    }
  }

  // MARK: Levels

  func arcCount(of level: Range<Int>, in adjacency: Adjacency) -> Int {
    let (offsets, nodes) = (adjacency.offsets, levels.nodes)
    var arcs = 0
    for member in level {
      let node = Int(nodes[member])
      arcs &+= offsets[node &+ 1] &- offsets[node]
    }
    return arcs
  }

  /// Makes `level` the current one.
  func enter(_ level: Range<Int>) {
    let (nodes, place) = (levels.nodes, place.base)
    for member in level { place[Int(nodes[member])] = UInt32(truncatingIfNeeded: member) }
  }

  func leave(_ level: Range<Int>) {
    let (nodes, place) = (levels.nodes, place.base)
    for member in level { place[Int(nodes[member])] = 0 }
  }
}
