/// Bytes that are made while they are read: what a decompressor gives, or the rows of a database.
///
/// A stream is read once; ``ByteSource`` keeps what may have to be read again.
protocol ByteStream: AnyObject {
  /// Fills the beginning of a buffer that is not empty.
  ///
  /// - Returns: how many bytes were given; 0 at the end, and only there.
  /// - Throws: ``InputError`` when what the bytes are made from is damaged or cannot be read.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws -> Int
}
