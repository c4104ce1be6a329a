import GraphCore

/// The length of each arc of a graph, as a floating-point number and as a residue; see ``ExactLength``.
struct EdgeLengths: Sendable {
  /// 1 / weight.
  let values: [Double]
  /// The same modulo the prime of ``ExactLength``.
  let residues: [UInt64]

  /// - Complexity: O(arcs), and one modular power a distinct weight.
  init(_ graph: Graph) {
    guard let weights = graph.weights else {
      values = [Double](repeating: 1, count: graph.arcCount)
      residues = [UInt64](repeating: 1, count: graph.arcCount)
      return
    }
    var known: [Double: UInt64] = [:]
    values = weights.map { 1 / $0 }
    residues = weights.map { weight in
      if let residue = known[weight] { return residue }
      let residue = ExactLength.residueOfReciprocal(weight)
      known[weight] = residue
      return residue
    }
  }
}

/// Shortest paths from one node to all others by the sum of 1 / weight, with equal lengths recognised exactly.
///
/// Dijkstra's algorithm with an indexed 4-ary heap. Lengths are compared as floating-point numbers while they differ
/// by more than their rounding can explain, and exactly otherwise. Nodes come out of the heap in the order of their
/// floating-point lengths; only where that order turns out to matter (an edge shorter than a rounding error) is the search
/// repeated with a heap that compares exactly.
///
/// One object is the scratch memory of one worker; it can be run again and again.
final class ExactDijkstra {
  private let graph: Graph
  private let lengths: EdgeLengths
  private let unsettledArc = -1

  private var values: [Double]
  private var residues: [UInt64]
  /// The arc by which a node was reached best, and the node it left: the way back to the source.
  private var parentArc: [Int]
  private var parent: [NodeIndex]
  private var heap: [NodeIndex] = []
  private var heapPlace: [Int32]
  private var order: [NodeIndex] = []
  private var isSettled: [Bool]
  private var comparesExactly = false

  /// Lengths that differ by less than this share of the larger are too close to call: a sum of at most n terms, each
  /// rounded once and added once, is off by less than n + 1 units of 2⁻⁵² of itself.
  private let closeness: Double

  init(_ graph: Graph, lengths: EdgeLengths) {
    self.graph = graph
    self.lengths = lengths
    let nodeCount = graph.nodeCount
    values = [Double](repeating: .infinity, count: nodeCount)
    residues = [UInt64](repeating: 0, count: nodeCount)
    parentArc = [Int](repeating: unsettledArc, count: nodeCount)
    parent = [NodeIndex](repeating: 0, count: nodeCount)
    heapPlace = [Int32](repeating: -1, count: nodeCount)
    isSettled = [Bool](repeating: false, count: nodeCount)
    closeness = Double(nodeCount + 2) * 0x1p-51
  }

  /// How many nodes are reachable, the source included.
  var settledCount: Int { order.count }

  /// The nodes by increasing distance; the source is number 0.
  func settled(_ index: Int) -> Int { Int(order[index]) }

  /// The distance of a reachable node; infinite for any other.
  func distance(of node: Int) -> Double { values[node] }

  /// Whether the arc from `node` lies on a shortest path: exactly, not within a tolerance.
  @inline(__always)
  func isOnShortestPath(_ arc: Int, from node: Int, to target: Int) -> Bool {
    let value = values[node] + lengths.values[arc]
    return ExactLength.add(residues[node], lengths.residues[arc]) == residues[target]
      && abs(value - values[target]) <= closeness * value
  }

  /// Finds the shortest paths from `source` along the arcs of the graph.
  ///
  /// - Complexity: O((nodes + arcs) · log nodes).
  func run(from source: Int) {
    comparesExactly = false
    if !search(from: source) {
      comparesExactly = true
      _ = search(from: source)
    }
  }

