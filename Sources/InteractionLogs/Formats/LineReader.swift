#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The lines of a text, one after the other, without their ends: LF, or CR and LF, or another byte that is asked for.
///
/// Unsafe: a line lies in the window of the source, and is valid until the next one is asked for.
struct LineReader {
  /// Up to how many bytes a line is given where nobody says otherwise.
  static let longestBytes = 1 << 20

  let source: ByteSource
  private let end: UInt8
  /// A line is given up to this many bytes; the rest of it is passed over.
  private let longestBytes: Int
  /// Where the next line begins in the window.
  private var position: Int
  /// The number of the line that was given last, from 1.
  private(set) var line = 0
  /// Whether the line that was given last goes on where it was cut.
  private(set) var isCut = false

  /// - Parameter start: where the text begins in the window.
  init(_ source: ByteSource, from start: Int = 0, endedBy end: UInt8 = 0x0A, longest: Int = LineReader.longestBytes) {
    self.source = source
    self.end = end
    longestBytes = longest
    position = start
  }

  /// The next line; `nil` behind the last one.
  mutating func next() throws -> UnsafeBufferPointer<UInt8>? {
    if isCut { try passLine() }
    var searched = position
    while true {
      let start = position
      if let end = lineEnd(from: searched) {
        position = end + 1
        line += 1
        return text(start, end)
      }
      isCut = source.count - position > longestBytes
      if isCut || (source.isAtEnd && position < source.count) {
        position = isCut ? start + longestBytes : source.count
        line += 1
        return text(start, position)
      }
      if source.isAtEnd { return nil }
      searched = source.count - position
      try source.advance(past: position)
      position = 0
    }
  }

  private mutating func passLine() throws {
    isCut = false
    while true {
      if let end = lineEnd(from: position) {
        position = end + 1
        return
      }
      position = source.count
      if source.isAtEnd { return }
      try source.advance(past: position)
      position = 0
    }
  }

  private func lineEnd(from start: Int) -> Int? {
    guard start < source.count, let place = memchr(source.base + start, Int32(end), source.count - start) else {
      return nil
    }
    return UnsafeMutableRawPointer(source.base).distance(to: place)
  }

  private func text(_ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8> {
    let hasReturn = self.end == 0x0A && end > start && source.base[end - 1] == 0x0D
    let end = hasReturn ? end - 1 : end
    return UnsafeBufferPointer(start: UnsafePointer(source.base) + start, count: end - start)
  }
}
