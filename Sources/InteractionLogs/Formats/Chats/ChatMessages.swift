/// The messages of a chat or a forum, and the rules by which they become rows, which are the same on all platforms.
///
/// A message is at most one interaction with the same person: a reply before a quote before a mention. A reaction is one
/// more, once for each message and person. A message seen twice is one. Nobody acts towards themselves, and what is by
/// or to bots is left out. What answers a message that the export lacks, and whose author it does not name, opens a
/// conversation.
struct ChatMessages {
  /// One message, as the export has it.
  struct Message {
    /// Unique among all files of the export.
    var id: String
    /// By what the export calls people in messages; `nil` where it does not say who wrote it.
    var author: String?
    var time: Instant?
    /// The id of the message that it answers.
    var answers: String?
    /// Whom it answers, where the export says it; counts only where the message that is answered is not there.
    var answersPerson: String?
    /// What an answer is called.
    var answerKind = "reply"
    /// The channel, topic or thread.
    var thread: String?
    /// To whom a message of two people is, like mail.
    var addressee: String?
    var quoted: [String] = []
    var mentioned: [String] = []
    var reactions: [Reaction] = []
    /// Why the message itself is none, although others may react to it.
    var leftOut: LeftOut?
  }

  struct Reaction {
    var person: String
    var time: Instant?

    init(_ person: String, time: Instant? = nil) {
      self.person = person
      self.time = time
    }
  }

  /// Who is no person; what they write, and what is said to them, is left out.
  var bots: Set<String> = []
  /// What identifies people, by what messages call them; who is not in it goes by what messages call them.
  var identities: [String: String] = [:]
  private var messages: [Message] = []
  private var places: [String: Int] = [:]
  private var repeats = 0

  /// How many messages there are.
  var count: Int { messages.count }

  /// Adds a message, unless it has been seen.
  mutating func add(_ message: Message) {
    guard places[message.id] == nil else {
      repeats += 1
      return
    }
    places[message.id] = messages.count
    messages.append(message)
  }

  /// Hands all messages over, in the order of time and of ids; those without a time come first.
  ///
  /// - Complexity: O(messages · log messages).
  func give(to rows: inout ExportRows) throws {
    let order = messages.indices.sorted {
      let (one, other) = (messages[$0].time?.microseconds ?? .min, messages[$1].time?.microseconds ?? .min)
      return one == other ? messages[$0].id < messages[$1].id : one < other
    }
    for _ in 0..<repeats { try rows.leaveOut(.repeated) }
    for place in order {
      let message = messages[place]
      try giveMessage(message, to: &rows)
      try giveReactions(to: message, &rows)
    }
  }

  private func giveMessage(_ message: Message, to rows: inout ExportRows) throws {
    if let reason = message.leftOut { return try rows.leaveOut(reason) }
    guard let author = message.author else { return try rows.leaveOut(.nobody) }
    if bots.contains(author) { return try rows.leaveOut(.bot) }
    let source = identity(of: author)
    var targets: [ExportRow.Target] = []
    func append(_ people: [String], _ kind: String) {
      for person in people where !bots.contains(person) {
        let name = identity(of: person)
        if name == source || targets.contains(where: { $0.name == name }) { continue }
        targets.append(ExportRow.Target(name, kind: kind))
      }
    }
    append([answered(by: message)].compactMap { $0 }, message.answerKind)
    append([message.addressee].compactMap { $0 }, "direct")
    append(message.quoted, "quote")
    append(message.mentioned, "mention")
    try rows.add(
      ExportRow(
        source: source, targets: targets, time: message.time, message: message.id, answers: message.answers,
        thread: message.thread))
  }

  private func identity(of person: String) -> String { identities[person] ?? person }

  /// The author of what a message answers.
  private func answered(by message: Message) -> String? {
    if let place = message.answers.flatMap({ places[$0] }) { return messages[place].author }
    return message.answersPerson
  }

  private func giveReactions(to message: Message, _ rows: inout ExportRows) throws {
    guard message.leftOut != .deleted, message.leftOut != .bot, let author = message.author, !bots.contains(author)
    else { return }
    let target = identity(of: author)
    var seen: Set<String> = [target]
    for reaction in message.reactions where !bots.contains(reaction.person) {
      let source = identity(of: reaction.person)
      guard seen.insert(source).inserted else { continue }
      try rows.add(
        ExportRow(source: source, targets: [ExportRow.Target(target, kind: "reaction")], time: reaction.time))
    }
  }
}
