extension CommunityLens {
  /// Rounds all numbers.
  ///
  /// - Parameter members: how many members there are, rounded.
  mutating func roundNumbers(_ rounding: CountRounding, members: Int) {
    for index in timeline.series.indices {
      timeline.series[index].roundNumbers(rounding, members: members, windows: timeline.windows)
    }
    timeline.yearChanges = timeline.yearChanges.compactMap { $0.rounded(rounding) }
    timeline.correctPValues()
    for result in results.indices {
      for index in results[result].indicators.indices {
        results[result].indicators[index].roundNumbers(rounding, members: members)
      }
      results[result].table?.roundNumbers(rounding, members: members)
      takeChange(of: result, rounding)
    }
  }

  /// Says all sentences anew, with counts as what they are: about so many.
  mutating func retellRounded() {
    for index in results.indices {
      results[index].isRounded = true
      results[index].doubt = nil
      results[index] = results[index].retold()
    }
  }

  /// The change of a headline is that of the two values that are told.
  private mutating func takeChange(of result: Int, _ rounding: CountRounding) {
    guard results[result].headline?.change != nil else { return }
    let series = timeline.series.first { $0.measure == results[result].measure }
    let values = timeline.windows.indices.filter { !timeline.windows[$0].isPartial }.suffix(2)
      .compactMap { series?.values[$0] }
    // A difference that rounding may have made is none.
    let scatter = results[result].headline?.people.map { Double(rounding.step) / Double(max(1, $0.total)) } ?? 0
    results[result].indicators[0].change =
      values.count == 2 && (values[0] == values[1] || (values[0] - values[1]).magnitude > scatter)
      ? Change(previous: values[0], latest: values[1]) : nil
  }
}

/// In what steps a number is told.
private enum Grain {
  case step(Double)
  case digits
  /// It counts something else than people.
  case count(CountRounding)
  /// Too few stand behind it.
  case none

  /// - Parameter denominator: of how many it is a fraction.
  init(_ unit: Indicator.Unit, over denominator: Int, _ rounding: CountRounding) {
    switch unit {
    case .share, .shareDifference: self = Precision.step(over: denominator).map(Grain.step) ?? .none
    case .number, .hours, .days: self = .digits
    case .count: self = .count(rounding)
    }
  }

  func callAsFunction(_ value: Double) -> Double? {
    switch self {
    case .step(let step): value.isFinite ? value.rounded(toSteps: step) : value
    case .digits: value.rounded(significantDigits: Precision.digits)
    case .count(let rounding): Self.fewThings < value ? rounding(value) : value
    case .none: nil
    }
  }

  /// Groups, pairs of them, introductions: so few are told as they are, for a multiple of five would say nothing.
  private static let fewThings = 20.0

  /// An interval that holds the rounded value, in the same steps.
  func callAsFunction(_ interval: Interval, around value: Double) -> Interval? {
    guard let lower = self(interval.lower), let upper = self(interval.upper) else { return nil }
    return Interval(
      lower: min(lower, value), upper: max(upper, value), level: interval.level, method: interval.method)
  }
}

extension Indicator {
  /// Counts of people become rounded ones, shares of people those of rounded counts with the interval that belongs to
  /// these, and all others are told in steps that tell nothing of what they are fractions of.
  fileprivate mutating func roundNumbers(_ rounding: CountRounding, members: Int) {
    evidence.members = rounding(evidence.members)
    evidence.interactions = rounding(evidence.interactions)
    evidence.conversations = rounding(evidence.conversations)
    let exact = value
    let isOfPeople = roundPeople(rounding)
    let total = people?.total ?? evidence.conversations
    let grain = Grain(unit, over: total ?? members, rounding)
    if !isOfPeople, let value {
      guard let told = grain(value) else { return suppress() }
      self.value = told
    }
    if let value, let exact, let interval {
      self.interval =
        if isOfPeople || (unit == .share && interval.method == .wilson) {
          told(interval, of: exact, around: value, over: total, rounding)
        } else { grain(interval, around: value) }
    }
    for index in references.indices where references[index].kind == .chance {
      guard let lower = grain(references[index].lower), let upper = grain(references[index].upper) else { continue }
      (references[index].lower, references[index].upper) = (lower, upper)
      references[index].standardScore = nil
    }
  }

