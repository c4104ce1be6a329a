import GraphCore
import Numbers

/// The distinct weights of a graph, whose reciprocals are the lengths of its edges, as exact numbers; see
/// ``ExactLength``.
///
/// Exact means exact in the decimals that the weights were written as: a `Double` stands for its ``ShortestDecimal``.
/// Where some weight has 16 or 17 significant digits, it may have been rounded, like a third. Then it is the ratios of
/// the weights to the smallest that count, if all of them are simple fractions within that rounding: so a scale makes
/// no difference to which lengths are equal, be it a third or a millionth.
struct ExactWeights: Sendable {
  /// For each arc of the graph which of the distinct weights it has.
  let classOfArc: [UInt32]
  /// For each distinct weight its reciprocal.
  let reciprocals: [ExactReciprocal]
  /// The same modulo the prime of ``ExactLength``.
  let residues: [UInt64]
  /// The same in floating point, in units of 2^``unitExponent``; none is 0 or infinite, nor is a sum of them.
  let lengths: [Double]
  /// 0 but for weights so small or large that their lengths would not fit.
  let unitExponent: Int

  /// - Complexity: O(arcs), and about a microsecond a distinct weight.
  init(_ graph: Graph) {
    guard let weights = graph.weights else {
      self.init(classOfArc: [UInt32](repeating: 0, count: graph.arcCount), distinct: [1])
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
    self.init(classOfArc: classOfArc, distinct: distinct)
  }

  init(classOfArc: [UInt32], distinct: [Double]) {
    self.classOfArc = classOfArc
    let simple = Self.simpleRatios(distinct)
    reciprocals = simple ?? distinct.map { ExactReciprocal($0) }
    residues = reciprocals.map(ExactLength.residue)
    let (smallest, largest) = (distinct.min() ?? 1, distinct.max() ?? 1)
    unitExponent = Self.unitExponent(for: smallest...largest)
    let unit = unitExponent
    lengths = zip(reciprocals, distinct).map { reciprocal, weight in
      // Ratios that are simple are taken as such, so that floating-point lengths are off by no more than their rounding.
      let exact = simple == nil ? weight : smallest * (Double(reciprocal.denominator) / Double(reciprocal.numerator))
      let scaled = Double(sign: .plus, exponent: unit, significand: exact)
      return max(1 / scaled, .leastNormalMagnitude)
    }
  }

  /// The reciprocals in units of the largest; `nil` when no weight was rounded, or some ratio is not simple.
  private static func simpleRatios(_ weights: [Double]) -> [ExactReciprocal]? {
    guard let smallest = weights.min(), weights.contains(where: { ShortestDecimal($0).mayBeRounded }) else {
      return nil
    }
    var ratios: [ExactReciprocal] = []
    for weight in weights {
      guard let ratio = ExactReciprocal(weight, unit: smallest) else { return nil }
      ratios.append(ratio)
    }
    return ratios
  }

  /// The power of two that brings all lengths between 2⁻⁹⁰⁰ and 2⁹⁰⁰ when taken as their unit. Where they are further
  /// apart than that, by a factor of 10⁵⁴⁰, the shortest are left below, and at worst taken for the least `Double`.
  private static func unitExponent(for weights: ClosedRange<Double>) -> Int {
    let (longest, shortest) = (-Int(weights.lowerBound.exponent), -Int(weights.upperBound.exponent))
    if longest > 900 { return longest - 900 }
    return shortest < -900 ? max(shortest + 900, longest - 900) : 0
  }
}
