import Statistics

/// What each member is to the network, by structure alone: for the community itself, never a grade.
///
/// A member has the first of these roles that fits:
///
/// 1. *isolate*: no tie;
/// 2. *connector*: lies between others more than nine in ten do (betweenness above 0 and in the top decile of members
///    with ties), over contacts who lead to different people (constraint below the median);
/// 3. *bridge*: holds a bridge tie with at least two members on either side, or is an articulation member without whom
///    at least two others lose the rest;
/// 4. *specialist*: deep inside one circle (core number in the top quarter, at least four in five ties inside the own
///    community);
/// 5. *newcomer*: first seen in the last 90 days of a log of at least 180 days;
/// 6. *peripheral*: at most one tie, or two steps and more from the innermost core, or without a way to it;
/// 7. *member*: everybody else.
///
/// What somebody does for others comes before how long they have been there, and that before how few contacts they
/// have. A role whose measure was not computed is given to nobody.
public enum NetworkRoles {
  static let newcomerDays = 90
  static let leastLogDays = 180
  static let leastBehindBridge = 2
  static let leastShareInside = 0.8

  /// The role of each member, in the order of the members.
  ///
  /// - Parameters:
  ///   - analysis: the measures of the whole network.
  ///   - record: the whole log of the same members.
  /// - Complexity: O(members · log members + ties).
  public static func roles(of analysis: Analysis, record: CommunityRecord) -> [NetworkRole] {
    precondition(analysis.members.count == record.members.count, "the same members")
    let signs = RoleSigns(analysis, record)
    return analysis.members.indices.map { member in
      if analysis.members[member].degree == 0 { return .isolate }
      if signs.isConnector[member] { return .connector }
      if signs.isBridge[member] { return .bridge }
      if signs.isSpecialist[member] { return .specialist }
      if signs.isNewcomer[member] { return .newcomer }
      if signs.isPeripheral[member] { return .peripheral }
      return .member
    }
  }
}

/// What speaks for a role, for each member.
private struct RoleSigns {
  let isConnector: [Bool]
  let isBridge: [Bool]
  let isSpecialist: [Bool]
  let isNewcomer: [Bool]
  let isPeripheral: [Bool]

  init(_ analysis: Analysis, _ record: CommunityRecord) {
    isConnector = Self.connectors(analysis.members)
    isBridge = Self.bridges(analysis)
    isSpecialist = Self.specialists(analysis)
    isNewcomer = Self.newcomers(record)
    let hasCore = (analysis.network.highestCoreNumber ?? 0) > 0
    isPeripheral = analysis.members.map {
      $0.degree <= 1 || hasCore && ($0.coreDistance ?? .max) >= 2
    }
  }

  private static func connectors(_ members: [MemberMetrics]) -> [Bool] {
    let tied = members.filter { $0.degree > 0 }
    let betweenness = tied.compactMap(\.betweenness)
    let constraints = tied.compactMap(\.constraint)
    guard let high = Quantiles(betweenness)[0.9], let median = Quantiles(constraints).median else {
      return members.map { _ in false }
    }
    return members.map { member in
      guard let betweenness = member.betweenness, let constraint = member.constraint else { return false }
      return betweenness > 0 && betweenness >= high && constraint < median
    }
  }

  private static func bridges(_ analysis: Analysis) -> [Bool] {
    var isBridge = analysis.members.map { ($0.cutOffIfLost ?? 0) >= NetworkRoles.leastBehindBridge }
    for bridge in analysis.bridges where bridge.cutOff >= NetworkRoles.leastBehindBridge {
      isBridge[analysis.ties[bridge.tie].memberA] = true
      isBridge[analysis.ties[bridge.tie].memberB] = true
    }
    return isBridge
  }

  private static func specialists(_ analysis: Analysis) -> [Bool] {
    let members = analysis.members
    var inside = [Int](repeating: 0, count: members.count)
    for tie in analysis.ties {
      guard let community = members[tie.memberA].community, community == members[tie.memberB].community else {
        continue
      }
      inside[tie.memberA] += 1
      inside[tie.memberB] += 1
    }
    let coreNumbers = members.filter { $0.degree > 0 }.compactMap { $0.coreNumber.map { Double($0) } }
    guard let high = Quantiles(coreNumbers)[0.75] else { return members.map { _ in false } }
    return members.indices.map { index in
      guard let coreNumber = members[index].coreNumber, members[index].degree > 0 else { return false }
      let share = Double(inside[index]) / Double(members[index].degree)
      return Double(coreNumber) >= high && share >= NetworkRoles.leastShareInside
    }
  }

  private static func newcomers(_ record: CommunityRecord) -> [Bool] {
    let day = CalendarMonth.dayMicroseconds
    guard record.logEnd - record.logBegin >= Int64(NetworkRoles.leastLogDays) * day else {
      return record.members.map { _ in false }
    }
    let since = record.logEnd - Int64(NetworkRoles.newcomerDays) * day
    return record.firstSeen.map { $0 >= since && $0 < record.logEnd }
  }
}
