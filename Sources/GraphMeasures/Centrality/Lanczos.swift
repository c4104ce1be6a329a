import GraphCore

/// The Lanczos method for the largest eigenvalue of a component's symmetric adjacency matrix, and its vector.
///
/// A cycle builds up to `basisSize` orthonormal vectors by multiplying the last one with the matrix and taking the
/// previous two out; in that basis the matrix is tridiagonal, and the best vector within reach is a small problem. The
/// next cycle starts from it. The first step of a cycle gives the residual of its start, so what is reported is
/// measured, not estimated. The basis loses its orthogonality only as the wanted vector converges, when the cycle is
/// over anyway.
struct Lanczos: Sendable {
  private static let basisSize = 24

  let tolerance: Double
  let maximumIterations: Int
  let isWeighted: Bool
  /// Each with an entry for every node of the graph; a component uses its own range.
  private let basis: [SharedBuffer<Double>]

  init(nodeCount: Int, tolerance: Double, maximumIterations: Int, isWeighted: Bool) {
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
    self.isWeighted = isWeighted
    let size = min(Self.basisSize, max(2, nodeCount))
    basis = (0...size).map { _ in SharedBuffer(repeating: 0, count: nodeCount) }
  }

  /// Finds the vector for the nodes in `range`, which are a component of `rows`, and writes it to that range of
  /// `vector`.
  func dominant(
    of range: Range<Int>, _ rows: Adjacency, into vector: SharedBuffer<Double>, control: RunControl
  ) throws -> Dominant {
    let loops = NodeLoops(count: range.count, from: range.lowerBound, control: control)
    let start = basis[0]
    // Degrees are near the wanted vector, and never at right angles to it.
    for node in range { start[node] = Double(rows.degree(of: node)) }
    var iterations = 0
    while true {
      try normalize(start, loops)
      let cycle = try runCycle(rows, loops, budget: min(basis.count - 1, range.count, maximumIterations - iterations))
      iterations += cycle.steps
      if cycle.startResidual <= tolerance || iterations >= maximumIterations {
        for node in range { vector[node] = start[node] }
        return Dominant(eigenvalue: cycle.startValue, iterations: iterations, residual: cycle.startResidual)
      }
      try combine(cycle.weights, loops)
    }
  }

  private struct Cycle {
    /// How much each vector of the basis counts in the best one.
    var weights: [Double]
    var steps: Int
    var startValue: Double
    var startResidual: Double
  }

  private func runCycle(_ rows: Adjacency, _ loops: NodeLoops, budget: Int) throws -> Cycle {
    var small = SymmetricTridiagonal()
    var cycle = Cycle(weights: [1], steps: 0, startValue: 0, startResidual: 0)
    while cycle.steps < max(1, budget) {
      let step = try extendBasis(after: cycle.steps, back: small.offDiagonal.last ?? 0, rows, loops)
      small.diagonal.append(step.diagonal)
      cycle.steps += 1
      if cycle.steps == 1 {
        cycle.startValue = step.diagonal
        cycle.startResidual = step.next / step.diagonal
        if cycle.startResidual <= tolerance { break }
      }
      let top = small.largestEigenpair()
      cycle.weights = top.vector
      // What is left over when the next vector is not taken in. Below the tolerance by some margin, a new cycle can
      // check.
      let leftOver = step.next * abs(top.vector.last!)
      if leftOver <= 0.25 * tolerance * top.value { break }
      small.offDiagonal.append(step.next)
    }
    return cycle
  }

  /// Multiplies vector `last` of the basis with the matrix and makes vector `last + 1` of the part that is new.
  ///
  /// - Returns: the entries of the tridiagonal matrix on the diagonal and next to it.
  private func extendBasis(
    after last: Int, back: Double, _ rows: Adjacency, _ loops: NodeLoops
  ) throws -> (diagonal: Double, next: Double) {
    let (current, next, previous) = (basis[last], basis[last + 1], basis[max(0, last - 1)])
    let isWeighted = isWeighted
    let diagonal = try loops.sum { nodes in
      let (current, next, previous) = (current.base, next.base, previous.base)
      var product = 0.0
      for node in nodes {
        let image = rows.gather(current, around: node, isWeighted: isWeighted) - back * previous[node]
        next[node] = image
        product += image * current[node]
      }
      return SIMD2(product, 0)
    }[0]
    let squared = try loops.sum { nodes in
      let (current, next) = (current.base, next.base)
      var squared = 0.0
      for node in nodes {
        next[node] -= diagonal * current[node]
        squared += next[node] * next[node]
      }
      return SIMD2(squared, 0)
    }[0]
    try scale(next, by: squared > 0 ? 1 / squared.squareRoot() : 0, loops)
    return (diagonal, squared.squareRoot())
  }

