import GraphCore

/// The Lanczos method for the largest eigenvalue of a component's symmetric adjacency matrix, and its vector.
///
/// First by cycles. A cycle builds up to `basisSize` orthonormal vectors by multiplying the last one with the matrix and taking the
/// previous two out; in that basis the matrix is tridiagonal, and the best vector within reach is a small problem. The
/// next cycle starts from it. The first step of a cycle gives the residual of its start, so what is reported is
/// measured, not estimated. The basis loses its orthogonality only as the wanted vector converges, when the cycle is
/// over anyway. Where a few cycles are not enough, since the second eigenvalue is close to the first, a single long one
/// goes on without keeping its basis: see ``LongLanczos``, which also finds how far apart the two are.
struct Lanczos: Sendable {
  private static let basisSize = 24
  /// What is aimed at: |Ax − λx| / λ.
  private static let wantedResidual = 1e-12
  /// The residual that is aimed at where eigenvalues are so close that the wanted one is not enough.
  private static let leastResidual = 1e-15
  private static let shortCycles = 4

  /// How far off a score may be.
  let tolerance: Double
  let maximumIterations: Int
  let isWeighted: Bool
  /// Each with an entry for every node of the graph; a component uses its own range.
  private let basis: [SharedBuffer<Double>]

  init(nodeCount: Int, tolerance: Double, maximumIterations: Int, isWeighted: Bool) {
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
    self.isWeighted = isWeighted
    let size = min(Self.basisSize, max(LongLanczos.vectorCount, nodeCount))
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
    var best = try shortCycles(rows, loops, range)
    let long = LongLanczos(Array(basis.dropFirst()), isWeighted: isWeighted, rows, range, loops)
    if best.residual > Self.wantedResidual {
      try refine(&best, long, rows, loops, range, to: Self.wantedResidual)
    }
    try bound(&best, by: long, loops, range)
    if best.error > 0.1 * tolerance && best.residual > Self.leastResidual {
      try refine(&best, long, rows, loops, range, to: Self.leastResidual)
      try bound(&best, by: long, loops, range)
    }
    for node in range { vector[node] = start[node] }
    return best
  }

  /// Goes through a few cycles, at whose end the best vector is the start.
  private func shortCycles(_ rows: Adjacency, _ loops: NodeLoops, _ range: Range<Int>) throws -> Dominant {
    var iterations = 0
    for cycle in 1... {
      try normalize(basis[0], loops)
      let left = maximumIterations - iterations
      let found = try runCycle(rows, loops, budget: min(basis.count - 1, range.count, left))
      iterations += found.steps
      if found.startResidual <= Self.wantedResidual || iterations >= maximumIterations || cycle > Self.shortCycles {
        return Dominant(eigenvalue: found.startValue, iterations: iterations, residual: found.startResidual)
      }
      try combine(found.weights, loops)
    }
    preconditionFailure("unreachable: the loop has no end")
  }

  /// Goes on with long cycles until the residual is small enough, or rounding keeps it from falling.
  private func refine(
    _ best: inout Dominant, _ long: LongLanczos, _ rows: Adjacency, _ loops: NodeLoops, _ range: Range<Int>,
    to residual: Double
  ) throws {
    let start = basis[0]
    while best.residual > residual {
      let left = maximumIterations - best.iterations
      guard left > 2 else { return }
      let steps = try long.improve(start, residual: residual, maximumSteps: (left - 1) / 2)
      try normalize(start, loops)
      let check = try runCycle(rows, loops, budget: 1)
      best.iterations += 2 * steps + 1
      guard check.startResidual < 0.5 * best.residual else { return try long.takeBack(start) }
      (best.eigenvalue, best.residual) = (check.startValue, check.startResidual)
    }
  }

  /// Bounds the error of the scores by the residual and the distance to the second eigenvalue: the vector is at an angle
  /// of at most residual / distance to the wanted one (Davis & Kahan 1970).
  private func bound(_ best: inout Dominant, by long: LongLanczos, _ loops: NodeLoops, _ range: Range<Int>) throws {
    let gap = try long.gap(below: best.eigenvalue, of: basis[0], maximumSteps: maximumIterations)
    let highest = range.reduce(0) { max($0, basis[0][$1]) }
    // Half a rounding a product is not seen in the residual.
    let residual = max(best.residual, 0x1p-53) * best.eigenvalue
    best.error = gap.value > 0 ? 2 * residual / gap.value / highest : .infinity
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
        if cycle.startResidual <= Self.wantedResidual { break }
      }
      let top = small.largestEigenpair()
      cycle.weights = top.vector
      // What is left over when the next vector is not taken in. Below the tolerance by some margin, a new cycle can
      // check.
      let leftOver = step.next * abs(top.vector.last!)
      if leftOver <= 0.25 * Self.wantedResidual * top.value { break }
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
    let diagonal = try loops.multiply(
      current, with: rows, isWeighted: isWeighted, less: back, times: previous, into: next)
    let squared = try loops.sum { nodes in
      let (current, next) = (current.base, next.base)
      var squared = 0.0
      for node in nodes {
        next[node] -= diagonal * current[node]
        squared += next[node] * next[node]
      }
      return SIMD2(squared, 0)
    }[0]
    try loops.scale(next, by: squared > 0 ? 1 / squared.squareRoot() : 0)
    return (diagonal, squared.squareRoot())
  }

  private func normalize(_ vector: SharedBuffer<Double>, _ loops: NodeLoops) throws {
    try loops.scale(vector, by: 1 / loops.length(of: vector))
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
