/// The order of names in which "2" comes before "10": runs of digits are compared as numbers, all else byte by byte.
package enum NaturalOrder {
  /// The names in natural order; equal names stay in the order given.
  ///
  /// - Complexity: O(names · log names).
  package static func sorted(_ names: [String]) -> [String] { sortedIndices(of: names).map { names[$0] } }

  /// Whether `a` comes before `b`. Names that differ only in leading zeros are ordered by their bytes, so that the
  /// order is total.
  static func areInOrder(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        compare(a, b) ?? a.lexicographicallyPrecedes(b)
      }
    }
  }

  /// The indices of `ids` in natural order; equal ids stay in the order given.
  static func sortedIndices(of ids: [String]) -> [Int] {
    let keys = ids.map { Array($0.utf8) }
    return keys.indices.sorted { areInOrder(keys[$0], keys[$1]) || (keys[$0] == keys[$1] && $0 < $1) }
  }

  private static func compare(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool? {
    var (i, j) = (0, 0)
    while i < a.count && j < b.count {
      if isDigit(a[i]) && isDigit(b[j]) {
        let (endOfA, endOfB) = (endOfDigits(a, from: i), endOfDigits(b, from: j))
        while i < endOfA - 1 && a[i] == 0x30 { i += 1 }
        while j < endOfB - 1 && b[j] == 0x30 { j += 1 }
        if endOfA - i != endOfB - j { return endOfA - i < endOfB - j }
        while i < endOfA {
          if a[i] != b[j] { return a[i] < b[j] }
          i += 1
          j += 1
        }
      } else {
        if a[i] != b[j] { return a[i] < b[j] }
        i += 1
        j += 1
      }
    }
    return i == a.count && j == b.count ? nil : i == a.count
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func endOfDigits(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < text.count && isDigit(text[end]) { end += 1 }
    return end
  }
}
