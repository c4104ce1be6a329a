import GraphCore
import MemberNetworks

/// The groups as they may be told: those that are large enough by themselves, and all others together.
struct GroupMerging {
  /// What the groups are called that are too small by themselves.
  static let others = "other groups"

  /// Groups that keep their name.
  let kept: Set<String>
  /// Groups that are told together.
  let merged: Set<String>
  /// Members without a group who are told with the merged ones, because they are few.
  let ungrouped: Int

  /// Merges small groups and, while these are too few together, the smallest of the others. Few members without a
  /// group go with them, for they are what the groups leave over.
  ///
  /// - Complexity: O(members + groups · log groups).
  init(_ members: [MemberMetrics], minimum: Int) {
    var sizes: [String: Int] = [:]
    for case let group? in members.map(\.group) { sizes[group, default: 0] += 1 }
    let without = members.count { $0.group == nil }
    let bySize = NaturalOrder.sorted(Array(sizes.keys)).enumerated()
      .sorted { (sizes[$0.element]!, $0.offset) < (sizes[$1.element]!, $1.offset) }.map(\.element)
    ungrouped = without < minimum ? without : 0
    var (count, taken) = (ungrouped, 0)
    while taken < bySize.count && (sizes[bySize[taken]]! < minimum || (count > 0 && count < minimum)) {
      count += sizes[bySize[taken]]!
      taken += 1
    }
    merged = Set(bySize.prefix(taken))
    kept = Set(bySize.dropFirst(taken))
  }

  /// What a group is called.
  func name(of group: String) -> String { kept.contains(group) ? group : othersName }

  /// A name that no group has.
  private var othersName: String { kept.contains(Self.others) ? "all \(Self.others)" : Self.others }

  /// A table of groups with the small ones together; `nil` when that leaves fewer than two, or one of them too small.
  ///
  /// Shares of a row that add up to the whole, and whole numbers, are added; the row of the merged groups is left out,
  /// and so are numbers of theirs that cannot be added.
  func merge(_ table: GroupTable, minimum: Int) -> GroupTable? {
    guard table.groups.allSatisfy({ kept.contains($0) || merged.contains($0) }) else { return nil }
    let own = table.groups.indices.filter { kept.contains(table.groups[$0]) }
    let others = table.groups.indices.filter { !kept.contains(table.groups[$0]) }
    var result = table
    result.groups = own.map { table.groups[$0] } + (others.isEmpty ? [] : [othersName])
    result.sizes =
      own.map { table.sizes[$0] }
      + (others.isEmpty ? [] : [others.reduce(ungrouped) { $0 + table.sizes[$1] }])
    result.values = own.map { row in
      let values = table.values[row]
      guard values.count == table.groups.count else { return values }
      return own.map { values[$0] } + (others.isEmpty ? [] : [Self.sum(others.map { values[$0] }, of: values)])
    }
    if !others.isEmpty { result.values.append([Double?](repeating: nil, count: result.values.first?.count ?? 0)) }
    for column in result.columns.indices {
      let values = table.columns[column].values
      result.columns[column].values = own.map { values[$0] } + (others.isEmpty ? [] : [nil])
    }
    return result.groups.count > 1 && result.sizes.allSatisfy { $0 >= minimum } ? result : nil
  }

  /// The sum of some values of a row, where values may be added.
  private static func sum(_ values: [Double?], of row: [Double?]) -> Double? {
    let all = row.compactMap { $0 }
    let isWhole = all.allSatisfy { $0 == $0.rounded() }
    guard all.count == row.count, isWhole || (all.reduce(0, +) - 1).magnitude < 1e-6 else { return nil }
    return values.compactMap { $0 }.reduce(0, +)
  }
}

extension CommunityLens {
  /// Merges small groups in all tables, and hides contacts between groups that too few members have, or of which one
  /// member has nearly all (``DominanceRule``).
  ///
  /// - Throws: `CancellationError`.
  mutating func mergeGroups(of analysis: Analysis, minimum: Int, control: RunControl = RunControl()) throws {
    let merging = GroupMerging(analysis.members, minimum: minimum)
    let ever = GroupContactSizes(analysis, merging)
    let lately = analysis.recent.map { GroupContactSizes(analysis.seenRecently($0), merging) } ?? ever
    for index in results.indices {
      let contacts = results[index].scope == .recent ? lately : ever
      results[index].table = results[index].table.flatMap { merging.merge($0, minimum: minimum) }
      try results[index].table?.hideContactsOfFew(contacts, minimum: minimum, control)
    }
  }

  /// Calls the groups of all tables by other names, and puts them in the order of these; the merged ones come last.
  mutating func renameGroups(_ names: [String: String]) {
    for index in results.indices { results[index].table?.renameGroups(names) }
  }
}

/// How many members stand behind the contact of two groups.
struct GroupContactSizes {
  /// For each two groups the members of the first who have a tie with somebody of the second.
  private var members: [[String]: Int] = [:]
  /// How much contact each two groups have, both ways.
  private var strengths: [[String]: Double] = [:]
  /// The part of it that the member of either group has who has most.
  private var largest: [[String]: Double] = [:]

