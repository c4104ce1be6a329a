import GraphCore

/// A partition of a level's nodes into parts numbered from 0.
struct LeidenParts: Sendable {
  let partOfNode: SharedBuffer<NodeIndex>
  let count: Int

  private var nodeCount: Int { partOfNode.count }

  /// For each node of the graph its part, when `place` says which node of this level it is in.
  func compose(after place: SharedBuffer<NodeIndex>?) -> SharedBuffer<NodeIndex> {
    guard let place else { return partOfNode }
    let composed = SharedBuffer<NodeIndex>(uninitializedCount: place.count)
    for node in 0..<place.count { composed.base[node] = partOfNode.base[Int(place.base[node])] }
    return composed
  }

  /// The nodes of every part.
  struct Members: Sendable {
    let offsets: [Int]
    /// The nodes, part by part.
    let nodes: SharedBuffer<NodeIndex>

    func range(of part: Int) -> Range<Int> { offsets[part]..<offsets[part + 1] }

    /// Cuts the parts into runs that have at least `size` nodes each, save the last one.
    func chunks(ofAtLeast size: Int) -> [Range<Int>] {
      var chunks: [Range<Int>] = []
      var begin = 0
      for end in offsets.indices.dropFirst() where offsets[end] - offsets[begin] >= size || end == offsets.count - 1 {
        chunks.append(begin..<end)
        begin = end
      }
      return chunks
    }
  }

  /// The nodes of every part, in the order in which `order` has them, or ascending.
  func members(inOrder order: SharedBuffer<NodeIndex>?) -> Members {
    let partOfNode = partOfNode.base
    func part(of node: NodeIndex) -> Int { Int(partOfNode[Int(node)]) }
    let sorted =
      if let order {
        CountingSort.sorted(
          UnsafeBufferPointer(start: order.base, count: nodeCount), keyCount: count, key: part)
      } else {
        CountingSort.sorted(0..<NodeIndex(nodeCount), keyCount: count, key: part)
      }
    return Members(offsets: sorted.offsets, nodes: SharedBuffer(copying: sorted.elements))
  }
}
