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
  /// Where half of the members got so many mails, a person among them gets one.
  private static let plenty = 30.0
  /// Who has sent less may not have been answered yet.
  private static let fewestSent = 5.0
  /// How many show whether somebody acts like a program: twenty an hour of the day.
  private static let fewestForHours = 480

  /// - Parameter saysWhen: whether times tell more than days, so that somebody may be seen to write fast.
  /// - Returns: at most one reason a member, in the order of the members.
  /// - Complexity: O(members + ties + interactions).
  static func found(
    in network: MemberNetwork, _ history: CommunityHistory?, saysWhen: Bool = true
  ) -> [LogHealth.UnusualMember] {
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
    let hours = hours(in: network, history, acts: zip(sent, received).map { $0 + $1 })
    let writing = history.flatMap { WritingOfMembers($0.messages, memberCount: network.members.count) }
    let receivers = network.members.indices.filter { contacts[$0] > 0 }.map { received[$0] }.sorted()
    // Where rows may be answers or acts, many do what is never done to them.
    let getsPlenty =
      [.directed, .interactions].contains(network.rowKind) && network.isDirected && !receivers.isEmpty
      && receivers[receivers.count / 2] >= plenty && receivers[receivers.count / 4] > 0
    return network.members.indices.compactMap { index in
      let id = network.members[index].id
      let reason: LogHealth.UnusualMember.Reason
      if saysWhen && writing?.isFlood(index) == true {
        reason = .flood
      } else if writing?.neverAnswers(index, atLeast: flood) == true {
        reason = .neverAnswers
      } else if contacts[index] == 0 {
        return nil
      } else if isProgram(id) {
        reason = .programName
      } else if isShared(id) {
        reason = .sharedName
      } else if hours?.areAround(index, atLeast: fewestForHours) == true {
        reason = .steady
      } else if received[index] == 0 && sent[index] >= fewestSent && getsPlenty {
        reason = .neverReceives
      } else if received[index] == 0, sent[index] >= Double(flood),
        contacts[index] >= max(10, network.members.count / 4)
      {
        reason = .oneWay
      } else {
        return nil
      }
      return LogHealth.UnusualMember(
        member: id, reason: reason,
        interactions: max(writing?.openingCount(index) ?? 0, whole(sent[index] + received[index])))
    }
  }

  /// The hours of all members, where somebody has acted so often that they are asked for.
  private static func hours(
    in network: MemberNetwork, _ history: CommunityHistory?, acts: [Double]
  ) -> HoursOfMembers? {
    guard let history, network.clock == .calendar else { return nil }
    // Sums of weights say nothing of how often somebody acted.
    let isAsked = !history.interactions.weights.isEmpty || acts.contains { $0 >= Double(fewestForHours) }
    return isAsked
      ? HoursOfMembers(history, memberCount: network.members.count, areDirected: network.isDirected) : nil
  }

  private static func isProgram(_ id: String) -> Bool {
    guard mayBeProgram(id) else { return false }
    let words = words(of: id)
    if words.contains(where: programWords.contains) { return true }
    // "no-reply" and "do_not_reply" are several words.
    let joined = words.joined()
    return joinedBeginnings.contains { joined.hasPrefix($0) }
      || id.lowercased().hasSuffix("[bot]")
  }

  /// Whether a look at a name's letters does not show that it is no program's: this is asked of every member.
  private static func mayBeProgram(_ id: String) -> Bool {
    var id = id
    return id.withUTF8 { bytes in
      var (first, length, joined) = (UInt8(0), 0, 0)
      var beginning: UInt64 = 0
      for byte in bytes {
        if byte >= 0x80 || byte == UInt8(ascii: "[") { return true }
        if byte == UInt8(ascii: "@") { break }
        let lower = byte | 0x20
        let isLetter = lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
        if isLetter || (byte >= 0x30 && byte <= 0x39) {
          if length == 0 { first = isLetter ? lower : 0 }
          length += 1
          if joined < 4 { beginning = beginning << 8 | UInt64(isLetter ? lower : 0) }
          joined += 1
        } else {
          if shapes.contains(Shape(first: first, length: length)) { return true }
          length = 0
        }
      }
      return shapes.contains(Shape(first: first, length: length)) || beginnings.contains(beginning)
    }
  }

  /// How a word begins, and how long it is.
  private struct Shape: Hashable {
    var first: UInt8
    var length: Int
  }

  private static let shapes = Set(programWords.map { Shape(first: $0.utf8.first!, length: $0.utf8.count) })
  /// The first four letters of what names of programs begin with, as one number.
  private static let beginnings = Set(
    joinedBeginnings.map { $0.utf8.prefix(4).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } })
  private static let joinedBeginnings = ["noreply", "donotreply", "mailerdaemon", "autoreply"]

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
      let hour = interactions.times[index].flooredDivision(by: 86_400_000_000).remainder / 3_600_000_000
      hours[Int(interactions.sources[index])][Int(hour)] += 1
      if !areDirected { hours[Int(interactions.targets[index])][Int(hour)] += 1 }
    }
  }

  /// Whether somebody acts in each hour of the day at least half as often as if all hours were alike. People sleep.
  func areAround(_ member: Int, atLeast fewest: Int) -> Bool {
    let counts = (0..<24).map { Int(hours[member][$0]) }
    let all = counts.reduce(0, +)
    return all >= fewest && 48 * counts.min()! >= all
  }
}
