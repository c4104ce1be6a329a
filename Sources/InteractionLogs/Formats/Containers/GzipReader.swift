import CZlib

/// Unpacks a file that gzip compressed, of one member or several: the one owner of zlib.
///
/// libarchive reads such files, too, but does not compare their checksums, so that damage could go unseen. Unsafe: zlib
/// holds pointers into the window of the source and into its own state, which must not move.
final class GzipReader: Unpacker {
  private let stream: UnsafeMutablePointer<z_stream>
  private let source: ByteSource
  private var isBetweenMembers = false

  init(_ source: ByteSource) throws {
    self.source = source
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // A window of 32 KiB, and the header of gzip.
    let code = inflateInit2_(stream, 15 + 16, zlibVersion(), Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else { throw error("zlib says \(code)") }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  var packedBytes: Int { source.bytesRead }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let room = min(buffer.count, 1 << 30)
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(room)
    while stream.pointee.avail_out > 0 {
      if stream.pointee.avail_in == 0, try !readOn() {
        if isBetweenMembers { break }
        throw error("it was cut off")
      }
      if isBetweenMembers, try !beginMember() { continue }
      switch inflate(stream, Z_NO_FLUSH) {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END: isBetweenMembers = true
      default: throw error(stream.pointee.msg.map { String(cString: $0) } ?? "it cannot be understood")
      }
    }
    return room - Int(stream.pointee.avail_out)
  }

  /// Reads more of the file; false at its end.
  private func readOn() throws -> Bool {
    try source.advance(past: source.count)
    stream.pointee.next_in = source.base
    stream.pointee.avail_in = UInt32(source.count)
    return source.count > 0
  }

  /// Begins with the next member; false where zeros stand, with which tapes are filled up.
  private func beginMember() throws -> Bool {
    let first = stream.pointee.next_in.pointee
    if first == 0 {
      stream.pointee.next_in += 1
      stream.pointee.avail_in -= 1
      return false
    }
    guard first == 0x1F else { throw error("other bytes follow on it") }
    isBetweenMembers = false
    inflateReset(stream)
    return true
  }

  private func error(_ reason: String) -> InputError {
    InputError(
      .data, file: source.name, problem: "is damaged gzip: \(reason)", remedy: "copy it again, or unpack it first")
  }
}
