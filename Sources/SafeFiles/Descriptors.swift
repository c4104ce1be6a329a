import Foundation

/// Writing to what is open already.
public enum Descriptors {
  /// Writes all bytes, waiting where a pipe is full.
  ///
  /// - Returns: 0, or the error number of the system.
  public static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
  }

  private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        // Somebody has made the pipe one that does not wait, so this waits for it.
        var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        if poll(&state, 1, 1_000) < 0 && errno != EINTR { return errno }
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
