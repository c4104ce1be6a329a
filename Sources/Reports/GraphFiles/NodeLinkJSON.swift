import CommunityInsights

/// The network as node-link JSON, which NetworkX (`node_link_graph`) and D3 read.
///
/// Nodes are named by the member's identity and carry every other column of `members.csv`; edges are undirected, with
/// `weight` for the interactions both ways and every column of `ties.csv`; or directed where the analysis follows
/// directions, one a direction.
public struct NodeLinkJSON: AnalysisWriter {
  public init() {}

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    let (members, clock) = (analysis.members, analysis.log.clock)
    var json = JSONPrinter(sink: sink, marksDoubles: true)
    try json.document { json in
      json.entry("directed", .truth(analysis.options.isDirected))
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
          for column in MemberColumn.columns(analysis.options) where column != .member {
            json.entry(column.name, column.cell(of: member))
          }
          for column in standings {
            json.entry(column.rawValue, column.cell(ofMember: index, in: analysis))
          }
        }
      }
      let columns = GraphEdge.columns(isDirected: analysis.options.isDirected)
      var edges: [GraphEdge] = []
      analysis.forEachEdge { edges.append($0) }
      try json.entry("edges", array: edges) { json, edge in
        json.object { json in
          json.entry("source", .text(members[edge.source].member))
          json.entry("target", .text(members[edge.target].member))
          json.entry("weight", Cell(edge.weight))
          for column in columns {
            json.entry(column.name, column.cell(of: edge.tie, members: members, clock: clock))
          }
        }
      }
    }
  }
}
