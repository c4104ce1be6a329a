/// Which colour each community has: the largest ones one of the palette, all others grey.
struct CommunityColors {
  /// Pairs and single members are no community that a reader looks for.
  private static let smallestColored = 3

  /// The communities with a colour of their own, the largest first.
  let colored: [MemberKinds.Kind]

  /// Members drawn in grey because their community has no colour.
  let greyMemberCount: Int

  /// How many communities those are.
  let greyCommunityCount: Int

  /// Members drawn in grey because they are of no community, group or role.
  let kindlessCount: Int

  private let colorOfCommunity: [Int: DiagramColor]

  /// - Parameter shown: the members that are drawn; communities of which none is drawn do not use up a colour.
  init(_ kinds: MemberKinds, shown: [Int]) {
    let drawn = Dictionary(grouping: shown.compactMap { kinds.ofMember[$0] }) { $0 }.mapValues(\.count)
    colored = Array(
      kinds.all.filter { $0.size >= Self.smallestColored && drawn[$0.number, default: 0] > 0 }
        .prefix(DiagramColor.communities.count))
    colorOfCommunity = Dictionary(
      zip(colored.map(\.number), DiagramColor.communities), uniquingKeysWith: { first, _ in first })
    let grey = drawn.filter { [colorOfCommunity] in colorOfCommunity[$0.key] == nil }
    greyMemberCount = grey.values.reduce(0, +)
    greyCommunityCount = grey.count
    kindlessCount = shown.count { kinds.ofMember[$0] == nil }
  }

  /// The colour of the community with this number; without communities all members have the first colour.
  func color(of community: Int?) -> DiagramColor {
    if colored.isEmpty { return DiagramColor.communities[0] }
    return community.flatMap { colorOfCommunity[$0] } ?? .otherCommunities
  }
}
