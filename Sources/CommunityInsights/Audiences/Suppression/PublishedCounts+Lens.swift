import Numbers

extension PublishedCounts {
  mutating func addLens() {
    guard let lens = analysis.lens else { return }
    let sets = PublishedSets(everybody: everybody, networkCounts)
    sets.relate(PeopleRelation.ofEverybody, in: &self)
    // Those of the recent part of the log are other people than those of all of it, whatever they are called.
    let recent = PublishedSets(everybody: everybody)
    for result in lens.results.indices {
      addResult(result, lens.results[result], lens.results[result].scope == .recent ? recent : sets)
    }
    recent.relate(PeopleRelation.ofPresent, in: &self)
    for measure in LensMeasures.all {
      for sets in [sets, recent] { sets.relate(type(of: measure).relations, in: &self) }
    }
    if let lately = recent[.tied], let ever = sets[.tied], system.value(of: [lately]) < system.value(of: [ever]) {
      addParts([lately], of: ever)
    }
    addTimeline(lens.timeline)
  }

  // MARK: - Measures

  private mutating func addResult(_ place: Int, _ result: MeasureResult, _ sets: PublishedSets) {
    var told: [String: [Index]] = [:]
    var parts: [Whole: [Index]] = [:]
    for (index, indicator) in result.indicators.enumerated() {
      guard let people = indicator.people else { continue }
      guard people.isPart(ofMembers: analysis.members.count) else {
        noteUnfit(.indicator(result: place, indicator: index))
        continue
      }
      let (count, total) = sets.add(people, in: &self)
      if let partition = people.partition {
        parts[Whole(partition: partition, total: total), default: []].append(count)
      }
      note(.indicator(result: place, indicator: index), [count, total])
      told[indicator.key] = [count, total]
    }
    addWholes(parts)
    noteDerivedNumbers(place, result, told)
  }

  /// A number that follows from others tells one of them to whoever knows the rest, so it is hidden with each.
  private mutating func noteDerivedNumbers(_ place: Int, _ result: MeasureResult, _ told: [String: [Index]]) {
    for (index, indicator) in result.indicators.enumerated() where indicator.value != nil {
      let keys: [String] =
        switch indicator.derivation {
        case .difference(let first, let second), .ratio(let first, let second): [first, second]
        case .clusterCount, nil: []
        }
      let counts = keys.flatMap { told[$0] ?? [] }
      if !counts.isEmpty { note(.indicator(result: place, indicator: index), counts) }
    }
  }

  /// A whole that is parted in some way.
  struct Whole: Hashable {
    var partition: String
    var total: Index
  }

  /// The parts of a whole add up to it, or leave a rest.
  mutating func addWholes(_ parts: [Whole: [Index]]) {
    for (whole, parts) in parts.sorted(by: { $0.value[0] < $1.value[0] }) where parts.count > 1 {
      addParts(parts, of: whole.total)
    }
  }

  /// Notes that whoever is in a part is in the whole, and nobody in two parts.
  mutating func addParts(_ parts: [Index], of whole: Index) {
    guard !parts.contains(whole) else { return }
    let rest = system.value(of: [whole]) - system.value(of: parts)
    if rest == 0 { system.add(parts: parts, total: whole) }
    if rest > 0 { system.addRest(of: whole, beside: parts) }
  }
}

extension PeopleCount {
  /// Whether these can be some of so many members.
  func isPart(ofMembers count: Int) -> Bool { 0 <= self.count && self.count <= total && total <= count }
}

extension PeopleRelation {
  /// What holds for any network.
  static let ofEverybody: [PeopleRelation] = [.parts([.tied, .network(.isolateCount)], of: .everybody)]

  /// What holds for any part of a log.
  static let ofPresent: [PeopleRelation] = [.parts([.tied, .network(.isolateCount)], of: .present)]
}

/// The sets of people of which numbers are told, and their counts in the system: of the whole log, of its recent part, or
/// of one window.
final class PublishedSets {
  typealias Index = CountSystem.Index

  private let everybody: Index
  private let window: Int?
  private var counts: [PeopleSet: Index] = [:]

  /// - Parameter window: `nil` for those of the whole log or of its recent part.
  init(everybody: Index, window: Int? = nil, _ network: [PublishedCounts.NetworkCount: Index] = [:]) {
    self.everybody = everybody
    self.window = window
    counts[.everybody] = everybody
    for (number, count) in network { counts[.network(number)] = count }
  }

  subscript(set: PeopleSet) -> Index? {
    get { counts[set] }
    set { counts[set] = newValue }
  }

  /// The counts of some people and of those whose part they are.
  func add(_ people: PeopleCount, in published: inout PublishedCounts) -> (count: Index, total: Index) {
    let total = self.total(people, in: &published)
    return (count(people, of: total, in: &published), total)
  }

  /// Those whose part some people are: as many as there are members are everybody.
  func total(_ people: PeopleCount, in published: inout PublishedCounts) -> Index {
    if people.total == published.analysis.members.count {
      if counts[people.whole] == nil { counts[people.whole] = everybody }
      return everybody
    }
    if let known = counts[people.whole], published.system.value(of: [known]) == people.total { return known }
    let total = published.addCount(people.total, of: everybody, window: window)
    if counts[people.whole] == nil { counts[people.whole] = total }
    return total
  }

  func count(_ people: PeopleCount, of total: Index, in published: inout PublishedCounts) -> Index {
    if let who = people.who, let known = counts[who], published.system.value(of: [known]) == people.count {
      // They are a part of these as well.
      if total != everybody && total != known { published.addParts([known], of: total) }
      return known
    }
    let count = published.addCount(people.count, of: total, window: window)
    if let who = people.who, counts[who] == nil { counts[who] = count }
    return count
  }

  /// Adds what is known of how sets hang together, as far as they are told of. One set of a relation that nobody tells
  /// of is what the others leave over.
  func relate(_ relations: [PeopleRelation], in published: inout PublishedCounts) {
    for case .parts(let parts, let whole) in relations {
      // Of everybody, each set is a part as soon as it is there.
      guard let total = counts[whole], total != everybody || parts.count > 1 else { continue }
      let known = parts.compactMap { counts[$0] }
      let unknown = parts.filter { counts[$0] == nil }
      let rest = published.system.value(of: [total]) - published.system.value(of: known)
      switch unknown.count {
      case 0: published.addParts(known, of: total)
      case 1 where !known.isEmpty && rest >= 0:
        counts[unknown[0]] = published.system.addRest(of: total, beside: known)
      default: continue
      }
    }
  }
}
