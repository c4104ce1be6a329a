import Numbers

extension PublishedCounts {
  mutating func addLens() {
    guard let lens = analysis.lens else { return }
    var partitions = Partitions()
    for result in lens.results.indices { addResult(result, lens.results[result], &partitions) }
    addSilentManagers()
    addNestedInNetwork()
    addTimeline(lens.timeline)
  }

  /// Who never appears has no tie, and who begins an interaction has one.
  private mutating func addNestedInNetwork() {
    guard let isolates = networkCounts[.isolateCount] else { return }
    if let silent = countsOfKeys[Participation.Key.silentShare] { addRestIfAny(isolates, silent) }
    guard let givers = totalsOfKeys[LoadConcentration.Key.halfShare], givers != everybody else { return }
    addRestIfAny(system.addRest(of: everybody, beside: [isolates]), givers)
  }

  /// Adds what a count leaves of a larger one that it is part of.
  mutating func addRestIfAny(_ larger: Index, _ smaller: Index) {
    if system.value(of: [smaller]) <= system.value(of: [larger]) { system.addRest(of: larger, beside: [smaller]) }
  }

  /// Those without a tie are some of all managers and some of all others: who knows how many of either have one can
  /// tell.
  private mutating func addSilentManagers() {
    guard let managers = countsOfKeys[ManagerInitiation.shareKey],
      let tied = countsOfKeys[HubDependence.Key.memberShare],
      let allTied = totalsOfKeys[HubDependence.Key.memberShare], let others = totalsOfKeys[HubDependence.Key.with],
      let isolates = networkCounts[.isolateCount], system.value(of: [tied, others]) == system.value(of: [allTied]),
      system.value(of: [allTied, isolates]) == analysis.members.count,
      totalsOfKeys[ManagerInitiation.shareKey] == everybody, system.value(of: [tied]) <= system.value(of: [managers])
    else { return }
    system.add(parts: [tied, others], total: allTied)
    let silentManagers = system.addRest(of: managers, beside: [tied])
    let silentOthers = system.addRest(of: isolates, beside: [silentManagers])
    system.add(
      parts: [others, silentOthers], total: system.addRest(of: everybody, beside: [managers]))
  }

  /// Counts that are parts of the same whole, in whichever measure they stand.
  private struct Partitions {
    struct Whole: Hashable {
      var partition: String
      var total: Int
    }

    struct Part {
      var result: Int
      var count: Index
    }

    var parts: [Whole: [Part]] = [:]
  }

  // MARK: - Measures

  private mutating func addResult(_ place: Int, _ result: MeasureResult, _ partitions: inout Partitions) {
    var counts: [Told] = []
    for (index, indicator) in result.indicators.enumerated() {
      guard let people = people(of: indicator) else { continue }
      guard people.isPart(ofMembers: analysis.members.count) else {
        noteUnfit(.indicator(result: place, indicator: index))
        continue
      }
      let total = addSubset(people.total)
      let count =
        shared(people, of: place, partitions) ?? fromNetwork(people, of: total, in: result.measure)
        ?? addCount(people.count, of: total)
      if let name = people.partition {
        partitions.parts[.init(partition: name, total: people.total), default: []]
          .append(.init(result: place, count: count))
      }
      (countsOfKeys[indicator.key], totalsOfKeys[indicator.key]) = (count, total)
      note(.indicator(result: place, indicator: index), [count, total])
      counts.append(Told(count: count, total: total, value: indicator.value))
    }
    addWhole(place, partitions)
    addCoincidences(counts)
    addNestedTotals(counts.map(\.total))
    noteDerivedNumbers(place, result, counts)
  }

  /// What an indicator tells of people.
  private struct Told {
    var count: Index
    var total: Index
    var value: Double?
  }

  /// The people whom an indicator counts; a number of members of which it is not said of how many is one of all.
  private func people(of indicator: Indicator) -> PeopleCount? {
    if let people = indicator.people { return people }
    guard indicator.countsMembers, let value = indicator.value else { return nil }
    return PeopleCount(Int(saturating: value), of: analysis.members.count)
  }

