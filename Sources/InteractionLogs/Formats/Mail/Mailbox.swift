/// The messages of a mailbox, of one or more files, in little memory: names and ids are held once, texts never.
struct Mailbox {
  private struct Message {
    var author: NameIndex
    /// ``InteractionBatch/absent`` without one.
    var id: NameIndex
    var time: Instant?
    /// Where its recipients and its ancestors lie.
    var recipients: Range<Int>
    var ancestors: Range<Int>
    var isAddressed: Bool
    var isOfList: Bool
    var leftOut: LeftOut?
  }

  private struct Recipient {
    var person: NameIndex
    var field: MailMessage.Field
  }

  private var people = NameTable(identity: .people)
  private var ids = NameTable(identity: .messages)
  private var messages: [Message] = []
  private var recipients: [Recipient] = []
  private var ancestors: [NameIndex] = []
  /// The message of each id, by the id's index; -1 for ids that only others name.
  private var places: [Int] = []
  /// What copies of a message say besides, by the message's place.
  private var copies: [Int: [Recipient]] = [:]
  private var repeats = 0
  private var names = NamesBesideIDs()
  private var listAddresses: Set<NameIndex> = []

  // MARK: - Taking

  /// Adds a message; one that has been seen only adds the recipients that the other copy does not show, such as blind ones.
  mutating func add(_ message: MailMessage) {
    let author = person(message.author) ?? InteractionBatch.absent
    let places = message.recipients.compactMap { recipient in
      person(recipient.person).map { Recipient(person: $0, field: recipient.field) }
    }
    for list in message.listAddresses { if let list = people.intern(list) { listAddresses.insert(list) } }
    let id = message.id.flatMap { intern($0) }
    if let id, self.places[Int(id)] >= 0 {
      repeats += 1
      copies[self.places[Int(id)], default: []] += places
      return
    }
    if let id { self.places[Int(id)] = messages.count }
    let (firstRecipient, firstAncestor) = (recipients.count, ancestors.count)
    recipients += places
    for ancestor in message.ancestors {
      if let index = intern(ancestor) { ancestors.append(index) }
    }
    messages.append(
      Message(
        author: author, id: id ?? InteractionBatch.absent, time: message.time,
        recipients: firstRecipient..<recipients.count, ancestors: firstAncestor..<ancestors.count,
        isAddressed: message.isAddressed, isOfList: message.isOfList, leftOut: message.leftOut))
  }

  private mutating func person(_ person: MailPerson) -> NameIndex? {
    guard let index = people.intern(person.address) else { return nil }
    names.count(person.name, of: index, called: person.address)
    return index
  }

  private mutating func intern(_ id: String) -> NameIndex? {
    guard let index = ids.intern(id) else { return nil }
    if Int(index) == places.count { places.append(-1) }
    return index
  }

  // MARK: - What it is

  /// Whether the messages are those of a mailing list, and not somebody's mail: nearly all say so, or most have no recipients,
  /// or they have one recipient throughout, who never writes, and answer each other. Where some are of lists, those are
  /// looked at by themselves.
  var isOfList: Bool {
    let people = messages.filter { $0.leftOut == nil }
    if !people.isEmpty && 10 * people.count(where: \.isOfList) >= 9 * people.count { return true }
    if 2 * people.count(where: { !$0.isAddressed }) > people.count { return true }
    return hasOneRecipient(people)
  }

  private func hasOneRecipient(_ messages: [Message]) -> Bool {
    var counts: [NameIndex: Int] = [:]
    for message in messages {
      for person in Set(recipients[message.recipients].map(\.person)) { counts[person, default: 0] += 1 }
    }
    guard messages.count > 1, let most = counts.values.max(), 10 * most >= 9 * messages.count else { return false }
    let writers = Set(messages.map(\.author))
    guard counts.contains(where: { $0.value == most && !writers.contains($0.key) }) else { return false }
    // Whoever keeps what they are sent has not written to themselves what others answer.
    let answers = messages.filter { !$0.ancestors.isEmpty }
    return !answers.isEmpty && 2 * answers.count(where: { parent(of: $0) != nil }) >= answers.count
  }

  /// The message that a message answers, if it is here.
  private func parent(of message: Message) -> Int? {
    for id in ancestors[message.ancestors] {
      let place = places[Int(id)]
      if place >= 0, messages[place].id != message.id { return place }
    }
    return nil
  }

  // MARK: - Giving

  /// Hands all messages over, in the order of time; those without a time come first.
  ///
  /// - Complexity: O(messages · log messages + recipients).
  func give(to rows: inout ExportRows) throws {
    let isOfList = self.isOfList
    rows.begin(isOfList ? .messages : .mail)
    let order = messages.indices.sorted {
      let (one, other) = (messages[$0].time?.microseconds ?? .min, messages[$1].time?.microseconds ?? .min)
      return one == other ? $0 < $1 : one < other
    }
    for _ in 0..<repeats { try rows.leaveOut(.repeated) }
    for place in order {
      let message = messages[place]
      if let reason = message.leftOut {
        try rows.leaveOut(reason)
      } else {
        try rows.add(row(of: place, toParent: isOfList || message.isOfList))
      }
    }
    names.show(in: &rows, people)
  }

  private func row(of place: Int, toParent: Bool) -> ExportRow {
    let message = messages[place]
    let parent = parent(of: message)
    var row = ExportRow(source: people.name(at: message.author), time: message.time)
    row.message = message.id == InteractionBatch.absent ? "\(place)" : ids.name(at: message.id)
    row.answers = (parent.map { messages[$0].id } ?? ancestors[message.ancestors].first).map { ids.name(at: $0) }
    if !toParent {
      row.targets = targets(of: place)
    } else if let parent, isPerson(messages[parent].author, besides: message.author) {
      row.targets = [ExportRow.Target(people.name(at: messages[parent].author), kind: "reply")]
    }
    return row
  }

  /// Each recipient once, in the first of the fields.
  private func targets(of place: Int) -> [ExportRow.Target] {
    let message = messages[place]
    let all = recipients[message.recipients] + (copies[place] ?? [])
    var seen: Set<NameIndex> = []
    var targets: [ExportRow.Target] = []
    for field in MailMessage.Field.allCases {
      for recipient in all where recipient.field == field && isPerson(recipient.person, besides: message.author) {
        guard !listAddresses.contains(recipient.person), seen.insert(recipient.person).inserted else { continue }
        targets.append(ExportRow.Target(people.name(at: recipient.person), kind: field.kind))
      }
    }
    return targets
  }

  private func isPerson(_ person: NameIndex, besides author: NameIndex) -> Bool {
    person != author && person != InteractionBatch.absent && !MailRobots.has(people.name(at: person))
  }
}
