import GraphCore

/// The power method on A + 1 for the largest eigenvalue of a component of a directed graph, and its vector.
struct PowerMethod: Sendable {
  /// How close two eigenvalues are taken as equal, relative to them.
  private static let equality = 1e-9

  let tolerance: Double
  let maximumIterations: Int
  let isWeighted: Bool
  /// The nodes of every strongly connected part with a cycle, and for each node its part or -1.
  private let parts: [[NodeIndex]]
  private let partOfNode: [Int]
  private let image: SharedBuffer<Double>

  init(
    on graph: Graph, tolerance: Double, maximumIterations: Int, isWeighted: Bool, control: RunControl
  ) throws {
    self.tolerance = tolerance
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
    guard let part = try leadingPart(of: range, incoming, vector, control: control) else { return .undefined }
    for node in parts[part] { vector[Int(node)] = 1 }
    return try iterate(over: range.map { NodeIndex($0) }, incoming, vector, control: control)
  }

  /// The strongly connected part with the largest eigenvalue; `nil` when there is no cycle, or a second part equals it.
  private func leadingPart(
    of range: Range<Int>, _ incoming: Adjacency, _ vector: SharedBuffer<Double>, control: RunControl
  ) throws -> Int? {
    let candidates = Set(partOfNode[range]).subtracting([-1]).sorted()
    if candidates.count < 2 { return candidates.first }
    let values = try candidates.map { part in
      // Outside the part the vector stays 0, so that arcs from there add nothing.
      for node in parts[part] { vector[Int(node)] = 1 }
      defer { for node in parts[part] { vector[Int(node)] = 0 } }
      return try iterate(over: parts[part], incoming, vector, control: control).eigenvalue
    }
    let largest = values.max()!
    let leading = values.indices.filter { values[$0] >= largest * (1 - Self.equality) }
    return leading.count == 1 ? candidates[leading[0]] : nil
  }

  /// Multiplies `vector` with A + 1 at these nodes until its direction stays.
  private func iterate(
    over nodes: [NodeIndex], _ incoming: Adjacency, _ vector: SharedBuffer<Double>, control: RunControl
  ) throws -> Dominant {
    let loops = NodeLoops(count: nodes.count, control: control)
    var length = nodes.reduce(0) { $0 + vector[Int($1)] * vector[Int($1)] }.squareRoot()
    for node in nodes { vector[Int(node)] /= length }
    var iterations = 0
    while true {
      let products = try multiply(nodes, incoming, vector, loops)
      let value = products[0]
      length = (products[1] + 2 * value + 1).squareRoot()
      let error = try advance(nodes, vector, value: value, scale: 1 / length, loops)
      iterations += 1
      let residual = error.squareRoot() / value
      if residual <= tolerance || iterations >= maximumIterations {
        return Dominant(eigenvalue: value, iterations: iterations, residual: residual)
      }
    }
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

  /// Adds `vector` to its image and scales the sum; returns the squared length of image − value · vector.
  private func advance(
    _ nodes: [NodeIndex], _ vector: SharedBuffer<Double>, value: Double, scale: Double, _ loops: NodeLoops
  ) throws -> Double {
    try loops.sum { positions in
      let (vector, image) = (vector.base, image.base)
      var error = 0.0
      for position in positions {
        let node = Int(nodes[position])
        let missing = image[node] - value * vector[node]
        error += missing * missing
        vector[node] = (image[node] + vector[node]) * scale
      }
      return SIMD2(error, 0)
    }[0]
  }
}
