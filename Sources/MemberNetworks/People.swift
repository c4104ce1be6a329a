import InteractionLogs

/// Who the names in a log are: a person for each name, however it is spelt, and which of them are members.
///
/// Who is who is known before who answers whom: people are told apart first, what they answer is found among them, and
/// only then is it clear who belongs to the network. Members are those of the member table, everybody who acted or was
/// acted towards in the period, and who was answered in it.
struct People {
  /// For each name of the log its person.
  let ofName: [Int32]
  /// For each name of a row outside the period its person.
  let ofEarlierName: [Int32]

  /// Everybody, those of the member table first, then in the order of the names.
  private let everybody: [Member]
  private var areMembers: [Bool]
  private let aliases: Aliases?

  /// Identifies names.
  ///
  /// - Complexity: O(names).
  init(_ names: LogNames, memberTable: MemberTable?, aliases: Aliases?) {
    let numbers = WholeNumberNames(names.members)
    var found = memberTable?.members ?? []
    var indices: [String: Int32] = [:]
    indices.reserveCapacity(found.count + names.members.count)
    for (index, member) in found.enumerated() { indices[member.id] = Int32(index) }
    func person(named name: String) -> Int32 {
      let id = names.person(name, numbers, aliases)
      if let index = indices[id] { return index }
      let index = Int32(found.count)
      indices[id] = index
      found.append(Member(id: id))
      return index
    }
    ofName = (0..<names.members.count).map { person(named: names.members.name(at: NameIndex($0))) }
    for (name, shown) in names.displayNames.commonest().sorted(by: { $0.key < $1.key }) {
      let person = Int(ofName[Int(name)])
      if found[person].name == nil, !found[person].isOnRoster { found[person].name = shown }
    }
    let memberCount = found.count
    ofEarlierName = (0..<names.earlierMembers.count).map { person(named: names.earlierMembers.name(at: NameIndex($0))) }
    areMembers = found.indices.map { $0 < memberCount }
    everybody = found
    self.aliases = aliases
  }

  /// How many people there are.
  var count: Int { everybody.count }

  /// Makes somebody a member who was answered.
  mutating func admit(_ person: Int32) { areMembers[Int(person)] = true }

  /// Makes somebody no member, unless the member table has them.
  mutating func dismiss(_ person: Int32) {
    if !everybody[Int(person)].isOnRoster { areMembers[Int(person)] = false }
  }

  /// The members by id in natural order, and for each person the index of the member; -1 for who is none.
  ///
  /// - Complexity: O(people · log people).
  func members() -> (members: [Member], ofPerson: [Int32]) {
    let admitted = everybody.indices.filter { areMembers[$0] }
    let leaders = Set(
      admitted.compactMap { index -> String? in
        let member = everybody[index]
        guard let manager = member.manager, manager != member.id else { return nil }
        return aliases?.member(for: manager) ?? manager
      })
    let order = NaturalOrder.sortedIndices(of: admitted.map { everybody[$0].id })
    var ofPerson = [Int32](repeating: -1, count: everybody.count)
    let members = order.enumerated().map { position, place in
      ofPerson[admitted[place]] = Int32(position)
      var member = everybody[admitted[place]]
      if leaders.contains(member.id) { member.isManager = true }
      return member
    }
    return (members, ofPerson)
  }
}

extension LogNames {
  /// The id of somebody whom a log calls so.
  fileprivate func person(_ name: String, _ numbers: WholeNumberNames, _ aliases: Aliases?) -> String {
    let canonical = numbers.canonical(name)
    guard let aliases else { return canonical }
    // An alias may be written like either.
    let known = aliases.member(for: canonical)
    guard known == canonical, numbers.areOne else { return known }
    let pointed = canonical + ".0"
    let other = aliases.member(for: pointed)
    return other == pointed ? known : numbers.canonical(other)
  }

  /// What the members of the logs are called.
  func people(_ aliases: Aliases?) -> Set<String> {
    let numbers = WholeNumberNames(members)
    return Set((0..<members.count).map { person(members.name(at: NameIndex($0)), numbers, aliases) })
  }
}
