/// The logs of IRC clients; each file is a channel, or a day of one.
///
/// A message that begins with the nicks of others who write in the logs goes to them. Letter case does not count in nicks, and
/// whoever takes a new one stays the same person.
struct IRCLog: SingleFileFormat {
  let name = "IRC log"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool {
    let lines = String(decoding: opening.text.prefix(1 << 14), as: UTF8.self).split(whereSeparator: \.isNewline).prefix(
      80)
    var (known, messages, addressed, hasColumns, hasNotices) = (0, 0, 0, false, false)
    var times = ColumnTimes(TimeLayout())
    for text in lines {
      guard let line = IRCLine(String(text)) else {
        if IRCDay.read(String(text), &times) != nil { known += 1 }
        continue
      }
      known += 1
      switch line.content {
      case .message(_, let text):
        messages += 1
        if !IRCLine.addressees(of: text).isEmpty { addressed += 1 }
        hasColumns = hasColumns || !text.isEmpty && !String(lines.first!).contains("<") && line.date != nil
      case .rename, .notice: hasNotices = true
      }
    }
    // A table of times, senders and recipients has neither notices nor texts that begin with a name.
    let isChat = !hasColumns || hasNotices || addressed > 0
    return messages >= 1 && 10 * known >= 9 * lines.count && isChat
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(ExportRows.Kind(rows: .messages, replySource: .recency))
    var nicks = IRCNicks()
    var messages: [(message: ChatMessages.Message, addressees: [String])] = []
    for file in files.sorted(by: { $0.name < $1.name }) {
      try read(file, &nicks, &messages, &rows)
    }
    var chat = ChatMessages()
    for (message, addressees) in messages {
      var message = message
      // The first word that is nobody's nick ends them: `thanks, ada: …` is no address.
      message.mentioned = addressees.prefix { nicks.speaker($0) != nil }.compactMap { nicks.speaker($0) }
      chat.add(message)
    }
    try chat.give(to: &rows)
    for (person, shown) in nicks.shown { rows.show(person, as: shown) }
  }

  private func read(
    _ file: InputFile, _ nicks: inout IRCNicks,
    _ messages: inout [(message: ChatMessages.Message, addressees: [String])], _ rows: inout ExportRows
  ) throws {
    var lines = try rows.lines(of: file)
    var (days, times) = (ColumnTimes(TimeLayout()), ColumnTimes(try TimeLayout(rows.options)))
    var day = IRCDay.read(fileName: file.ownName)
    while let bytes = try lines.next() {
      if lines.line & 0xFFF == 0 { try rows.checkCancelled() }
      let text = String(decoding: bytes, as: UTF8.self)
      if bytes.isBlank { continue }
      guard let line = IRCLine(text) else {
        if let next = IRCDay.read(text, &days) {
          day = next
        } else {
          try rows.leaveOut(.notice)
        }
        continue
      }
      let time = (line.date.map(String.init) ?? day).flatMap { times.read("\($0) \(line.clock)") }
      switch line.content {
      case .message(let nick, let words):
        let id = "\(file.name)#\(lines.line)"
        let message = ChatMessages.Message(id: id, author: nicks.speaks(nick), time: time, thread: file.name)
        messages.append((message, IRCLine.addressees(of: words)))
      case .rename(let old, let new):
        nicks.rename(old, to: new)
        try rows.leaveOut(.notice)
      case .notice: try rows.leaveOut(.notice)
      }
    }
  }
}

/// Who is behind which nick.
private struct IRCNicks {
  /// The person of each nick in lower case: the first nick that they had.
  private var people: [String: String] = [:]
  private var speakers: Set<String> = []
  /// For each person the first nick as it was written, in the order in which they came.
  private(set) var shown: [(person: String, nick: String)] = []

  private mutating func person(_ nick: String) -> String {
    let key = nick.lowercased()
    if let person = people[key] { return person }
    people[key] = key
    shown.append((key, nick))
    return key
  }

  mutating func speaks(_ nick: String) -> String {
    let person = person(nick)
    speakers.insert(person)
    return person
  }

  /// A nick that somebody else has had stays theirs.
  mutating func rename(_ old: String, to new: String) {
    let person = person(old)
    if people[new.lowercased()] == nil { people[new.lowercased()] = person }
  }

  /// The person of a nick, if they write in the logs.
  func speaker(_ nick: String) -> String? {
    people[nick.lowercased()].flatMap { speakers.contains($0) ? $0 : nil }
  }
}
