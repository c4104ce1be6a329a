import GraphCore
import Numbers

/// Lets the members write to each other, from the first day to the last.
///
/// A simulation by events: each day some members open threads, and a thread waits for at most one reply at a time. What
/// is kept is the roster and the threads that still wait, so memory does not grow with the number of messages.
struct Conversations {
  let plan: CommunityPlan
  let roster: Roster
  let contacts: ContactNetwork
  let rhythm: WorkRhythm
  var random: SeededGenerator
  var attendance: Attendance
  var queue = EventQueue()
  var pace: Pace

  /// Threads that wait for a reply, by slot; the slots of finished ones are used again.
  var threads: [Thread] = []
  private var freeSlots: [Int] = []

  init(plan: CommunityPlan, roster: Roster, contacts: ContactNetwork, random: SeededGenerator) {
    self.plan = plan
    self.roster = roster
    self.contacts = contacts
    self.random = random
    rhythm = WorkRhythm(start: plan.start)
    attendance = Attendance(plan: plan, roster: roster)
    pace = Pace(plan: plan, roster: roster, rhythm: rhythm)
  }

  /// Calls `body` with every message, in the order of time.
  mutating func run(_ body: (SyntheticMessage) throws -> Void) rethrows {
    planFirstMessages()
    planBridgeMessages()
    for day in 0..<pace.dayCount {
      if day % 7 == 0 { attendance.refresh(day: day, roster, using: &random) }
      for _ in 0..<pace.openings(onDay: day, using: &random) {
        guard let member = drawOpener() else { continue }
        queue.insert(.opening(by: member), at: rhythm.time(onDay: day, using: &random))
      }
      while let event = queue.popFirst(before: (day + 1) * WorkRhythm.secondsPerDay) {
        if let message = carryOut(event.occasion, at: event.time) { try body(message) }
      }
    }
  }

  // MARK: - Planning

  /// Everybody with contacts writes at least once: those who are there from the start within two months, newcomers
  /// within a week.
  private mutating func planFirstMessages() {
    for (index, member) in roster.members.enumerated() where contacts.contactCount(of: index) > 0 {
      var day = random.below(max(1, min(60, pace.dayCount / 3)))
      if member.habits.isNewcomer {
        day = min(pace.dayCount - 1, member.joined.daysSinceEpoch - plan.start.daysSinceEpoch + random.below(7))
      }
      while day + 1 < pace.dayCount && rhythm.weight(ofDay: day) < 20 { day += 1 }
      queue.insert(.firstMessage(by: index), at: rhythm.time(onDay: day, using: &random))
      pace.threadIsPlanned()
    }
  }

  /// The link to the outpost is kept at a steady rhythm.
  private mutating func planBridgeMessages() {
    guard roster.bridge != nil else { return }
    let count = max(9, min(60, plan.interactions / 100))
    for turn in 0..<count {
      let day = Int(saturating: (Double(turn) + random.unitUniform()) / Double(count) * Double(pace.dayCount))
      queue.insert(.bridgeMessage, at: rhythm.time(onDay: min(day, pace.dayCount - 1), using: &random))
      pace.threadIsPlanned()
    }
  }

  private mutating func drawOpener() -> Int? {
    if let manager = dominatingManager, random.chance(Temper.dominatingShareOfOpenings) { return manager }
    return attendance.drawWriter(using: &random)
  }

  /// The manager whose conduct is to dominate.
  var dominatingManager: Int? { plan.manager == .dominating ? roster.leadingManager : nil }

  // MARK: - Messages

  private mutating func carryOut(_ occasion: EventQueue.Occasion, at time: Int) -> SyntheticMessage? {
    switch occasion {
    case .opening(let author):
      guard attendance.isPresent(author, at: time) else { return nil }
      guard let recipients = drawRecipients(for: author, at: time) else { return nil }
      return open(by: author, recipients: recipients, at: time).message
    case .firstMessage(let author):
      pace.plannedThreadBegins()
      return openFirst(by: author, at: time)
    case .bridgeMessage:
      pace.plannedThreadBegins()
      guard let bridge = roster.bridge, !isFaded(bridge.inside, bridge.outside, at: time) else { return nil }
      let (author, other) = random.chance(50) ? (bridge.inside, bridge.outside) : (bridge.outside, bridge.inside)
      return open(by: author, recipients: [other], at: time).message
    case .reply(let slot):
      return reply(inThread: slot, at: time)
    }
  }

