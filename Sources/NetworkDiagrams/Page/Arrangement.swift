/// The places of the nodes on the page: the pieces of a network, turned to lie flat, sized to the page and packed.
struct Arrangement {
  /// Per node, from the upper left corner of the drawing area.
  private(set) var points: [Point]

  /// How much of the area is used.
  private(set) var width = 0.0
  private(set) var height = 0.0

  /// Between pieces.
  private static let pieceGap = 22.0

  /// The longest that an average line between the rims of two circles may become, so that two members do not stand at
  /// opposite ends of a page.
  private static let longestMeanLine = 110.0

  /// Up to how much a layout is widened to fill the page.
  private static let maximumStretch = 1.35

  /// - Parameters:
  ///   - layout: where a layout has put the nodes, in any unit.
  ///   - gap: to be kept between circles.
  ///   - edges: pairs of nodes; what they connect stays together.
  ///   - maximumWidth: of the area.
  ///   - maximumHeight: of the area; exceeded only where the circles alone need more.
  /// - Complexity: O(n²) for n nodes.
  init(
    layout: [Point], radii: [Double], gap: Double, edges: [(Int, Int)], maximumWidth: Double, maximumHeight: Double
  ) {
    points = layout
    guard !layout.isEmpty else { return }
    let pieces = Self.pieces(nodeCount: layout.count, edges: edges)
    let flat = Self.flattened(layout, pieces: pieces)
    let packer = PiecePacker(pieces: pieces, radii: radii, gap: Self.pieceGap, width: maximumWidth)

    let lengths = edges.map { (flat[$0.0] - flat[$0.1]).length }
    let meanLength = lengths.reduce(0, +) / Double(max(1, lengths.count))
    let meanRadius = radii.reduce(0, +) / Double(radii.count)
    let longestLine = Self.longestMeanLine + 2 * meanRadius
    let scale = Self.largestScale(upTo: meanLength > 0 ? longestLine / meanLength : 1) { scale in
      let packed = packer.pack(flat.map { $0 * scale })
      return packed.width <= maximumWidth && packed.height <= maximumHeight
    }
    var scaled = flat.map { $0 * scale }
    for piece in pieces {
      var part = piece.map { scaled[$0] }
      CircleSeparation.separate(&part, radii: piece.map { radii[$0] }, gap: gap)
      for (place, node) in piece.enumerated() { scaled[node] = part[place] }
    }
    (points, width, height) = packer.pack(scaled)
    stretch(to: maximumWidth, radii: radii)
  }

  /// Found by halving; from a fortieth on, circles would only collide.
  private static func largestScale(upTo longest: Double, where fits: (Double) -> Bool) -> Double {
    if fits(longest) { return longest }
    var (low, high) = (longest / 40, longest)
    for _ in 0..<10 {
      let middle = (low + high) / 2
      if fits(middle) { low = middle } else { high = middle }
    }
    return low
  }

  /// Widens the drawing towards the width of the page; nothing that was apart comes together by it.
  private mutating func stretch(to maximumWidth: Double, radii: [Double]) {
    guard let box = Box(around: points, radii: radii), points.count > 2, box.width > 0 else { return }
    let largest = radii.max() ?? 0
    let factor = min(Self.maximumStretch, (maximumWidth - 2 * largest) / box.width)
    guard factor > 1 else { return }
    for node in points.indices { points[node].x *= factor }
    guard let stretched = Box(around: points, radii: radii) else { return }
    for node in points.indices { points[node].x -= stretched.left }
    width = stretched.width
  }
}

// MARK: - Pieces

extension Arrangement {
  /// The connected pieces, the largest first, each with its nodes in order.
  private static func pieces(nodeCount: Int, edges: [(Int, Int)]) -> [[Int]] {
    var sets = DisjointSets(count: nodeCount)
    for edge in edges { _ = sets.unite(edge.0, edge.1) }
    let bySet = Dictionary(grouping: 0..<nodeCount) { sets.find($0) }
    return bySet.values.sorted { (-$0.count, $0[0]) < (-$1.count, $1[0]) }
  }

  /// Turns each piece so that its longer side lies along the page (its first principal axis).
  private static func flattened(_ layout: [Point], pieces: [[Int]]) -> [Point] {
    var result = layout
    for piece in pieces {
      let center = piece.reduce(Point(x: 0, y: 0)) { $0 + layout[$1] } * (1 / Double(piece.count))
      var (xx, xy, yy) = (0.0, 0.0, 0.0)
      for node in piece {
        let offset = layout[node] - center
        xx += offset.x * offset.x
        xy += offset.x * offset.y
        yy += offset.y * offset.y
      }
      let eigenvalue = (xx + yy + ((xx - yy) * (xx - yy) + 4 * xy * xy).squareRoot()) / 2
      let candidates = [Point(x: xy, y: eigenvalue - xx), Point(x: eigenvalue - yy, y: xy)]
      let axis = candidates[0].length > candidates[1].length ? candidates[0] : candidates[1]
      guard axis.length > 1e-9 else { continue }
      let unit = axis * (1 / axis.length)
      for node in piece {
        let offset = layout[node] - center
        result[node] = Point(x: offset.x * unit.x + offset.y * unit.y, y: offset.y * unit.x - offset.x * unit.y)
      }
    }
    return result
  }
}

/// Puts pieces side by side into an area.
private struct PiecePacker {
  let pieces: [[Int]]
  let radii: [Double]
  let gap: Double
  let width: Double

  func pack(_ points: [Point]) -> (points: [Point], width: Double, height: Double) {
    var result = points
    var packing = SkylinePacking(width: width + gap)
    var right = 0.0
    for piece in pieces {
      guard let box = Box(around: piece.map { points[$0] }, radii: piece.map { radii[$0] }) else { continue }
      let corner = packing.place(width: box.width + gap, height: box.height + gap)
      for node in piece { result[node] = points[node] - Point(x: box.left, y: box.top) + corner }
      right = max(right, corner.x + box.width)
    }
    return (result, right, packing.height - gap)
  }
}
