/// Why a row was not taken.
public enum RejectionReason: String, Sendable, Hashable, Codable, CaseIterable {
  case tooFewFields = "too few fields"
  case tooManyFields = "too many fields"
  case unclosedQuote = "quote not closed"
  case malformedQuote = "text after a closing quote"
  case rowTooLong = "row too long"
  case invalidUTF8 = "not valid UTF-8"
  case nulByte = "NUL byte"
  case emptySource = "no source"
  case emptyTarget = "no target"
  case emptyEvent = "no event"
  case unreadableTime = "unreadable time"
  case unreadableWeight = "weight is not a number"
  case weightNotPositive = "weight is not above 0"
  case weightsTooLarge = "with this weight, weights add up to more than 1.8e308"

  /// What the owner of the log can do.
  var remedy: String {
    switch self {
    case .tooFewFields, .tooManyFields:
      "give every row as many fields as the first, or quote fields that hold the delimiter"
    case .unclosedQuote, .malformedQuote: "close the quote, and double quotes inside a quoted field"
    case .rowTooLong: "shorten the row to at most \(LogFileReading.longestRowBytes >> 20) MiB"
    case .invalidUTF8: "save the log as UTF-8"
    case .nulByte: "remove the NUL bytes; the log may be damaged or not be text"
    case .emptySource, .emptyTarget: "fill in who acted and towards whom"
    case .emptyEvent: "fill in who took part in what"
    case .unreadableTime: "write times like 2010-01-02T17:40:10Z or as seconds"
    case .unreadableWeight, .weightNotPositive: "write a finite number above 0"
    case .weightsTooLarge: "give all weights in a larger unit"
    }
  }
}

/// A row that was not taken, with all of its text.
public struct RejectedRow: Sendable, Hashable {
  /// The log, as the user named it.
  public var file: String
  /// Where the row begins, from 1.
  public var line: Int
  /// The column whose text was wrong, by its header or number, where it was one column's.
  public var column: String?
  public var reason: RejectionReason
  /// The text of that column in this row.
  public var field: String?
  /// The row as it stands in the log, without its line end; invalid UTF-8 is repaired.
  public var text: String

  /// The row as an error, for strict reading.
  var error: InputError {
    InputError(
      .data, file: file, line: line, column: column, text: field ?? text, problem: reason.rawValue,
      remedy: reason.remedy)
  }
}

/// The rows that were not taken, in the order of the logs; nothing of them is lost.
///
/// The text of all rows lies in blocks of bytes; a row is made into a ``RejectedRow`` when it is asked for.
public struct RejectedRows: Sendable, RandomAccessCollection {
  private struct Entry {
    var file: UInt32
    var reason: RejectionReason
    var column: Int32
    var line: Int
    var textStart: Int
    var textCount: Int
  }

  private static let blockBytes = 1 << 20

  private var files: [(name: String, layout: LogLayout)] = []
  private var entries: [Entry] = []
  /// Full blocks but for the last; byte `n` of all texts is in block `n / blockBytes`.
  private var blocks: [[UInt8]] = []
  private var byteCount = 0

  init() {}

  public var startIndex: Int { 0 }
  public var endIndex: Int { entries.count }

  public subscript(index: Int) -> RejectedRow {
    let entry = entries[index]
    let file = files[Int(entry.file)]
    let bytes = textBytes(at: index)
    let text = String(decoding: bytes, as: UTF8.self)
    guard entry.column >= 0 else {
      return RejectedRow(file: file.name, line: entry.line, reason: entry.reason, text: text)
    }
    let sample = DelimitedSample(bytes: bytes, isWhole: true, lineEnd: file.layout.lineEnd)
    let fields = sample.rows(file.layout.delimiter, limit: 1).first ?? []
    let column = Int(entry.column)
    return RejectedRow(
      file: file.name, line: entry.line, column: file.layout.columnNames[column], reason: entry.reason,
      field: column < fields.count ? fields[column] : nil, text: text)
  }

  /// The bytes of row `index` as they stand in the log.
  ///
  /// - Complexity: O(length of the row).
  public func textBytes(at index: Int) -> [UInt8] {
    let entry = entries[index]
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entry.textCount)
    var position = entry.textStart
    let end = entry.textStart + entry.textCount
    while position < end {
      let block = blocks[position / Self.blockBytes]
      let offset = position % Self.blockBytes
      let taken = Swift.min(block.count - offset, end - position)
      bytes.append(contentsOf: block[offset..<offset + taken])
      position += taken
    }
    return bytes
  }

  // MARK: - Collecting

  /// Begins the rows of another log.
  mutating func begin(file: String, layout: LogLayout) { files.append((file, layout)) }

  /// Adds a row of the current log.
  mutating func append(
    _ reason: RejectionReason, line: Int, column: Int?, text: UnsafeBufferPointer<UInt8>
  ) {
    entries.append(
      Entry(
        file: UInt32(files.count - 1), reason: reason, column: Int32(column ?? -1), line: line, textStart: byteCount,
        textCount: 0))
    appendText(text)
  }

  /// Adds to the text of the last row.
  mutating func appendText(_ text: UnsafeBufferPointer<UInt8>) {
    var rest = text[...]
    while !rest.isEmpty {
      if byteCount % Self.blockBytes == 0 { blocks.append([]) }
      let piece = rest.prefix(Self.blockBytes - byteCount % Self.blockBytes)
      blocks[blocks.count - 1].append(contentsOf: piece)
      byteCount += piece.count
      rest = rest.dropFirst(piece.count)
    }
    entries[entries.count - 1].textCount += text.count
  }
}
