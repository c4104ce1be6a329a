import GraphCore

/// The arcs that a search by length follows, with the length of each as a floating-point number and as a residue; see
/// ``ExactLength``. All arcs of a graph, or those of its ``DistanceBackbone``.
struct LengthArcs: Sendable {
  /// An arc as the inner loop reads it.
  struct Arc: BitwiseCopyable {
    /// In the unit of ``ExactWeights``.
    var length: Double
    var target: NodeIndex
  }

  let nodeCount: Int
  /// `nodeCount + 1` entries.
  let offsets: SharedBuffer<Int>
  let arcs: SharedBuffer<Arc>
  /// The length modulo the prime of ``ExactLength``.
  let residues: SharedBuffer<UInt64>
  /// Which of the distinct weights of the graph each one has.
  let classes: SharedBuffer<UInt32>
  /// The distinct weights.
  let exact: ExactWeights
  /// Which arc of the graph each one is.
  let origins: SharedBuffer<Int>

  /// The shortest and the longest; `nil` without arcs.
  let range: ClosedRange<Double>?

  /// All arcs of a graph; those of an unweighted one have length 1.
  ///
  /// - Complexity: O(nodes + arcs), and what ``ExactWeights`` takes.
  init(_ graph: Graph, _ pathLength: PathLength) {
    self.init(graph, ExactWeights(graph, pathLength), keeping: Array(0..<graph.arcCount))
  }

  /// Some arcs of a graph, in order.
  ///
  /// - Parameter exact: the weights of that graph.
  /// - Complexity: O(nodes + arcs).
  init(_ graph: Graph, _ exact: ExactWeights, keeping kept: [Int]) {
    nodeCount = graph.nodeCount
    self.exact = exact
    offsets = SharedBuffer(repeating: 0, count: nodeCount + 1)
    arcs = SharedBuffer(uninitializedCount: kept.count)
    residues = SharedBuffer(uninitializedCount: kept.count)
    classes = SharedBuffer(uninitializedCount: kept.count)
    origins = SharedBuffer(copying: kept)
    var node = 0
    for (place, arc) in kept.enumerated() {
      while graph.offsets[node + 1] <= arc {
        node += 1
        offsets[node] = place
      }
      let weight = exact.classOfArc[arc]
      arcs[place] = Arc(length: exact.lengths[Int(weight)], target: graph.targets[arc])
      residues[place] = exact.residues[Int(weight)]
      classes[place] = weight
    }
    for rest in (node + 1)..<(nodeCount + 1) { offsets[rest] = kept.count }
    let lengths = UnsafeBufferPointer(start: arcs.base, count: arcs.count).lazy.map(\.length)
    range = lengths.min().map { $0...lengths.max()! }
  }

  /// How many times a length another must be to be certainly longer: a sum of at most n terms, each off by four
  /// roundings at most and added once, is off by less than n + 4 units of 2⁻⁵³ of itself.
  static func margin(nodeCount: Int) -> Double { 1 + Double(nodeCount + 8) * 0x1p-51 }

  func row(of node: Int) -> Range<Int> { offsets[node]..<offsets[node + 1] }
}
