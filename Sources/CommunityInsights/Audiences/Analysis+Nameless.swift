import InteractionLogs
import MemberNetworks

extension Analysis {
  /// Leaves nothing that is about one member, or that may hold a name.
  ///
  /// - Parameter chosenTitle: what the user calls the community. Logs may be called after people (a mailbox, an alias
  ///   that is known to nobody here), so that without it no title is kept that is the name of a log.
  mutating func removeMembers(chosenTitle: String?) {
    title = chosenTitle ?? (isNamedAfterLog ? Self.untitled : title)
    provenance = nil
    members = []
    ties = []
    (furtherColumns, kinds, tieActivity) = ([], [], nil)
    recent = nil
    bridges = []
    articulationMembers = []
    isolation = Isolation()
    health = nil
    pseudonyms = []
    for index in communities.indices { communities[index].centralMembers = [] }
    lens?.removeMembers()
    log.removeNames()
    network.removeNumbersOfFew()
  }

  private static let untitled = "The community"

  /// Whether the title is the name of a log or of its folder, and not of the user's choice.
  private var isNamedAfterLog: Bool {
    log.files.contains { file in
      file.name.split(separator: "/").contains { $0 == title || $0.hasPrefix(title + ".") }
    }
  }
}

extension NetworkMetrics {
  /// Numbers for analysts among the members, who have everything: the radius is that of single members, the others count
  /// sets of members of which many hold one or two.
  fileprivate mutating func removeNumbersOfFew() {
    (radius, strongComponentCount, largestStrongComponentSize, blockCount) = (nil, nil, nil, nil)
  }
}

extension CommunityLens {
  fileprivate mutating func removeMembers() {
    introductions = []
    standings = []
    windowTies = []
    tieActivity = nil
    memberActivity = nil
    waiting = nil
    options.optOut = []
    options.blocked = []
    for index in results.indices { results[index].members = [] }
  }
}

extension LogSummary {
  /// Files and columns may be called after people (a mailbox, a column a person), and the first and the last entry are
  /// somebody's: what is left are days. A file of several may be all that one person wrote: they are told as one.
  fileprivate mutating func removeNames() {
    guard var all = files.first else { return }
    all.name = files.count == 1 ? "log 1" : "\(files.count) logs"
    all.unusedColumns = []
    for column in all.columns.indices { all.columns[column].header = nil }
    let reading = RowReading(self)
    (all.rowKind, all.rowKindBasis, all.isUndirected) = (reading.kind, reading.basis, !reading.isDirected)
    (all.form, all.clock, all.replySource) = (isTwoMode ? .attendance : all.form, clock, replySource)
    (all.rows, all.rejected) = (rows, rejected)
    (all.interactions, all.selfInteractions, all.outsidePeriod) = (interactions, selfInteractions, outsidePeriod)
    (all.messages, all.openingMessages, all.repliesToUnknown) = (messages, openingMessages, repliesToUnknown)
    (all.messagesToEverybody, all.events, all.eventsLeftOut) = (messagesToEverybody, events, eventsLeftOut)
    for path in [\FileSummary.filteredRows, \.leftOutRows, \.selfRows, \.outsideRows, \.setApartRows, \.namelessRows] {
      all[keyPath: path] = files.reduce(0) { $0 + $1[keyPath: path] }
    }
    (all.setApartTimes, all.absentNames, all.leftOut) = ([], [], [])
    (all.sharedNames, all.furtherColumns, all.rowNumberColumns) = ([], [], [])
    (all.listRows, all.listSeparators) = (0, [])
    scope = nil
    all.first = first?.dayBegin
    // Days that are counted from the begin of the log end with a whole one.
    all.last = clock == .calendar ? last?.dayBegin : last?.dayEnd
    files = [all]
  }
}

extension Instant {
  /// The begin of the day, in UTC.
  fileprivate var dayBegin: Instant {
    Instant(microseconds: microseconds.floored(by: CalendarMonth.dayMicroseconds) * CalendarMonth.dayMicroseconds)
  }

  /// The begin of the next day.
  fileprivate var dayEnd: Instant { Instant(microseconds: dayBegin.microseconds + CalendarMonth.dayMicroseconds) }
}
