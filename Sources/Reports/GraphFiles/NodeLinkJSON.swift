import CommunityInsights

/// The network as node-link JSON, which NetworkX (`node_link_graph`) and D3 read.
///
/// Nodes are named by the member's identity and carry every other column of `members.csv`; edges are undirected, with
/// `weight` for the interactions both ways and every column of `ties.csv`.
public struct NodeLinkJSON: AnalysisWriter {
  public init() {}

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    let (members, clock) = (analysis.members, analysis.log.clock)
    var json = JSONPrinter(sink: sink)
    try json.document { json in
      json.entry("directed", .truth(false))
      json.entry("multigraph", .truth(false))
      json.entry("graph") { json in
        json.entry("name", .text(analysis.title))
        json.entry("generator", .text(analysis.generator))
      }
      let standings = StandingColumn.columns(of: analysis)
      try json.entry("nodes", array: analysis.members.enumerated()) { json, node in
        let (index, member) = node
        json.object { json in
          json.entry("id", .text(member.member))
          for column in MemberColumn.allCases where column != .member {
            json.entry(column.rawValue, column.cell(of: member))
          }
          for column in standings {
            json.entry(column.rawValue, column.cell(ofMember: index, in: analysis))
          }
        }
      }
      try json.entry("edges", array: analysis.ties) { json, tie in
        json.object { json in
          json.entry("source", .text(members[tie.memberA].member))
          json.entry("target", .text(members[tie.memberB].member))
          json.entry("weight", Cell(tie.strength))
          for column in TieColumn.attributes {
            json.entry(column.rawValue, column.cell(of: tie, members: members, clock: clock))
          }
        }
      }
    }
  }
}
