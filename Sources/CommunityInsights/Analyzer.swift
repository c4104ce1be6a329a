import GraphCore
import GraphMeasures
import InteractionLogs
import MemberNetworks

/// Turns a loaded network into an ``Analysis``: runs the measures and puts their results beside the members and ties.
public struct Analyzer: Sendable {
  public var options: AnalysisOptions

  /// The measures to compute; all of them by default. Findings are only told of what was computed.
  public var groups: Set<MeasureGroup>

  /// The choices of the community lens; `nil` leaves it out. It needs a network that was loaded with its history.
  public var lens: LensOptions?

  /// Whether to find out when each tie was used, without a lens; it needs a network that was loaded with its history.
  public var followsTies = false

  /// The program and version that the analysis names as its maker.
  public var generator: String

  public init(
    options: AnalysisOptions = AnalysisOptions(), groups: Set<MeasureGroup> = Set(MeasureGroup.allCases),
    lens: LensOptions? = nil, generator: String = "copgraph"
  ) {
    self.options = options
    self.groups = groups
    self.lens = lens
    self.generator = generator
  }

  /// Computes everything that was asked for.
  ///
  /// - Parameters:
  ///   - loaded: the network and how it was read.
  ///   - record: what happened, for the lens, where that is not the history of `loaded`.
  ///   - title: what the community is called.
  ///   - timings: takes note of how long each measure took.
  /// - Throws: `InputError` for windows that the log cannot be cut into, and for directions that it does not have;
  ///   `CancellationError`.
  /// - Complexity: O(members · ties) for distances and betweenness, about linear for all else.
  public func analyze(
    _ loaded: LoadedNetwork, record: CommunityRecord? = nil, title: String, control: RunControl = RunControl(),
    timings: Timings = Timings()
  ) throws -> Analysis {
    try Self.checkDirections(of: loaded, options)
    let graphs = timings.measure("graph") { NetworkGraphs(loaded.network, options: options) }
    var analysis = Analysis(
      generator: generator, title: title, options: options, log: loaded.summary, hasRoster: loaded.network.hasRoster,
      network: NetworkMetrics(), members: loaded.network.members.map(MemberMetrics.init),
      ties: loaded.network.ties.map(TieMetrics.init), communities: [], bridges: [], articulationMembers: [],
      isolation: Isolation(), findings: [], conventions: [])
    describe(loaded, &analysis)
    if followsTies, let history = loaded.history {
      analysis.tieActivity = try LensAnalyzer().record(loaded.network, history).flatMap { TieActivity($0) }
    }
    let stage = MeasureStage(graphs: graphs, options: options, control: control)
    for step in stage.steps(groups: groups) {
      try control.checkCancellation()
      try timings.measure(step.name) { try step.run(&analysis) }
    }
    analysis.health = loaded.health
    analysis.network.selfInteractionCount = loaded.network.selfInteractionCount
    if let lens, let record = try timings.measure("record", { try record ?? self.record(of: loaded) }) {
      let suspects = SuspectMembers(loaded.health, record)
      analysis.lens = try LensAnalyzer(options: lens, seed: options.seed).analyze(
        record, analysis: analysis, suspects: suspects?.members ?? [], control: control, timings: timings)
      if let suspects {
        let context = LensContext(options: lens, seed: options.seed, control: control)
        try timings.measure("doubts") {
          guard var found = analysis.lens else { return }
          try Doubts(suspects: suspects, record: record, context: context).add(to: &found)
          analysis.lens = found
        }
      }
      analysis.recent = try timings.measure("recent") { try recentNetwork(of: record, analysis, control) }
    }
    let rows = RowReading(loaded.summary)
    analysis.conventions =
      analysis.lens.map { Convention.all(options: options, lens: $0.options, rows: rows) }
      ?? Convention.all(options: options, rows: rows)
    analysis.findings = timings.measure("findings") { Findings(analysis).all }
    return analysis
  }
}

extension Analyzer {
  /// What the member table and the logs say beyond what is computed with.
  private func describe(_ loaded: LoadedNetwork, _ analysis: inout Analysis) {
    let members = loaded.network.members
    analysis.furtherColumns = loaded.furtherMemberColumns.enumerated().map { place, name in
      FurtherColumn(name: name, values: members.map { $0.further.isEmpty ? nil : $0.further[place] })
    }
    analysis.kinds = loaded.network.kinds
    if analysis.kinds.isEmpty { return }
    for (index, tie) in loaded.network.ties.enumerated() { analysis.ties[index].kinds = tie.kinds }
  }

