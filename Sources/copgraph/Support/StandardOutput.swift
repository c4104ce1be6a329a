import Foundation

/// The standard output, for results that go into other programs.
enum StandardOutput {
  /// Whoever read standard output has seen enough and closed it, which is no error.
  struct ReaderHasLeft: Error {}

  /// Writes all bytes.
  ///
  /// - Throws: ``ReaderHasLeft``, or ``OutputError``.
  static func write(_ bytes: [UInt8]) throws {
    let code = writeAll(bytes, to: STDOUT_FILENO)
    if code == EPIPE { throw ReaderHasLeft() }
    if code != 0 { throw OutputError("standard output", code: code) }
  }

  /// Writes a text for people and a line end. Names come from the log; none of them may steer the terminal.
  static func writeLine(_ text: String) throws { try write(Array((printable(text) + "\n").utf8)) }

  /// The text with control characters, other than line ends, written out.
  private static func printable(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar.properties.generalCategory != .control {
        shown.unicodeScalars.append(scalar)
      } else {
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return shown
  }
}

/// Output that cannot be written.
struct OutputError: Error, CustomStringConvertible {
  var path: String
  var reason: String

  init(_ path: String, code: Int32) { self.init(path, reason: String(cString: strerror(code)).lowercased()) }

  init(_ path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  var description: String { "cannot write '\(path)': \(reason); choose another place, or make room." }
}

/// Writes all bytes; returns 0, or the error code of the system.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
  bytes.withUnsafeBytes { buffer in
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 { return errno }
      rest = rest.dropFirst(count)
    }
    return 0
  }
}
