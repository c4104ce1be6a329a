import InteractionLogs

/// Rounds what could be exact enough to tell more than it should.
enum CountRounding {
  /// Counts for the public are multiples of this.
  static let step = 5

  /// So many digits tell sponsors all there is to know. A share in full could be turned back into the fraction that it
  /// was, and that tells of how many people it is.
  static let digits = 3
  static let publicDigits = 2

  static func round(_ count: Int) -> Int { (count + step / 2) / step * step }
  static func round(_ count: Int?) -> Int? { count.map(round) }
  /// The same of a count that may be beyond all integers, as a sum of weights is.
  static func round(_ count: Double) -> Double {
    ((count + Double(step / 2)) / Double(step)).rounded(.down) * Double(step)
  }
}

extension Double {
  /// The nearest number with so many digits that count.
  func rounded(significantDigits digits: Int) -> Double {
    guard self != 0, isFinite else { return self }
    // The power of ten above the number.
    var exponent = 0
    var power = 1.0
    while magnitude >= power { (exponent, power) = (exponent + 1, power * 10) }
    while magnitude < power / 10 && exponent > -300 { (exponent, power) = (exponent - 1, power / 10) }
    var scale = 1.0
    for _ in 0..<(digits - exponent).magnitude { scale *= 10 }
    return exponent <= digits ? (self * scale).rounded() / scale : (self / scale).rounded() * scale
  }
}

// MARK: - For sponsors

extension Analysis {
  /// Rounds all numbers that are no counts.
  mutating func coarsen() {
    network.coarsen()
    lens?.mapNumbers { number, unit in
      unit == .count ? number : number.rounded(significantDigits: CountRounding.digits)
    }
  }
}

extension NetworkMetrics {
  fileprivate mutating func coarsen(digits: Int = CountRounding.digits) {
    for path in [
      \NetworkMetrics.density, \.reciprocity, \.transitivity, \.meanClusteringDefined, \.meanClusteringAll, \.diameter,
      \.meanDistance, \.reachableShare, \.modularity,
    ] {
      self[keyPath: path] = self[keyPath: path]?.rounded(significantDigits: digits)
    }
    // They are about the member in the middle; in full they would tell that member's number of ties.
    for path in [\NetworkMetrics.degreeCentralization, \.betweennessCentralization] {
      self[keyPath: path] = self[keyPath: path]?.rounded(toHundredths: ())
    }
  }
}

extension Double {
  fileprivate func rounded(toHundredths: Void) -> Double { (self * 100).rounded() / 100 }
}

extension CommunityLens {
  /// Changes every number of the lens, by its unit.
  fileprivate mutating func mapNumbers(_ change: (Double, Indicator.Unit) -> Double) {
    for result in results.indices {
      for index in results[result].indicators.indices { results[result].indicators[index].mapNumbers(change) }
      results[result].table?.mapNumbers(change)
    }
    for index in timeline.series.indices { timeline.series[index].mapNumbers(change) }
  }
}

extension Indicator {
  fileprivate mutating func mapNumbers(_ change: (Double, Unit) -> Double) {
    value = value.map { change($0, unit) }
    interval = interval?.mapped { change($0, unit) }
    self.change = self.change.map { Change(previous: change($0.previous, unit), latest: change($0.latest, unit)) }
    for index in references.indices where references[index].kind == .chance {
      references[index].lower = change(references[index].lower, unit)
      references[index].upper = change(references[index].upper, unit)
    }
  }
}

extension Timeline.Series {
  fileprivate mutating func mapNumbers(_ change: (Double, Indicator.Unit) -> Double) {
    values = values.map { $0.map { change($0, unit) } }
    // The slope of a count is no count.
    let slopeUnit = unit == .count ? .number : unit
    guard var trend else { return }
    trend.slopePerWindow = change(trend.slopePerWindow, slopeUnit)
    trend.interval = trend.interval.mapped { change($0, slopeUnit) }
    self.trend = trend
  }
}

extension GroupTable {
  fileprivate mutating func mapNumbers(_ change: (Double, Indicator.Unit) -> Double) {
    values = values.map { $0.map { $0.map { change($0, $0 == $0.rounded() ? .count : .share) } } }
    for column in columns.indices {
      columns[column].values = columns[column].values.map { $0.map { change($0, columns[column].unit) } }
    }
  }
}

extension Interval {
  fileprivate func mapped(_ change: (Double) -> Double) -> Interval {
    Interval(lower: change(lower), upper: change(upper), level: level, method: method)
  }
}

// MARK: - For the public

extension Analysis {
  /// Rounds counts of people and of what they did to multiples of ``CountRounding/step``, and shares to whole
  /// percents: where a share is of people, that of the rounded counts.
  mutating func roundCounts() {
    network.roundCounts()
    for index in communities.indices {
      communities[index].size = CountRounding.round(communities[index].size)
      communities[index].internalTieCount = CountRounding.round(communities[index].internalTieCount)
      communities[index].externalTieCount = CountRounding.round(communities[index].externalTieCount)
    }
    lens?.roundCounts()
    log.roundCounts()
  }
}

