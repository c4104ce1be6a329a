import Foundation
import NetworkDiagrams
import Reports

@testable import CommunityInsights
@testable import InteractionLogs

/// Small analyses whose numbers are set by hand, so that tests can say what each file must hold.
enum Fixture {
  /// A triangle `ann`, `ben`, `cleo`; `dan` hangs on `cleo`; `eve` has no tie.
  static let kite: Analysis = {
    var analysis = Fixture.analysis(of: [
      member("ann", name: "Ann Lee", group: "Sales", degree: 2, betweenness: 0, community: 1),
      member("ben", degree: 2, betweenness: 0.5, community: 1),
      member("cleo", role: "facilitator", degree: 3, betweenness: 2, community: 1),
      member("dan", degree: 1, betweenness: 0, community: 1),
      member("eve", degree: 0, betweenness: nil, community: nil),
    ])
    analysis.members[0].manager = "cleo"
    analysis.members[2].isArticulation = true
    analysis.members[2].cutOffIfLost = 1
    analysis.members[2].pagerank = 1.0 / 3
    analysis.ties = [
      tie(0, 1, 3, 0, first: 0, last: 86_400), tie(0, 2, 1, 1), tie(1, 2, 0.5, 0.25), tie(2, 3, 0, 2, isBridge: true),
    ]
    analysis.network.memberCount = 5
    analysis.network.tieCount = 4
    analysis.network.interactionCount = 7.75
    analysis.network.density = 0.4
    analysis.communities = [
      CommunityMetrics(number: 1, size: 4, internalTieCount: 4, externalTieCount: 0, centralMembers: [0, 1, 2])
    ]
    analysis.bridges = [BridgeTie(tie: 3, cutOff: 1)]
    analysis.articulationMembers = [ArticulationMember(member: 2, cutOff: 1)]
    analysis.isolation.isolates = [4]
    analysis.isolation.pendants = [3]
    analysis.isolation.dependents = [.init(member: 3, gatekeeper: 2)]
    analysis.isolation.membersByCoreDistance = [3, 1]
    return analysis
  }()

  /// Members whose names try to break out of every format.
  static let hostile: Analysis = {
    var analysis = Fixture.analysis(of: hostileNames.map { member($0, name: $0, group: $0, role: $0, degree: 2) })
    let count = hostileNames.count
    analysis.title = hostileNames.joined(separator: " ")
    for member in analysis.members.indices { analysis.members[member].betweenness = Double(count - member) }
    analysis.ties = (1..<count).map { tie($0 - 1, $0, 1, 1, isBridge: true) }
    analysis.bridges = analysis.ties.indices.map { BridgeTie(tie: $0, cutOff: 1) }
    analysis.articulationMembers = (0..<count).map { ArticulationMember(member: $0, cutOff: 1) }
    analysis.isolation.isolates = Array(0..<count)
    analysis.isolation.smallComponents = [Array(0..<count)]
    analysis.isolation.dependents = (1..<count).map { .init(member: $0, gatekeeper: 0) }
    analysis.isolation.membersByCoreDistance = [1, count - 1]
    analysis.findings = hostileNames.map { Finding(.holdsTogether, "\($0) holds it together.") }
    analysis.conventions = hostileNames.map {
      Convention(measure: $0, meaning: $0, definition: $0, source: $0)
    }
    analysis.communities = [
      CommunityMetrics(number: 1, size: count, internalTieCount: 1, externalTieCount: 0, centralMembers: [0, 1, 2])
    ]
    return analysis
  }()

  static let hostileNames = [
    "<b>bold</b>", "</script><script>alert(1)</script>", "]]>", "\"quoted\"", "it's", "two\nlines", "cr\rlf\r\n",
    "=cmd()",
    "+1", "-1", "@sum", "\tTab", "\u{FF1D}1", "nul\u{0}", "bell\u{7}", "🦊 fox", "\u{FFFE}", "a|b", "`code`", "**bold**",
    "[link](http://evil.example)", "www.evil.example", "# heading", "- item", "1. item", "&amp;", "{{title}}",
    "{{{style}}}",
    "\"\u{301} onclick=alert(1) x=\"\u{301}", "<\u{301}img src=x>", "back\\slash\\", "a,b;c", "\u{202E}right to left",
    "$$math$$", "~~struck~~", "<!-- comment", "&#x3C;b&#x3E;", "javascript:alert(1)", "\\N", "é e\u{301}",
    String(repeating: "x", count: 10_000), "z" + String(repeating: "\u{301}", count: 10_000), " ", "\u{2028}line",
  ]

