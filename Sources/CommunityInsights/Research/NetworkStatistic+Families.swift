import GraphCore
import GraphMeasures

extension StatisticFamily {
  static let size = StatisticFamily(
    basis: .undirected,
    statistics: [
      NetworkStatistic("member_count", "Members, those without a tie included", range: "from 0"),
      NetworkStatistic("tie_count", "Pairs of members who interacted", range: "from 0"),
      NetworkStatistic(
        "density", "Share of all pairs of members who are tied", range: "0 to 1", source: "Wasserman & Faust 1994"),
      NetworkStatistic("isolate_count", "Members without a tie", range: "0 to n"),
      NetworkStatistic("pendant_count", "Members with one tie", range: "0 to n"),
    ],
    values: { graph, context in
      let degrees = (0..<graph.nodeCount).map(graph.degree(of:))
      return [
        Double(graph.nodeCount), Double(graph.edgeCount),
        try Density().run(on: graph, control: context.control).density,
        Double(degrees.count { $0 == 0 }), Double(degrees.count { $0 == 1 }),
      ]
    })

  static let directions = StatisticFamily(
    basis: .directed,
    statistics: [
      NetworkStatistic(
        "directed_tie_count", "Ordered pairs of members, one of whom turned to the other", range: "from 0"),
      NetworkStatistic(
        "reciprocity", "Share of directed ties that are answered by one in the other direction", range: "0 to 1",
        convention: "random networks keep how many each turned to, and were turned to by",
        source: "Wasserman & Faust 1994"),
    ],
    values: { graph, context in
      [Double(graph.edgeCount), try Reciprocity().run(on: graph, control: context.control).reciprocity]
    })

  static let clustering = StatisticFamily(
    basis: .undirected,
    statistics: [
      NetworkStatistic(
        "transitivity", "Share of pairs of ties with a common member that a third tie closes", range: "0 to 1",
        source: "Newman, Strogatz & Watts 2001"),
      NetworkStatistic(
        "mean_clustering_defined", "Mean clustering over members with two ties or more", range: "0 to 1",
        source: "Watts & Strogatz 1998"),
      NetworkStatistic(
        "mean_clustering_all", "Mean clustering over all members", range: "0 to 1", convention: "undefined counts as 0",
        source: "Watts & Strogatz 1998"),
    ],
    values: { graph, context in
      let triangles = try Triangles().run(on: graph, control: context.control)
      let local = try LocalClustering().run(on: graph, triangles: triangles, control: context.control)
      let whole = try Transitivity().run(on: graph, triangles: triangles, control: context.control)
      return [whole.transitivity, local.meanOverDefined, local.meanOverAll]
    })

  static let components = StatisticFamily(
    basis: .undirected,
    statistics: [
      NetworkStatistic(
        "component_count", "Parts of the network whose members are connected, directly or through others",
        range: "0 to n",
        convention: "members without a tie are one each"),
      NetworkStatistic("largest_component_size", "Members of the largest of them", range: "0 to n"),
      NetworkStatistic(
        "fragmentation", "Share of the pairs of members who are not connected", range: "0 to 1", source: "Borgatti 2006"
      ),
    ],
    values: { graph, context in
      let found = try ConnectedComponents().run(on: graph, control: context.control)
      let loss = try Fragmentation.of(graph, removing: [], control: context.control)
      return [Double(found.count), Double(found.largestSize), loss.fragmentation]
    })

  static let strongComponents = StatisticFamily(
    basis: .directed,
    statistics: [
      NetworkStatistic(
        "strong_component_count", "Parts of the network whose members can all reach one another along directions",
        range: "0 to n",
        source: "Tarjan 1972"),
      NetworkStatistic("largest_strong_component_size", "Members of the largest of them", range: "0 to n"),
    ],
    values: { graph, context in
      let found = try StronglyConnectedComponents().run(on: graph, control: context.control)
      return [Double(found.count), Double(found.sizes.max() ?? 0)]
    })

  static let distances = StatisticFamily(
    basis: .paths,
    statistics: [
      NetworkStatistic("diameter", "Longest distance between two members who are connected", range: "from 1 in ties"),
      NetworkStatistic(
        "radius", "Shortest of the members' longest distances", range: "from 1 in ties",
        convention: "over members whom anybody can reach"),
      NetworkStatistic(
        "mean_distance", "Mean distance between members who are connected", range: "from 1 in ties",
        source: "Watts & Strogatz 1998"),
      NetworkStatistic("reachable_share", "Share of ordered pairs of members that a path connects", range: "0 to 1"),
      NetworkStatistic(
        "global_efficiency", "Mean of 1 / distance over all pairs", range: "0 to 1 in ties",
        convention: "0 where there is no path", source: "Latora & Marchiori 2001"),
    ],
    values: { graph, context in
      let found = try Closeness(pathLength: context.pathLength).run(on: graph, control: context.control)
      let count = Double(graph.nodeCount)
      return [
        found.diameter, found.eccentricity.compactMap { $0 }.min(), found.meanDistance, found.reachableShare,
        count < 2 ? nil : found.harmonic.reduce(0, +) / (count * (count - 1)),
      ]
    })

  static let degreeCentralization = StatisticFamily(
    basis: .undirected,
    statistics: [
      NetworkStatistic(
        "degree_centralization", "How far ties are centred on one member", range: "0 to 1",
        convention: "1 for the star",
        source: "Freeman 1979")
    ],
    values: { graph, _ in [Centralization.degree((0..<graph.nodeCount).map(graph.degree(of:)), isDirected: false)] })

  static let betweennessCentralization = StatisticFamily(
    basis: .paths,
    statistics: [
      NetworkStatistic(
        "betweenness_centralization", "How far shortest paths are centred on one member", range: "0 to 1",
        convention: "1 for the star", source: "Freeman 1979")
    ],
    values: { graph, context in
      let found = try Betweenness(pathLength: context.pathLength).run(on: graph, control: context.control)
      return [Centralization.betweenness(found.nodes, isDirected: graph.isDirected)]
    })
}
