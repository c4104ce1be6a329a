/// One row of delimited text, as the scanner found it.
struct ScannedRow {
  enum Outcome {
    /// The fields are in ``DelimitedScanner/fields``.
    case complete
    /// The window ends before the row does.
    case incomplete
    /// A quote is opened and never closed.
    case unclosedQuote
    /// A closing quote is followed by more text.
    case malformedQuote
  }

  var outcome: Outcome
  /// Where the row's text ends, without its line end.
  var end = 0
  /// Where the next row begins.
  var next = 0
  var fieldCount = 0
  /// How many line ends the row spans, its own included.
  var lineCount = 1
  /// Whether there may be bytes in the row that are NUL or not ASCII.
  var isSuspicious = false
}

/// Splits delimited text into rows and fields (RFC 4180, with any one-byte delimiter).
///
/// A field that begins with a double quote runs to the matching quote and may hold delimiters, line ends and doubled
/// quotes; a quote elsewhere in a field is an ordinary character. Lines end with LF or CRLF, or with CR alone where the
/// scanner is told so.
///
/// Rows without quoted fields, nearly all in logs, are scanned eight bytes at a time; a row with a quoted field is
/// scanned again by a careful second method. Unsafe: reads the window of a ``ByteSource``, which is readable for eight
/// bytes past its end, and hands out pointers into that window and into `scratch`, valid until the next row is scanned.
final class DelimitedScanner {
  typealias Field = UnsafeBufferPointer<UInt8>

  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  let delimiter: UInt8
  /// `\n`, or `\r` for files that use it alone.
  let lineEnd: UInt8
  /// The fields of the row scanned last; no more than `capacity` are kept, all are counted.
  let fields: UnsafeMutablePointer<Field>
  let capacity: Int

  /// Fields with doubled quotes, written out with single ones.
  private var scratch: UnsafeMutablePointer<UInt8>
  private var scratchCapacity = 64
  private var scratchCount = 0

  init(delimiter: UInt8, lineEnd: UInt8, capacity: Int) {
    self.delimiter = delimiter
    self.lineEnd = lineEnd
    self.capacity = max(1, capacity)
    fields = .allocate(capacity: self.capacity)
    fields.initialize(repeating: Field(start: nil, count: 0), count: self.capacity)
    scratch = .allocate(capacity: scratchCapacity)
  }

  deinit {
    fields.deallocate()
    scratch.deallocate()
  }

  /// Scans the row that begins at `start`.
  ///
  /// - Parameters:
  ///   - window: the bytes; readable up to `end + 8`.
  ///   - end: where the window ends, above `start`.
  ///   - isFinal: whether the input ends there too.
  @inline(__always)
  func row(in window: UnsafePointer<UInt8>, from start: Int, to end: Int, isFinal: Bool) -> ScannedRow {
    let (fields, capacity, delimiter, lineEnd) = (fields, capacity, delimiter, lineEnd)
    let delimiters = ByteLanes.repeating(delimiter)
    let lineEnds = ByteLanes.repeating(lineEnd)
    var fieldStart = start
    var fieldCount = 0
    var suspicious: UInt64 = 0
    var word = start
    while word < end {
      let bytes = ByteLanes.load(window + word)
      suspicious |= ByteLanes.nulOrNotASCII(bytes)
      var hits = ByteLanes.hits(bytes, delimiters, lineEnds, ByteLanes.quotes)
      while hits != 0 {
        let position = word &+ (hits.trailingZeroBitCount &>> 3)
        hits &= hits &- 1
        if position >= end { break }
        let byte = window[position]
        if byte == Self.quote {
          if position == fieldStart { return quotedRow(in: window, from: start, to: end, isFinal: isFinal) }
          continue
        }
        if fieldCount < capacity {
          fields[fieldCount] = Field(start: window + fieldStart, count: position &- fieldStart)
        }
        fieldCount &+= 1
        fieldStart = position &+ 1
        if byte == lineEnd {
          let rowEnd = trimCarriageReturn(window, rowStart: start, rowEnd: position, fieldCount: fieldCount)
          return ScannedRow(
            outcome: .complete, end: rowEnd, next: fieldStart, fieldCount: fieldCount,
            isSuspicious: suspicious & ByteLanes.highBits != 0)
        }
      }
      word &+= 8
    }
    guard isFinal else { return ScannedRow(outcome: .incomplete) }
    if fieldCount < capacity { fields[fieldCount] = Field(start: window + fieldStart, count: end &- fieldStart) }
    fieldCount &+= 1
    let rowEnd = trimCarriageReturn(window, rowStart: start, rowEnd: end, fieldCount: fieldCount)
    return ScannedRow(
      outcome: .complete, end: rowEnd, next: end, fieldCount: fieldCount,
      isSuspicious: suspicious & ByteLanes.highBits != 0)
  }

  /// Takes the CR of a CRLF off the row's last field; says where the row ends without it.
  @inline(__always)
  private func trimCarriageReturn(
    _ window: UnsafePointer<UInt8>, rowStart: Int, rowEnd: Int, fieldCount: Int
  ) -> Int {
    guard rowEnd > rowStart, window[rowEnd &- 1] == Self.carriageReturn, lineEnd == Self.lineFeed else { return rowEnd }
    if fieldCount <= capacity {
      let last = fields[fieldCount &- 1]
      if last.count > 0 { fields[fieldCount &- 1] = Field(start: last.baseAddress, count: last.count &- 1) }
    }
    return rowEnd &- 1
  }

