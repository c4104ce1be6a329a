/// A number for each ordered pair of 32-bit numbers: a hash table with open addressing, linear probing, at most half full.
///
/// - Complexity: 24 to 48 bytes a pair; look-ups and changes are O(1).
struct PairIndex {
  private var pairs = [UInt64](repeating: 0, count: 64)
  /// Below 0 where a slot is free.
  private var numbers = [Int32](repeating: -1, count: 64)
  private var count = 0

  /// The number of a pair; `nil` while it has none. Numbers are 0 or more.
  subscript(first: UInt32, second: UInt32) -> Int32? {
    get {
      let number = numbers[slot(Self.pair(first, second))]
      return number < 0 ? nil : number
    }
  }

  mutating func set(_ first: UInt32, _ second: UInt32, to number: Int32) {
    let pair = Self.pair(first, second)
    var slot = slot(pair)
    if numbers[slot] < 0 {
      count += 1
      if 2 * count > numbers.count {
        grow()
        slot = self.slot(pair)
      }
      pairs[slot] = pair
    }
    numbers[slot] = number
  }

  private static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) &<< 32 | UInt64(second) }

  /// Where the pair is, or where it would go.
  private func slot(_ pair: UInt64) -> Int {
    let mask = numbers.count &- 1
    let product = pair.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    var slot = Int(truncatingIfNeeded: product.high ^ product.low) & mask
    while numbers[slot] >= 0 && pairs[slot] != pair { slot = (slot &+ 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldPairs, oldNumbers) = (pairs, numbers)
    pairs = [UInt64](repeating: 0, count: 2 * oldPairs.count)
    numbers = [Int32](repeating: -1, count: 2 * oldNumbers.count)
    for (pair, number) in zip(oldPairs, oldNumbers) where number >= 0 {
      let slot = slot(pair)
      pairs[slot] = pair
      numbers[slot] = number
    }
  }
}