  init(_ analysis: Analysis, _ merging: GroupMerging) {
    let groups = analysis.members.map { $0.group.map(merging.name) }
    var seen: [Int: Set<String>] = [:]
    var own: [Int: [String: Double]] = [:]
    for tie in analysis.ties {
      guard let a = groups[tie.memberA], let b = groups[tie.memberB] else { continue }
      for pair in Set([[a, b], [b, a]]) { strengths[pair, default: 0] += tie.strength }
      for (member, group, other) in [(tie.memberA, a, b), (tie.memberB, b, a)] {
        if seen[member, default: []].insert(other).inserted { members[[group, other], default: 0] += 1 }
        own[member, default: [:]][other, default: 0] += tie.strength
        let part = own[member]![other]!
        for pair in Set([[group, other], [other, group]]) { largest[pair] = max(largest[pair] ?? 0, part) }
      }
    }
  }

  /// Whether the contact of two groups is that of too few members, or nearly all that of one.
  func isOfFew(_ a: String, _ b: String, minimum: Int) -> Bool {
    let members = count(a, b)
    return members > 0
      && (members < minimum || DominanceRule.standard.isDominated(largest[[a, b]] ?? 0, of: strength(a, b)))
  }

  /// Members of either group who have a tie with somebody of the other.
  func count(_ a: String, _ b: String) -> Int {
    a == b ? members[[a, a]] ?? 0 : (members[[a, b]] ?? 0) + (members[[b, a]] ?? 0)
  }

  /// All interactions of the two groups, in numbers as of ties.
  func strength(_ a: String, _ b: String) -> Double { strengths[[a, b]] ?? 0 }
}

extension GroupTable {
  /// Hides values behind which too few members stand, and others so that these cannot be worked out.
  fileprivate mutating func hideContactsOfFew(
    _ contacts: GroupContactSizes, minimum: Int, _ control: RunControl
  ) throws {
    if hasDirections {
      try hideInRows(contacts, minimum: minimum, control)
    } else {
      try hideInPairs(contacts, minimum: minimum, control)
    }
  }

  /// Where the contact of two groups stands in the rows of both, each tells the other: how large the groups' parts are
  /// beside each other follows from any contact that is shown twice. So the table is one system of all pairs.
  private mutating func hideInPairs(_ contacts: GroupContactSizes, minimum: Int, _ control: RunControl) throws {
    guard values.allSatisfy({ $0.count == groups.count }) else { return }
    var system = CountSystem(minimum: minimum)
    var counts: [[Int]: CountSystem.Index] = [:]
    for row in groups.indices {
      for column in groups.indices[row...] {
        let isShown = values[row][column] != nil || values[column][row] != nil
        let isOfFew = contacts.isOfFew(groups[row], groups[column], minimum: minimum)
        let count = system.addOther(
          contacts.strength(groups[row], groups[column]), isShown ? .published : .derived,
          restsOnFew: isShown && isOfFew)
        (counts[[row, column]], counts[[column, row]]) = (count, count)
      }
    }
    for row in groups.indices where values[row].contains(where: { $0 != nil }) {
      let parts = groups.indices.map { counts[[row, $0]]! }
      let total = parts.reduce(0) { $0 + system.counts[$1].value }
      system.add(parts: parts, total: system.addOther(total, .known, restsOnFew: false))
    }
    try system.protect(control: control)
    for row in groups.indices {
      for column in groups.indices where system.isHidden(counts[[row, column]]!) { values[row][column] = nil }
    }
  }

  /// What a row adds up to tells the last of its values.
  private mutating func hideInRows(_ contacts: GroupContactSizes, minimum: Int, _ control: RunControl) throws {
    for row in values.indices where values[row].count == groups.count {
      var system = CountSystem(minimum: minimum)
      var counts: [CountSystem.Index?] = []
      for column in groups.indices {
        let isOfFew = contacts.isOfFew(groups[row], groups[column], minimum: minimum)
        counts.append(values[row][column].map { system.addOther($0, .published, restsOnFew: isOfFew) })
      }
      let parts = counts.compactMap { $0 }
      let total = parts.reduce(0) { $0 + system.counts[$1].value }
      system.add(parts: parts, total: system.addOther(total, .known, restsOnFew: false))
      try system.protect(control: control)
      for (column, count) in counts.enumerated() where count.map(system.isHidden) ?? false {
        values[row][column] = nil
      }
    }
  }

  fileprivate mutating func renameGroups(_ names: [String: String]) {
    let isSquare = values.allSatisfy { $0.count == groups.count }
    let order = groups.indices.sorted {
      let (a, b) = (names[groups[$0]], names[groups[$1]])
      return a == nil || b == nil ? a != nil && b == nil : a! < b!
    }
    groups = order.map { names[groups[$0]] ?? GroupMerging.others }
    sizes = order.map { sizes[$0] }
    values = order.map { row in isSquare ? order.map { values[row][$0] } : values[row] }
    for column in columns.indices { columns[column].values = order.map { columns[column].values[$0] } }
  }
}
