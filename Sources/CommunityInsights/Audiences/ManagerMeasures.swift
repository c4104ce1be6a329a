extension CommunityMeasure {
  /// Whether the measure is about what managers bring about.
  var isAboutManagers: Bool {
    switch self {
    case .managerInitiation, .conversationSurvival, .leadByExample, .hubDependence: true
    default: false
    }
  }
}

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
    for index in results.indices where results[index].measure.isAboutManagers && results[index].leftOut == nil {
      if areShown {
        results[index].tellOfManagersTogether(areFew: managers < minimum, minimum: minimum)
      } else {
        results[index] = MeasureResult(leftOut: results[index].measure, because: Self.tooFewManagers)
      }
    }
    timeline.series.removeAll { $0.measure?.isAboutManagers ?? false }
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
      Self.keysOfOthers.contains($0.key) && $0.people?.tells(fewerThan: minimum) ?? false
    }
    for index in indicators.indices {
      switch indicators[index].key {
      case ManagerInitiation.ratioKey:
        // The interval, or all digits, would tell the share of members that it was divided by.
        indicators[index].value = indicators[index].value?.rounded(significantDigits: 2)
        indicators[index].interval = nil
      case let key where Self.keysThatTellNoNumber.contains(key): break
      case let key where Self.keysOfOthers.contains(key) && !areSomeFew:
        // Whole percents of the other members, of whom it is not said how many they are.
        indicators[index].value = indicators[index].value.map { ($0 * 100).rounded() / 100 }
        indicators[index].people = nil
      default: indicators[index].suppress()
      }
    }
  }

  /// Numbers that have nothing to do with how many managers there are.
  private static let keysThatTellNoNumber: Set<String> = [
    "carried_by_members", "followed_after_managers", ConversationSurvival.differenceKey, "replies_ratio",
    "manager_messages_opening", "member_messages_opening", "returned_with_managers", "returned_among_members",
    "manager_share_of_betweenness",
  ]

  /// Shares of all members who are no managers.
  private static let keysOfOthers: Set<String> = [
    "connected_without_managers", "connected_with_managers", "connected_by_managers_only",
  ]
}

extension PeopleCount {
  /// Whether it tells, itself or by what it leaves over, of somebody, but of fewer than so many.
  func tells(fewerThan minimum: Int) -> Bool {
    [count, total - count].contains { $0 > 0 && $0 < minimum }
  }
}