  private func normalize(_ vector: SharedBuffer<Double>, _ loops: NodeLoops) throws {
    let squared = try loops.sum { nodes in
      let vector = vector.base
      return SIMD2(nodes.reduce(0) { $0 + vector[$1] * vector[$1] }, 0)
    }[0]
    try scale(vector, by: 1 / squared.squareRoot(), loops)
  }

  private func scale(_ vector: SharedBuffer<Double>, by factor: Double, _ loops: NodeLoops) throws {
    try loops.run { nodes in
      let vector = vector.base
      for node in nodes { vector[node] *= factor }
    }
  }

  /// Replaces the start by the best vector in the basis.
  private func combine(_ weights: [Double], _ loops: NodeLoops) throws {
    // The wanted vector is positive, and so is the start: its weight decides the sign.
    let sign: Double = weights[0] < 0 ? -1 : 1
    try loops.run { nodes in
      let start = basis[0].base
      for node in nodes { start[node] *= sign * weights[0] }
      for (vector, weight) in zip(basis, weights).dropFirst() {
        let vector = vector.base
        for node in nodes { start[node] += sign * weight * vector[node] }
      }
    }
  }
}

/// A small symmetric matrix with entries on the diagonal and beside it.
struct SymmetricTridiagonal {
  var diagonal: [Double] = []
  /// Entry i stands between i and i + 1, above 0; one fewer than the diagonal.
  var offDiagonal: [Double] = []

  /// The largest eigenvalue and its vector of length 1.
  ///
  /// The value by bisection on the number of eigenvalues above a bound (the signs of the pivots, Golub & Van Loan
  /// 8.4), the vector by inverse iteration just above the value, where all pivots are negative and none vanishes.
  ///
  /// - Complexity: O(size).
  func largestEigenpair() -> (value: Double, vector: [Double]) {
    var low = diagonal.max()!
    var high = diagonal.indices.reduce(low) { bound, row in
      max(
        bound, diagonal[row] + (row > 0 ? offDiagonal[row - 1] : 0) + (row < offDiagonal.count ? offDiagonal[row] : 0))
    }
    let precision = 4 * high.ulp
    while high - low > precision {
      let middle = low + (high - low) / 2
      if pivots(shift: middle).allSatisfy({ $0 < 0 }) { high = middle } else { low = middle }
    }
    let shift = high + precision
    let pivots = pivots(shift: shift)
    var vector = [Double](repeating: 1, count: diagonal.count)
    for _ in 0..<3 { vector = solved(vector, pivots) }
    return (high, vector)
  }

  /// The pivots of Gaussian elimination on the matrix less `shift` on its diagonal.
  private func pivots(shift: Double) -> [Double] {
    var pivots: [Double] = []
    pivots.reserveCapacity(diagonal.count)
    for row in diagonal.indices {
      var pivot = diagonal[row] - shift
      if row > 0 { pivot -= offDiagonal[row - 1] * offDiagonal[row - 1] / pivots[row - 1] }
      // A pivot that vanishes stands for one just above 0: the bound is an eigenvalue of a leading part.
      pivots.append(pivot == 0 ? shift.ulp : pivot)
    }
    return pivots
  }

  /// Solves the shifted system for `right`, and scales the solution to length 1.
  private func solved(_ right: [Double], _ pivots: [Double]) -> [Double] {
    var solution = right
    for row in solution.indices.dropFirst() {
      solution[row] -= offDiagonal[row - 1] / pivots[row - 1] * solution[row - 1]
    }
    for row in solution.indices.reversed() {
      if row + 1 < solution.count { solution[row] -= offDiagonal[row] * solution[row + 1] }
      solution[row] /= pivots[row]
    }
    let length = solution.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return solution.map { $0 / length }
  }
}
