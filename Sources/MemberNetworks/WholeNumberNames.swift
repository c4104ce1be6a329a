import InteractionLogs

/// Knows ids again that a data frame or a spreadsheet has written as decimal numbers: `2.0` for 2, as in a column with
/// gaps.
///
/// The names of all logs decide together. Where one is like `2.1`, or most are no numbers, `2.0` may be a version of
/// something, and stays what it is.
struct WholeNumberNames: Sendable {
  /// Whether `2.0` is 2.
  let areOne: Bool

  /// - Complexity: O(bytes of the names).
  init(_ names: NameTable...) {
    var (whole, pointed, others) = (0, 0, 0)
    for table in names {
      for index in 0..<table.count {
        switch Sort(table.name(at: NameIndex(index))) {
        case .whole: whole += 1
        case .pointed: pointed += 1
        case .fraction:
          areOne = false
          return
        case .other: others += 1
        }
      }
    }
    areOne = pointed > 0 && whole + pointed > others
  }

  /// What somebody is called who is called so in a log.
  func canonical(_ name: String) -> String { areOne ? Self.whole(name) ?? name : name }

  /// The digits before a point with nothing but zeros behind it; `nil` for any other name.
  static func whole(_ name: String) -> String? {
    guard Sort(name) == .pointed else { return nil }
    return String(name.prefix { $0 != "." })
  }

  private enum Sort {
    /// `2`, `2.0`, `2.1`, and what is no number.
    case whole, pointed, fraction, other

    init(_ name: String) {
      var (isBehindPoint, digits, isZero) = (false, 0, true)
      for byte in name.utf8 {
        if byte == UInt8(ascii: "."), !isBehindPoint, digits > 0 {
          (isBehindPoint, digits) = (true, 0)
        } else if byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") {
          digits += 1
          if isBehindPoint && byte != UInt8(ascii: "0") { isZero = false }
        } else {
          self = .other
          return
        }
      }
      self = digits == 0 ? .other : !isBehindPoint ? .whole : isZero ? .pointed : .fraction
    }
  }
}
