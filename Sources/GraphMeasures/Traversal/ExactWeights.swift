import GraphCore
import Numbers

/// The distinct weights of a graph, which or whose reciprocals are the lengths of its edges, as exact numbers; see
/// ``ExactLength``.
///
/// Exact means exact in the decimals that the weights were written as: a `Double` stands for its ``ShortestDecimal``.
/// Where some weight has 16 or 17 significant digits, it may have been rounded, like a third. Then it is the ratios of
/// the weights to the smallest that count, if all of them are simple fractions within that rounding: so a scale makes
/// no difference to which lengths are equal, be it a third or a millionth.
struct ExactWeights: Sendable {
  /// For each arc of the graph which of the distinct weights it has.
  let classOfArc: [UInt32]
  /// For each distinct weight the length that it stands for.
  let fractions: [ExactFraction]
  /// The same modulo the prime of ``ExactLength``.
  let residues: [UInt64]
  /// The same in floating point, in units of 2^``unitExponent``; none is 0 or infinite, nor is a sum of them.
  let lengths: [Double]
  /// 0 but for weights so small or large that their lengths would not fit.
  let unitExponent: Int

  /// - Complexity: O(arcs), and about a microsecond a distinct weight.
  init(_ graph: Graph, _ pathLength: PathLength) {
    guard let weights = graph.weights else {
      self.init(classOfArc: [UInt32](repeating: 0, count: graph.arcCount), distinct: [1], pathLength)
      return
    }
    var classes: [Double: UInt32] = [:]
    var distinct: [Double] = []
    let classOfArc = weights.map { weight in
      if let known = classes[weight] { return known }
      classes[weight] = UInt32(distinct.count)
      distinct.append(weight)
      return UInt32(distinct.count - 1)
    }
    self.init(classOfArc: classOfArc, distinct: distinct, pathLength)
  }

  init(classOfArc: [UInt32], distinct: [Double], _ pathLength: PathLength) {
    self.classOfArc = classOfArc
    let isInverse = pathLength == .inverseWeight
    let simple = Self.simpleRatios(distinct)
    let weights = simple ?? distinct.map { ExactFraction($0) }
    fractions = isInverse ? weights.map(\.reciprocal) : weights
    residues = fractions.map(ExactLength.residue)
    let (smallest, largest) = (distinct.min() ?? 1, distinct.max() ?? 1)
    let (least, most) = (Int(smallest.exponent), Int(largest.exponent))
    unitExponent = isInverse ? Self.unitExponent(for: -most ... -least) : Self.unitExponent(for: least...most)
    let unit = isInverse ? unitExponent : -unitExponent
    lengths = zip(weights, distinct).map { fraction, weight in
      // Ratios that are simple are taken as such, so that floating-point lengths are off by no more than their rounding.
      let exact = simple == nil ? weight : smallest * (Double(fraction.numerator) / Double(fraction.denominator))
      let scaled = Double(sign: .plus, exponent: unit, significand: exact)
      return max(isInverse ? 1 / scaled : scaled, .leastNormalMagnitude)
    }
  }

  /// The weights in units of the smallest; `nil` when no weight was rounded, or some ratio is not simple.
  private static func simpleRatios(_ weights: [Double]) -> [ExactFraction]? {
    guard let smallest = weights.min(), weights.contains(where: { ShortestDecimal($0).mayBeRounded }) else {
      return nil
    }
    var ratios: [ExactFraction] = []
    for weight in weights {
      guard let ratio = ExactFraction(weight, unit: smallest) else { return nil }
      ratios.append(ratio)
    }
    return ratios
  }

  /// The power of two that brings all lengths between 2⁻⁹⁰⁰ and 2⁹⁰⁰ when taken as their unit. Where they are further
  /// apart than that, by a factor of 10⁵⁴⁰, the shortest are left below, and at worst taken for the least `Double`.
  ///
  /// - Parameter exponents: those of the shortest and of the longest.
  private static func unitExponent(for exponents: ClosedRange<Int>) -> Int {
    let (shortest, longest) = (exponents.lowerBound, exponents.upperBound)
    if longest > 900 { return longest - 900 }
    return shortest < -900 ? max(shortest + 900, longest - 900) : 0
  }
}
