extension DenseGraph {
  /// The ordered pairs of different nodes outside `removed` that can reach each other without those.
  ///
  /// - Parameter removed: nodes that are taken out.
  public func connectedPairs(without removed: Set<Int> = []) -> Set<[Int]> {
    let rest = removed.reduce(self) { $0.removing(node: $1) }
    let kept = nodes.filter { !removed.contains($0) }
    return Set(
      kept.flatMap { node in
        rest.reachable(from: node).filter { $0 != node && !removed.contains($0) }.map { [node, $0] }
      })
  }
}
