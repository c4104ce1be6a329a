import GraphCore

/// Vectors with 1 in the lanes whose bit in a byte is set and 0 in the others.
struct LaneMasks: Sendable {
  /// For each half of a byte; a row for each byte would push the vectors of the sweeps out of the nearest cache.
  private let halves = SharedBuffer<SIMD4<Double>>(repeating: .zero, count: 16)

  init() {
    for bits in 0..<16 {
      for lane in 0..<4 where bits >> lane & 1 == 1 { halves[bits][lane] = 1 }
    }
  }

  @inline(__always)
  subscript(lanes: UInt8) -> MultiSourceBrandes.Lanes {
    let halves = halves.base
    return MultiSourceBrandes.Lanes(lowHalf: halves[Int(lanes & 15)], highHalf: halves[Int(lanes >> 4)])
  }
}

extension SIMD8<Double> {
  /// The sum of the lanes, added by halves.
  @inline(__always)
  var laneSum: Double {
    let four = lowHalf + highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }

  /// One bit for each lane that is 1 or more, for lanes that are 0 or at least 1.
  ///
  /// Adding 1 to the exponent carries into the highest exponent bit just when the number is at least 1; that bit is then
  /// folded into a byte by halves, which takes fewer instructions than comparing and reading lanes one by one.
  @inline(__always)
  var lanesAtLeastOne: UInt8 {
    let bits = unsafeBitCast(self, to: SIMD8<UInt64>.self)
    let ones = (bits &+ SIMD8<UInt64>(repeating: 1 << 52)) &>> 62
    let four = ones.lowHalf | (ones.highHalf &<< 4)
    let two = four.lowHalf | (four.highHalf &<< 2)
    return UInt8(truncatingIfNeeded: two[0] | (two[1] << 1))
  }
}
