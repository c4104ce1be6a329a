import GraphCore

/// The arcs that a search by length follows, with the length of each as a floating-point number and as a residue; see
/// ``ExactLength``. All arcs of a graph, or those of its ``DistanceBackbone``.
struct LengthArcs: Sendable {
  /// An arc as the inner loop reads it.
  struct Arc: BitwiseCopyable {
    /// 1 / weight.
    var length: Double
    var target: NodeIndex
  }

  let nodeCount: Int
  /// `nodeCount + 1` entries.
  let offsets: SharedBuffer<Int>
  let arcs: SharedBuffer<Arc>
  /// The length modulo the prime of ``ExactLength``.
  let residues: SharedBuffer<UInt64>
  /// What the lengths are reciprocals of.
  let weights: SharedBuffer<Double>
  /// Which arc of the graph each one is.
  let origins: SharedBuffer<Int>

  /// The shortest and the longest; `nil` without arcs.
  let range: ClosedRange<Double>?

  /// All arcs of a graph; those of an unweighted one have length 1.
  ///
  /// - Complexity: O(nodes + arcs), and one modular power a distinct weight.
  init(_ graph: Graph) {
    self.init(graph, keeping: Array(0..<graph.arcCount))
  }

  /// Some arcs of a graph, in order.
  init(_ graph: Graph, keeping kept: [Int]) {
    nodeCount = graph.nodeCount
    offsets = SharedBuffer(repeating: 0, count: nodeCount + 1)
    arcs = SharedBuffer(uninitializedCount: kept.count)
    residues = SharedBuffer(uninitializedCount: kept.count)
    weights = SharedBuffer(uninitializedCount: kept.count)
    origins = SharedBuffer(copying: kept)
    var known: [Double: UInt64] = [:]
    var node = 0
    for (place, arc) in kept.enumerated() {
      while graph.offsets[node + 1] <= arc {
        node += 1
        offsets[node] = place
      }
      let weight = graph.weights?[arc] ?? 1
      arcs[place] = Arc(length: 1 / weight, target: graph.targets[arc])
      let residue = known[weight] ?? ExactLength.residueOfReciprocal(weight)
      known[weight] = residue
      residues[place] = residue
      weights[place] = weight
    }
    for rest in (node + 1)..<(nodeCount + 1) { offsets[rest] = kept.count }
    let lengths = UnsafeBufferPointer(start: arcs.base, count: arcs.count).lazy.map(\.length)
    range = lengths.min().map { $0...lengths.max()! }
  }

  /// How many times a length another must be to be certainly longer: a sum of at most n terms, each rounded once and
  /// added once, is off by less than n + 1 units of 2⁻⁵² of itself.
  static func margin(nodeCount: Int) -> Double { 1 + Double(nodeCount + 2) * 0x1p-51 }

  func row(of node: Int) -> Range<Int> { offsets[node]..<offsets[node + 1] }
}
