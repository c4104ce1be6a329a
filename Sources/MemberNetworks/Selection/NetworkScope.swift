import InteractionLogs

/// The part of a network that is looked at.
public struct NetworkScope: Sendable, Hashable {
  /// The members of this group alone.
  public var group: String?
  /// A member, by id or name, and whoever is near.
  public var around: String?
  /// How many ties away from that member at most.
  public var steps: Int

  public init(group: String? = nil, around: String? = nil, steps: Int = 1) {
    self.group = group
    self.around = around
    self.steps = steps
  }
}

extension LoadedNetwork {
  /// The members in a scope, the ties between them, and what happened among them.
  ///
  /// - Throws: `InputError` for a group or a member that there is not.
  /// - Complexity: O(members + ties + interactions).
  func narrowed(to scope: NetworkScope) throws(InputError) -> LoadedNetwork {
    var areInside = [Bool](repeating: true, count: network.members.count)
    if let group = scope.group { try keep(group: group, &areInside) }
    if let around = scope.around {
      let near = network.near(try MemberNames(network.members).index(around), steps: scope.steps)
      for index in areInside.indices where !near[index] { areInside[index] = false }
    }
    var narrowed = self
    narrowed.history = history?.narrowed(to: areInside)
    narrowed.network = network.narrowed(to: areInside, interactionCount: narrowed.history?.interactions.count)
    narrowed.summary.history = narrowed.history.map {
      HistorySummary($0.messages, withoutTime: summary.history?.withoutTime ?? 0)
    }
    narrowed.summary.scope = ScopeDescription(
      group: scope.group, around: scope.around, steps: scope.around == nil ? nil : scope.steps,
      members: narrowed.network.members.count, allMembers: network.members.count)
    return narrowed
  }

  private func keep(group: String, _ areInside: inout [Bool]) throws(InputError) {
    for index in areInside.indices where network.members[index].group != group { areInside[index] = false }
    if areInside.contains(true) { return }
    let groups = Set(network.members.compactMap(\.group)).sorted()
    guard !groups.isEmpty else {
      throw InputError(
        .usage, text: group, problem: "no groups are known",
        remedy: "give a member table with a column of groups, with --members")
    }
    throw InputError(
      .usage, text: group, problem: "there is no such group",
      remedy: "choose among \(InputError.list(groups, limit: 20))")
  }
}

extension MemberNetwork {
  /// Which members are at most so many ties away from one of them.
  fileprivate func near(_ member: Int, steps: Int) -> [Bool] {
    var neighbors = [[Int32]](repeating: [], count: members.count)
    for tie in ties {
      neighbors[tie.memberA].append(Int32(tie.memberB))
      neighbors[tie.memberB].append(Int32(tie.memberA))
    }
    var areNear = [Bool](repeating: false, count: members.count)
    areNear[member] = true
    var front = [member]
    for _ in 0..<steps {
      var next: [Int] = []
      for member in front {
        for neighbor in neighbors[member].map({ Int($0) }) where !areNear[neighbor] {
          areNear[neighbor] = true
          next.append(neighbor)
        }
      }
      front = next
    }
    return areNear
  }

  /// - Parameter interactionCount: how many interactions are left, where they are known one by one; otherwise the sum of
  ///   their weights stands for it.
  fileprivate func narrowed(to areInside: [Bool], interactionCount: Int?) -> MemberNetwork {
    let numbers = areInside.numbers
    let kept = ties.compactMap { tie -> Tie? in
      guard areInside[tie.memberA], areInside[tie.memberB] else { return nil }
      var tie = tie
      (tie.memberA, tie.memberB) = (Int(numbers[tie.memberA]), Int(numbers[tie.memberB]))
      return tie
    }
    return MemberNetwork(
      members: members.indices.filter { areInside[$0] }.map { members[$0] }, ties: kept,
      interactionCount: interactionCount ?? Int(exactly: kept.reduce(0) { $0 + $1.strength }.rounded()) ?? kept.count,
      selfInteractionCount: 0, hasRoster: hasRoster,
      clock: clock, rowKind: rowKind, isDirected: isDirected, kinds: kinds)
  }
}

extension CommunityHistory {
  fileprivate func narrowed(to areInside: [Bool]) -> CommunityHistory {
    let memberNumbers = areInside.numbers
    let areKept = messages.authors.map { areInside[Int($0)] }
    let numbers = areKept.numbers
    var kept = MessageHistory(replySource: messages.replySource)
    for index in 0..<messages.count where areKept[index] {
      let parent = messages.parents[index]
      kept.authors.append(memberNumbers[Int(messages.authors[index])])
      kept.times.append(messages.times[index])
      // A message that answers one from outside answers something that is not known here.
      let known = parent < 0 ? parent : areKept[Int(parent)] ? numbers[Int(parent)] : MessageHistory.unknownParent
      kept.parents.append(known)
      kept.roots.append(known >= 0 ? kept.roots[Int(known)] : numbers[index])
    }
    var inside = InteractionHistory()
    for index in 0..<interactions.count {
      let (source, target) = (Int(interactions.sources[index]), Int(interactions.targets[index]))
      guard areInside[source] && areInside[target] else { continue }
      inside.sources.append(memberNumbers[source])
      inside.targets.append(memberNumbers[target])
      inside.times.append(interactions.times[index])
      if !interactions.weights.isEmpty { inside.weights.append(interactions.weights[index]) }
      let message = interactions.messages[index]
      inside.messages.append(message < 0 ? message : numbers[Int(message)])
    }
    return CommunityHistory(interactions: inside, messages: kept)
  }
}

extension [Bool] {
  /// For each element that is true its number among those; -1 for the others.
  fileprivate var numbers: [Int32] {
    var count: Int32 = 0
    return map { isTrue in
      guard isTrue else { return -1 }
      defer { count += 1 }
      return count
    }
  }
}
