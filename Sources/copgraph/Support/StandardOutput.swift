import Foundation
import SafeFiles

/// The standard output: results that go into other programs, and text for people.
enum StandardOutput {
  /// Whoever read standard output has seen enough and closed it, which is no error.
  struct ReaderHasLeft: Error {}

  /// Writes all bytes as they are; on a terminal, what would steer it is written out.
  ///
  /// - Throws: ``ReaderHasLeft``, or `OutputError`.
  static func write(_ bytes: [UInt8]) throws {
    Terminal.makeRoom()
    let isShown = isatty(STDOUT_FILENO) == 1
    let bytes = isShown ? Array(Terminal.printable(String(decoding: bytes, as: UTF8.self)).utf8) : bytes
    let number = Descriptors.writeAll(bytes, to: STDOUT_FILENO)
    if number == EPIPE { throw ReaderHasLeft() }
    guard number != 0 else { return }
    var error = OutputError(path: "standard output", errorNumber: number)
    error.remedy = "make room, or send it somewhere else"
    throw error
  }

  /// How wide lines for people are: as the terminal, but no more than eyes follow.
  static var width: Int {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 else { return widest }
    return min(widest, max(40, Int(size.ws_col)))
  }

  private static let widest = 100

  /// Writes a text for people and a line end.
  static func writeLine(_ text: String) throws { try write(Array((Terminal.printable(text) + "\n").utf8)) }
}