  static func analysis(of members: [MemberMetrics]) -> Analysis {
    Analysis(
      generator: "copgraph 0.1.0", title: "Kite", options: AnalysisOptions(), log: log, hasRoster: true,
      network: NetworkMetrics(), members: members, ties: [], communities: [], bridges: [], articulationMembers: [],
      isolation: Isolation(),
      findings: [
        Finding(.wouldBreak, "If cleo left, 1 member would be cut off.", members: [2]),
        Finding(.shape, "5 members have 4 ties.", members: []),
      ],
      conventions: [
        Convention(
          measure: "betweenness", meaning: "Who stands between others.", definition: "Raw pair counts.",
          source: "Brandes 2001"),
        Convention(measure: "core_number", meaning: "Depth.", definition: "k-cores.", source: nil),
      ])
  }

  static let log: LogSummary = {
    var file = FileSummary(
      name: "kite.csv", delimiter: .comma, hasHeader: true, form: .interactions,
      columns: [MappedColumn(role: .source, header: "from", position: 1)], unusedColumns: ["mood"], clock: .calendar)
    (file.rowKind, file.rowKindBasis) = (.messages, .columns)
    file.rows = 9
    file.interactions = 8
    file.rejected = [RejectionCount(reason: .unreadableTime, count: 1)]
    file.first = Instant(seconds: 0)
    file.last = Instant(seconds: 86_400)
    return LogSummary(files: [file])
  }()

  static let rejected = [
    RejectedRow(file: "kite.csv", line: 4, column: "time", reason: .unreadableTime, text: "=ann,\"ben\",soon\r")
  ]

  static let picture = ReportPicture(
    files: [
      .svg: Array("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"><circle r=\"1\"/></svg>\n".utf8),
      .png: [0x89, 0x50], .dot: Array("graph {}\n".utf8),
    ],
    caption: "Five members.", altText: "A triangle with a tail.")

  static let pictures = ReportPictures(main: picture)

  /// Three panels of one dot each.
  static let overTime = ReportPicture(
    subject: .overTime,
    files: [.svg: Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n".utf8), .png: [0x89, 0x50]],
    panels: ["2024-01", "2024-06", "2024-09"].map {
      .init(
        heading: $0, detail: "9 members in contact in \($0), 12 ties",
        svg: Array("<?xml?>\n<svg class=\"dot\"></svg>\n".utf8))
    },
    caption: "Everybody in the same place.", altText: "Three networks.")

  static func member(
    _ id: String, name: String? = nil, group: String? = nil, role: String? = nil, degree: Int, betweenness: Double? = 0,
    community: Int? = 1
  ) -> MemberMetrics {
    var member = MemberMetrics(member: id)
    member.name = name
    member.group = group
    member.role = role
    (member.degree, member.inDegree, member.outDegree) = (degree, 0, 0)
    member.betweenness = betweenness
    member.community = community
    member.component = 1
    return member
  }

  static func tie(
    _ a: Int, _ b: Int, _ aToB: Double, _ bToA: Double, first: Int64? = nil, last: Int64? = nil, isBridge: Bool = false
  ) -> TieMetrics {
    var tie = TieMetrics(
      memberA: a, memberB: b, aToB: aToB, bToA: bToA, first: first.map { Instant(seconds: $0) },
      last: last.map { Instant(seconds: $0) })
    tie.isBridge = isBridge
    return tie
  }
}

extension AnalysisWriter {
  /// The whole file as text.
  func text(of analysis: Analysis) -> String { String(decoding: bytes(of: analysis), as: UTF8.self) }
}

/// The rows of a CSV file by RFC 4180, read the slow and obvious way.
func csvRows(_ text: String) -> [[String]] {
  var rows: [[String]] = []
  var row: [String] = []
  var field = ""
  var isQuoted = false
  var scalars = Array(text.unicodeScalars)[...]
  while let scalar = scalars.popFirst() {
    switch (scalar, isQuoted) {
    case ("\"", true):
      if scalars.first == "\"" { field.unicodeScalars.append(scalars.removeFirst()) } else { isQuoted = false }
    case ("\"", false): isQuoted = true
    case (",", false):
      row.append(field)
      field = ""
    case ("\n", false):
      rows.append(row + [field])
      row = []
      field = ""
    default: field.unicodeScalars.append(scalar)
    }
  }
  return rows
}

extension MemberColumn {
  static let displayName = named("name")!
  static let degree = named("degree")!
  static let betweenness = named("betweenness")!
  static let pagerank = named("pagerank")!
  static let isArticulation = named("is_articulation")!
}