  /// A first message goes to the host. A newcomer whose first message stays without an answer often does not come back.
  private mutating func openFirst(by author: Int, at time: Int) -> SyntheticMessage? {
    let isNewcomer = roster.members[author].habits.isNewcomer
    attendance.arrive(author)
    guard var recipients = contacts.hosts[author].map({ [$0] }) ?? drawRecipients(for: author, at: time) else {
      return nil
    }
    if random.chance(35), let other = drawContact(of: author, at: time), !recipients.contains(other) {
      recipients.append(other)
    }
    let isIgnored = isNewcomer && isInIgnoredQuarter(time)
    let welcome = isIgnored ? 0 : isNewcomer ? Temper.newcomerAnswered : nil
    let (message, isAnswered) = open(by: author, recipients: recipients, kind: .question, answered: welcome, at: time)
    if isNewcomer && random.chance(isAnswered ? Temper.lostThoughAnswered : Temper.lostUnanswered) {
      attendance.leave(author)
    }
    return message
  }

  /// Opens a thread, with a message to everybody when there are no recipients.
  ///
  /// - Parameter answered: the chance of an answer, in per cent, where it is not the usual one.
  private mutating func open(
    by author: Int, recipients: [Int], kind: SyntheticMessage.Kind? = nil, answered: Int? = nil, at time: Int
  ) -> (message: SyntheticMessage, isAnswered: Bool) {
    let isDominating = author == dominatingManager
    let drawnKind: SyntheticMessage.Kind = random.chance(isDominating ? 35 : 60) ? .question : .share
    let kind = kind ?? drawnKind
    let (threadNumber, number) = pace.countOpening()
    let thread = Thread(
      number: threadNumber, opener: author, openingNumber: number, recipients: recipients,
      isQuestion: kind == .question,
      dominatorHasSpoken: isDominating)
    let isAnswered = planReply(in: thread, after: time, answered: answered)
    let message = SyntheticMessage(
      second: time, author: author, recipients: recipients, kind: kind, thread: threadNumber, number: number)
    return (message, isAnswered)
  }

  private mutating func reply(inThread slot: Int, at time: Int) -> SyntheticMessage? {
    var thread = threads[slot]
    freeSlots.append(slot)
    guard let reply = thread.next, attendance.isPresent(reply.author, at: time),
      !isFaded(reply.author, reply.recipient, at: time)
    else { return nil }
    let number = pace.countReply()
    thread.lastAuthor = reply.author
    thread.lastNumber = number
    thread.length += 1
    thread.dominatorHasSpoken = thread.dominatorHasSpoken || reply.author == dominatingManager
    let kind = kind(of: reply, in: thread)
    planReply(in: thread, after: time)
    return SyntheticMessage(
      second: time, author: reply.author, recipients: [reply.recipient], kind: kind, thread: thread.number,
      number: number, replyTo: reply.replyTo)
  }

  private mutating func kind(of reply: Thread.Reply, in thread: Thread) -> SyntheticMessage.Kind {
    if reply.author == thread.opener { return random.chance(60) ? .thanks : .comment }
    return thread.isQuestion ? .answer : .comment
  }

  /// Decides whether the thread goes on, and if so by whom and when; tells whether it does.
  @discardableResult
  private mutating func planReply(in thread: Thread, after time: Int, answered: Int? = nil) -> Bool {
    guard random.chance(answered ?? chanceOfReply(in: thread)), let next = drawReply(in: thread, at: time) else {
      return false
    }
    var waiting = thread
    waiting.next = next
    let slot = freeSlots.popLast() ?? threads.count
    if slot == threads.count { threads.append(waiting) } else { threads[slot] = waiting }
    queue.insert(.reply(slot: slot), at: rhythm.answerTime(after: time, using: &random))
    return true
  }
}
