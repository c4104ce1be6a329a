import InteractionLogs

/// Finds members who may be a program, or several people.
enum UnusualMembers {
  /// Parts of a name by which a program is known.
  private static let programWords: Set<String> = [
    "noreply", "donotreply", "bot", "robot", "notification", "notifications", "notifier", "mailer", "mailerdaemon",
    "daemon", "postmaster", "bounce", "bounces", "autoreply", "automation", "jenkins", "buildbot", "dependabot",
    "slackbot", "webhook", "cron", "root", "listserv", "majordomo", "mailman", "svc", "serviceaccount", "alert",
    "alerts", "monitoring", "renovate", "nepasrepondre", "noresponder", "nichtantworten",
  ]
  /// What shared addresses are called.
  private static let sharedWords: Set<String> = [
    "info", "support", "helpdesk", "help", "office", "contact", "kontakt", "contacto", "sales", "hr", "team", "all",
    "everyone", "admin", "administrator", "webmaster", "billing", "jobs", "careers", "press", "reception", "service",
    "servicedesk", "hello", "mail", "feedback", "enquiries", "staff",
  ]
  /// How many interactions make a flood.
  private static let flood = 50
  /// How many show whether somebody acts like a program: twenty an hour of the day.
  private static let fewestForHours = 480

  /// - Returns: at most one reason a member, in the order of the members.
  /// - Complexity: O(members + ties + interactions).
  static func found(in network: MemberNetwork, _ history: CommunityHistory?) -> [LogHealth.UnusualMember] {
    var (sent, received) = ([Double](repeating: 0, count: network.members.count), [Double]())
    received = sent
    var contacts = [Int](repeating: 0, count: network.members.count)
    for tie in network.ties {
      sent[tie.memberA] += tie.aToB
      received[tie.memberB] += tie.aToB
      sent[tie.memberB] += tie.bToA
      received[tie.memberA] += tie.bToA
      contacts[tie.memberA] += 1
      contacts[tie.memberB] += 1
    }
    let hours = history.map {
      HoursOfMembers($0, memberCount: network.members.count, areDirected: network.isDirected)
    }
    return network.members.indices.compactMap { index in
      let id = network.members[index].id
      let reason: LogHealth.UnusualMember.Reason
      if contacts[index] == 0 {
        return nil
      } else if isProgram(id) {
        reason = .programName
      } else if isShared(id) {
        reason = .sharedName
      } else if network.clock == .calendar, hours?.areAround(index, atLeast: fewestForHours) == true {
        reason = .steady
      } else if received[index] == 0, sent[index] >= Double(flood),
        contacts[index] >= max(10, network.members.count / 4)
      {
        reason = .oneWay
      } else {
        return nil
      }
      return LogHealth.UnusualMember(member: id, reason: reason, interactions: whole(sent[index] + received[index]))
    }
  }

  private static func isProgram(_ id: String) -> Bool {
    let words = words(of: id)
    if words.contains(where: programWords.contains) { return true }
    // "no-reply" and "do_not_reply" are several words.
    let joined = words.joined()
    return ["noreply", "donotreply", "mailerdaemon", "autoreply"].contains { joined.hasPrefix($0) }
      || id.lowercased().hasSuffix("[bot]")
  }

  /// An address alone tells: somebody may well be called Hr or Press.
  private static func isShared(_ id: String) -> Bool {
    guard let at = id.firstIndex(of: "@") else { return false }
    return sharedWords.contains(id[..<at].lowercased())
  }

  /// The words before the @, in lower case.
  private static func words(of id: String) -> [String] {
    let name = id.firstIndex(of: "@").map { id[..<$0] } ?? id[...]
    return name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static func whole(_ number: Double) -> Int { Int(exactly: number.rounded()) ?? Int.max }
}

/// How evenly members act over the day. Nothing of it is shown but whether somebody acts like a program.
private struct HoursOfMembers {
  /// For each member the acts in each hour of the day, in UTC.
  private var hours: [SIMD32<Int32>]

  /// - Parameter areDirected: whether the source of an interaction acts; else both do.
  init(_ history: CommunityHistory, memberCount: Int, areDirected: Bool) {
    hours = Array(repeating: .zero, count: memberCount)
    let interactions = history.interactions
    for index in 0..<interactions.count {
      let timeOfDay = interactions.times[index] % 86_400_000_000
      let hour = Int((timeOfDay < 0 ? timeOfDay + 86_400_000_000 : timeOfDay) / 3_600_000_000)
      hours[Int(interactions.sources[index])][hour] += 1
      if !areDirected { hours[Int(interactions.targets[index])][hour] += 1 }
    }
  }

  /// Whether somebody acts in each hour of the day at least half as often as if all hours were alike. People sleep.
  func areAround(_ member: Int, atLeast fewest: Int) -> Bool {
    let counts = (0..<24).map { Int(hours[member][$0]) }
    let all = counts.reduce(0, +)
    return all >= fewest && 48 * counts.min()! >= all
  }
}