extension NetworkMetrics {
  fileprivate mutating func roundCounts() {
    coarsen(digits: CountRounding.publicDigits)
    memberCount = CountRounding.round(memberCount)
    tieCount = CountRounding.round(tieCount)
    directedTieCount = directedTieCount.map(CountRounding.round)
    interactionCount = CountRounding.round(interactionCount.rounded())
    selfInteractionCount = CountRounding.round(selfInteractionCount)
    largestComponentSize = CountRounding.round(largestComponentSize)
    coreSize = CountRounding.round(coreSize)
    articulationMemberCount = CountRounding.round(articulationMemberCount)
    isolateCount = CountRounding.round(isolateCount)
    pendantCount = CountRounding.round(pendantCount)
    bridgeCount = CountRounding.round(bridgeCount)
    // Beside rounded counts, the exact number of parts would tell how many of them are single members.
    if componentCount > 1 { hide(.componentCount) }
  }
}

extension CommunityLens {
  fileprivate mutating func roundCounts() {
    for result in results.indices {
      for index in results[result].indicators.indices { results[result].indicators[index].roundCounts() }
    }
    mapNumbers { number, unit in
      switch unit {
      case .count: number
      case .share, .shareDifference: (number * 100).rounded() / 100
      case .number, .hours, .days: number.rounded(significantDigits: CountRounding.publicDigits)
      }
    }
    for result in results.indices {
      guard let sizes = results[result].table?.sizes else { continue }
      results[result].table?.sizes = sizes.map(CountRounding.round)
    }
    for index in timeline.series.indices { timeline.series[index].roundCounts() }
  }
}

extension Indicator {
  /// Numbers of groups, pairs and the like are few, and about nobody in particular: only people are rounded.
  fileprivate mutating func roundCounts() {
    evidence.members = CountRounding.round(evidence.members)
    evidence.interactions = CountRounding.round(evidence.interactions)
    evidence.conversations = CountRounding.round(evidence.conversations)
    guard countsMembers else { return }
    if let people {
      self.people = people.rounded
      value = value.map { people.rounded.value($0, unit: unit, of: people) }
    }
    if unit == .count {
      value = value.map { CountRounding.round($0.rounded()) }
      interval = interval.map {
        Interval(
          lower: CountRounding.round($0.lower.rounded(.up)),
          upper: CountRounding.round($0.upper.rounded(.up)), level: $0.level, method: $0.method)
      }
      change = change.map {
        Change(
          previous: CountRounding.round($0.previous.rounded()),
          latest: CountRounding.round($0.latest.rounded()))
      }
    }
  }
}

extension Timeline.Series {
  fileprivate mutating func roundCounts() {
    for window in values.indices {
      guard let value = values[window] else { continue }
      if let people = people[window] {
        self.people[window] = people.rounded
        values[window] = people.rounded.value(value, unit: unit, of: people)
      } else if unit == .count {
        values[window] = CountRounding.round(value.rounded())
      }
    }
  }
}

extension PeopleCount {
  fileprivate var rounded: PeopleCount {
    PeopleCount(CountRounding.round(count), of: CountRounding.round(total), partition: partition)
  }

  /// What a number about `exact` people becomes: the rounded count, or the share that follows from rounded counts
  /// where it is the share of these people.
  fileprivate func value(_ value: Double, unit: Indicator.Unit, of exact: PeopleCount) -> Double {
    switch unit {
    case .count: return CountRounding.round(value.rounded())
    case .share:
      let share = Double(exact.count) / Double(max(1, exact.total))
      guard (value - share).magnitude < 0.005, total > 0 else { return value }
      return (Double(count) / Double(total) * 100).rounded() / 100
    case .shareDifference, .number, .hours, .days: return value
    }
  }
}

extension LogSummary {
  fileprivate mutating func roundCounts() {
    for index in files.indices {
      for path in [
        \FileSummary.rows, \.interactions, \.selfInteractions, \.outsidePeriod, \.messages, \.openingMessages,
        \.repliesToUnknown, \.messagesToEverybody, \.events, \.eventsLeftOut,
      ] {
        files[index][keyPath: path] = CountRounding.round(files[index][keyPath: path])
      }
      for reason in files[index].rejected.indices {
        files[index].rejected[reason].count = CountRounding.round(files[index].rejected[reason].count)
      }
      files[index].rejected.removeAll { $0.count == 0 }
    }
    guard var history else { return }
    for path in [\HistorySummary.messages, \.openingMessages, \.repliesToUnknown, \.withoutTime] {
      history[keyPath: path] = CountRounding.round(history[keyPath: path])
    }
    self.history = history
  }
}
