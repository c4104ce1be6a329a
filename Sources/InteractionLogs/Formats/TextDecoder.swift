#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Turns text of another encoding into UTF-8, piece by piece: the one owner of the system's iconv.
///
/// What is no text in that encoding becomes U+FFFD, a character at a time, so that nothing is lost in silence. Unsafe: hands
/// iconv pointers into buffers that outlive each call.
final class TextDecoder {
  /// The encoding, as the user or the recognition calls it.
  let encoding: String
  private let converter: iconv_t
  /// The beginning of a character whose rest has not come yet.
  private var pending: [UInt8] = []
  private let unitBytes: Int

  /// - Returns: `nil` when the system knows no such encoding.
  init?(_ encoding: String) {
    guard let converter = iconv_open("UTF-8", encoding), Int(bitPattern: converter) != -1 else { return nil }
    self.encoding = encoding
    self.converter = converter
    let name = encoding.uppercased()
    unitBytes =
      name.contains("32") || name.contains("UCS-4") ? 4 : name.contains("16") || name.contains("UCS-2") ? 2 : 1
  }

  deinit { iconv_close(converter) }

  /// The UTF-8 of some bytes that follow those given before.
  ///
  /// - Parameter isLast: whether no bytes follow, so that half a character is one that cannot be read.
  func decode(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> [UInt8] {
    var input = pending + bytes
    pending = []
    var output = [UInt8](repeating: 0, count: 4 * input.count + 16)
    var (read, written) = (0, 0)
    while read < input.count {
      let code = convert(&input, from: &read, into: &output, at: &written)
      if code == 0 { break }
      if code == E2BIG {
        output.append(contentsOf: repeatElement(0, count: output.count))
      } else if code == EINVAL && !isLast {
        pending = Array(input[read...])
        break
      } else {
        for byte in [0xEF, 0xBF, 0xBD] as [UInt8] {
          if written == output.count { output.append(0) }
          output[written] = byte
          written += 1
        }
        read = min(input.count, read + unitBytes)
      }
    }
    output.removeLast(output.count - written)
    return output
  }

  /// One call of iconv; 0, or the error code of the system.
  private func convert(
    _ input: inout [UInt8], from read: inout Int, into output: inout [UInt8], at written: inout Int
  ) -> Int32 {
    input.withUnsafeMutableBytes { input in
      output.withUnsafeMutableBytes { output in
        var source = input.baseAddress?.advanced(by: read).assumingMemoryBound(to: CChar.self)
        var target = output.baseAddress?.advanced(by: written).assumingMemoryBound(to: CChar.self)
        var (sourceLeft, targetLeft) = (input.count - read, output.count - written)
        let result = iconv(converter, &source, &sourceLeft, &target, &targetLeft)
        let code = errno
        (read, written) = (input.count - sourceLeft, output.count - targetLeft)
        return result == -1 ? code : 0
      }
    }
  }
}
