import CommunityInsights
import GraphCore
import InteractionLogs
import MemberNetworks
import Testing

@testable import Reports

/// A report speaks of what the rows of its log are, and of nothing that they do not tell.
@Suite struct RowKindReportTests {
  /// A community of two groups with a manager: forty weeks in which people turn to one another, some back.
  private static func log(_ random: inout SeededGenerator) -> [(day: Int, a: String, b: String)] {
    (0..<900).map { _ in
      let day = random.below(280)
      let a = random.below(24)
      // Mostly within the own half.
      let b = (random.below(4) == 0 ? random.below(24) : (a / 12) * 12 + random.below(12))
      return (day, "m\(a)", "m\(b == a ? (a + 1) % 24 : b)")
    }.sorted { $0.day < $1.day }
  }

  private static let members =
    "id,group,role\n"
    + (0..<26).map { "m\($0),\($0 < 12 ? "North" : "South"),\($0 % 12 == 0 ? "manager" : "")\n" }.joined()

  /// An event of the day: mostly of a third of the members, so that by far not everybody meets everybody.
  private static func event(_ row: (day: Int, a: String, b: String)) -> String {
    row.day % 12 == 0 ? "day \(row.day)" : "day \(row.day) table \(Int(row.a.dropFirst())! / 8)"
  }

  private func analysis(_ kind: RowKind, for audience: Audience = .community) throws -> Analysis {
    var random = SeededGenerator(seed: 4)
    let rows = Self.log(&random)
    let text =
      kind == .attendance
      ? "time,member,event\n" + rows.map { "\(1_500_000_000 + 86_400 * $0.day),\($0.a),\(Self.event($0))\n" }.joined()
      : "time,source,target\n" + rows.map { "\(1_500_000_000 + 86_400 * $0.day),\($0.a),\($0.b)\n" }.joined()
    var source = NetworkSource(
      logs: [.bytes(name: "log.csv", Array(text.utf8))],
      memberTable: .bytes(name: "members.csv", Array(Self.members.utf8)))
    source.options.rowKind = kind
    var lens = LensOptions()
    lens.resamples = 0
    lens.permutations = 19
    lens.events = [Instant(microseconds: (1_500_000_000 + 86_400 * 100) * 1_000_000)]
    return try Analyzer(lens: lens).analyze(source.load(keepsHistory: true), title: "test")
      .prepared(for: AudienceOptions(audience, minimumGroup: 5, key: nil))
  }

  /// Words that make no sense of rows of a kind. What was left out and why may name what is not known.
  private static let forbidden: [RowKind: [String]] = [
    .messages: [], .directed: [],
    .replies: ["opening message", "first message", "newcomers wrote", "wait until", "interactions "],
    .acts: [
      "answer", "opening message", "messages", "replies", "the conversation", "conversations", "talk to",
      "talks mostly", "ask-and",
    ],
    .contacts: [
      "answer", "message", "replies", "reply", "the conversation", "conversations", "turns to", "turned to", "turn to",
      "starts half",
      "start half", "reciprocity", "in_degree", "interact", "talk to", "talks mostly", "wrote", "Representative",
      "both ways",
    ],
    .attendance: [
      "answer", "message", "replies", "reply", "the conversation", "conversations", "turns to", "turned to", "turn to",
      "starts half",
      "start half", "reciprocity", "in_degree", "interact", "talk to", "talks mostly", "wrote", "Representative",
      "with themselves", "both ways",
    ],
    .ties: ["opening message", "first message", "wait until", "talk to", "conversation rests", "the conversation"],
    .interactions: ["opening message", "first message", "wait until", "talk to", "the conversation"],
  ]

