import GraphCore
import Numbers

/// Every number of an analysis that counts people, where it stands, and which of them add up to which.
///
/// What a number counts is said by whoever computes it (``Counting``) or, for ``NetworkMetrics``, by a line here; how the
/// people hang together is said by the measures (``PeopleRelation``). Nothing is concluded from keys, words or values.
/// One count may stand in several places, and a place may tell several counts: a share tells how many it is of, too.
/// All places of a hidden count are emptied together.
struct PublishedCounts {
  /// Where a number of people is written.
  enum Place: Hashable {
    case network(NetworkCount)
    /// How many members are not in the member table.
    case unlisted
    /// By their places in ``CommunityLens/results`` and ``MeasureResult/indicators``.
    case indicator(result: Int, indicator: Int)
    /// By their places in ``Timeline/series`` and ``Timeline/windows``.
    case value(series: Int, window: Int)
    /// By its place in ``Analysis/communities``.
    case community(Int)

    /// How much would be lost without it: what a window tells is less than what the whole log does, and headlines are
    /// what people read first.
    fileprivate var weight: Double {
      switch self {
      case .value: 1
      case .community, .unlisted: 4
      case .network, .indicator(_, indicator: 1...): 8
      case .indicator: 24
      }
    }
  }

  typealias NetworkCount = NetworkMetrics.HideableNumber
  typealias Index = CountSystem.Index

  let analysis: Analysis
  var system: CountSystem
  /// How many members there are: everybody may know it.
  let everybody: Index
  private(set) var places: [(place: Place, counts: [Index])] = []
  /// Counts that may be the same: those of as many people out of as many, or the others of these; in one stretch of
  /// time.
  private var alike: [Likeness: [Index]] = [:]

  /// - Throws: `CancellationError`.
  init(_ analysis: Analysis, minimum: Int, control: RunControl = RunControl()) throws {
    self.analysis = analysis
    system = CountSystem(minimum: minimum)
    everybody = system.add(analysis.members.count, .known)
    addNetwork()
    addLens()
    try system.protect(control: control)
  }

  /// How much of a place is not shown.
  enum Extent {
    /// Of how many the number is, not the number itself.
    case total
    case whole
  }

  /// All places of which something is not shown.
  var hidden: [Place: Extent] {
    var extents: [Place: Extent] = [:]
    for (place, counts) in places where counts.contains(where: system.isHidden) {
      let isTotal = counts.count == 2 && !system.isHidden(counts[0])
      extents[place] = isTotal && extents[place] != .whole ? .total : .whole
    }
    return extents
  }

  /// Whether the number at a place is shown.
  func isShown(_ place: Place) -> Bool {
    places.allSatisfy { $0.place != place || !$0.counts.contains(where: system.isHidden) }
  }

  /// Whether the number at a place is about too few people itself, rather than hidden for the sake of others.
  func isSmall(_ place: Place) -> Bool {
    places.contains { $0.place == place && system.counts[$0.counts[0]].isSmall }
  }

  // MARK: - Adding counts

  /// Notes that `place` tells `counts`: a count and, where it is told, of how many.
  mutating func note(_ place: Place, _ counts: [Index]) {
    places.append((place, counts))
    for count in counts { system.add(weight: place.weight, to: count) }
  }

  /// Notes that nothing can be said of the number at `place`, because it does not fit together.
  mutating func noteUnfit(_ place: Place) { note(place, [system.addOther(0, .published, restsOnFew: true)]) }

  /// A count out of a total, and with it how many are left over.
  ///
  /// - Parameters:
  ///   - value: from 0 to the total.
  ///   - window: of which window; `nil` for the whole log.
  mutating func addCount(_ value: Int, of total: Index, window: Int? = nil) -> Index {
    let count = addUnlikeCount(value, of: total)
    let total = Int(saturating: system.counts[total].value)
    let likeness = Likeness(window: window, total: total, lesserPart: min(value, total - value))
    // That nobody or everybody is counted is told anyway.
    guard likeness.lesserPart > 0 else { return count }
    for other in alike[likeness, default: []] { system.link(other, count) }
    alike[likeness, default: []].append(count)
    return count
  }

  /// A count out of a total that is no other count as well, though it may be as large.
  private mutating func addUnlikeCount(_ value: Int, of total: Index) -> Index {
    let count = system.add(value, .published)
    system.addRest(of: total, beside: [count])
    return count
  }

  private struct Likeness: Hashable {
    var window: Int?
    var total: Int
    var lesserPart: Int
  }

  // MARK: - The network

  /// The counts of ``NetworkMetrics``, where they are known.
  private(set) var networkCounts: [NetworkCount: Index] = [:]
  /// The sizes of communities, in their order.
  private var communityCounts: [Index] = []

  private mutating func addNetwork() {
    for name in NetworkCount.ofMembers {
      guard let value = analysis.network.shown(name), (0...analysis.members.count).contains(value) else { continue }
      let count = addCount(value, of: everybody)
      networkCounts[name] = count
      note(.network(name), [count])
    }
    addParts()
    addCommunities()
    if analysis.hasRoster {
      note(.unlisted, [addCount(analysis.members.count { !$0.isOnRoster }, of: everybody)])
    }
  }

  /// Members of the largest part, of small parts, and without a tie are everybody.
  private mutating func addParts() {
    guard let largest = networkCounts[.largestComponentSize], let isolates = networkCounts[.isolateCount],
      analysis.network.tieCount > 0, system.value(of: [largest, isolates]) <= analysis.members.count
    else { return }
    system.addRest(of: everybody, beside: [largest, isolates])
  }

  private mutating func addCommunities() {
    let inNone = analysis.members.count - analysis.communities.reduce(0) { $0 + $1.size }
    guard !analysis.communities.isEmpty, inNone >= 0 else { return }
    let sizes = analysis.communities.map { addUnlikeCount($0.size, of: everybody) }
    for (index, size) in sizes.enumerated() { note(.community(index), [size]) }
    addOrder(of: sizes)
    if let isolates = networkCounts[.isolateCount], analysis.network.isolateCount == inNone {
      system.add(parts: sizes + [isolates], total: everybody)
    } else {
      system.addRest(of: everybody, beside: sizes)
    }
  }

  /// Communities are numbered by size, and have two members or more: none of them is larger than the one before.
  private mutating func addOrder(of sizes: [Index]) {
    communityCounts = sizes
    let two = system.addOther(2, .known, restsOnFew: false)
    for (index, size) in sizes.enumerated() {
      for bound in [two] + sizes.dropFirst(index + 1).prefix(1) {
        let difference = system.counts[size].value - system.counts[bound].value
        guard difference >= 0 else { continue }
        system.add(parts: [bound, system.addOther(difference, .derived, restsOnFew: false)], total: size)
      }
    }
  }

  /// Whether the number of communities and what is shown of them tell that one is small, however much is hidden.
  var doCommunitiesTell: Bool {
    let small = communityCounts.filter { system.counts[$0].isSmall }
    return small.contains { count in HiddenCounts(around: count, in: system).told.contains { $0.count == count } }
  }
}