  /// - Throws: `InputError` where the options ask for directions that the rows do not have.
  static func checkDirections(of loaded: LoadedNetwork, _ options: AnalysisOptions) throws(InputError) {
    if options.isDirected && !loaded.network.isDirected { throw directionless(loaded.summary) }
  }

  private static func directionless(_ log: LogSummary) -> InputError {
    let remedy =
      switch log.files.first?.rowKindBasis {
      case .option: "leave out --directed, or say with --rows that rows have a direction"
      case .data:
        "leave out --directed, or say with --rows directed or --rows acts that the order in a row means something"
      default: "leave out --directed"
      }
    return InputError(
      .usage, file: log.files.count == 1 ? log.files[0].name : "\(log.files.count) logs",
      problem:
        "has no directions for --directed to follow: its rows are \(RowWords.rows(log.rowKind, isDirected: false))",
      remedy: remedy)
  }

  /// The measures that sentences are made from, of the recent part of a log.
  private static let recentGroups: Set<MeasureGroup> = [.distances, .betweenness, .cores, .cuts, .communities]

  /// The network of the recent part of a log; `nil` where that is all of it.
  ///
  /// - Throws: `CancellationError`.
  private func recentNetwork(
    of record: CommunityRecord, _ whole: Analysis, _ control: RunControl
  ) throws -> RecentNetwork? {
    guard let period = RecentPeriod(of: record, days: lens?.recentDays) else { return nil }
    let indices = record.members(in: period)
    let present = Set(indices)
    let part = record.restricted(to: period.begin..<period.end)
      .without(Set(record.members.indices.filter { !present.contains($0) }))
    let network = MemberNetwork(
      members: part.members, ties: part.ties, interactionCount: part.interactions.count, hasRoster: part.hasRoster,
      clock: part.clock, rowKind: part.rowKind, isDirected: part.hasDirections)
    var view = whole.seenRecently(
      RecentNetwork(
        period: period, indices: indices, members: network.members.map(MemberMetrics.init),
        ties: network.ties.map(TieMetrics.init)))
    let stage = MeasureStage(graphs: NetworkGraphs(network, options: options), options: options, control: control)
    for step in stage.steps(groups: groups.intersection(Self.recentGroups)) {
      try control.checkCancellation()
      try step.run(&view)
    }
    return RecentNetwork(
      period: period, indices: indices, network: view.network, members: view.members, ties: view.ties,
      communities: view.communities, bridges: view.bridges, articulationMembers: view.articulationMembers,
      isolation: view.isolation)
  }

  /// What happened in a community, cut into the windows of the lens; `nil` without a lens or without a history.
  ///
  /// - Throws: `InputError` for windows that the log cannot be cut into.
  func record(of loaded: LoadedNetwork) throws(InputError) -> CommunityRecord? {
    guard let lens, let history = loaded.history else { return nil }
    return try LensAnalyzer(options: lens, seed: options.seed).record(loaded.network, history)
  }
}

/// The graphs that measures run on.
struct NetworkGraphs: Sendable {
  /// Without directions; edge i is tie i.
  let undirected: Graph
  /// `nil` where rows have no direction.
  let directed: Graph?
  /// The one that paths and walks follow, by the options.
  let pathGraph: Graph

  init(_ network: MemberNetwork, options: AnalysisOptions) {
    undirected = network.undirectedGraph()
    directed = network.isDirected ? network.directedGraph() : nil
    pathGraph = options.isDirected ? directed ?? undirected : undirected
  }
}

extension MemberMetrics {
  fileprivate init(_ member: Member) {
    self.init(member: member.id)
    name = member.name
    group = member.group
    role = member.role
    manager = member.manager
    isManager = member.isManager
    isOnRoster = member.isOnRoster
  }
}

extension TieMetrics {
  fileprivate init(_ tie: Tie) {
    self.init(
      memberA: tie.memberA, memberB: tie.memberB, aToB: tie.aToB, bToA: tie.bToA, first: tie.first, last: tie.last)
  }
}
