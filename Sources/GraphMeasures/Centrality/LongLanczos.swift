import GraphCore

/// A Lanczos cycle of thousands of steps, for eigenvalues that lie close together, as those of a long path do.
///
/// It needs as many steps as the best method that multiplies with the matrix can do with. The basis is not kept: one pass
/// makes the tridiagonal matrix, and a second one makes the same vectors again and adds them up (Golub & Van Loan,
/// "Matrix Computations", ch. 10). Rounding makes copies of eigenvalues once they have been found: of the largest, that is
/// when the cycle is over, and all vectors are kept at right angles to the first, which may be close to the wanted one.
struct LongLanczos: Sendable {
  /// How many vectors it works with.
  static let vectorCount = 4
  /// The first look at what has been found is after so many steps, and each is after a twentieth more.
  private static let firstCheck = 4

  private let isWeighted: Bool
  private let rows: Adjacency
  private let range: Range<Int>
  private let loops: NodeLoops
  private let previous, current, next, sum: SharedBuffer<Double>

  /// - Parameter vectors: room to work in, at least ``vectorCount``.
  init(
    _ vectors: [SharedBuffer<Double>], isWeighted: Bool, _ rows: Adjacency, _ range: Range<Int>, _ loops: NodeLoops
  ) {
    (previous, current, next, sum) = (vectors[0], vectors[1], vectors[2], vectors[3])
    (self.isWeighted, self.rows, self.range, self.loops) = (isWeighted, rows, range, loops)
  }

  /// Replaces `start`, of length 1, by a better vector, of any length.
  ///
  /// - Parameter residual: what to aim at, relative to the eigenvalue.
  /// - Returns: how many steps each of the two passes took.
  func improve(_ start: SharedBuffer<Double>, residual: Double, maximumSteps: Int) throws -> Int {
    try begin(with: start)
    let found = try run(maximumSteps: maximumSteps, awayFrom: start) { value, leftOver in
      leftOver <= 0.25 * residual * value
    }
    try begin(with: start)
    try loops.run { nodes in for node in nodes { sum.base[node] = 0 } }
    for (step, weight) in found.top.vector.enumerated() {
      try loops.run { nodes in
        let (sum, current) = (sum.base, current.base)
        for node in nodes { sum[node] += weight * current[node] }
      }
      if step + 1 == found.top.vector.count { break }
      _ = try advance(back: step > 0 ? found.matrix.offDiagonal[step - 1] : 0, awayFrom: start)
    }
    // The wanted vector is positive, and so is the start.
    let sign: Double = found.top.vector[0] < 0 ? -1 : 1
    try loops.run { nodes in
      let (start, sum, current) = (start.base, sum.base, current.base)
      for node in nodes { (start[node], current[node]) = (sign * sum[node], start[node]) }
    }
    return found.top.vector.count
  }

  /// Restores what ``improve(_:residual:maximumSteps:)`` has just replaced.
  func takeBack(_ start: SharedBuffer<Double>) throws {
    try loops.run { nodes in for node in nodes { start.base[node] = current.base[node] } }
  }

  /// How far below `value` all other eigenvalues are, at least: `vector` being that of `value`, of length 1.
  ///
  /// The largest eigenvalue of what is left when the vector is taken out, to a quarter of its distance.
  func gap(
    below value: Double, of vector: SharedBuffer<Double>, maximumSteps: Int
  ) throws -> (value: Double, steps: Int) {
    try loops.run { nodes in
      // Any vector will do that favours no direction, the same in every run.
      for node in nodes { sum.base[node] = Self.noise(node) }
    }
    try begin(with: sum)
    try takeOut(vector, from: current)
    try loops.scale(current, by: 1 / loops.length(of: current))
    let found = try run(maximumSteps: maximumSteps, awayFrom: vector) { second, leftOver in
      leftOver <= 0.25 * (value - second)
    }
    return (value - found.top.value - found.leftOver, found.top.vector.count)
  }

  // MARK: - Steps

  /// A number from −1 to 1 that looks random (the mixing of SplitMix64).
  private static func noise(_ node: Int) -> Double {
    let mixed = SeededGenerator.mixed(UInt64(node + 1) &* 0x9E37_79B9_7F4A_7C15)
    return Double(Int64(bitPattern: mixed)) * 0x1p-63
  }

  private func begin(with start: SharedBuffer<Double>) throws {
    try loops.run { nodes in
      let (previous, current, start) = (previous.base, current.base, start.base)
      for node in nodes { (previous[node], current[node]) = (0, start[node]) }
    }
  }

  /// Steps on until the largest eigenvalue within reach, and what is left over of it, are good enough.
  private func run(
    maximumSteps: Int, awayFrom other: SharedBuffer<Double>?,
    until isEnough: (_ value: Double, _ leftOver: Double) -> Bool
  ) throws -> (matrix: SymmetricTridiagonal, top: (value: Double, vector: [Double]), leftOver: Double) {
    var matrix = SymmetricTridiagonal()
    var nextCheck = Self.firstCheck
    while true {
      let step = try advance(back: matrix.offDiagonal.last ?? 0, awayFrom: other)
      matrix.diagonal.append(step.diagonal)
      let count = matrix.diagonal.count
      // With as many vectors as nodes, or nothing new in the next one, all is found.
      let isLast = count >= min(maximumSteps, 4 * range.count) || step.next <= 0x1p-52 * step.diagonal.magnitude
      if count >= nextCheck || isLast {
        let top = matrix.largestEigenpair()
        let leftOver = step.next * top.vector.last!.magnitude
        if isLast || isEnough(top.value, leftOver) { return (matrix, top, leftOver) }
        nextCheck = count + max(1, count / 20)
      }
      matrix.offDiagonal.append(step.next)
    }
  }

  /// Multiplies the current vector with the matrix and makes the next one of the part that is new.
  ///
  /// - Returns: the entries of the tridiagonal matrix on the diagonal and next to it.
  private func advance(
    back: Double, awayFrom other: SharedBuffer<Double>?
  ) throws -> (diagonal: Double, next: Double) {
    let diagonal = try loops.multiply(
      current, with: rows, isWeighted: isWeighted, less: back, times: previous, into: next)
    try loops.run { nodes in
      let (current, next) = (current.base, next.base)
      for node in nodes { next[node] -= diagonal * current[node] }
    }
    if let other { try takeOut(other, from: next) }
    let length = try loops.length(of: next)
    let factor = length > 0 ? 1 / length : 0
    try loops.run { nodes in
      let (previous, current, next) = (previous.base, current.base, next.base)
      for node in nodes { (previous[node], current[node]) = (current[node], next[node] * factor) }
    }
    return (diagonal, length)
  }

  /// Makes `vector` stand at right angles to `other`, which has length 1.
  private func takeOut(_ other: SharedBuffer<Double>, from vector: SharedBuffer<Double>) throws {
    let product = try loops.product(vector, other)
    try loops.run { nodes in
      let (vector, other) = (vector.base, other.base)
      for node in nodes { vector[node] -= product * other[node] }
    }
  }
}
