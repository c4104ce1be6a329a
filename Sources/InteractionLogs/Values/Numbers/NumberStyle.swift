/// What stands before the decimals of a number.
public enum DecimalMark: String, Sendable, Hashable, Codable, CaseIterable {
  case point, comma

  var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
}

/// How the numbers of a column are written: points and commas, spaces and apostrophes may also group the digits by
/// thousands.
struct NumberStyle: Sendable, Hashable {
  var decimalMark = DecimalMark.point

  /// The finite number that a text writes; `nil` for anything else.
  @inline(__always)
  func parse(_ field: UnsafeBufferPointer<UInt8>) -> Double? {
    // One digit is what most weights are.
    if field.count == 1, field[0].isDigit { return Double(field[0] &- 0x30) }
    if decimalMark == .point, let number = DecimalNumber.parse(field) { return number }
    return parseGrouped(field)
  }

  @inline(never)
  private func parseGrouped(_ field: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let number = GroupedNumber(field.unguarded.trimmed) else { return nil }
    return number.value(decimalMark)
  }
}

/// A number with its marks, before it is known which one stands before the decimals.
struct GroupedNumber {
  private let text: UnsafeBufferPointer<UInt8>
  /// Where points and commas stand.
  private var points: [Int] = []
  private var commas: [Int] = []
  /// Where digits are grouped by a space or an apostrophe, and how wide that is.
  private var gaps: [(position: Int, width: Int)] = []

  /// Takes a text apart that has no white space around it; `nil` when it is no number.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    var position = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+") ? 1 : 0
    guard position < text.count, text.count <= 60 else { return nil }
    var hasDigit = false
    while position < text.count {
      let byte = text[position]
      if byte.isDigit {
        hasDigit = true
      } else if byte == UInt8(ascii: ".") {
        points.append(position)
      } else if byte == UInt8(ascii: ",") {
        commas.append(position)
      } else if byte | 0x20 == UInt8(ascii: "e"), hasDigit {
        guard Self.isExponent(text[(position + 1)...]) else { return nil }
        break
      } else if let width = Self.gapWidth(text, position) {
        gaps.append((position, width))
        position += width - 1
      } else {
        return nil
      }
      position += 1
    }
    guard hasDigit else { return nil }
  }

  private static func isExponent(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let digits = text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "-") ? text.dropFirst() : text
    return !digits.isEmpty && digits.allSatisfy(\.isDigit)
  }

  /// A space, a no-break or narrow one, or an apostrophe.
  private static func gapWidth(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int? {
    guard let next = text.scalar(at: position) else { return nil }
    switch next.scalar.value {
    case 0x20, 0x27, 0xA0, 0x2009, 0x202F, 0x2019: return next.width
    default: return nil
    }
  }

  /// Whether the number can be written with this mark before the decimals.
  func fits(_ decimalMark: DecimalMark) -> Bool {
    let (decimals, groups) = decimalMark == .point ? (points, commas) : (commas, points)
    guard decimals.count <= 1 else { return false }
    let kinds = (groups.isEmpty ? 0 : 1) + (gaps.isEmpty ? 0 : 1)
    guard kinds <= 1 else { return false }
    let separators = groups.map { (position: $0, width: 1) } + gaps
    guard !separators.isEmpty else { return true }
    return areThousands(separators, end: decimals.first ?? mantissaEnd)
  }

  private var mantissaEnd: Int { text.firstIndex { $0 | 0x20 == UInt8(ascii: "e") } ?? text.count }

  /// Whether one to three digits stand before the first separator, and three behind each.
  private func areThousands(_ separators: [(position: Int, width: Int)], end: Int) -> Bool {
    let start = text.first?.isDigit == true ? 0 : 1
    guard (1...3).contains(separators[0].position - start), text[start] != UInt8(ascii: "0") else { return false }
    let ends = separators.dropFirst().map(\.position) + [end]
    return zip(separators, ends).allSatisfy { separator, end in
      end - separator.position - separator.width == 3
    }
  }

  /// The number; `nil` when it cannot be written with this mark before the decimals, or is too large.
  func value(_ decimalMark: DecimalMark) -> Double? {
    guard fits(decimalMark) else { return nil }
    var digits: [UInt8] = []
    for byte in text {
      if byte == decimalMark.byte {
        digits.append(UInt8(ascii: "."))
      } else if byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte | 0x20 == 0x65 {
        digits.append(byte)
      }
    }
    return digits.withUnsafeBufferPointer { DecimalNumber.parse($0) }
  }
}

/// What the cells of a column say about how its numbers are written.
struct NumberColumn {
  private var pointFits = 0
  private var commaFits = 0
  /// Cells that give different numbers in the two styles, or fit but one.
  private var count = 0
  private var ambiguous: String?

  init(_ cells: [String]) {
    for cell in cells { Array(cell.utf8).withUnsafeBufferPointer { add($0) } }
  }

  private mutating func add(_ cell: UnsafeBufferPointer<UInt8>) {
    guard let number = GroupedNumber(cell.unguarded.trimmed) else { return }
    let point = number.value(.point)
    let comma = number.value(.comma)
    guard point != comma else { return }
    count += 1
    if point != nil { pointFits += 1 }
    if comma != nil { commaFits += 1 }
    if point != nil && comma != nil && ambiguous == nil { ambiguous = String(decoding: cell, as: UTF8.self) }
  }

  /// How the numbers are written. Where a mark may stand before decimals or thousands throughout, a point stands before
  /// decimals, as programs write, unless a spreadsheet separated the fields with semicolons.
  ///
  /// - Throws: ``InputError`` when that cannot be told.
  func mark(delimiter: Delimiter, file: String, column: String) throws(InputError) -> DecimalMark {
    if count == 0 || pointFits > commaFits { return .point }
    if commaFits > pointFits { return .comma }
    guard let ambiguous else { return .point }
    if !ambiguous.contains(",") && delimiter != .semicolon { return .point }
    throw InputError(
      .data, file: file, column: column, text: ambiguous,
      problem: "every number can have a decimal mark or a mark of thousands, and nothing shows which is meant",
      remedy: "say it with --decimal point or --decimal comma")
  }
}
