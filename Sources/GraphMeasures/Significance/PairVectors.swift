import GraphCore

/// The space in which ``MRQAP`` computes: vectors with a number for every pair of nodes, as full matrices by rows with a
/// diagonal of 0.
///
/// Where all matrices are symmetric, the pairs a < b are enough, and the lower half of a matrix is never read but to permute
/// it. All sums over pairs go row by row, so that they come out the same wherever they are computed.
struct PairSpace: Sendable {
  typealias Vector = SharedBuffer<Double>

  let nodeCount: Int
  let isSymmetric: Bool

  /// How many pairs there are.
  let pairCount: Int

  /// - Parameter matrices: all of as many nodes.
  init(_ matrices: [PairMatrix]) {
    nodeCount = matrices.first?.nodeCount ?? 0
    isSymmetric = matrices.allSatisfy(\.isSymmetric)
    pairCount = nodeCount * (nodeCount - 1) / (isSymmetric ? 2 : 1)
    for matrix in matrices { precondition(matrix.nodeCount == nodeCount, "matrices are of the same nodes") }
  }

  /// The columns that count in a row.
  private func columns(_ row: Int) -> Range<Int> { (isSymmetric ? row + 1 : 0)..<nodeCount }

  /// A matrix less its mean, in units in which its largest deviation is 1 (so that no sum of squares overflows), and that
  /// unit; `nil` when all numbers are the same.
  func centred(_ matrix: PairMatrix) -> (vector: Vector, unit: Double)? {
    let largest = matrix.values.reduce(0) { max($0, abs($1)) }
    guard pairCount > 0, largest > 0 else { return nil }
    var sum = 0.0
    for row in 0..<nodeCount {
      for column in columns(row) where column != row { sum += matrix.values[row * nodeCount + column] / largest }
    }
    let mean = sum / Double(pairCount)
    let vector = Vector(repeating: 0, count: nodeCount * nodeCount)
    var range = 0.0
    for row in 0..<nodeCount {
      for column in 0..<nodeCount where column != row {
        let deviation = matrix.values[row * nodeCount + column] / largest - mean
        vector[row * nodeCount + column] = deviation
        range = max(range, abs(deviation))
      }
    }
    // What is left of equal numbers is rounding.
    guard range > 1e-13 else { return nil }
    for index in 0..<vector.count { vector[index] /= range }
    return (vector, largest * range)
  }

  func product(_ a: Vector, _ b: Vector) -> Double {
    var sum = 0.0
    for row in 0..<nodeCount {
      let columns = columns(row)
      sum += rowProduct(a.base + row * nodeCount, b.base + row * nodeCount, columns)
    }
    return sum
  }

  func norm(_ vector: Vector) -> Double { product(vector, vector).squareRoot() }

  /// What is left of a vector outside the span of an orthonormal basis. The basis is taken off twice, so that what is left is
  /// orthogonal to it but for rounding (Giraud et al., Numerische Mathematik 101, 2005).
  func residual(_ vector: Vector, beside basis: [Vector]) -> Vector {
    let rest = Vector(copying: vector.array)
    for _ in 0..<2 {
      for axis in basis {
        let share = product(rest, axis)
        for index in 0..<rest.count { rest[index] -= share * axis[index] }
      }
    }
    return rest
  }

  /// An orthonormal basis of the span of centred vectors; those that the earlier ones determine are left out.
  func basis(of vectors: [Vector]) -> [Vector] {
    var basis: [Vector] = []
    for vector in vectors {
      let rest = residual(vector, beside: basis)
      let length = norm(rest)
      guard length > PairSpace.dependence * norm(vector) else { continue }
      for index in 0..<rest.count { rest[index] /= length }
      basis.append(rest)
    }
    return basis
  }

  /// The share of a vector's length below which the rest of it is taken for rounding.
  static let dependence = 1e-8
}

extension PairSpace {
  /// The products of fixed vectors with another one whose nodes have changed places: entry (a, b) of it is that of
  /// (`order[a]`, `order[b]`).
  ///
  /// A row of the permuted matrix is gathered from one row of the original, then multiplied with that row of all fixed
  /// ones.
  ///
  /// - Complexity: O(pairs · fixed vectors).
  func products(of moved: Vector, in order: [Int32], with fixed: [Vector]) -> [Double] {
    var sums = [Double](repeating: 0, count: fixed.count)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, nodeCount)) { gathered in
      let gathered = gathered.baseAddress!
      order.withUnsafeBufferPointer { order in
        for row in 0..<nodeCount {
          let columns = columns(row)
          let original = moved.base + Int(order[row]) * nodeCount
          var column = columns.lowerBound
          while column < nodeCount {
            gathered[column] = original[Int(order[column])]
            column &+= 1
          }
          for index in fixed.indices {
            sums[index] += rowProduct(gathered, fixed[index].base + row * nodeCount, columns)
          }
        }
      }
    }
    return sums
  }

  /// The nodes in random order.
  func randomOrder(_ random: inout SeededGenerator) -> [Int32] {
    var order = (0..<Int32(nodeCount)).map { $0 }
    // Fisher–Yates here, where the type of the elements is known: ten times as fast as the generic one.
    for last in stride(from: nodeCount - 1, to: 0, by: -1) { order.swapAt(last, random.below(last + 1)) }
    return order
  }
}

/// Σ a b over some columns of two rows: four sums side by side, for one alone would wait for every addition.
@inline(__always)
private func rowProduct(
  _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ columns: Range<Int>
) -> Double {
  var sums = SIMD4<Double>.zero
  var column = columns.lowerBound
  while column &+ 4 <= columns.upperBound {
    let left = UnsafeRawPointer(a + column).loadUnaligned(as: SIMD4<Double>.self)
    let right = UnsafeRawPointer(b + column).loadUnaligned(as: SIMD4<Double>.self)
    sums += left * right
    column &+= 4
  }
  var rest = 0.0
  while column < columns.upperBound {
    rest += a[column] * b[column]
    column &+= 1
  }
  return sums.sum() + rest
}
