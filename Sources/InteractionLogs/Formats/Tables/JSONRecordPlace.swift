/// Where the objects of a text of JSON are.
struct JSONRecordPlace: Equatable {
  enum Kind {
    /// Each on a line of its own.
    case lines
    /// One after the other.
    case sequence
    /// In a list.
    case list
    /// In a list that is a field of the one object.
    case field
  }

  let kind: Kind
  /// Where the first may begin: behind the bracket of a list.
  let start: Int

  /// - Returns: `nil` for a text that is something else.
  init?(_ text: [UInt8], isWhole: Bool) {
    let space: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    guard let first = text.firstIndex(where: { !space($0) }) else { return nil }
    let next = text[(first + 1)...].first { !space($0) }
    if text[first] == UInt8(ascii: "[") {
      guard next == UInt8(ascii: "{") else { return nil }
      (kind, start) = (.list, first + 1)
      return
    }
    guard text[first] == UInt8(ascii: "{"), next == UInt8(ascii: "\"") || next == UInt8(ascii: "}") else { return nil }
    var scan = JSONScan()
    let end = text[first...].withUnsafeBufferPointer { scan.run($0) }
    let rest = end.map { text[(first + $0)...].drop(while: space) }
    if let list = scan.list, rest == nil || isWhole && rest!.isEmpty {
      (kind, start) = (.field, first + list)
    } else if text[first..<(end.map { first + $0 } ?? text.count)].contains(0x0A) {
      (kind, start) = (.sequence, first)
    } else {
      (kind, start) = (.lines, 0)
    }
  }
}

/// A way over an object to its end, piece by piece.
struct JSONScan {
  /// Where the first list of objects in one of its fields begins, behind the bracket.
  private(set) var list: Int?
  private var depth: Int
  private var (isString, isEscaped) = (false, false)
  private var position = 0
  /// Where the list begins of which nothing but white space has come.
  private var opened: Int?

  /// - Parameter depth: 0 before the brace of the object, 1 in it.
  init(depth: Int = 0) { self.depth = depth }

  /// Goes over the bytes that follow.
  ///
  /// - Returns: how many of them the object takes; `nil` where it goes on behind them.
  mutating func run(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    for (index, byte) in text.enumerated() {
      position += 1
      if isString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if byte == UInt8(ascii: "{"), let opened, list == nil { list = opened }
        depth += 1
        opened = byte == UInt8(ascii: "[") && depth == 2 ? position : nil
        continue
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth <= 0 { return index + 1 }
      default: break
      }
      if byte > 0x20 { opened = nil }
    }
    return nil
  }
}
