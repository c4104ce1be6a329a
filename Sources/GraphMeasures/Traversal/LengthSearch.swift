import GraphCore

/// The distances from one node to all others by the sum of lengths, without the paths; one worker's scratch.
///
/// Dijkstra's algorithm with a ``BucketQueue``, in floating point: which of two nearly equal paths is the shorter one
/// makes no difference to a distance beyond its rounding, so nothing has to be compared exactly as ``ExactDijkstra``
/// does.
final class LengthSearch {
  /// For each node its distance from the source; infinite for those without a path, and for the source itself.
  let distances: SharedBuffer<Double>

  private let lengths: LengthArcs
  private let isSettled: SharedBuffer<Bool>
  private var queue: BucketQueue

  init(_ lengths: LengthArcs) {
    self.lengths = lengths
    distances = SharedBuffer(repeating: .infinity, count: lengths.nodeCount)
    isSettled = SharedBuffer(repeating: false, count: lengths.nodeCount)
    queue = BucketQueue(lengths)
  }

  /// Finds the distances from `source`.
  ///
  /// - Complexity: O((nodes + arcs) · log nodes).
  func run(from source: Int) {
    distances.fill(.infinity)
    isSettled.fill(false)
    // Lent as a local, for a field would be checked for exclusive access at every step.
    var queue = queue
    search(from: source, &queue)
    self.queue = queue
    distances[source] = .infinity
  }

  private func search(from source: Int, _ queue: inout BucketQueue) {
    let (offsets, arcs) = (lengths.offsets.base, lengths.arcs.base)
    let (distances, isSettled) = (distances.base, isSettled.base)
    distances[source] = 0
    queue.push(0, NodeIndex(source))
    while let node = queue.pop() {
      if isSettled[node] { continue }
      isSettled[node] = true
      let distance = distances[node]
      var arc = offsets[node]
      let end = offsets[node &+ 1]
      while arc < end {
        let (target, length) = (Int(arcs[arc].target), distance + arcs[arc].length)
        arc &+= 1
        if length < distances[target] {
          distances[target] = length
          queue.push(length, NodeIndex(truncatingIfNeeded: target))
        }
      }
    }
  }

  /// What closeness is made of.
  ///
  /// - Complexity: O(nodes).
  var sums: (reach: Int, sum: Double, reciprocalSum: Double, longest: Double) {
    let distances = distances.base
    var (reach, sum, reciprocalSum, longest) = (0, 0.0, 0.0, 0.0)
    for node in 0..<lengths.nodeCount {
      let distance = distances[node]
      if distance == .infinity { continue }
      reach &+= 1
      sum += distance
      reciprocalSum += 1 / distance
      longest = max(longest, distance)
    }
    return (reach, sum, reciprocalSum, longest)
  }
}
