import GraphCore
import GraphMeasures

extension StatisticFamily {
  static let clusters = StatisticFamily(
    basis: .undirected,
    statistics: [
      NetworkStatistic(
        "modularity", "How clearly clusters stand apart", range: "−0.5 to 1",
        convention: "of the clusters that Leiden finds; random networks have clusters of their own",
        source: "Newman & Girvan 2004; Traag, Waltman & van Eck 2019"),
      NetworkStatistic("community_count", "Clusters of two members or more", range: "0 to n / 2"),
    ],
    values: { graph, context in
      let options = context.options
      let leiden = Leiden(
        quality: .modularity(resolution: options.resolution), seed: options.seed, usesWeights: options.isWeighted)
      let found = try leiden.run(on: graph, control: context.control)
      return [found.modularity, Double(found.sizes.count { $0 > 1 })]
    })

  static let cores = StatisticFamily(
    basis: .undirected,
    statistics: [
      NetworkStatistic(
        "highest_core_number", "Largest k for which members have k ties among themselves", range: "0 to n − 1",
        source: "Seidman 1983"),
      NetworkStatistic("core_size", "Members with the highest core number", range: "0 to n"),
    ],
    values: { graph, context in
      let found = try CoreNumbers().run(on: graph, control: context.control)
      return [Double(found.highest), Double(found.innermost.count)]
    })

  static let cuts = StatisticFamily(
    basis: .undirected,
    statistics: [
      NetworkStatistic(
        "bridge_count", "Ties whose loss alone would disconnect members", range: "from 0",
        source: "Hopcroft & Tarjan 1973"),
      NetworkStatistic(
        "articulation_member_count", "Members whose loss alone would disconnect others", range: "0 to n − 2",
        convention: "cut members (articulation points)", source: "Hopcroft & Tarjan 1973"),
      NetworkStatistic(
        "block_count", "Largest sets of members who stay together whichever one of them goes", range: "from 0",
        source: "Hopcroft & Tarjan 1973"),
    ],
    values: { graph, context in
      let found = try BridgesAndArticulation().run(on: graph, control: context.control)
      return [Double(found.bridges.count), Double(found.articulationPoints.count), Double(found.blocks.count)]
    })

  static let corePeriphery = StatisticFamily(
    basis: .undirected,
    statistics: [
      NetworkStatistic(
        "core_periphery_errors", "Pairs within the core without a tie, and within the periphery with one",
        range: "from 0",
        convention: "of the core with the fewest, found exactly; pairs between the two are not judged",
        source: "Borgatti & Everett 2000; Lip 2011"),
      NetworkStatistic(
        "core_periphery_correlation", "Correlation of having a tie with having an end in that core", range: "−1 to 1",
        convention: "over all pairs of members", source: "Borgatti & Everett 2000"),
    ],
    values: { graph, context in
      let found = try CorePeriphery().run(on: graph, control: context.control)
      return [Double(found.errors), found.correlation]
    })

  static let groups = StatisticFamily(
    basis: .undirected,
    statistics: [
      NetworkStatistic(
        "group_assortativity", "How far ties keep within groups", range: "−1 to 1",
        convention: "undefined without two groups in the member table", source: "Newman 2003"),
      NetworkStatistic(
        "ei_index", "Ties between groups less ties within, over both", range: "−1 to 1",
        convention: "ties of members without a group do not count", source: "Krackhardt & Stern 1988"),
    ],
    values: { graph, context in
      guard Set(context.groups.compactMap { $0 }).count > 1 else { return [nil, nil] }
      let within = try Assortativity().run(on: graph, groups: context.groups, control: context.control)
      let index = try EIIndex().run(on: graph, groups: context.groups, control: context.control)
      return [within.assortativity, index.index]
    })
}
