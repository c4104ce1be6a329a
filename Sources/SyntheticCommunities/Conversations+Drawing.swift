import GraphCore

/// Whom members write to, and whether they are answered.
extension Conversations {
  /// Whom a member addresses an opening message to: nobody in particular, or one to six contacts; `nil` when no contact
  /// is there.
  mutating func drawRecipients(for author: Int, at time: Int) -> [Int]? {
    let isDominating = author == dominatingManager
    if !isDominating && random.chance(plan.percentToEverybody) { return [] }
    let count =
      switch isDominating ? 2 : random.index(weightedBy: [58, 28, 14]) {
      case 0: 1
      case 1: random.number(in: 2...3)
      default: random.number(in: 3...6)
      }
    var recipients: [Int] = []
    for _ in 0..<count {
      if let contact = drawContact(of: author, at: time), !recipients.contains(contact) { recipients.append(contact) }
    }
    return recipients.isEmpty ? nil : recipients
  }

  /// A contact who is there, and with whom the member is still in touch; `nil` when a few tries find none.
  mutating func drawContact(of member: Int, at time: Int) -> Int? {
    for _ in 0..<6 {
      guard let contact = contacts.drawContact(of: member, using: &random) else { return nil }
      if attendance.comesToMind(contact, at: time), !isFaded(member, contact, at: time),
        !hasDrifted(member, contact, at: time)
      {
        return contact
      }
    }
    return nil
  }

  /// The chance, in per cent, that the last message of a thread gets a reply.
  func chanceOfReply(in thread: Thread) -> Int {
    if thread.length == 1 {
      if thread.dominatorHasSpoken { return Temper.dominatingOpeningAnswered }
      return (thread.isQuestion ? Temper.questionAnswered : Temper.shareAnswered)
        - (thread.recipients.isEmpty ? Temper.lostToEverybody : 0)
    }
    if thread.dominatorHasSpoken { return Temper.goesOnAfterDominator }
    if thread.length >= Temper.longThread { return Temper.longThreadGoesOn }
    return thread.isQuestion ? Temper.questionGoesOn : Temper.shareGoesOn
  }

  /// Who writes next in a thread, and to which message; `nil` when nobody can be found.
  mutating func drawReply(in thread: Thread, at time: Int) -> Thread.Reply? {
    guard let author = drawReplier(in: thread, at: time), attendance.isPresent(author, at: time),
      !hasDrifted(author, thread.lastAuthor, at: time)
    else { return nil }
    let answersOpening =
      thread.opener != author && thread.opener != thread.lastAuthor && !thread.dominatorHasSpoken && random.chance(30)
      && contacts.areAcquainted(author, thread.opener)
    return answersOpening
      ? Thread.Reply(author: author, recipient: thread.opener, replyTo: thread.openingNumber)
      : Thread.Reply(author: author, recipient: thread.lastAuthor, replyTo: thread.lastNumber)
  }

  /// Somebody who knows the author of the last message: as a rule the opener or one of those who were addressed.
  private mutating func drawReplier(in thread: Thread, at time: Int) -> Int? {
    let last = thread.lastAuthor
    if let manager = dominatingManager, contacts.areAcquainted(manager, last) {
      // Whoever still writes in such a thread writes to its manager, or the manager to them.
      if thread.dominatorHasSpoken && thread.length > 1 { return manager }
      if !thread.dominatorHasSpoken && random.chance(Temper.dominatingJoins) { return manager }
    }
    if thread.opener != last && contacts.areAcquainted(thread.opener, last) && random.chance(50) {
      return thread.opener
    }
    if !thread.recipients.isEmpty && random.chance(thread.length == 1 ? 85 : 50) {
      let recipient = thread.recipients[random.below(thread.recipients.count)]
      if recipient != last && contacts.areAcquainted(recipient, last) { return recipient }
    }
    return drawContact(of: last, at: time)
  }

  // MARK: - Planted facts

  /// Whether the bridge between these two has been given up.
  func isFaded(_ a: Int, _ b: Int, at time: Int) -> Bool {
    guard plan.fadingBridge, let outpost = roster.bridge?.outpost else { return false }
    let isBridge = (roster.members[a].department == outpost) != (roster.members[b].department == outpost)
    return isBridge && time >= pace.dayCount * 2 / 3 * WorkRhythm.secondsPerDay
  }

  /// Whether contact between these two does not come about because one of their departments drifts off: ever more
  /// often, and always in the last tenth of the time.
  private mutating func hasDrifted(_ a: Int, _ b: Int, at time: Int) -> Bool {
    guard plan.driftingDepartment, let drifting = roster.driftingDepartment else { return false }
    guard (roster.members[a].department == drifting) != (roster.members[b].department == drifting) else { return false }
    let elapsed = Double(time) / Double(pace.dayCount * WorkRhythm.secondsPerDay)
    return random.unitUniform() < elapsed / 0.9
  }

  func isInIgnoredQuarter(_ time: Int) -> Bool {
    guard let quarter = plan.ignoredNewcomersQuarter else { return false }
    return plan.days(ofQuarter: quarter).contains(plan.start + time / WorkRhythm.secondsPerDay)
  }
}
