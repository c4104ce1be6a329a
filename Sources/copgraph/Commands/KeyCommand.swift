import ArgumentParser
import CommunityInsights
import SafeFiles

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `copgraph key`: a random key for the pseudonyms of public reports.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Make a secret key for pseudonyms.",
    discussion: """
      Writes a random key of 256 bits to a new file that only you can read, for analyze --audience public \
      --pseudonym-key FILE. Whoever has the key can tell which pseudonym is whose, so keep it where the reports are not. \
      The same key gives the same pseudonyms in later reports; without it they can be told from nobody.

      Exit status: 0 done, 64 wrong usage, 73 the file exists already or cannot be written.
      """)

  @Option(name: .shortAndLong, help: "Write the key to this file, which must not exist yet.", completion: .file())
  var out: String

  func run() throws {
    try Run.command { _ in
      try Self.write(Array(PseudonymKey.random().utf8), to: out)
      try StandardOutput.writeLine("Wrote a new key to \(out). Keep it secret, and keep it: it is made only once.")
    }
  }

  /// Makes a file for its owner only; what exists, be it a link, is left as it is.
  private static func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      guard errno != EEXIST else {
        throw OutputError(
          path: path, problem: "it exists already, and a key is never overwritten",
          remedy: "choose another place with --out")
      }
      throw OutputError(path: path, errorNumber: errno)
    }
    // Whatever the mask of the user: the owner can read it.
    var code = fchmod(descriptor, 0o600) == 0 ? 0 : errno
    if code == 0 { code = Descriptors.writeAll(bytes, to: descriptor) }
    if code == 0 && fsync(descriptor) != 0 && errno != EINVAL { code = errno }
    if close(descriptor) != 0 && code == 0 { code = errno }
    guard code == 0 else {
      unlink(path)
      throw OutputError(path: path, errorNumber: code)
    }
  }
}