  // MARK: - Rows with quoted fields

  @inline(never)
  private func quotedRow(in window: UnsafePointer<UInt8>, from start: Int, to end: Int, isFinal: Bool) -> ScannedRow {
    reserveScratch(end - start)
    var row = ScannedRow(outcome: .complete, isSuspicious: true)
    var position = start
    while true {
      let field: Field
      if position < end && window[position] == Self.quote {
        guard let quoted = quotedField(in: window, from: position + 1, to: end, isFinal: isFinal) else {
          return ScannedRow(outcome: isFinal ? .unclosedQuote : .incomplete)
        }
        row.lineCount += quoted.lineEnds
        field = quoted.field
        position = quoted.next
        // Between a closing quote and LF there may be the CR of a CRLF.
        if position < end && window[position] == Self.carriageReturn && lineEnd == Self.lineFeed {
          if position + 1 == end {
            if !isFinal { return ScannedRow(outcome: .incomplete) }
          } else if window[position + 1] != lineEnd {
            return ScannedRow(outcome: .malformedQuote)
          }
          position += 1
        } else if position < end && window[position] != delimiter && window[position] != lineEnd {
          return ScannedRow(outcome: .malformedQuote)
        }
      } else {
        let begin = position
        while position < end && window[position] != delimiter && window[position] != lineEnd { position += 1 }
        let isLast = position == end || window[position] == lineEnd
        let hasReturn =
          isLast && position > begin && window[position - 1] == Self.carriageReturn && lineEnd == Self.lineFeed
        field = Field(start: window + begin, count: position - begin - (hasReturn ? 1 : 0))
      }
      if position == end && !isFinal { return ScannedRow(outcome: .incomplete) }
      if row.fieldCount < capacity { fields[row.fieldCount] = field }
      row.fieldCount += 1
      if position == end || window[position] == lineEnd {
        let hasReturn = position > start && window[position - 1] == Self.carriageReturn && lineEnd == Self.lineFeed
        row.end = hasReturn ? position - 1 : position
        row.next = min(end, position + 1)
        return row
      }
      position += 1
    }
  }

  /// The field whose opening quote stands before `begin`, and where the text after its closing quote begins; `nil` when
  /// the window ends before it is known where the field ends.
  private func quotedField(
    in window: UnsafePointer<UInt8>, from begin: Int, to end: Int, isFinal: Bool
  ) -> (field: Field, next: Int, lineEnds: Int)? {
    var lineEnds = 0
    var doubled = 0
    var position = begin
    while position < end {
      let byte = window[position]
      if byte == Self.quote {
        if position + 1 == end && !isFinal { return nil }
        if position + 1 == end || window[position + 1] != Self.quote { break }
        doubled += 1
        position += 1
      } else if byte == lineEnd {
        lineEnds += 1
      }
      position += 1
    }
    guard position < end else { return nil }
    if doubled == 0 { return (Field(start: window + begin, count: position - begin), position + 1, lineEnds) }
    return (singleQuoted(window + begin, count: position - begin), position + 1, lineEnds)
  }

  private func singleQuoted(_ text: UnsafePointer<UInt8>, count: Int) -> Field {
    let begin = scratchCount
    var position = 0
    while position < count {
      scratch[scratchCount] = text[position]
      scratchCount += 1
      position += text[position] == Self.quote ? 2 : 1
    }
    return Field(start: scratch + begin, count: scratchCount - begin)
  }

  /// Makes sure that all fields of a row of `count` bytes fit, so that scratch never moves while a row is scanned.
  private func reserveScratch(_ count: Int) {
    scratchCount = 0
    guard count > scratchCapacity else { return }
    scratch.deallocate()
    scratchCapacity = max(count, 2 * scratchCapacity)
    scratch = .allocate(capacity: scratchCapacity)
  }
}

/// Eight bytes at a time in an ordinary register, the first byte lowest.
enum ByteLanes {
  static let highBits: UInt64 = 0x8080_8080_8080_8080
  static let quotes = repeating(DelimitedScanner.quote)
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  @inline(__always) static func repeating(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  @inline(__always)
  static func load(_ pointer: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
  }

  /// Non-zero in some high bit if a byte is NUL or not ASCII. Exact: a borrow only ever comes from a NUL below.
  @inline(__always) static func nulOrNotASCII(_ bytes: UInt64) -> UInt64 { (bytes &- ones) | bytes }

  /// The high bit of every byte that equals the byte repeated in `a`, `b` or `c`; exact for each byte.
  @inline(__always)
  static func hits(_ bytes: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) -> UInt64 {
    ~(differs(bytes, a) & differs(bytes, b) & differs(bytes, c)) & highBits
  }

  /// The high bit of every byte that differs from that of `pattern`; other bits are noise.
  @inline(__always)
  private static func differs(_ bytes: UInt64, _ pattern: UInt64) -> UInt64 {
    let difference = bytes ^ pattern
    return ((difference & ~highBits) &+ ~highBits) | difference
  }
}
