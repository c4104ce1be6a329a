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
    let worlds = NetworkWorlds(network, facts(exact, minimum), minimum: minimum, rounding)
    network.roundNumbers(rounding, worlds, exact, isTellingCommunities: isTellingCommunities)
    lens?.roundNumbers(rounding, members: rounding(exact.members.count))
    log.roundCounts(rounding)
  }

  /// Where nearly everybody has a tie with everybody, so many ties need so many members that few can be without one.
  ///
  /// - Throws: `InputError` if that narrows a hidden number.
  func checkTies(exact: Analysis, minimum: Int, _ rounding: CountRounding) throws(InputError) {
    let said = facts(exact, minimum)
    guard said.areUntiedFew || said.isRestFew else { return }
    let members = Double(rounding.cell(of: exact.members.count).upperBound - (minimum - 1))
    guard Double(rounding.cell(of: network.tieCount).lowerBound) > members * (members - 1) / 2 else { return }
    throw InputError(
      .data, problem: "nearly all pairs of members have a tie, so that the number of ties tells how many have none",
      remedy: "make this report for the community itself (--audience community), or choose a smaller --minimum-group")
  }

  /// What ``AnonymousFindings`` say of the network.
  private func facts(_ exact: Analysis, _ minimum: Int) -> NetworkWorlds.Facts {
    let few = 1..<minimum
    return NetworkWorlds.Facts(
      isWhole: network.shown(.componentCount) == 1,
      areUntiedFew: network.shown(.isolateCount) == nil && few.contains(exact.network.isolateCount),
      isRestFew: network.shown(.largestComponentSize) == nil
        && few.contains(exact.members.count - exact.network.largestComponentSize))
  }
}

extension NetworkMetrics {
  fileprivate mutating func roundNumbers(
    _ rounding: CountRounding, _ worlds: NetworkWorlds, _ exact: Analysis, isTellingCommunities: Bool
  ) {
    let members = rounding(exact.members.count)
    round(derivedFrom: worlds, exact.options, members: members)
    if !isTellingCommunities { (communityCount, modularity, clusterClarity) = (nil, nil, nil) }
    modularityByChance = nil
    if coreSize == nil { highestCoreNumber = nil }
    for path in [
      \NetworkMetrics.tieCount, \.selfInteractionCount, \.largestComponentSize, \.isolateCount, \.pendantCount,
    ] {
      self[keyPath: path] = rounding(self[keyPath: path])
    }
    for path in [\NetworkMetrics.directedTieCount, \.coreSize, \.articulationMemberCount, \.bridgeCount] {
      self[keyPath: path] = rounding(self[keyPath: path])
    }
    memberCount = members
    interactionCount = rounding(interactionCount)
    // Beside rounded counts, the exact number of parts would tell how many of them are single members.
    if componentCount > 1 { hide(.componentCount) }
    density = density.flatMap { _ in
      let pairs = Double(members) * Double(members - 1) / 2
      // Twice as far off as the number of members is, it would say little of a small community.
      return rounding.isClose(members)
        ? min(1, Double(tieCount) / max(1, pairs)).rounded(significantDigits: Precision.digits) : nil
    }
    let perMember = Precision.step(over: members)
    for path in [\NetworkMetrics.reciprocity, \.transitivity, \.meanClusteringDefined, \.modularity] {
      self[keyPath: path] = self[keyPath: path].flatMap { value in perMember.flatMap(value.toldInSteps) }
    }
  }

  /// Rounds what hangs on how many can reach one another, and on the one member in the middle.
  private mutating func round(derivedFrom start: NetworkWorlds, _ options: AnalysisOptions, members: Int) {
    var worlds = start
    let step = Precision.step(over: members)
    if options.isDirected || options.isWeighted {
      diameter = diameter?.rounded(significantDigits: Precision.digits)
      meanDistance = meanDistance?.rounded(significantDigits: Precision.digits)
      reachableShare = options.isDirected ? nil : reachableShare
    } else {
      diameter = diameter.flatMap { worlds.told($0, by: 1) { $0.allows(diameter: $1) } }
      let longest = diameter
      meanDistance = meanDistance.flatMap { worlds.told($0, by: step) { $0.allows(meanDistance: $1, longest) } }
    }
    reachableShare = reachableShare.flatMap { worlds.told($0, by: step) { $0.allows(reachableShare: $1) } }
    degreeCentralization = degreeCentralization.flatMap { value in
      worlds.toldOfOneMember(value).flatMap { $0 == 0 && value > 0 ? nil : $0 }
    }
    // It is about one member as well, of whom no more is to be told.
    let ofOne = degreeCentralization == nil ? nil : worlds.stepOfCentralization
    betweennessCentralization = betweennessCentralization.flatMap { value in ofOne.flatMap(value.toldInSteps) }
  }
}

extension LogSummary {
  fileprivate mutating func roundCounts(_ rounding: CountRounding) {
    for index in files.indices {
      for path in [
        \FileSummary.rows, \.interactions, \.selfInteractions, \.outsidePeriod, \.messages, \.openingMessages,
        \.repliesToUnknown, \.messagesToEverybody, \.events, \.eventsLeftOut, \.filteredRows, \.leftOutRows, \.selfRows,
        \.outsideRows,
        \.setApartRows, \.namelessRows,
      ] {
        files[index][keyPath: path] = rounding(files[index][keyPath: path])
      }
      (files[index].setApartTimes, files[index].absentNames, files[index].leftOut) = ([], [], [])
      (files[index].sharedNames, files[index].listRows) = ([], 0)
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
