extension Int {
  /// The whole number that `value` is without its fraction. What is beyond the least or the greatest `Int` becomes
  /// that one, and NaN becomes 0; so a number that data made never ends the program, as `Int(value)` would.
  ///
  /// For numbers whose size is only shown or compared. Where another number would be a wrong result, ask with
  /// `Int(exactly:)`.
  @inlinable
  @inline(__always)
  public init(saturating value: Double) {
    if value >= 0x1p63 {
      self = .max
    } else if value > -0x1p63 {
      self = Int(value)  // unchecked: within the bounds
    } else {
      self = value.isNaN ? 0 : .min
    }
  }
}

extension Int64 {
  /// As `Int(saturating:)`.
  @inlinable
  public init(saturating value: Double) { self = Int64(Int(saturating: value)) }
}
