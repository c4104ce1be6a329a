import GraphCore

/// What logs hold beside what members say to one another: junk, programs, other addresses; and a community that grows and
/// shrinks, by threads that are left out.
///
/// It works on the rows of a log, so that a plan without any of it makes the same bytes as ever.
struct PlantedNoise {
  /// How many addresses a burst has.
  static let burstAddresses = 40
  static let botMessages = 5
  static let bot = "notifier@guild.example"
  /// What is left of the threads at the begin and at the end of a rise and fall.
  static let leastThreads = 0.15
  static let lastThreads = 0.35

  private let plan: CommunityPlan
  private let ids: [String]
  private let changed: Set<String>
  private var random: SeededGenerator
  private var leftOut: Set<Int> = []
  /// Rows that come from elsewhere, the latest first.
  private var extra: [LogRow] = []

  init(_ community: SyntheticCommunity) {
    plan = community.plan
    ids = community.members.map(\.id)
    let busiest = community.members.sorted { ($1.habits.activity, $0.id) < ($0.habits.activity, $1.id) }
    changed = Set(busiest.prefix(community.members.count / 3).map(\.id))
    random = SeededGenerator(seed: plan.seed &+ 0x5DEE_CE66)
    extra = (burstRows() + botRows()).sorted { ($0.second, $0.id) > ($1.second, $1.id) }
  }

  private var days: Int { plan.end.daysSinceEpoch - plan.start.daysSinceEpoch }

  /// The day of the burst, counted from the first of the log.
  static func burstDay(_ plan: CommunityPlan) -> Int {
    (plan.end.daysSinceEpoch - plan.start.daysSinceEpoch) * 4 / 5
  }

  private mutating func burstRows() -> [LogRow] {
    guard plan.burst else { return [] }
    return (0..<Self.burstAddresses).map { number in
      LogRow(
        second: Self.burstDay(plan) * WorkRhythm.secondsPerDay + 36_000 + 97 * number,
        source: "x\(number)@junk.example", targets: [ids[random.below(ids.count)]], kind: .share,
        thread: "tj\(number)", id: "mj\(number)")
    }
  }

  private mutating func botRows() -> [LogRow] {
    guard plan.bot else { return [] }
    return (0..<days).flatMap { day in
      (0..<Self.botMessages).map { number in
        LogRow(
          second: day * WorkRhythm.secondsPerDay + 21_600 + number, source: Self.bot,
          targets: [ids[random.below(ids.count)]], kind: .share, thread: "tb\(day)-\(number)",
          id: "mb\(day)-\(number)")
      }
    }
  }

  /// The rows to write up to and with a message, in the order of time.
  mutating func rows(upTo message: SyntheticMessage) -> [LogRow] {
    var rows = extraRows { $0.second < message.second }
    if plan.riseAndFall {
      if message.replyTo == nil, random.unitUniform() >= share(atSecond: message.second) {
        leftOut.insert(message.thread)
      }
      if leftOut.contains(message.thread) { return rows }
    }
    rows.append(
      LogRow(
        second: message.second, source: address(message.author, atSecond: message.second),
        targets: message.recipients.map { address($0, atSecond: message.second) }, kind: message.kind,
        thread: "t\(message.thread)", id: "m\(message.number)", replyTo: message.replyTo.map { "m\($0)" }))
    return rows
  }

  /// The rows after the last message.
  mutating func remainingRows() -> [LogRow] { extraRows { _ in true } }

  private mutating func extraRows(while isDue: (LogRow) -> Bool) -> [LogRow] {
    var rows: [LogRow] = []
    while let next = extra.last, isDue(next) { rows.append(extra.removeLast()) }
    return rows
  }

  /// The share of threads that are kept at a time.
  private func share(atSecond second: Int) -> Double {
    let time = Double(second) / Double(days * WorkRhythm.secondsPerDay)
    return time < 0.5
      ? Self.leastThreads + (1 - Self.leastThreads) * 2 * time
      : 1 - (1 - Self.lastThreads) * min(1, 2 * (time - 0.5) * 1.5)
  }

  private func address(_ member: Int, atSecond second: Int) -> String {
    let id = ids[member]
    guard plan.addressChange, 3 * second >= 2 * days * WorkRhythm.secondsPerDay, changed.contains(id) else { return id }
    return id.split(separator: "@")[0] + "@new.example"
  }
}
