import CommunityInsights
import Foundation
import NetworkDiagrams

extension Run {
  /// Draws: keeps what the libraries that draw have to say off the terminal, and says in a sentence what the pictures
  /// lack.
  ///
  /// - Parameters:
  ///   - names: the texts that are drawn; the first that no font can show is named.
  ///   - body: draws.
  func drawing<Result>(_ names: some Sequence<String>, _ body: () throws -> Result) throws -> Result {
    let (result, words) = try Self.withoutForeignWords(body)
    guard !isQuiet else { return result }
    if let name = FontCoverage.firstUnreadable(of: names) {
      Terminal.writeLine(
        "Note: no font on this machine has all characters of '\(Wording.shortened(name))', so PNG and PDF show boxes in "
          + "their place; install one for that script, such as fonts-noto-core or fonts-noto-cjk.")
    }
    if let first = words.first {
      let more = words.count == 1 ? "" : " (and \(Wording.count(words.count - 1, "more line", "more lines")))"
      Terminal.writeLine("Note: the libraries that draw said: \(Wording.shortened(first))\(more).")
    }
    return result
  }

  /// Runs `body` while everything that is written to standard error goes into a file; gives its lines, as far as a few
  /// kilobytes hold them. What copgraph itself says goes through ``Terminal``, which has its own way out.
  private static func withoutForeignWords<Result>(_ body: () throws -> Result) rethrows -> (Result, words: [String]) {
    guard let file = tmpfile() else { return (try body(), []) }
    defer { fclose(file) }
    let saved = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    guard saved >= 0, dup2(fileno(file), STDERR_FILENO) >= 0 else { return (try body(), []) }
    let result: Result
    do {
      defer {
        dup2(saved, STDERR_FILENO)
        close(saved)
      }
      result = try body()
    }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = max(0, pread(fileno(file), &bytes, bytes.count, 0))
    let lines = String(decoding: bytes[..<count], as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
    return (result, lines)
  }
}

extension Analysis {
  /// The names that pictures of members show.
  var drawnNames: [String] { members.map { $0.name ?? $0.member } + members.compactMap(\.group) + [title] }
}
