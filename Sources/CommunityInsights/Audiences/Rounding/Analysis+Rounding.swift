import InteractionLogs

extension Analysis {
  /// Rounds all counts, and everything else as far as it would tell of counts.
  ///
  /// To be called after what is hidden has been left out.
  mutating func roundNumbers(_ rounding: CountRounding, exact: Analysis, minimum: Int) {
    let isTellingCommunities = communities.count == exact.communities.count
    for index in communities.indices {
      communities[index].size = rounding(communities[index].size)
      communities[index].internalTieCount =
        isTellingCommunities ? rounding(communities[index].internalTieCount) : nil
      communities[index].externalTieCount =
        isTellingCommunities ? rounding(communities[index].externalTieCount) : nil
    }
    let worlds = NetworkWorlds(network, exact: exact, minimum: minimum, rounding)
    network.roundNumbers(rounding, worlds, exact, isTellingCommunities: isTellingCommunities)
    lens?.roundNumbers(rounding, members: rounding(exact.members.count))
    log.roundCounts(rounding)
  }
}

extension NetworkMetrics {
  fileprivate mutating func roundNumbers(
    _ rounding: CountRounding, _ worlds: NetworkWorlds, _ exact: Analysis, isTellingCommunities: Bool
  ) {
    let members = rounding(exact.members.count)
    round(derivedFrom: worlds, exact.options, members: members)
    if !isTellingCommunities { (communityCount, modularity) = (nil, nil) }
    if coreSize == nil { highestCoreNumber = nil }
    for path in [
      \NetworkMetrics.tieCount, \.directedTieCount, \.selfInteractionCount, \.largestComponentSize, \.isolateCount,
      \.pendantCount,
    ] {
      self[keyPath: path] = rounding(self[keyPath: path])
    }
    for path in [\NetworkMetrics.coreSize, \.articulationMemberCount, \.bridgeCount] {
      self[keyPath: path] = rounding(self[keyPath: path])
    }
    memberCount = members
    interactionCount = rounding(interactionCount)
    // Beside rounded counts, the exact number of parts would tell how many of them are single members.
    if componentCount > 1 { hide(.componentCount) }
    density = density.map { _ in
      let pairs = Double(members) * Double(members - 1) / 2
      return min(1, Double(tieCount) / max(1, pairs)).rounded(significantDigits: Precision.digits)
    }
    let perMember = Precision.step(over: members)
    for path in [\NetworkMetrics.transitivity, \.meanClusteringDefined, \.modularity] {
      self[keyPath: path] = self[keyPath: path].flatMap { value in perMember.map { value.rounded(toSteps: $0) } }
    }
    let perTie = Precision.step(over: directedTieCount)
    reciprocity = reciprocity.flatMap { value in perTie.map { value.rounded(toSteps: $0) } }
  }

  /// Rounds what hangs on how many can reach one another, and on the one member in the middle.
  private mutating func round(derivedFrom start: NetworkWorlds, _ options: AnalysisOptions, members: Int) {
    var worlds = start
    let countsSteps = !options.isDirected && !options.isWeighted
    if let value = diameter, countsSteps {
      diameter = worlds.told(value, by: [1]) { $0.allows(diameter: $1) }
    } else {
      diameter = diameter?.rounded(significantDigits: Precision.digits)
    }
    let longest = diameter
    if let value = meanDistance, countsSteps {
      meanDistance = worlds.told(value, by: NetworkWorlds.steps + [0.5]) { $0.allows(meanDistance: $1, longest) }
    } else {
      meanDistance = meanDistance?.rounded(significantDigits: Precision.digits)
    }
    if let value = reachableShare {
      reachableShare = options.isDirected ? nil : worlds.told(value) { $0.allows(reachableShare: $1) }
    }
    guard let value = degreeCentralization else { return }
    let told = worlds.toldOfOneMember(value)
    degreeCentralization = told?.value
    // It is about one member as well, and as much is told of that one.
    betweennessCentralization = betweennessCentralization.flatMap { value in
      told.map { value.rounded(toSteps: $0.step) }
    }
  }
}

extension LogSummary {
  fileprivate mutating func roundCounts(_ rounding: CountRounding) {
    for index in files.indices {
      for path in [
        \FileSummary.rows, \.interactions, \.selfInteractions, \.outsidePeriod, \.messages, \.openingMessages,
        \.repliesToUnknown, \.messagesToEverybody, \.events, \.eventsLeftOut,
      ] {
        files[index][keyPath: path] = rounding(files[index][keyPath: path])
      }
      for reason in files[index].rejected.indices {
        files[index].rejected[reason].count = rounding(files[index].rejected[reason].count)
      }
      files[index].rejected.removeAll { $0.count == 0 }
    }
    guard var history else { return }
    for path in [\HistorySummary.messages, \.openingMessages, \.repliesToUnknown, \.withoutTime] {
      history[keyPath: path] = rounding(history[keyPath: path])
    }
    self.history = history
  }
}
