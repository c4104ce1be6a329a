/// A number above 0 as the shortest decimal that reads back as it: `digits` · 10^`exponent`.
///
/// For a number that was read from a decimal of up to 15 significant digits, it is that decimal.
public struct ShortestDecimal: Hashable, Sendable {
  /// Up to 17 digits, the last of them not 0.
  public let digits: UInt64
  /// The power of ten that the last digit counts.
  public let exponent: Int

  /// - Parameter value: finite and above 0.
  /// - Complexity: O(1), some half a microsecond for a fraction.
  public init(_ value: Double) {
    var (digits, exponent, isFraction) = (UInt64(0), 0, false)
    let whole = Int(saturating: value)
    var rest = Double(whole) == value && whole < 1 << 53 ? [] : Array(value.description.utf8)[...]
    if rest.isEmpty { digits = UInt64(whole) }
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"):
        exponent += Int(String(decoding: rest, as: UTF8.self)) ?? 0
        rest = []
      default:
        digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
        if isFraction { exponent -= 1 }
      }
    }
    while digits > 0 && digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
    self.digits = digits
    self.exponent = exponent
  }

  /// Whether the number may have been rounded to fit a `Double`, as a third is: it is not whole, and has more than the 15
  /// digits that any `Double` keeps.
  public var mayBeRounded: Bool { digits >= 1_000_000_000_000_000 && (exponent < 0 || digits >= 1 << 53) }
}
