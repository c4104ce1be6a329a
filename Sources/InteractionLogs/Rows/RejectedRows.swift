/// A row that was not taken, with its text.
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
  /// The row as it stands in the log, without its line end; invalid UTF-8 is repaired, and a text longer than
  /// ``RejectedRows/longestTextBytes`` is cut.
  public var text: String

  /// The row as an error, for strict reading.
  var error: InputError {
    InputError(
      .data, file: file, line: line, column: column, text: field ?? text, problem: reason.rawValue,
      remedy: reason.remedy)
  }
}

/// The rows that were not taken, in the order of the logs.
///
/// The first ones are held in memory, for showing. The others are only counted or, where all are asked for, kept in a
/// temporary file, so that a log of nothing but junk needs no more memory than another.
public struct RejectedRows: Sendable, Sequence {
  /// Of a longer row, the rest is left out, and the text says so.
  public static let longestTextBytes = 64 << 10
  /// How many rows are held in memory, and how many bytes of their texts.
  static let mostHeld = 1_000
  static let mostHeldBytes = 8 << 20

  /// How many rows were not taken, whether they are kept or not.
  public private(set) var count = 0
  private var held: [RejectedRow] = []
  private var heldBytes = 0
  /// One row of each reason in each log, for messages.
  private var examples: [RejectedRow] = []
  private let keepsAll: Bool
  /// The rows behind those that are held; written while logs are read, and never after.
  private var overflow: RejectedRowFile?

  /// - Parameter keepsAll: whether the rows behind the first ones are kept, too.
  init(keepsAll: Bool = false) { self.keepsAll = keepsAll }

  public var isEmpty: Bool { count == 0 }

  /// The rows that are kept, in order. A temporary file that cannot be read ends them early; see ``checkReadable()``.
  public func makeIterator() -> Iterator { Iterator(held: held, overflow: overflow) }

  /// Says whether all rows that an iteration should have given could be read.
  ///
  /// - Throws: ``InputError`` when the temporary file could not be read.
  public func checkReadable() throws(InputError) {
    if let overflow, overflow.readFailed { throw RejectedRowFile.failure("read") }
  }

  /// A row with a reason, of the log that was read last.
  func latestExample(of reason: RejectionReason) -> RejectedRow? { examples.last { $0.reason == reason } }

  /// The first row of a log with a reason.
  private func example(of reason: RejectionReason, in file: String) -> RejectedRow? {
    examples.first { $0.reason == reason && $0.file == file }
  }

  /// Adds a row.
  ///
  /// - Throws: ``InputError`` when the temporary file cannot be written.
  mutating func append(_ row: RejectedRow) throws(InputError) {
    count += 1
    if example(of: row.reason, in: row.file) == nil { examples.append(row) }
    let bytes = row.text.utf8.count
    if overflow == nil && held.count < Self.mostHeld && heldBytes + bytes <= Self.mostHeldBytes {
      held.append(row)
      heldBytes += bytes
    } else if keepsAll {
      if overflow == nil { overflow = try RejectedRowFile() }
      try overflow!.append(row)
    } else {
      heldBytes = Self.mostHeldBytes + 1
    }
  }

  /// Ends the adding.
  ///
  /// - Throws: ``InputError`` when the temporary file cannot be written.
  func finish() throws(InputError) { try overflow?.flush() }

  /// The text of a row, cut where it is too long.
  static func text(of bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard bytes.count > longestTextBytes else { return String(decoding: bytes, as: UTF8.self) }
    var end = longestTextBytes
    // Not within a character.
    while end > 0 && bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self) + "… (the rest of this row is left out)"
  }

  public struct Iterator: IteratorProtocol {
    private var held: IndexingIterator<[RejectedRow]>
    private var overflow: RejectedRowFile.Reader?

    init(held: [RejectedRow], overflow: RejectedRowFile?) {
      self.held = held.makeIterator()
      self.overflow = overflow.map { RejectedRowFile.Reader(file: $0) }
    }

    public mutating func next() -> RejectedRow? { held.next() ?? overflow?.next() }
  }
}
