/// Finds room for names beside circles: the most important first, each where it hides least, or nowhere.
///
/// Greedy placement over a fixed set of positions (after J. Christensen, J. Marks, S. Shieber, "An empirical study of
/// algorithms for point-feature label placement", ACM Transactions on Graphics 14, 1995).
struct LabelPlacement {
  /// A name that seeks room.
  struct Request {
    /// The circle it belongs to.
    var node: Int
    var width: Double
    var height: Double
    var priority: Double
    /// Whether the name is placed even where it has to cover neighbours.
    var isEssential = false
  }

  let points: [Point]
  let radii: [Double]
  /// Lines that a label should not cover.
  let lines: [(from: Int, to: Int, weight: Double)]
  /// Labels stay within.
  let bounds: Box

  /// Between a circle and its name; then what a label may hide before it is left out, where touching a circle counts
  /// 0.15 and covering a small one about 1.
  private static let gap = 2.5
  private static let highestCost = 0.45
  private static let coveredLineCost = 0.035

  /// The box of each label that found room, in the order of the requests.
  ///
  /// - Complexity: O(labels · (nodes + lines + labels)).
  func place(_ requests: [Request]) -> [Box?] {
    var boxes = [Box?](repeating: nil, count: requests.count)
    let order = requests.indices.sorted { (-requests[$0].priority, $0) < (-requests[$1].priority, $1) }
    var taken: [Box] = []
    for index in order {
      let highestCost = requests[index].isEssential ? .infinity : Self.highestCost
      var best: (box: Box, cost: Double)?
      for (place, box) in candidates(for: requests[index]).enumerated() {
        guard bounds.contains(box), !taken.contains(where: box.insetBy(-1.5).overlaps) else { continue }
        // Of equal places the earlier one is the more usual.
        let cost = cost(of: box, beside: requests[index].node) + 0.012 * Double(place)
        if cost < best?.cost ?? highestCost { best = (box, cost) }
      }
      guard let best else { continue }
      boxes[index] = best.box
      taken.append(best.box)
    }
    return boxes
  }

  /// To the right, the left, above and below; then obliquely.
  private func candidates(for request: Request) -> [Box] {
    let center = points[request.node]
    let radius = radii[request.node] + Self.gap
    let (halfWidth, halfHeight) = (request.width / 2, request.height / 2)
    let diagonal = radius * 0.72
    let offsets = [
      Point(x: radius + halfWidth, y: 0), Point(x: -radius - halfWidth, y: 0),
      Point(x: 0, y: -radius - halfHeight), Point(x: 0, y: radius + halfHeight),
      Point(x: diagonal + halfWidth, y: -diagonal - halfHeight * 0.6),
      Point(x: diagonal + halfWidth, y: diagonal + halfHeight * 0.6),
      Point(x: -diagonal - halfWidth, y: -diagonal - halfHeight * 0.6),
      Point(x: -diagonal - halfWidth, y: diagonal + halfHeight * 0.6),
      Point(x: halfWidth * 0.5, y: -radius - halfHeight), Point(x: -halfWidth * 0.5, y: -radius - halfHeight),
      Point(x: halfWidth * 0.5, y: radius + halfHeight), Point(x: -halfWidth * 0.5, y: radius + halfHeight),
    ]
    return offsets.map { Box(center: center + $0, width: request.width, height: request.height) }
  }

  /// What a label would hide: circles by how deep they reach into it, lines by their weight.
  private func cost(of box: Box, beside node: Int) -> Double {
    var cost = 0.0
    for other in points.indices where other != node {
      let reach = radii[other] - box.distance(to: points[other])
      if reach > 0 { cost += 0.15 + 0.2 * min(reach, 6) }
    }
    for line in lines where line.from != node && line.to != node {
      if box.meetsLine(from: points[line.from], to: points[line.to]) { cost += Self.coveredLineCost * line.weight }
    }
    for line in lines where line.from == node || line.to == node {
      if box.meetsLine(from: points[line.from], to: points[line.to]) { cost += Self.coveredLineCost * line.weight / 2 }
    }
    return cost
  }
}
