import Foundation
import TestSupport
import Testing

/// Looks for names in everything that a run for sponsors, or for the public, leaves behind: every byte of every file,
/// and what it says on the terminal.
@Suite("Names in the files for an audience", .tags(.cli, .attack))
struct NamesInFilesTests {
  private static let key = "Sj7kW4vb9Nq2Xo8Pe3Ms5Lt6Gy1Hc0Dz"

  /// All that a run leaves behind, by the name of the file; in small letters.
  private struct Traces {
    var files: [String: String] = [:]

    init(_ run: ProgramRun, in workspace: Workspace) throws {
      #expect(run.status == 0, "\(run.errors)")
      files["standard output"] = Self.text(run.output)
      files["standard error"] = run.errors
      files["times.json"] = try workspace.text("times.json")
      for name in try workspace.names(in: "out") { files[name] = try Self.text(workspace.read("out/" + name)) }
      files = files.mapValues { $0.lowercased() }
    }

    /// One sign a byte, so that nothing is hidden by bytes that are no text.
    private static func text(_ bytes: Data) -> String {
      String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    /// "report.html: plorq", for every word that is found.
    func places(of words: [String]) -> [String] {
      files.sorted { $0.key < $1.key }.flatMap { file in
        words.filter { file.value.contains($0.lowercased()) }.map { "\(file.key): \($0)" }
      }
    }

    /// Times of day other than midnight, by file that is text.
    var timesOfDay: [String] {
      files.filter { !["png", "pdf"].contains($0.key.suffix(3)) }.sorted { $0.key < $1.key }.compactMap { file in
        let times = file.value.matches(of: /\d\d:\d\d(:\d\d)?/).map { String($0.output.0) }
        return times.first { !$0.hasPrefix("00:00") }.map { "\(file.key): \($0)" }
      }
    }
  }

  private func run(_ arguments: [String], for audience: String, in workspace: Workspace) throws -> Traces {
    try workspace.write("key.txt", Self.key)
    let key = audience == "public" ? ["--pseudonym-key", "key.txt"] : []
    return try Traces(
      workspace.run(
        ["analyze"] + arguments
          + ["--audience", audience, "--out", "out", "--timings", "times.json"] + key), in: workspace)
  }

  // MARK: - A hostile community

  @Test("no word of a name, and no time of day, in the files of a hostile community", arguments: ["sponsor", "public"])
  func hostile(audience: String) throws {
    let (workspace, community) = (try Workspace(), HostileCommunity())
    let traces = try run(community.write(to: workspace), for: audience, in: workspace)
    #expect(traces.files.keys.contains("groups.pdf") && traces.files.keys.contains("timeline.csv"))
    #expect(
      !traces.files.keys.contains { $0.hasPrefix("network") || $0.hasPrefix("rejected") || $0.contains("-over-") })
    #expect(traces.files.keys.contains("members.csv") == (audience == "public"))
    var words = community.words + [Self.key, workspace.folder.path]
    if audience == "public" { words += HostileCommunity.groupWords }
    #expect(traces.places(of: words) == [])
    #expect(traces.timesOfDay == [])
  }

  @Test("and none in the summary on standard output")
  func json() throws {
    let (workspace, community) = (try Workspace(), HostileCommunity())
    let arguments = try community.write(to: workspace) + ["--json", "--no-diagrams"]
    let traces = try run(arguments, for: "sponsor", in: workspace)
    let isSummary = traces.files["standard output"] == traces.files["summary.json"]
    #expect(isSummary)
    #expect(traces.places(of: community.words) == [])
  }

  /// Otherwise the search might be blind.
  @Test("the same search finds the names of everybody in the files for the community")
  func isReal() throws {
    let (workspace, community) = (try Workspace(), HostileCommunity())
    let traces = try run(community.write(to: workspace), for: "community", in: workspace)
    func words(in file: String) -> [String] {
      community.words.filter { traces.files[file]?.contains($0) == true }
    }
    let members = community.members.flatMap { [$0.word, $0.surname] }
    for file in ["members.csv", "network.graphml", "network.gexf"] {
      #expect(Set(words(in: file)).isSuperset(of: members), "\(file)")
    }
    // Of those who never interact, the log has nothing to say of any period.
    #expect(Set(words(in: "members-over-time.csv")).isSuperset(of: community.members.dropLast(5).map(\.word)))
    for file in traces.files.keys where !["png", "pdf"].contains(file.suffix(3)) {
      let isAboutNobody = [
        "standard error", "times.json", "timeline.csv", "schema.json", ".copgraph.json",
      ].contains(file)
      #expect(words(in: file).isEmpty == isAboutNobody, "\(file)")
    }
    #expect(words(in: "rejected.csv").contains("gnorfiblat") && words(in: "summary.json").contains("colbrunzik"))
    // The name of the log.
    #expect(words(in: "report.md").contains(community.members[4].alias))
    #expect(traces.timesOfDay.contains { $0.hasPrefix("ties.csv") })
  }

  // MARK: - The guild

  private static let guild = packageRoot.appendingPathComponent("datasets/guild")

  /// Ids and whole names; single words of them are those of authors and of our own sentences as well.
  private func guildNames() throws -> [String] {
    let table = try String(contentsOf: Self.guild.appendingPathComponent("members.csv"), encoding: .utf8)
    return table.split(whereSeparator: \.isNewline).dropFirst().flatMap { row in
      let fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return [fields[0], String(fields[0].prefix { $0 != "@" }), fields[1]]
    }
  }

  private var guildArguments: [String] {
    ["interactions", "members"].map { Self.guild.appendingPathComponent($0 + ".csv").path }
      .enumerated().flatMap { $0 == 0 ? [$1] : ["--members", $1] } + ["--resamples", "0"]
  }

  @Test("no name in the files of the guild", arguments: ["sponsor", "public"])
  func guild(audience: String) throws {
    let (workspace, names) = (try Workspace(), try guildNames())
    #expect(names.count > 300)
    let traces = try run(guildArguments, for: audience, in: workspace)
    #expect(traces.places(of: names + ["guild.example", Self.key, Self.guild.path]) == [])
    #expect(traces.timesOfDay == [])
  }
}
