import GraphCore

/// For each node the arcs by which shortest paths arrive, as linked lists in one block. Safe to read unchecked because
/// every place in a list was written before it was linked.
struct ArrivalLists {
  struct Arrival: BitwiseCopyable {
    var source: NodeIndex
    /// The place of the next arrival at the same node, -1 after the last.
    var next: Int32
    var arc: Int
  }

  private var entries: SharedBuffer<Arrival>
  private var count = 0
  /// The place of the arrival that was added last; -1 at the source and where nothing arrives.
  private let first: SharedBuffer<Int32>

  init(nodeCount: Int) {
    entries = SharedBuffer(uninitializedCount: 4 * nodeCount)
    first = SharedBuffer(repeating: -1, count: nodeCount)
  }

  mutating func clear() {
    first.fill(-1)
    count = 0
  }

  @inline(__always)
  mutating func add(_ arc: Int, from source: Int, at target: Int) {
    append(Arrival(source: NodeIndex(truncatingIfNeeded: source), next: first.base[target], arc: arc), at: target)
  }

  /// Forgets the arrivals at `target` but for this one.
  @inline(__always)
  mutating func replace(by arc: Int, from source: Int, at target: Int) {
    append(Arrival(source: NodeIndex(truncatingIfNeeded: source), next: -1, arc: arc), at: target)
  }

  @inline(__always)
  private mutating func append(_ arrival: Arrival, at target: Int) {
    if count == entries.count { entries = entries.grown(to: 2 * entries.count) }
    entries.base[count] = arrival
    first.base[target] = Int32(truncatingIfNeeded: count)
    count &+= 1
  }

  /// The arrival at `node` that was added last; `nil` when there is none.
  func last(at node: Int) -> Arrival? { first[node] < 0 ? nil : entries[Int(first[node])] }

  @inline(__always)
  func forEach(at node: Int, _ body: (_ source: Int, _ arc: Int) -> Void) {
    var place = first.base[node]
    while place >= 0 {
      let arrival = entries.base[Int(place)]
      body(Int(arrival.source), arrival.arc)
      place = arrival.next
    }
  }
}
