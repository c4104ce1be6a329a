extension CommunityLens {
  /// Leaves of the measures about managers what describes several of them together, and does not tell how many they are
  /// where they are few.
  ///
  /// They are left out where fewer than two managers have a tie, or where the others are too few. In a window it may
  /// be one manager who acted, and nothing tells how many did: numbers over time are left out.
  mutating func tellOfManagersTogether(_ members: [MemberMetrics], minimum: Int) {
    let tied = members.filter { $0.degree > 0 }
    let managers = tied.count(where: \.isManager)
    let areShown = managers >= 2 && tied.count - managers >= minimum
    for index in results.indices
    where results[index].measure.disclosure == .managersTogether && results[index].leftOut == nil {
      if areShown {
        results[index].tellOfManagersTogether(areFew: managers < minimum, minimum: minimum)
      } else {
        results[index] = MeasureResult(leftOut: results[index].measure, because: Self.tooFewManagers)
      }
    }
    timeline.series.removeAll { $0.measure?.disclosure == .managersTogether }
  }

  private static let tooFewManagers =
    "there are fewer than two managers, or too few other members, and nobody is to be looked at alone"
}

extension MeasureResult {
  fileprivate mutating func tellOfManagersTogether(areFew: Bool, minimum: Int) {
    // That there are few of them is no reason to leave a number out here, but that there is one is, or that one of them
    // makes nearly all of it.
    for index in indicators.indices {
      indicators[index].change = nil
      let evidence = indicators[index].evidence
      if let acting = evidence.members, acting > 0, acting < minimum { indicators[index].evidence.members = nil }
      let isOfOne = DominanceRule.standard.isDominated(evidence.largestPart ?? 0, of: 1)
      if evidence.members == 1 || isOfOne { indicators[index].suppress() }
    }
    if areFew { hideNumberOfManagers(minimum: minimum) }
  }

  /// Leaves nothing from which it would follow how many managers there are.
  private mutating func hideNumberOfManagers(minimum: Int) {
    let areSomeFew = indicators.contains {
      $0.people.map { $0.isOfOthers && $0.tells(fewerThan: minimum) } ?? false
    }
    // Those from which a ratio to the number of managers was made would tell the one from the other.
    let numerators = indicators.compactMap(\.numeratorOverManagers)
    for index in indicators.indices {
      if indicators[index].numeratorOverManagers != nil {
        // The interval, or all digits, would tell the share of members that it was divided by.
        indicators[index].value = indicators[index].value?.rounded(significantDigits: 2)
        indicators[index].interval = nil
      } else if let people = indicators[index].people, people.isOfOthers, !areSomeFew {
        // Whole percents of the other members, of whom it is not said how many they are.
        indicators[index].value = indicators[index].value.map { ($0 * 100).rounded() / 100 }
        indicators[index].counting = .nobody
      } else if indicators[index].people != nil || numerators.contains(indicators[index].key) {
        indicators[index].suppress()
      }
    }
  }
}

extension Indicator {
  /// What was divided by the managers' share of the members; `nil` for what is no such ratio.
  fileprivate var numeratorOverManagers: String? {
    guard case .ratio(let numerator, ManagerInitiation.shareKey) = derivation else { return nil }
    return numerator
  }
}

extension PeopleCount {
  /// Whether they are some of those who are no managers.
  fileprivate var isOfOthers: Bool { whole == .tiedOthers }
}

extension PeopleCount {
  /// Whether it tells, itself or by what it leaves over, of somebody, but of fewer than so many.
  func tells(fewerThan minimum: Int) -> Bool {
    [count, total - count].contains { $0 > 0 && $0 < minimum }
  }
}
