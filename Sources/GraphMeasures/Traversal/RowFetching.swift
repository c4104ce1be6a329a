import GraphCore

/// Brings rows into the cache ahead of their use, for loops that need them in an order that no processor foresees: left
/// alone, such a loop waits for memory once a row; loads that do not depend on each other wait together.
enum RowFetching {
  /// How many rows are fetched at once: enough to make waiting together pay, few enough to stay in the cache.
  static let batchSize = 32

  /// Fetches the rows of the nodes at `index` and after it if a batch of `range` begins there.
  ///
  /// Both ends of a row are loaded; what lies between them in a long one, processors foresee.
  ///
  /// - Parameters:
  ///   - nodes: the nodes whose rows are needed, one after the other.
  ///   - begins: where in `targets` the row of each node begins.
  ///   - ends: where it ends.
  @inline(__always)
  static func fetch(
    at index: Int, of range: Range<Int>, _ nodes: UnsafePointer<NodeIndex>, begins: UnsafePointer<Int>,
    ends: UnsafePointer<Int>, _ targets: UnsafePointer<NodeIndex>
  ) {
    guard (index &- range.lowerBound) % batchSize == 0 else { return }
    var highest: NodeIndex = 0
    for ahead in index..<min(index &+ batchSize, range.upperBound) {
      let node = Int(nodes[ahead])
      let (begin, end) = (begins[node], ends[node])
      if begin < end { highest = max(highest, targets[begin], targets[end &- 1]) }
    }
    // Always true; a compiler would leave out loads whose values nobody asks for.
    precondition(highest < NodeIndex.max, "there are fewer nodes than that")
  }
}

extension Adjacency {
  /// Fetches rows as ``RowFetching`` does.
  @inline(__always)
  func fetchRows(at index: Int, of range: Range<Int>, _ nodes: UnsafePointer<NodeIndex>) {
    RowFetching.fetch(at: index, of: range, nodes, begins: offsets, ends: offsets + 1, targets)
  }
}
