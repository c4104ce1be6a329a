import GraphCore

/// Loops over the entries of vectors with one entry a node, in parallel, whose sums have the same bits for any number
/// of threads: the chunks depend on the length alone, and their parts are added in order.
struct NodeLoops: Sendable {
  /// Short enough to share out the work, long enough to be worth the trip to another thread.
  private static let chunkSize = 2_048

  private let count: Int
  private let first: Int
  private let control: RunControl
  private let parts: SharedBuffer<SIMD2<Double>>

  /// - Parameters:
  ///   - count: how many entries there are.
  ///   - first: the index of the first one.
  init(count: Int, from first: Int = 0, control: RunControl) {
    self.count = count
    self.first = first
    self.control = control
    parts = SharedBuffer(repeating: .zero, count: Parallel.chunks(of: count, size: Self.chunkSize))
  }

  /// Runs `body` for every chunk; each writes to entries of its own.
  func run(_ body: @Sendable (Range<Int>) -> Void) throws {
    try Parallel.forEach(parts.count, control: control) { chunk in
      body(range(of: chunk))
    }
  }

  /// Runs `body` for every chunk and adds up the pairs of sums that it returns.
  func sum(_ body: @Sendable (Range<Int>) -> SIMD2<Double>) throws -> SIMD2<Double> {
    try Parallel.forEach(parts.count, control: control) { chunk in
      parts[chunk] = body(range(of: chunk))
    }
    var total = SIMD2<Double>.zero
    for chunk in 0..<parts.count { total += parts[chunk] }
    return total
  }

  private func range(of chunk: Int) -> Range<Int> {
    let range = Parallel.range(ofChunk: chunk, size: Self.chunkSize, in: count)
    return first + range.lowerBound..<first + range.upperBound
  }
}

/// The steps of which methods for eigenvectors consist.
extension NodeLoops {
  /// Multiplies `current` with the matrix, takes `back` times `previous` from it, and writes it to `next`.
  ///
  /// - Returns: the product of `current` and what was written.
  func multiply(
    _ current: SharedBuffer<Double>, with rows: Adjacency, isWeighted: Bool, less back: Double,
    times previous: SharedBuffer<Double>, into next: SharedBuffer<Double>
  ) throws -> Double {
    try sum { nodes in
      let (current, next, previous) = (current.base, next.base, previous.base)
      var product = 0.0
      for node in nodes {
        let image = rows.gather(current, around: node, isWeighted: isWeighted) - back * previous[node]
        next[node] = image
        product += image * current[node]
      }
      return SIMD2(product, 0)
    }[0]
  }

  func product(_ one: SharedBuffer<Double>, _ other: SharedBuffer<Double>) throws -> Double {
    try sum { nodes in
      let (one, other) = (one.base, other.base)
      return SIMD2(nodes.reduce(0) { $0 + one[$1] * other[$1] }, 0)
    }[0]
  }

  func length(of vector: SharedBuffer<Double>) throws -> Double { try product(vector, vector).squareRoot() }

  func scale(_ vector: SharedBuffer<Double>, by factor: Double) throws {
    try run { nodes in
      let vector = vector.base
      for node in nodes { vector[node] *= factor }
    }
  }
}

extension Adjacency {
  /// The sum of `values` over the neighbours of `node`, times the weights of the arcs when `isWeighted`.
  @inline(__always)
  func gather(_ values: UnsafeMutablePointer<Double>, around node: Int, isWeighted: Bool) -> Double {
    var sum = 0.0
    var arc = offsets[node]
    let end = offsets[node &+ 1]
    if isWeighted, let weights {
      while arc < end {
        sum += weights[arc] * values[Int(targets[arc])]
        arc &+= 1
      }
    } else {
      while arc < end {
        sum += values[Int(targets[arc])]
        arc &+= 1
      }
    }
    return sum
  }
}
