import InteractionLogs

extension Analysis {
  /// Leaves nothing that is about one member, or that may hold a name.
  mutating func removeMembers() {
    let names = Set(members.flatMap { [$0.member, $0.name].compactMap { $0?.lowercased() } })
    if isNamedAfterLog, names.contains(title.lowercased()) { title = Self.untitled }
    members = []
    ties = []
    bridges = []
    articulationMembers = []
    isolation = Isolation()
    pseudonyms = []
    for index in communities.indices { communities[index].centralMembers = [] }
    lens?.removeMembers()
    log.removeNames()
  }

  private static let untitled = "community"

  /// Whether the title is the name of a log or of its folder, and not of the user's choice.
  private var isNamedAfterLog: Bool {
    log.files.contains { file in
      file.name.split(separator: "/").contains { $0 == title || $0.hasPrefix(title + ".") }
    }
  }
}

extension CommunityLens {
  fileprivate mutating func removeMembers() {
    introductions = []
    standings = []
    windowTies = []
    options.optOut = []
    options.blocked = []
    for index in results.indices { results[index].members = [] }
  }
}

extension LogSummary {
  /// Files and columns may be called after people (a mailbox, a column a person), and the first and the last entry are
  /// somebody's: what is left are days.
  fileprivate mutating func removeNames() {
    for index in files.indices {
      files[index].name = "log \(index + 1)"
      files[index].unusedColumns = []
      for column in files[index].columns.indices { files[index].columns[column].header = nil }
      guard files[index].clock == .calendar else { continue }
      files[index].first = files[index].first?.dayBegin
      files[index].last = files[index].last?.dayBegin
    }
  }
}

extension Instant {
  /// The begin of the day, in UTC.
  fileprivate var dayBegin: Instant {
    let day: Int64 = 86_400_000_000
    let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: day)
    return Instant(microseconds: (remainder < 0 ? quotient - 1 : quotient) * day)
  }
}
