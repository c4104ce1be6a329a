import CommunityInsights

/// Which kind each member is of, where each kind has a colour: clusters, groups or roles.
struct MemberKinds {
  struct Kind {
    /// From 1, the largest first.
    var number: Int
    var size: Int
    /// What it is called; `nil` for a cluster, which is called by its members.
    var name: String?
    /// What to call a cluster by; empty for others.
    var centralMembers: [Int] = []
  }

  /// The largest first.
  let all: [Kind]
  /// One entry a member of the analysis: the number of the kind.
  let ofMember: [Int?]

  init(_ analysis: Analysis, by colours: DiagramOptions.Colours) {
    switch colours {
    case .cluster:
      self.init(
        all: analysis.communities.map {
          Kind(number: $0.number, size: $0.size, centralMembers: $0.centralMembers)
        }, ofMember: analysis.members.map(\.community))
    case .group: self.init(analysis.members.map(\.group))
    case .role: self.init(analysis.members.map(\.role))
    }
  }

  private init(all: [Kind], ofMember: [Int?]) { (self.all, self.ofMember) = (all, ofMember) }

  /// Equally large kinds are in the order of their names.
  private init(_ names: [String?]) {
    let sizes = names.reduce(into: [String: Int]()) { if let name = $1 { $0[name, default: 0] += 1 } }
    let inOrder = sizes.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
    let numbers = Dictionary(uniqueKeysWithValues: inOrder.enumerated().map { ($1.key, $0 + 1) })
    self.init(
      all: inOrder.enumerated().map { Kind(number: $0 + 1, size: $1.value, name: $1.key) },
      ofMember: names.map { $0.flatMap { numbers[$0] } })
  }
}
