extension Analysis {
  /// Empties every place of a hidden count, and whatever would tell it in another way.
  mutating func hide(_ counts: PublishedCounts) {
    let hidden = counts.hidden
    communities = communities.indices.filter { hidden[.community($0)] == nil }.map { communities[$0] }
    for (place, extent) in hidden {
      switch place {
      case .network(let number): network.hide(number)
      case .indicator(let result, let indicator):
        let isBlurred = extent == .total && audience == .sponsor && counts.canBlur(indicator, of: result)
        if isBlurred {
          lens?.results[result].indicators[indicator].blur()
        } else {
          lens?.results[result].indicators[indicator].suppress()
        }
      case .value(let series, let window): lens?.timeline.series[series].suppress(window: window)
      case .community, .unlisted: break
      }
    }
    if counts.doCommunitiesTell { hideCommunities() }
    hideConsequences(minimum: counts.system.minimum)
  }

  /// Leaves nothing of the communities, not even how many they are.
  private mutating func hideCommunities() {
    communities = []
    network.communityCount = nil
    lens?.suppress { $0.derivation == .clusterCount }
  }

  /// Numbers of no people from which a hidden number of people could be worked out.
  private mutating func hideConsequences(minimum: Int) {
    // Both are sums over the parts of the network, of which each isolate is one.
    if network.shown(.largestComponentSize) == nil || network.shown(.isolateCount) == nil {
      network.hide(.componentCount)
      network.hide(.reachableShare)
    }
    // Every pendant hangs on a bridge.
    if let bridges = network.bridgeCount, bridges > 0 && bridges < minimum { network.hide(.bridgeCount) }
    // Over the other mean it is the share of members with two ties or more.
    network.meanClusteringAll = nil
  }
}

extension PublishedCounts {
  /// From so many people on, each number of people has a whole percent of its own.
  private static let fewestForPercents = 100

  /// Whether a number can be told without telling of how many it is: a count by itself, or a share in whole percents,
  /// which fit any number of people near the true one. Both together would tell.
  fileprivate func canBlur(_ indicator: Int, of result: Int) -> Bool {
    guard let indicators = analysis.lens?.results[result].indicators, let people = indicators[indicator].people,
      people.total >= Self.fewestForPercents
    else { return false }
    switch indicators[indicator].unit {
    case .share: return true
    case .count: return !indicators.contains { $0.people == people && $0.unit == .share }
    case .shareDifference, .number, .hours, .days: return false
    }
  }
}

extension Indicator {
  /// Leaves a count, or a share in whole percents, and nothing of how many it is of.
  fileprivate mutating func blur() {
    counting = .untold
    evidence.members = nil
    guard unit == .share else { return }
    value = value.map { ($0 * 100).rounded() / 100 }
    interval = nil
  }

  /// Leaves nothing of the number.
  mutating func suppress() {
    value = nil
    interval = nil
    change = nil
    counting = .nobody
    evidence = Evidence()
    references.removeAll { $0.kind == .chance }
    isSuppressed = true
  }
}

extension Timeline.Series {
  /// Leaves nothing of the number of a window, and no trend that it is part of.
  mutating func suppress(window: Int) {
    values[window] = nil
    people[window] = nil
    trend = nil
  }
}

extension CommunityLens {
  /// Leaves nothing of some numbers.
  mutating func suppress(where isHidden: (Indicator) -> Bool) {
    for result in results.indices {
      for index in results[result].indicators.indices where isHidden(results[result].indicators[index]) {
        results[result].indicators[index].suppress()
      }
    }
  }

  /// Hides what is about one member, though it names nobody: what would be lost without the one who connects most.
  mutating func hideNumbersAboutOne() { suppress { $0.counting == .oneMember } }

  /// Hides numbers behind which too few people, conversations or interactions stand, whatever they count themselves.
  mutating func hideNumbersAboutFew(minimum: Int) {
    suppress { $0.evidence.fewest.map { $0 < minimum } ?? false }
    for series in timeline.series.indices {
      for (window, fewest) in timeline.series[series].fewest.enumerated() where fewest.map({ $0 < minimum }) ?? false {
        timeline.series[series].suppress(window: window)
      }
    }
  }

  /// How many members stand behind a number is a number of people as well: it is left where it is told anyway, as the
  /// total of a share or as the number of all members.
  mutating func leaveOutUntoldEvidence(memberCount: Int) {
    for result in results.indices {
      for index in results[result].indicators.indices {
        let indicator = results[result].indicators[index]
        let isTold = [memberCount, indicator.people?.total].contains(indicator.evidence.members)
        if !isTold { results[result].indicators[index].evidence.members = nil }
        results[result].indicators[index].evidence.actors = nil
        results[result].indicators[index].evidence.largestPart = nil
      }
    }
  }

  /// Of how much each value of the timeline is made is not told.
  mutating func leaveOutFewest() {
    for series in timeline.series.indices { timeline.series[series].fewest = [] }
  }

  /// Of changes there is left what the timeline tells, because only there it is known how many people they are about:
  /// those of headlines.
  mutating func leaveOutSingleChanges() {
    for result in results.indices {
      for index in results[result].indicators.indices.dropFirst() { results[result].indicators[index].change = nil }
    }
  }

  /// Leaves out the changes of headlines whose windows are not shown.
  mutating func leaveOutUnseenChanges() {
    let whole = timeline.windows.indices.filter { !timeline.windows[$0].isPartial }.suffix(2)
    for result in results.indices where results[result].headline?.change != nil {
      let series = timeline.series.first { $0.measure == results[result].measure }
      let values = whole.compactMap { series?.values[$0] }
      let isShown =
        values.count == 2 && results[result].headline?.change == Change(previous: values[0], latest: values[1])
      if !isShown { results[result].indicators[0].change = nil }
    }
  }
}
