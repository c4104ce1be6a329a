import GraphCore

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The power method on A + s for the largest eigenvalue of a component of a directed graph, and its vector, s being the
/// mean weight of the arcs: 1 without weights, and the same multiple of them in any unit.
struct PowerMethod: Sendable {
  /// The residual at which to stop: |Ax − λx| / λ.
  private static let wantedResidual = 1e-12
  /// How close two eigenvalues are taken as equal, relative to them.
  private static let equality = 1e-9

  let maximumIterations: Int
  let isWeighted: Bool
  /// The nodes of every strongly connected part with a cycle, and for each node its part or -1.
  private let parts: [[NodeIndex]]
  private let partOfNode: [Int]
  private let image: SharedBuffer<Double>

  init(
    on graph: Graph, maximumIterations: Int, isWeighted: Bool, control: RunControl
  ) throws {
    self.maximumIterations = maximumIterations
    self.isWeighted = isWeighted
    image = SharedBuffer(repeating: 0, count: graph.nodeCount)
    let strong = try StronglyConnectedComponents().run(on: graph, control: control)
    var number = [Int](repeating: -1, count: strong.count)
    var parts: [[NodeIndex]] = []
    for component in 0..<strong.count where strong.sizes[component] > 1 {
      number[component] = parts.count
      parts.append([])
    }
    partOfNode = strong.componentOfNode.map { number[$0] }
    for (node, part) in partOfNode.enumerated() where part >= 0 { parts[part].append(NodeIndex(node)) }
    self.parts = parts
  }

  /// Finds the vector for the nodes in `range`, which are a weak component, and writes it to that range of `vector`.
  ///
  /// - Parameters:
  ///   - incoming: the rows of the transpose.
  ///   - vector: all 0 in that range.
  func dominant(
    of range: Range<Int>, _ incoming: Adjacency, into vector: SharedBuffer<Double>, control: RunControl
  ) throws -> Dominant {
    guard let leading = try leadingPart(of: range, incoming, vector, control: control) else { return .undefined }
    for node in parts[leading.part] { vector[Int(node)] = 1 }
    var found = try iterate(over: range.map { NodeIndex($0) }, incoming, vector, control: control)
    if !leading.isCertain { found.error = .infinity }
    return found
  }

  /// The strongly connected part with the largest eigenvalue, and whether that eigenvalue is known well enough to be
  /// certain of it; `nil` when there is no cycle, or a second part equals it.
  private func leadingPart(
    of range: Range<Int>, _ incoming: Adjacency, _ vector: SharedBuffer<Double>, control: RunControl
  ) throws -> (part: Int, isCertain: Bool)? {
    let candidates = Set(partOfNode[range]).subtracting([-1]).sorted()
    if candidates.count < 2 { return candidates.first.map { ($0, true) } }
    let found = try candidates.map { part in
      // Outside the part the vector stays 0, so that arcs from there add nothing.
      for node in parts[part] { vector[Int(node)] = 1 }
      defer { for node in parts[part] { vector[Int(node)] = 0 } }
      return try iterate(over: parts[part], incoming, vector, control: control)
    }
    let values = found.map(\.eigenvalue)
    let largest = values.max()!
    let leading = values.indices.filter { values[$0] >= largest * (1 - Self.equality) }
    return leading.count == 1
      ? (candidates[leading[0]], found.allSatisfy { $0.residual <= Self.wantedResidual }) : nil
  }

  /// Multiplies `vector` with A + s at these nodes until its direction stays.
  private func iterate(
    over nodes: [NodeIndex], _ incoming: Adjacency, _ vector: SharedBuffer<Double>, control: RunControl
  ) throws -> Dominant {
    let loops = NodeLoops(count: nodes.count, control: control)
    let shift = meanWeight(at: nodes, incoming)
    var length = nodes.reduce(0) { $0 + vector[Int($1)] * vector[Int($1)] }.squareRoot()
    for node in nodes { vector[Int(node)] /= length }
    var residuals: [Double] = []
    while true {
      let products = try multiply(nodes, incoming, vector, loops)
      let value = products[0]
      length = (products[1] + 2 * shift * value + shift * shift).squareRoot()
      let error = try advance(nodes, vector, value: value, shift: shift, scale: 1 / length, loops)
      residuals.append(error.squareRoot() / value)
      if residuals.last! <= Self.wantedResidual || residuals.count >= maximumIterations {
        let highest = nodes.reduce(0) { max($0, vector[Int($1)]) }
        return Dominant(
          eigenvalue: value, iterations: residuals.count, residual: residuals.last!,
          error: 2 * Self.distanceLeft(residuals, step: value / (value + shift)) / highest)
      }
    }
  }

  private func meanWeight(at nodes: [NodeIndex], _ incoming: Adjacency) -> Double {
    guard isWeighted, let weights = incoming.weights else { return 1 }
    var (sum, count) = (0.0, 0)
    for node in nodes {
      for arc in incoming.offsets[Int(node)]..<incoming.offsets[Int(node) + 1] {
        sum += weights[arc]
        count += 1
      }
    }
    return count == 0 ? 1 : sum / Double(count)
  }

  /// How far the vector is from where it goes, when steps go on to become shorter as they did in the last half.
  ///
  /// - Parameter step: how long a step is for a residual of 1.
  private static func distanceLeft(_ residuals: [Double], step: Double) -> Double {
    let (last, middle) = (residuals.count - 1, residuals.count / 2)
    // Half a rounding a product is not seen in the residual.
    let reached = max(residuals[last], 0x1p-53)
    if middle == last { return residuals[last] <= 0x1p-50 ? reached * step : .infinity }
    let rate = pow(reached / max(residuals[middle], 0x1p-53), 1 / Double(last - middle))
    return rate < 1 ? reached * step / (1 - rate) : residuals[last] <= 0x1p-50 ? reached * step : .infinity
  }

  /// Sets `image` to A · `vector`; returns its inner products with `vector` and with itself.
  private func multiply(
    _ nodes: [NodeIndex], _ incoming: Adjacency, _ vector: SharedBuffer<Double>, _ loops: NodeLoops
  ) throws -> SIMD2<Double> {
    let isWeighted = isWeighted
    return try loops.sum { positions in
      let (vector, image) = (vector.base, image.base)
      var products = SIMD2<Double>.zero
      for position in positions {
        let node = Int(nodes[position])
        let sum = incoming.gather(vector, around: node, isWeighted: isWeighted)
        image[node] = sum
        products += SIMD2(sum * vector[node], sum * sum)
      }
      return products
    }
  }

  /// Adds `vector`, times the shift, to its image and scales the sum; returns the squared length of image − value · vector.
  private func advance(
    _ nodes: [NodeIndex], _ vector: SharedBuffer<Double>, value: Double, shift: Double, scale: Double,
    _ loops: NodeLoops
  ) throws -> Double {
    try loops.sum { positions in
      let (vector, image) = (vector.base, image.base)
      var error = 0.0
      for position in positions {
        let node = Int(nodes[position])
        let missing = image[node] - value * vector[node]
        error += missing * missing
        vector[node] = (image[node] + shift * vector[node]) * scale
      }
      return SIMD2(error, 0)
    }[0]
  }
}
