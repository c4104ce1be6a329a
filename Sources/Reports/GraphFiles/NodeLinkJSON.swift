import CommunityInsights

/// The network as node-link JSON, which NetworkX (`node_link_graph`), rustworkx and D3 read.
///
/// Nodes are named by the member's identity; edges are undirected, with `weight` for the interactions both ways, or
/// directed where the analysis follows directions, one a direction. For their attributes see ``GraphAttributes``.
public struct NodeLinkJSON: AnalysisWriter {
  public init() {}

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    let (members, attributes) = (analysis.members, GraphAttributes(analysis))
    var json = JSONPrinter(sink: sink, marksDoubles: true)
    try json.document { json in
      json.entry("directed", .truth(analysis.options.isDirected))
      json.entry("multigraph", .truth(false))
      json.entry("graph") { json in
        json.entry("name", .text(analysis.title))
        json.entry("generator", .text(analysis.generator))
      }
      try json.entry("nodes", array: members.indices) { json, member in
        json.object { json in
          json.entry("id", .text(members[member].member))
          for column in attributes.ofNodes { json.entry(column.name, column.cell(member)) }
        }
      }
      var edges: [GraphEdge] = []
      analysis.forEachEdge { edges.append($0) }
      try json.entry("edges", array: edges) { json, edge in
        json.object { json in
          json.entry("source", .text(members[edge.source].member))
          json.entry("target", .text(members[edge.target].member))
          json.entry("weight", Cell(edge.weight))
          for column in attributes.ofEdges { json.entry(column.name, column.cell(edge)) }
        }
      }
    }
  }
}
