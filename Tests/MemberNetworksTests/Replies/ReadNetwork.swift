import InteractionLogs

@testable import MemberNetworks

/// A network made from short logs, and short texts for what is in it.
struct ReadNetwork {
  let loaded: LoadedNetwork

  init(_ logs: [String], options: LogReadingOptions = LogReadingOptions(), aliases: String? = nil) throws {
    func input(_ name: String, _ text: String) -> LogInput { .bytes(name: name, Array(text.utf8)) }
    loaded = try NetworkSource(
      logs: logs.enumerated().map { input("log\($0)", $1) }, aliases: aliases.map { input("aliases", $0) },
      options: options
    ).load()
  }

  init(_ log: String, options: LogReadingOptions = LogReadingOptions(), aliases: String? = nil) throws {
    try self.init([log], options: options, aliases: aliases)
  }

  var members: [String] { loaded.network.members.map(\.id) }
  var files: [FileSummary] { loaded.summary.files }

  /// `source>target weight` of each direction of each tie.
  var pairs: [String] {
    loaded.network.ties.flatMap { tie in
      let (a, b) = (members[tie.memberA], members[tie.memberB])
      return [("\(a)>\(b)", tie.aToB), ("\(b)>\(a)", tie.bToA)].filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
    }
  }
}
