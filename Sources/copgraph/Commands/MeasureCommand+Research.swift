import ArgumentParser
import CommunityInsights
import MemberNetworks
import Reports

/// What is measured of the network as a whole, of triads, groups and sets of members.
extension MeasureCommand {
  /// - Throws: `ValidationError` for options that say nothing of the subject.
  func checkResearchOptions() throws {
    func only(_ isGiven: Bool, _ option: String, _ subjects: Subject...) throws {
      guard isGiven, !subjects.contains(subject) else { return }
      let those = subjects.map(\.rawValue).joined(separator: " or ")
      throw ValidationError("\(option) is for --of \(those), not for \(subject.rawValue).")
    }
    try only(research.null != nil, "--null", .network, .triads)
    try only(research.size != nil, "--size", .keyPlayers)
    try only(research.aim != nil, "--aim", .keyPlayers)
    try only(research.fit != nil, "--fit", .core)
    try only(measures != nil, "--measures", .members, .ties, .network)
    try only(estimate.betweennessError != nil, "--betweenness-error", .members, .ties)
    if research.null != nil && measureArguments.weighted {
      throw ValidationError("Random networks have no weights: leave out --null, or --weighted.")
    }
    if subject == .network { _ = try networkNumbers() }
  }

  /// Measures and prints what is no column of members or ties.
  func runResearch() throws {
    try Run.command(threads: measureArguments.threadCount) { run in
      let loaded = try log.networkSource.load(control: run.control)
      try run.tellProblems(of: loaded)
      let network = try ResearchNetwork(loaded, options: measureArguments.analysisOptions(log))
      try run.write(try table(of: network, run)) { table, sink in
        switch format {
        case .csv: try table.writeCSV(to: sink)
        case .json: try table.writeJSON(to: sink)
        }
      }
    }
  }

  private func table(of network: ResearchNetwork, _ run: Run) throws -> ResearchTable {
    let control = run.control
    switch subject {
    case .members, .ties: preconditionFailure("columns have writers of their own")
    case .network: return ResearchTable(try networkNumbers().run(on: network, control: control))
    case .triads:
      return ResearchTable(try TriadNumbers(replicates: research.replicateCount).run(on: network, control: control))
    case .keyPlayers:
      let set = try KeyPlayerSet(research.keyPlayers, in: network, control: control)
      return ResearchTable(set, aim: (research.aim ?? .fragmentation).rawValue)
    case .core: return ResearchTable(try MemberCore(research.corePeriphery, in: network, control: control))
    case .groups: return ResearchTable(try GroupPairs(of: network, control: control))
    }
  }

  private func networkNumbers() throws -> NetworkNumbers {
    let known = NetworkStatistic.all.map(\.name)
    let names = try names?.map { try found(known.contains($0) ? $0 : nil, $0, among: known) }
    return NetworkNumbers(names: names.map { Set($0) }, replicates: research.replicateCount)
  }
}
