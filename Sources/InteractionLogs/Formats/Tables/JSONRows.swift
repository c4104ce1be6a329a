import CJSON

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The objects of a text of JSON as rows of comma-separated text.
///
/// Unsafe: hands simdjson pointers into the window of the source, behind which as many bytes may be read as it loads.
final class JSONRows: TextStream {
  /// How much of the text is looked at for columns.
  private static let sampleBytes = 1 << 20
  /// How much text is made at a time.
  private static let pieceBytes = 1 << 18

  private let source: ByteSource
  private let kind: JSONRecordPlace.Kind
  private let document = cjson_new()
  private let isCancelled: () -> Bool
  private var writer: JSONRowWriter
  private var position: Int
  private var isFinished = false
  /// Whether the window begins inside an object that is too long.
  private var isInsideLong = false
  private var line = 0

  /// - Parameters:
  ///   - start: where the first object may begin in the window.
  ///   - named: the paths that the user names.
  init(
    _ source: ByteSource, from start: Int, kind: JSONRecordPlace.Kind, named: [String],
    isCancelled: @escaping () -> Bool
  ) throws {
    self.source = source
    self.kind = kind
    self.isCancelled = isCancelled
    position = start
    try source.fill(atLeast: Self.sampleBytes)
    var columns = JSONColumns(named: named)
    var place = start
    sample: for _ in 0..<20_000 {
      switch Self.next(source, from: place, kind) {
      case .object(let range):
        let object = UnsafePointer(source.base) + range.lowerBound
        if cjson_reparse(document, object, range.count) == nil { columns.add(cjson_root(document)) }
        place = range.upperBound
      case .blank(let next), .other(let next): place = next
      case .more, .end: break sample
      }
    }
    writer = JSONRowWriter(columns)
    super.init()
    if columns.names.isEmpty {
      throw InputError(
        .data, file: source.name, problem: "is JSON whose objects have no fields or cannot be read",
        remedy: "give one object with its fields for each row")
    }
    made = writer.text
    writer.text = []
  }

  deinit { cjson_free(document) }

  override func makeMore() throws {
    swap(&writer.text, &made)
    defer { swap(&writer.text, &made) }
    while !isFinished && writer.text.count < Self.pieceBytes {
      if isInsideLong { skipLong() }
      switch Self.next(source, from: position, kind) {
      case .object(let range):
        line += 1
        take(range)
        position = range.upperBound
        if let late = writer.lateColumn { throw lateColumn(late) }
      case .blank(let next):
        line += 1
        writer.appendBlank()
        position = next
      case .other(let next):
        line += 1
        writer.appendDamaged()
        position = next
      case .end(let place):
        isFinished = true
        position = place
        if kind == .field { try checkRest() }
      case .more: try readOn()
      }
    }
  }

  private func take(_ range: Range<Int>) {
    let object = UnsafePointer(source.base) + range.lowerBound
    guard cjson_reparse(document, object, range.count) == nil else { return writer.appendDamaged() }
    let root = cjson_root(document)
    if cjson_type(root) == CJSON_OBJECT { writer.append(root) } else { writer.appendDamaged() }
  }

  private func readOn() throws {
    if isCancelled() { throw CancellationError() }
    if source.isAtEnd {
      // What is left is the beginning of an object, or a list that was never closed.
      isFinished = true
      return writer.appendDamaged()
    }
    if source.count - position > LogFileReading.longestRowBytes {
      line += 1
      writer.appendDamaged()
      isInsideLong = true
      position = source.count
    }
    try source.advance(past: position)
    position = 0
  }

  /// Passes over the rest of a line that is too long. In a list there is no telling where an object ends whose beginning
  /// is forgotten, so that the list ends there.
  private func skipLong() {
    guard kind == .lines else {
      isFinished = true
      return
    }
    let rest = UnsafeBufferPointer(start: UnsafePointer(source.base) + position, count: source.count - position)
    guard let end = rest.firstIndex(of: 0x0A) else {
      position = source.count
      if source.isAtEnd { isFinished = true }
      return
    }
    position += end + 1
    isInsideLong = false
  }

  /// Looks at what comes behind the list that was read.
  private func checkRest() throws {
    var scan = JSONScan(depth: 1)
    // The bracket that closes the list.
    position += 1
    var isClosed = false
    while true {
      if isCancelled() { throw CancellationError() }
      let rest = UnsafeBufferPointer(start: UnsafePointer(source.base) + position, count: source.count - position)
      var tail = rest
      if !isClosed {
        let end = scan.run(rest)
        isClosed = end != nil
        tail = UnsafeBufferPointer(rebasing: rest[(end ?? rest.count)...])
      }
      if scan.list != nil || tail.contains(where: { $0 > 0x20 }) {
        throw InputError(
          .data, file: source.name, problem: "is JSON with more than one list of objects",
          remedy: "write the one that is the log into a file of its own")
      }
      if source.isAtEnd { break }
      try source.advance(past: source.count)
      position = 0
    }
    if !isClosed { writer.appendDamaged() }
  }

  private func lateColumn(_ name: String) -> InputError {
    InputError(
      .data, file: source.name, line: kind == .lines ? line : nil, column: name,
      problem: "the field comes for the first time in object \(line), behind those by which the columns were found",
      remedy: "name it with the option for what it says (--cc, --bcc, --thread, --reply-to or --weight), or with none")
  }

  // MARK: - Objects

  private enum Next {
    case object(Range<Int>)
    /// A line without anything.
    case blank(next: Int)
    /// Something else than an object.
    case other(next: Int)
    case more
    case end(Int)
  }

  private static func next(_ source: ByteSource, from position: Int, _ kind: JSONRecordPlace.Kind) -> Next {
    kind == .lines ? nextLine(source, from: position) : nextObject(source, from: position, isList: kind != .sequence)
  }

  private static func nextLine(_ source: ByteSource, from position: Int) -> Next {
    guard position < source.count else { return source.isAtEnd ? .end(position) : .more }
    let start = source.base + position
    let found = memchr(start, 0x0A, source.count - position)
    guard found != nil || source.isAtEnd else { return .more }
    let count = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(start) } ?? source.count - position
    let next = position + count + (found == nil ? 0 : 1)
    let text = UnsafeBufferPointer(start: UnsafePointer(start), count: count)
    if text.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { return .blank(next: next) }
    return .object(position..<next)
  }

  private static func nextObject(_ source: ByteSource, from position: Int, isList: Bool) -> Next {
    var place = position
    while place < source.count {
      switch source.base[place] {
      case 0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ","): place += 1
      case UInt8(ascii: "]") where isList: return .end(place)
      case UInt8(ascii: "{"):
        var scan = JSONScan()
        let end = scan.run(UnsafeBufferPointer(start: UnsafePointer(source.base) + place, count: source.count - place))
        return end.map { .object(place..<place + $0) } ?? .more
      default: return other(source, from: place)
      }
    }
    return source.isAtEnd && !isList ? .end(place) : .more
  }

  /// Passes over what is no object, up to where the next may begin.
  private static func other(_ source: ByteSource, from position: Int) -> Next {
    let rest = UnsafeBufferPointer(start: UnsafePointer(source.base) + position, count: source.count - position)
    let marks: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "{"), 0x0A]
    guard let end = rest.dropFirst().firstIndex(where: marks.contains) else {
      return source.isAtEnd ? .other(next: source.count) : .more
    }
    return .other(next: position + end)
  }
}