  /// One search; `false` when a settled node could still be improved or reached as well, so that the order was wrong.
  private func search(from source: Int) -> Bool {
    reset()
    values[source] = 0
    residues[source] = 0
    insert(NodeIndex(source))
    while let node = popNearest() {
      isSettled[node] = true
      order.append(NodeIndex(node))
      for arc in graph.offsets[node]..<graph.offsets[node + 1] {
        let target = Int(graph.targets[arc])
        let value = values[node] + lengths.values[arc]
        let margin = closeness * value
        if value > values[target] + margin { continue }
        let residue = ExactLength.add(residues[node], lengths.residues[arc])
        if value >= values[target] - margin {
          // Too close to call by floating point.
          if residue == residues[target] {
            if isSettled[target] { return false }
            continue
          }
          if compareToPath(of: target, via: node, arc) >= 0 { continue }
        }
        if isSettled[target] { return false }
        values[target] = value
        residues[target] = residue
        parent[target] = NodeIndex(node)
        parentArc[target] = arc
        if heapPlace[target] < 0 { insert(NodeIndex(target)) } else { siftUp(Int(heapPlace[target])) }
      }
    }
    return true
  }

  private func reset() {
    for node in order + heap {
      values[Int(node)] = .infinity
      heapPlace[Int(node)] = -1
      parentArc[Int(node)] = unsettledArc
      isSettled[Int(node)] = false
    }
    order.removeAll(keepingCapacity: true)
    heap.removeAll(keepingCapacity: true)
  }

  // MARK: Exact comparison

  /// Compares the length over `node` and `arc` with the best length of `target`: below 0, 0 or above 0.
  private func compareToPath(of target: Int, via node: Int, _ arc: Int) -> Int {
    guard let weights = graph.weights else { return 0 }
    return ExactLength.compareReciprocalSums(pathWeights(node) + [weights[arc]], pathWeights(target))
  }

  private func pathWeights(_ node: Int) -> [Double] {
    var (node, path): (Int, [Double]) = (node, [])
    while parentArc[node] != unsettledArc {
      path.append(graph.weights?[parentArc[node]] ?? 1)
      node = Int(parent[node])
    }
    return path
  }

  // MARK: Heap

  private func isNearer(_ a: NodeIndex, _ b: NodeIndex) -> Bool {
    let (first, second) = (values[Int(a)], values[Int(b)])
    if !comparesExactly || abs(first - second) > closeness * max(first, second) { return first < second }
    if residues[Int(a)] == residues[Int(b)] { return false }
    return ExactLength.compareReciprocalSums(pathWeights(Int(a)), pathWeights(Int(b))) < 0
  }

  private func insert(_ node: NodeIndex) {
    heap.append(node)
    heapPlace[Int(node)] = Int32(heap.count - 1)
    siftUp(heap.count - 1)
  }

  private func popNearest() -> Int? {
    guard let nearest = heap.first, let last = heap.popLast() else { return nil }
    if !heap.isEmpty {
      heap[0] = last
      siftDown()
    }
    heapPlace[Int(nearest)] = -1
    return Int(nearest)
  }

  private func siftUp(_ start: Int) {
    let node = heap[start]
    var place = start
    while place > 0 {
      let above = (place - 1) / 4
      guard isNearer(node, heap[above]) else { break }
      heap[place] = heap[above]
      heapPlace[Int(heap[place])] = Int32(place)
      place = above
    }
    heap[place] = node
    heapPlace[Int(node)] = Int32(place)
  }

  private func siftDown() {
    let node = heap[0]
    var place = 0
    while true {
      let first = place * 4 + 1
      guard first < heap.count else { break }
      var nearest = first
      for child in first..<min(first + 4, heap.count) where isNearer(heap[child], heap[nearest]) { nearest = child }
      guard isNearer(heap[nearest], node) else { break }
      heap[place] = heap[nearest]
      heapPlace[Int(heap[place])] = Int32(place)
      place = nearest
    }
    heap[place] = node
    heapPlace[Int(node)] = Int32(place)
  }
}
