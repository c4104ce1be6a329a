/// A chat that WhatsApp has written as text.
///
/// It marks no replies: a message answers the last one by somebody else in the chat, and `@Name` mentions who writes there.
/// People are known by the names, or the numbers, that the phone showed.
struct WhatsAppChat: SingleFileFormat {
  let name = "WhatsApp chat"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool {
    let lines = String(decoding: opening.text.prefix(1 << 14), as: UTF8.self).split(whereSeparator: \.isNewline).prefix(
      60)
    let first = lines.first { !$0.allSatisfy(\.isWhitespace) }
    guard let first, WhatsAppLine(String(first)) != nil else { return false }
    var (stamped, signed) = (0, 0)
    for line in lines {
      guard let line = WhatsAppLine(String(line)) else { continue }
      stamped += 1
      if case .message = WhatsAppEntry(line.rest) { signed += 1 }
    }
    // A message of several lines is one line of a chat among others.
    return signed >= 1 && 4 * signed >= stamped && (stamped >= 2 || opening.isWhole)
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.messages)
    var chat = ChatMessages()
    var surveys: [WhatsAppSurvey] = []
    for file in files {
      var survey = WhatsAppSurvey(file)
      try forEachLine(of: file, isSurvey: true, in: &rows) { _, text, line in survey.add(text, line: line) }
      surveys.append(survey)
    }
    for (file, survey) in zip(files, surveys) {
      let times = ColumnTimes(try survey.layout(options: rows.options, others: surveys))
      try read(file, people: survey.people, times: times, into: &chat, &rows)
    }
    try chat.give(to: &rows)
  }

  private func read(
    _ file: InputFile, people: [String], times: ColumnTimes, into chat: inout ChatMessages, _ rows: inout ExportRows
  ) throws {
    let mentions = WhatsAppMentions(people)
    let known = Set(people)
    var times = times
    var current: ChatMessages.Message?
    var order = LastSpeakers()
    func finish() {
      guard let message = current else { return }
      chat.add(message)
      current = nil
    }
    try forEachLine(of: file, isSurvey: false, in: &rows) { rows, text, line in
      guard let stamped = WhatsAppLine(text) else {
        if current?.leftOut == nil { current?.mentioned += mentions.people(in: text[...].unicodeScalars) }
        return
      }
      finish()
      guard let time = times.read(stamped.stamp) else {
        return try rows.reject(.unreadableTime, in: file, line: line, text: stamped.stamp)
      }
      var message = ChatMessages.Message(id: "\(file.name)#\(line)", time: time, thread: file.name)
      switch WhatsAppEntry(stamped.rest) {
      case .message(let sender, let words)
      where known.contains(sender) && !WhatsAppText.isNotice(words, by: sender):
        message.author = sender
        if WhatsAppText.isDeleted(words) {
          message.leftOut = .deleted
        } else {
          message.mentioned = mentions.people(in: words)
          message.answers = order.answered(by: message.id, of: sender, in: file.name)
        }
      default: message.leftOut = .notice
      }
      current = message
    }
    finish()
  }

  private func forEachLine(
    of file: InputFile, isSurvey: Bool, in rows: inout ExportRows,
    _ body: (inout ExportRows, String, _ line: Int) throws -> Void
  ) throws {
    var lines = try rows.lines(of: file, isSurvey: isSurvey)
    defer { if isSurvey { file.giveBack(lines.source) } }
    while let line = try lines.next() {
      if lines.line & 0xFFF == 0 { try rows.checkCancelled() }
      try body(&rows, String(decoding: line, as: UTF8.self), lines.line)
    }
  }
}

/// What a chat shows as a whole: in which order its dates are written, and who is a person.
private struct WhatsAppSurvey {
  private let file: InputFile
  private var column = TimeColumn()
  private var hasPoints = false
  /// For each order of dates the latest time so far, and whether time has always gone on.
  private var clocks = DateOrder.allCases.map { (order: $0, times: ColumnTimes(TimeLayout(order: $0))) }
  private var latest = [Instant?](repeating: nil, count: DateOrder.allCases.count)
  private var goesOn = [Bool](repeating: true, count: DateOrder.allCases.count)
  /// For each name how many entries it signs, and how many of these a person may have written.
  private var senders: [String: (entries: Int, written: Int)] = [:]
  private var names: [String] = []
  /// Names that the chat itself has had.
  private var titles: Set<String> = []
  private var isAtStart = true

  init(_ file: InputFile) { self.file = file }

  mutating func add(_ text: String, line: Int) {
    guard let stamped = WhatsAppLine(text) else { return }
    Array(stamped.stamp.utf8).withUnsafeBufferPointer { column.add($0, line: line) }
    hasPoints = hasPoints || stamped.hasPoints
    for index in clocks.indices where goesOn[index] {
      guard let time = clocks[index].times.read(stamped.stamp) else {
        goesOn[index] = false
        continue
      }
      if let before = latest[index], time < before { goesOn[index] = false }
      latest[index] = time
    }
    switch WhatsAppEntry(stamped.rest) {
    case .notice(let quoted): titles.formUnion(quoted)
    case .message(let sender, let words):
      let isWritten =
        !WhatsAppText.isMarked(words) && !WhatsAppText.isNotice(words, by: sender)
        && !(titles.contains(sender) && WhatsAppText.mayBeNotice(words))
      if senders[sender] == nil { names.append(sender) }
      senders[sender, default: (0, 0)].entries += 1
      if isWritten { senders[sender]!.written += 1 }
      // The first entry tells that the chat is encrypted; it is signed by the chat.
      if isAtStart && !isWritten { titles.insert(sender) }
    }
    isAtStart = false
  }

  /// Who writes in the chat: all who sign an entry but the chat itself, which signs notices.
  var people: [String] {
    names.filter { name in senders[name]!.written > 0 || !(titles.contains(name) || file.ownName.contains(name)) }
  }

  /// How its times are read.
  ///
  /// - Parameter others: all chats that are read together, which come from one phone more often than not.
  /// - Throws: ``InputError`` when several orders fit.
  func layout(options: LogReadingOptions, others: [WhatsAppSurvey]) throws(InputError) -> TimeLayout {
    let said = try TimeLayout(options)
    do {
      return try layout(said)
    } catch {
      let orders = Set(others.compactMap { try? $0.layout(said).order })
      guard orders.count == 1, let order = orders.first else { throw error }
      var layout = said
      layout.order = order
      return layout
    }
  }

  private func layout(_ said: TimeLayout) throws(InputError) -> TimeLayout {
    do {
      return try column.layout(header: "date", said: said, file: file.name, column: "date")
    } catch {
      // No language puts a year of two digits first; and in a chat time goes on.
      let fitting = clocks.indices.map { (order: clocks[$0].order, fits: goesOn[$0]) }
        .filter { $0.fits && $0.order != .yearMonthDay }
      var layout = said
      if hasPoints { layout.order = .dayMonthYear } else if fitting.count == 1 { layout.order = fitting[0].order }
      guard layout.order != nil else { throw error }
      return layout
    }
  }
}