  /// The count, if another measure has it already: by the name of its partition.
  private func shared(_ people: PeopleCount, of result: Int, _ partitions: Partitions) -> Index? {
    guard let name = people.partition else { return nil }
    let parts = partitions.parts[.init(partition: name, total: people.total), default: []]
    let own = Set(parts.filter { $0.result == result }.map(\.count))
    return parts.first {
      $0.result != result && !own.contains($0.count) && system.value(of: [$0.count]) == people.count
    }?.count
  }

  /// The count, if it is one of the numbers of the network, each of which a measure has once at most.
  private mutating func fromNetwork(_ people: PeopleCount, of total: Index, in measure: CommunityMeasure) -> Index? {
    let candidates: [NetworkCount] =
      switch measure {
      case .isolation: [.isolateCount, .largestComponentSize, .pendantCount]
      case .succession: [.articulationMemberCount]
      case .selfOrganisation: [.largestComponentSize]
      default: []
      }
    let found = candidates.first {
      analysis.network.shown($0) == people.count && repeated.insert(Repeated(number: $0, measure: measure)).inserted
    }
    guard let found, let count = networkCounts[found] else { return nil }
    if total != everybody { system.addRest(of: total, beside: [count]) }
    return count
  }

  /// The parts of a partition in one measure add up to its total, or leave a rest.
  private mutating func addWhole(_ place: Int, _ partitions: Partitions) {
    for whole in Set(partitions.parts.keys).sorted(by: { ($0.partition, $0.total) < ($1.partition, $1.total) }) {
      let parts = partitions.parts[whole]!.filter { $0.result == place }.map(\.count)
      let sum = system.value(of: parts)
      guard parts.count > 1, sum <= whole.total else { continue }
      let total = addSubset(whole.total)
      if sum == whole.total { system.add(parts: parts, total: total) } else { system.addRest(of: total, beside: parts) }
    }
  }

  /// Counts of one measure that happen to be the sum of two others may really be that sum ("with", "without", "lost").
  private mutating func addCoincidences(_ counts: [Told]) {
    let values = counts.map { system.counts[$0.count].value }
    for sum in counts.indices {
      for first in counts.indices where first != sum && counts[first].total == counts[sum].total {
        for second in counts.indices.dropFirst(first + 1) where second != sum {
          guard counts[second].total == counts[sum].total, values[first] + values[second] == values[sum],
            Set([counts[first].count, counts[second].count, counts[sum].count]).count == 3
          else { continue }
          system.add(parts: [counts[first].count, counts[second].count], total: counts[sum].count)
        }
      }
    }
  }

  /// A difference or a ratio of two shares tells one of them to whoever knows the other, so it is hidden with both.
  private mutating func noteDerivedNumbers(_ place: Int, _ result: MeasureResult, _ counts: [Told]) {
    for (index, indicator) in result.indicators.enumerated() where !indicator.countsMembers {
      guard let value = indicator.value, indicator.unit == .number || indicator.unit == .share else { continue }
      for first in counts {
        for second in counts where second.count != first.count {
          guard let a = first.value, let b = second.value, isClose(value, a - b) || isClose(value * b, a) else {
            continue
          }
          note(.indicator(result: place, indicator: index), [first.count, first.total, second.count, second.total])
        }
      }
    }
  }

  private func isClose(_ a: Double, _ b: Double) -> Bool { (a - b).magnitude < 1e-9 }

  /// Those of whom one share of a measure is told are often among those of another: newcomers who came long enough ago
  /// among all newcomers. Their difference is a number of people as well. Two that add up to a third are its parts.
  private mutating func addNestedTotals(_ totals: [Index]) {
    let ordered = Set(totals).subtracting([everybody]).sorted {
      (system.counts[$0].value, $0) < (system.counts[$1].value, $1)
    }
    var parts: Set<[Index]> = []
    for (position, first) in ordered.enumerated() {
      for second in ordered[(position + 1)...] {
        guard let total = ordered.first(where: { system.value(of: [$0]) == system.value(of: [first, second]) }) else {
          continue
        }
        system.add(parts: [first, second], total: total)
        parts.insert([first, second])
      }
    }
    for (smaller, larger) in zip(ordered, ordered.dropFirst()) where !parts.contains([smaller, larger]) {
      system.addRest(of: larger, beside: [smaller])
    }
  }
}

extension PeopleCount {
  /// Whether these can be some of so many members.
  func isPart(ofMembers count: Int) -> Bool { 0 <= self.count && self.count <= total && total <= count }
}