  /// Rounds a number that counts people, or their share.
  ///
  /// - Returns: whether it is one.
  private mutating func roundPeople(_ rounding: CountRounding) -> Bool {
    let exact = people
    if let exact { counting = counting.replacing(rounding(exact)) }
    guard let value, counting.isOfPeople else { return false }
    if unit == .count {
      self.value = people.map { Double($0.count) } ?? rounding(value)
      return true
    }
    guard unit == .share, exact != nil else { return false }
    self.value = people?.shareInPercents
    return true
  }

  /// The interval that follows from the share and of how many it is, both as told; counts have none.
  private func told(
    _ interval: Interval, of exact: Double, around value: Double, over total: Int?, _ rounding: CountRounding
  ) -> Interval? {
    guard unit == .share, let total else { return nil }
    return Precision.interval(of: value, over: total, exact: (exact, interval), rounding)
  }
}

extension PeopleCount {
  /// The share in whole percents, but neither none nor all where it is not; `nil` of nobody.
  fileprivate var shareInPercents: Double? {
    share.map { share in
      let percents = (share * 100).rounded() / 100
      return (percents == 0 && count > 0) || (percents == 1 && count < total) ? share.rounded(toSteps: 0.001) : percents
    }
  }
}

extension Timeline.Series {
  /// Each value as that of an ``Indicator``, and the trend of the values that are told.
  fileprivate mutating func roundNumbers(_ rounding: CountRounding, members: Int, windows: [TimeWindow]) {
    for window in values.indices {
      guard let value = values[window] else { continue }
      let behind = fewest.indices.contains(window) ? rounding(fewest[window]) : nil
      var number = Indicator(
        key, label, value, unit: unit, direction: direction, evidence: Evidence(conversations: behind),
        counting: people[window].map { isOfPeople ? .people($0) : .about($0) } ?? .nobody)
      number.roundNumbers(rounding, members: members)
      values[window] = unit == .count ? number.value.map { rounding($0) } : number.value
      people[window] = number.people
    }
    if trend != nil { trend = Timeline.Trend(values, windows: windows)?.rounded }
  }
}

extension YearChange {
  /// Means over half a year and more of what at least a group of people do tell of nobody; nothing else is told.
  fileprivate func rounded(_ rounding: CountRounding) -> YearChange? {
    if unit == .count && min(before, after) < Double(rounding.step) { return nil }
    func told(_ number: Double) -> Double {
      switch unit {
      case .count: rounding(number)
      case .share, .shareDifference: number.rounded(toSteps: 0.01)
      case .number, .hours, .days: number.rounded(significantDigits: Precision.digits)
      }
    }
    var change = self
    (change.before, change.after) = (told(before), told(after))
    change.pValue = pValue.rounded(significantDigits: Precision.digits)
    return change
  }
}

extension Timeline.Trend {
  fileprivate var rounded: Self {
    func told(_ number: Double) -> Double { number.rounded(significantDigits: Precision.digits) }
    return Self(
      slopePerWindow: told(slopePerWindow),
      interval: Interval(
        lower: told(interval.lower), upper: told(interval.upper), level: interval.level, method: interval.method),
      pValue: pValue, windows: windows)
  }
}

extension GroupTable {
  fileprivate mutating func roundNumbers(_ rounding: CountRounding, members: Int) {
    let shares = Grain(.share, over: members, rounding)
    // A table of whole numbers counts interactions, whatever its unit says.
    let all = values.joined().compactMap { $0 }
    let isCount = unit == .count || (all.allSatisfy { $0 == $0.rounded() } && all.contains { $0 > 1 })
    sizes = sizes.map { rounding($0) }
    values = values.map { $0.map { $0.flatMap { isCount ? rounding($0) : unit == .share ? shares($0) : $0 } } }
    for column in columns.indices {
      let grain = Grain(columns[column].unit, over: members, rounding)
      columns[column].values = columns[column].values.map { $0.flatMap { grain($0) } }
    }
  }
}
