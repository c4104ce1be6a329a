import InteractionLogs

/// Makes a network from interactions: counts them by pair of names as they come, and finds out at the end who is who.
public struct MemberNetworkBuilder: Sendable {
  private let memberTable: MemberTable?
  private let aliases: Aliases?
  private var table = TieTable()
  private var selfInteractions = 0

  /// - Parameters:
  ///   - memberTable: the roster, with the data of members; those without an interaction become members too.
  ///   - aliases: other names of members.
  public init(memberTable: MemberTable? = nil, aliases: Aliases? = nil) {
    self.memberTable = memberTable
    self.aliases = aliases
  }

  /// Adds interactions.
  ///
  /// - Complexity: O(interactions of the batch).
  public mutating func add(_ batch: borrowing InteractionBatch) { selfInteractions += table.add(batch) }

  /// The network of all that was added.
  ///
  /// - Parameters:
  ///   - names: the table that the batches' indices refer to; everyone in it becomes a member.
  ///   - clock: how the times of the batches are to be read.
  /// - Complexity: O(names · log names + ties).
  public func network(names: NameTable, clock: Clock = .none) -> MemberNetwork {
    let (members, memberOfName) = identify(names)
    var ties: [Tie] = []
    ties.reserveCapacity(table.entries.count)
    var selfInteractionCount = selfInteractions
    var interactionCount = 0
    for (a, b, entry, isForward) in sortedEntries(memberOfName, memberCount: members.count) {
      // Two names of one member: what they say to each other is said to oneself.
      if a == b {
        selfInteractionCount += entry.count
        continue
      }
      interactionCount += entry.count
      let hasTimes = entry.first <= entry.last
      let tie = Tie(
        memberA: a, memberB: b, aToB: isForward ? entry.forward : entry.backward,
        bToA: isForward ? entry.backward : entry.forward,
        first: hasTimes ? Instant(microseconds: entry.first) : nil,
        last: hasTimes ? Instant(microseconds: entry.last) : nil)
      if let previous = ties.last, previous.memberA == a, previous.memberB == b {
        ties[ties.count - 1] = previous.merged(with: tie)
      } else {
        ties.append(tie)
      }
    }
    return MemberNetwork(
      members: members, ties: ties, interactionCount: interactionCount, selfInteractionCount: selfInteractionCount,
      hasRoster: memberTable != nil, clock: clock)
  }

  // MARK: - Phases

  /// All members in order, and for each name the member that it stands for.
  private func identify(_ names: NameTable) -> (members: [Member], memberOfName: [Int]) {
    var found = memberTable?.members ?? []
    var indices: [String: Int] = [:]
    indices.reserveCapacity(found.count + names.count)
    for (index, member) in found.enumerated() { indices[member.id] = index }
    let foundOfName = (0..<names.count).map { name in
      let spelled = names.name(at: NameIndex(name))
      let id = aliases?.member(for: spelled) ?? spelled
      if let index = indices[id] { return index }
      indices[id] = found.count
      found.append(Member(id: id))
      return found.count - 1
    }
    let leaders = Set(found.compactMap { $0.manager == $0.id ? nil : $0.manager.map(resolved) })
    let order = NaturalOrder.sortedIndices(of: found.map(\.id))
    var rank = [Int](repeating: 0, count: found.count)
    for (position, index) in order.enumerated() { rank[index] = position }
    let members = order.map { index in
      var member = found[index]
      if leaders.contains(member.id) { member.isManager = true }
      return member
    }
    return (members, foundOfName.map { rank[$0] })
  }

  private func resolved(_ id: String) -> String { aliases?.member(for: id) ?? id }

  /// The entries by their members, the smaller index first: two stable counting sorts, so that entries of one pair stay
  /// in the order of their first interaction, and sums of weights are the same however the table grew.
  private func sortedEntries(
    _ memberOfName: [Int], memberCount: Int
  ) -> some Sequence<(a: Int, b: Int, entry: TieEntry, isForward: Bool)> {
    let (table, entries) = (table, table.entries)
    func members(_ index: Int) -> (low: Int, high: Int) {
      let names = table.names(ofEntry: index)
      let (one, other) = (memberOfName[Int(names.low)], memberOfName[Int(names.high)])
      return one <= other ? (one, other) : (other, one)
    }
    let byHigh = CountingSort.sorted(Array(entries.indices), keyCount: memberCount) { members($0).high }
    let byLow = CountingSort.sorted(byHigh, keyCount: memberCount) { members($0).low }
    return byLow.lazy.map { index in
      let (low, high) = members(index)
      return (low, high, entries[index], memberOfName[Int(table.names(ofEntry: index).low)] == low)
    }
  }
}

extension Tie {
  fileprivate func merged(with other: Tie) -> Tie {
    Tie(
      memberA: memberA, memberB: memberB, aToB: aToB + other.aToB, bToA: bToA + other.bToA,
      first: [first, other.first].compactMap { $0 }.min(), last: [last, other.last].compactMap { $0 }.max())
  }
}

/// Sorts by a small whole number, keeping the order of equal ones.
enum CountingSort {
  /// - Complexity: O(elements + keys).
  static func sorted(_ elements: [Int], keyCount: Int, key: (Int) -> Int) -> [Int] {
    var ends = [Int](repeating: 0, count: keyCount + 1)
    for element in elements { ends[key(element) + 1] += 1 }
    for index in 0..<keyCount { ends[index + 1] += ends[index] }
    var result = [Int](repeating: 0, count: elements.count)
    for element in elements {
      let place = key(element)
      result[ends[place]] = element
      ends[place] += 1
    }
    return result
  }
}
