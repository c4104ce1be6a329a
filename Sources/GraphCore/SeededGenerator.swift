/// A small, fast random number generator whose sequence depends on its seed alone, on every platform.
///
/// xoshiro256** by Blackman and Vigna ("Scrambled linear pseudorandom number generators", ACM TOMS 47, 2021), seeded
/// by SplitMix64. Not for secrets.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  public init(seed: UInt64) {
    var split = seed
    func nextSplit() -> UInt64 {
      split &+= 0x9E37_79B9_7F4A_7C15
      return Self.mixed(split)
    }
    state = (nextSplit(), nextSplit(), nextSplit(), nextSplit())
  }

  /// A number whose bits all depend on all bits of another one: the last step of SplitMix64 (Steele, Lea & Flood,
  /// "Fast splittable pseudorandom number generators", OOPSLA 2014).
  @inlinable
  package static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  public mutating func next() -> UInt64 {
    func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 { (value << bits) | (value >> (64 - bits)) }
    let result = rotate(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotate(state.3, 45)
    return result
  }

  /// A uniform number in `0 ..< 1` with 53 random bits.
  public mutating func unitUniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A uniform number in `0 ..< bound`, without bias (Lemire 2019), the same on every platform.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0)
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// Puts the elements in a uniformly random order (Fisher–Yates).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) { elements.swapAt(last, below(last + 1)) }
  }
}
