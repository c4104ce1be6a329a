import InteractionLogs

/// Who the names in a log are: the members of a network, and for each name the member that it stands for.
struct MemberIdentification {
  /// The members, by id in natural order.
  let members: [Member]
  /// For each name of the log the index of its member.
  let memberOfName: [Int]

  private let aliases: Aliases?
  /// The index of each member, by id.
  private let indices: [String: Int]

  /// Identifies names; those that are in no member table become members too.
  ///
  /// - Complexity: O(names · log names).
  init(_ names: NameTable, memberTable: MemberTable?, aliases: Aliases?) {
    func resolved(_ id: String) -> String { aliases?.member(for: id) ?? id }
    var found = memberTable?.members ?? []
    var foundIndices: [String: Int] = [:]
    foundIndices.reserveCapacity(found.count + names.count)
    for (index, member) in found.enumerated() { foundIndices[member.id] = index }
    let foundOfName = (0..<names.count).map { name in
      let id = resolved(names.name(at: NameIndex(name)))
      if let index = foundIndices[id] { return index }
      foundIndices[id] = found.count
      found.append(Member(id: id))
      return found.count - 1
    }
    let leaders = Set(found.compactMap { $0.manager == $0.id ? nil : $0.manager.map(resolved) })
    let order = NaturalOrder.sortedIndices(of: found.map(\.id))
    var rank = [Int](repeating: 0, count: found.count)
    for (position, index) in order.enumerated() { rank[index] = position }
    members = order.map { index in
      var member = found[index]
      if leaders.contains(member.id) { member.isManager = true }
      return member
    }
    memberOfName = foundOfName.map { rank[$0] }
    indices = foundIndices.mapValues { rank[$0] }
    self.aliases = aliases
  }

  /// The index of the member whom a name stands for that is not among those identified; `nil` for somebody else.
  func member(named name: String) -> Int? { indices[aliases?.member(for: name) ?? name] }
}
