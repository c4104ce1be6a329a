import GraphCore

/// Shortest paths from one node to all others by the sum of lengths, with equal lengths recognised exactly.
///
/// Dijkstra's algorithm with a ``BucketQueue``. Lengths are compared as
/// floating-point numbers while they differ by more than their rounding can explain, and exactly otherwise. For each node all
/// arcs by which shortest paths arrive are kept in a list. Nodes come out of the queue by their floating-point
/// lengths; where that order turns out wrong (an edge is shorter than a rounding error) a node is searched again, and in the
/// end all nodes are put in their exact order.
///
/// One object is the scratch memory of one worker; it can be run again and again.
final class ExactDijkstra {
  private let lengths: LengthArcs
  private let values: SharedBuffer<Double>
  private let residues: SharedBuffer<UInt64>
  private let isSettled: SharedBuffer<Bool>
  private var arrivals: ArrivalLists
  private var queue: BucketQueue
  private var order: [NodeIndex] = []

  /// Lengths are too close to call when one is at most this many times the other.
  private let margin: Double

  init(_ lengths: LengthArcs) {
    self.lengths = lengths
    let nodeCount = lengths.nodeCount
    values = SharedBuffer(repeating: .infinity, count: nodeCount)
    residues = SharedBuffer(repeating: 0, count: nodeCount)
    isSettled = SharedBuffer(repeating: false, count: nodeCount)
    arrivals = ArrivalLists(nodeCount: nodeCount)
    margin = LengthArcs.margin(nodeCount: nodeCount)
    queue = BucketQueue(lengths)
  }

  /// How many nodes are reachable, the source included.
  var settledCount: Int { order.count }

  /// The nodes in an order in which every shortest path runs forwards; the source is number 0.
  func settled(_ index: Int) -> Int { Int(order[index]) }

  /// The distance of a reachable node; infinite for any other.
  func distance(of node: Int) -> Double { values[node] }

  /// Calls `body` for every arc by which shortest paths arrive at `node`: its source, and its place in the arcs of the search.
  @inline(__always)
  func forEachArrival(at node: Int, _ body: (_ source: Int, _ arc: Int) -> Void) { arrivals.forEach(at: node, body) }

  /// Finds the shortest paths from `source`.
  ///
  /// - Complexity: O((nodes + arcs) · log nodes).
  func run(from source: Int) {
    reset()
    values[source] = 0
    residues[source] = 0
    if !searchWithQueue(from: source) { sortExactly() }
  }

  private func searchWithQueue(from source: Int) -> Bool {
    // What changes at every step is lent as locals, for fields would be checked for exclusive access each time.
    var (order, arrivals, queue) = (order, arrivals, queue)
    self.order = []
    defer { (self.order, self.arrivals, self.queue) = (order, arrivals, queue) }
    return search(from: source, &queue, &order, &arrivals)
  }

  private func reset() {
    values.fill(.infinity)
    isSettled.fill(false)
    arrivals.clear()
    order.removeAll(keepingCapacity: true)
  }

  /// `false` when a settled node could still be improved or reached as well, so that nodes did not come in exact order.
  private func search(
    from source: Int, _ queue: inout BucketQueue, _ order: inout [NodeIndex],
    _ arrivals: inout ArrivalLists
  ) -> Bool {
    let (offsets, arcs, arcResidues, margin) = (
      lengths.offsets.base, lengths.arcs.base, lengths.residues.base, margin
    )
    let (values, residues, isSettled) = (values.base, residues.base, isSettled.base)
    var orderIsExact = true
    queue.push(0, NodeIndex(source))
    while let node = queue.pop() {
      // A node that waited for an outdated distance, too, was settled when it came up for the better one.
      if isSettled[node] { continue }
      isSettled[node] = true
      let key = values[node]
      order.append(NodeIndex(truncatingIfNeeded: node))
      var arc = offsets[node]
      let end = offsets[node &+ 1]
      while arc < end {
        let (target, value, via) = (Int(arcs[arc].target), key + arcs[arc].length, arc)
        arc &+= 1
        let known = values[target]
        if value > known * margin { continue }
        let residue = ExactLength.add(residues[node], arcResidues[via])
        if value * margin >= known {
          // Too close to call by floating point.
          let comparison = residue == residues[target] ? 0 : compareToPath(of: target, via: node, via, arrivals)
          if comparison > 0 { continue }
          if comparison == 0 {
            if isSettled[target] { orderIsExact = false }
            arrivals.add(via, from: node, at: target)
            continue
          }
        }
        if isSettled[target] {
          isSettled[target] = false
          orderIsExact = false
        }
        values[target] = value
        residues[target] = residue
        arrivals.replace(by: via, from: node, at: target)
        queue.push(value, NodeIndex(truncatingIfNeeded: target))
      }
    }
    return orderIsExact
  }

  // MARK: Exact comparison

  /// Compares the length over `node` and `arc` with the best length of `target`: below 0, 0 or above 0.
  private func compareToPath(of target: Int, via node: Int, _ arc: Int, _ arrivals: ArrivalLists) -> Int {
    compare(pathWeights(node, arrivals) + [lengths.classes[arc]], pathWeights(target, arrivals))
  }

  private func compare(_ a: [UInt32], _ b: [UInt32]) -> Int {
    ExactLength.compareSums(a, b, of: lengths.exact.fractions)
  }

  /// Which weights there are along one shortest path to `node`.
  private func pathWeights(_ node: Int, _ arrivals: ArrivalLists) -> [UInt32] {
    var (node, path): (Int, [UInt32]) = (node, [])
    while let arrival = arrivals.last(at: node) {
      path.append(lengths.classes[arrival.arc])
      node = Int(arrival.source)
    }
    return path
  }

  /// Puts the nodes that were reached in the order of their exact distances, each once.
  private func sortExactly() {
    let reached = Set(order)
    order = reached.sorted { a, b in
      let (first, second) = (values[Int(a)], values[Int(b)])
      if first > second * margin || second > first * margin { return first < second }
      if residues[Int(a)] == residues[Int(b)] { return a < b }
      return compare(pathWeights(Int(a), arrivals), pathWeights(Int(b), arrivals)) < 0
    }
  }
}