  @Test(arguments: RowKind.allCases, [Audience.community, .sponsor])
  func `every sentence is about what rows are`(kind: RowKind, audience: Audience) throws {
    let analysis = try analysis(kind, for: audience)
    let text = MarkdownReport().text(of: analysis)
    // What is left out is said where it is; files and purpose are the same for all.
    var told = text.split(separator: "\n").filter { !$0.hasPrefix("- **") || !$0.contains("**:") }
    told.removeAll {
      $0.hasPrefix("> ") || $0.contains("Rows are taken for") || $0.contains("The log does not say what")
    }
    for word in try #require(Self.forbidden[kind]) {
      for line in told where line.lowercased().contains(word.lowercased()) {
        Issue.record("\(kind.rawValue), \(audience.rawValue): '\(word)' in: \(line.prefix(200))")
      }
    }
    #expect(text.lowercased().contains(RowWords(kind).whoWithWhom) || audience != .community)
  }

  /// Which measures each kind of row leaves out for what it does not tell.
  @Test(arguments: RowKind.allCases)
  func `measures are left out for rows that do not tell what they need`(kind: RowKind) throws {
    let analysis = try analysis(kind)
    let lens = try #require(analysis.lens)
    let needMessages: Set<CommunityMeasure> = [
      .answers, .newcomers, .managerInitiation, .conversationSurvival, .leadByExample,
    ]
    let expected = (kind.hasMessages ? [] : needMessages).union(kind.isUndirected ? [.reciprocity] : [])
    #expect(Set(lens.results.filter { $0.leftOut != nil }.map(\.measure)) == expected)
    #expect(lens.rowKind == kind && lens.results.allSatisfy { $0.rowKind == kind })
    #expect((lens.replySource == nil) == !kind.hasMessages)
    // Each reason is given once, beside the measures that it is for.
    let text = MarkdownReport().text(of: analysis)
    for reason in Set(lens.results.compactMap(\.leftOut)) {
      #expect(text.components(separatedBy: reason).count == 2, "\(reason)")
    }
    // No definition of a number that is not there.
    let defined = Set(analysis.conventions.map(\.measure))
    #expect(expected.isDisjoint(with: Set(defined.compactMap(CommunityMeasure.init))))
    #expect(defined.contains("reciprocity") == !kind.isUndirected)
  }

  @Test func `a log that does not say what a row is tells how to say it, once`() throws {
    for audience in [Audience.community, .sponsor] {
      let text = MarkdownReport().text(of: try plain(for: audience))
      #expect(text.components(separatedBy: "--rows directed").count == 2)
    }
    #expect(!MarkdownReport().text(of: try analysis(.directed)).contains("--rows"))
    #expect(!MarkdownReport().text(of: try analysis(.acts)).contains("--rows"))
  }

  private func plain(for audience: Audience) throws -> Analysis {
    var random = SeededGenerator(seed: 4)
    let text =
      "time,source,target\n"
      + Self.log(&random).map { "\(1_500_000_000 + 86_400 * $0.day),\($0.a),\($0.b)\n" }.joined()
    var lens = LensOptions()
    lens.resamples = 0
    lens.permutations = 0
    let loaded = try NetworkSource(logs: [.bytes(name: "log.csv", Array(text.utf8))]).load(keepsHistory: true)
    return try Analyzer(lens: lens).analyze(loaded, title: "test").prepared(for: AudienceOptions(audience))
  }

  // MARK: - Files

  @Test(arguments: [RowKind.contacts, .attendance])
  func `files of a log without directions have none`(kind: RowKind) throws {
    let analysis = try analysis(kind)
    let members = MembersCSV().text(of: analysis).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    for column in ["in_degree", "out_degree"] {
      let place = try #require(members[0].firstIndex { $0 == column })
      #expect(members.dropFirst().allSatisfy { $0[place].isEmpty })
    }
    for tie in analysis.ties { #expect(tie.aToB == tie.bToA && tie.aToB > 0) }
    let edges = EdgeListCSV().text(of: analysis).split(separator: "\n").dropFirst()
    #expect(edges.count == analysis.ties.count)
    let summary = SummaryJSON().text(of: analysis)
    #expect(summary.contains("\"row_kind\": \"\(kind.rawValue)\"") && summary.contains("\"directed\": false"))
    #expect(summary.contains("\"reciprocity\": null") && summary.contains("\"directed_tie_count\": null"))
    #expect(InsightsJSON().text(of: analysis).contains("\"answers_known_from\": null"))
    #expect(GraphML().text(of: analysis).contains("edgedefault=\"undirected\""))
  }

  @Test(arguments: [RowKind.contacts, .attendance])
  func `directions of a log without any are refused`(kind: RowKind) throws {
    var options = AnalysisOptions()
    options.isDirected = true
    var source = NetworkSource(logs: [.bytes(name: "log.csv", Array("source,target\na,b\nc,b\n".utf8))])
    source.options.rowKind = kind
    let loaded = try source.load()
    let error = #expect(throws: InputError.self) { try Analyzer(options: options).analyze(loaded, title: "test") }
    #expect(error?.kind == .usage && error?.description.contains("--directed") == true)
  }
}
