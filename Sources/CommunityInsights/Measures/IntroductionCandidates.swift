import GraphCore
import GraphMeasures
import MemberNetworks

/// Who may be suggested to whom.
struct IntroductionCandidates {
  /// Those who took part lately, have a tie, do not mind being suggested, and are people as far as the log shows.
  let members: [Int]
  /// All others.
  let excluded: Set<NodeIndex>
  /// Pairs that are not to be suggested: those the options name, and members with their managers.
  let blocked: Set<Graph.Edge>
  private let managerCount: Int
  private let optedOut: Set<Int>

  init(_ record: CommunityRecord, _ options: LensOptions) {
    let lately = Set(WindowActivity(record, windows: [record.lastThird]).active[0])
    let optedOut = Set(
      record.members.indices.filter {
        options.optOut.contains(record.members[$0].id) || options.optOut.contains(record.members[$0].displayName)
      })
    let members = record.members.indices.filter {
      lately.contains($0) && !optedOut.contains($0) && record.undirected.degree(of: $0) > 0
    }
    self.members = members
    self.optedOut = optedOut
    excluded = Set(record.members.indices.map { NodeIndex($0) }).subtracting(members.map { NodeIndex($0) })
    blocked = Self.blocked(record, options)
    managerCount = members.count { record.members[$0].isManager }
  }

  private static func blocked(_ record: CommunityRecord, _ options: LensOptions) -> Set<Graph.Edge> {
    var indices: [String: NodeIndex] = [:]
    for (index, member) in record.members.enumerated() { indices[member.id] = NodeIndex(index) }
    let reporting = record.members.compactMap { member in member.manager.map { MemberPair(member.id, $0) } }
    return Set(
      (options.blocked + reporting).compactMap { pair in
        guard let a = indices[pair.a], let b = indices[pair.b], a != b else { return nil }
        return Graph.Edge(source: min(a, b), target: max(a, b))
      })
  }

  /// Of so many places in introductions, how many managers may have: their share of the candidates, rounded up.
  func managerPlaces(of places: Int) -> Int {
    managerCount == 0 ? 0 : (places * managerCount + members.count - 1) / members.count
  }

  /// The contacts that the two have in common, those nearest to both first: by the weaker of the two ties. Members who
  /// do not want to be suggested are not brought in as go-betweens either.
  func shared(_ shortcut: ShortcutGain.Shortcut, in record: CommunityRecord) -> [Int] {
    let graph = record.undirected
    func strength(_ a: NodeIndex, _ b: NodeIndex) -> Double {
      graph.arc(from: Int(a), to: Int(b)).map { graph.weights?[$0] ?? 1 } ?? 0
    }
    let contacts = shortcut.sharedNeighbors.filter { !optedOut.contains(Int($0)) }
    let ranked = contacts.map { contact in
      (contact, min(strength(contact, shortcut.nodes.source), strength(contact, shortcut.nodes.target)))
    }
    return ranked.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { Int($0.0) }
  }
}

extension CommunityRecord {
  /// The last third of the whole windows, or of the period where these are fewer than three.
  fileprivate var lastThird: TimeWindow {
    let windows = wholeWindows
    let begin =
      windows.count >= 3
      ? windows[windows.count - windows.count / 3].begin
      : period.upperBound - (period.upperBound - period.lowerBound) / 3
    return TimeWindow(begin: begin, end: period.upperBound, label: "last third", isPartial: false)
  }
}
