import InteractionLogs

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Patterns of names, as shells write them: `*@bots.example.org`, `build-?`.
///
/// A name fits in any case; what is looked at is each name as written in the log, also as the number 2 where that is
/// `2.0`, the member that it is an alias of, and the name that the member table gives.
final class MemberPatterns {
  private let patterns: [String]
  private var areUsed: [Bool]
  private let aliases: Aliases?
  private var displayNames: [String: String] = [:]

  init(_ patterns: [String], memberTable: MemberTable?, aliases: Aliases?) {
    self.patterns = patterns
    self.aliases = aliases
    areUsed = Array(repeating: false, count: patterns.count)
    for member in memberTable?.members ?? [] { displayNames[member.id] = member.name }
  }

  /// Whether a name fits one of the patterns.
  func fit(_ name: String) -> Bool {
    let id = aliases?.member(for: name) ?? name
    let names = [name, id, displayNames[id], WholeNumberNames.whole(name)].compactMap { $0 }
    var fits = false
    for (index, pattern) in patterns.enumerated() where names.contains(where: { Self.fits($0, pattern) }) {
      areUsed[index] = true
      fits = true
    }
    return fits
  }

  /// Checks that every pattern without a wildcard fitted somebody: a misspelt name would leave nobody out.
  func check() throws(InputError) {
    for (pattern, isUsed) in zip(patterns, areUsed) where !isUsed && !pattern.contains(where: "*?[".contains) {
      throw InputError(
        .usage, text: pattern, problem: "--exclude-member fits nobody in the log",
        remedy: "write the name as in the log, or with * for any text")
    }
  }

  private static func fits(_ name: String, _ pattern: String) -> Bool {
    fnmatch(pattern.lowercased(), name.lowercased(), 0) == 0
  }
}
