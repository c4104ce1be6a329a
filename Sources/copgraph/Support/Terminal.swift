import Foundation
import SafeFiles
import Synchronization

/// Standard error, for the people at the terminal: the only place that writes to it.
///
/// What cannot be written is let go, because there is nobody left to tell. Names, headers and paths come from strangers;
/// none of them may steer the terminal, so control and format characters are written out.
enum Terminal {
  /// Standard error as it was at the start, so that foreign libraries can be kept from writing to it.
  private static let descriptor: Int32 = {
    let copy = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    return copy >= 0 ? copy : STDERR_FILENO
  }()

  /// To be called before anything else opens files. A standard stream that is closed is opened in a way that takes and
  /// gives nothing; else the next file would get its number, and the words for it.
  static func prepare() {
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
      _ = open("/dev/null", O_RDONLY)
    }
    _ = descriptor
  }

  static var isInteractive: Bool { isatty(descriptor) == 1 }

  /// How many characters fit into a line.
  static var columns: Int {
    var size = winsize()
    return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// Takes away what stands on the line that is written to over and over, before anything else is written to the terminal.
  private static let hiding = Mutex<(@Sendable () -> Void)?>(nil)

  /// Whom to ask to leave the line for a while.
  static func beforeOthers(_ hide: (@Sendable () -> Void)?) { hiding.withLock { $0 = hide } }

  /// Leaves the line to what is written next.
  static func makeRoom() { hiding.withLock { $0 }?() }

  /// Writes a text and a line end.
  static func writeLine(_ text: String) {
    makeRoom()
    write(printable(text) + "\n")
  }

  /// Writes text as it is.
  static func write(_ text: String) { _ = Descriptors.writeAll(Array(text.utf8), to: descriptor) }

  /// Writes a line unless somebody has to be waited for.
  static func writeLineAtOnce(_ text: String) {
    var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    if poll(&state, 1, 20) > 0 { writeLine(text) }
  }

  /// The text with control and format characters, other than line ends and tabs, written out. Joiners stay: names and
  /// pictures of some scripts need them.
  static func printable(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isHarmless(scalar) {
        shown.append(scalar)
      } else {
        shown.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      }
    }
    return String(shown)
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\t", " "..."~", "\u{200C}", "\u{200D}": true
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
      default: true
      }
    }
  }
}
