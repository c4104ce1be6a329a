/// Turns the fields of a row into interactions, or into a message whose interaction is found later.
///
/// Everything about a row is checked before any name of it is interned, so that a row which is rejected or out of the
/// period leaves no trace among the members.
struct RowAssembler {
  typealias Field = UnsafeBufferPointer<UInt8>
  typealias Fields = UnsafeMutablePointer<Field>

  /// Why a row is not taken, and the position of the column at fault.
  struct Rejection {
    var reason: RejectionReason
    var column: Int
  }

  /// Positions in a row; -1 for a column that the log does not have.
  private let source, target, time, weight, kind, id, thread, replyTo, cc, bcc: Int
  private let form: LogForm
  private let replySource: ReplySource?
  /// Whether a row without a target is a message to nobody in particular.
  private let allowsNoTarget: Bool
  /// Whether rows weigh differently.
  private let hasWeights: Bool
  private let readsMessages: Bool
  /// Whether batches carry the columns of messages that this log has.
  private let hasMessageColumns: Bool
  private let since: Int64
  private let until: Int64
  /// Whether rows have to pass filters.
  private let isFiltered: Bool
  private let columnCount: Int
  private let hasTime: Bool
  /// Whether the log has columns of those who get a copy.
  private let hasCopies: Bool
  private var timeReader: TimeReader
  private let weightStyle: NumberStyle
  private let recipients: RecipientCell
  private let absences: AbsenceRules
  /// Whether who is addressed got the message itself or a copy, in a log that has copies but no kinds.
  private var copyKind: NameIndex?
  /// What is counted so far.
  var summary: FileSummary
  private var first = Int64.max
  private var last = Int64.min

  init(layout: LogLayout, file: String, options: LogReadingOptions) {
    source = layout.positions[.source] ?? -1
    target = layout.positions[.target] ?? -1
    time = layout.positions[.time] ?? layout.timeParts[.year] ?? -1
    weight = layout.positions[.weight] ?? -1
    kind = layout.positions[.kind] ?? -1
    id = layout.positions[.id] ?? -1
    thread = layout.positions[.thread] ?? -1
    replyTo = layout.positions[.replyTo] ?? -1
    cc = layout.positions[.cc] ?? -1
    hasCopies = layout.positions[.cc] != nil || layout.positions[.bcc] != nil
    bcc = layout.positions[.bcc] ?? -1
    form = layout.form
    replySource = layout.replySource
    allowsNoTarget = layout.form == .interactions && layout.replySource != .recency
    readsMessages = options.readsMessages
    hasMessageColumns = options.readsMessages && layout.replySource != .recency
    since = options.since?.microseconds ?? .min
    until = options.until?.microseconds ?? .max
    hasWeights = layout.positions[.weight] != nil || !options.filter.kindWeights.isEmpty
    isFiltered = !RowFilter(options: options.filter, excludesMember: nil).isIdle || options.excludesMembers
    columnCount = layout.columnCount
    hasTime = layout.hasTime
    timeReader = TimeReader(layout.time ?? TimeLayout(), column: time, parts: layout.timeParts)
    weightStyle = layout.weightStyle
    recipients = RecipientCell(style: layout.recipientStyle)
    absences = AbsenceRules(listed: options.listedNames)
    summary = FileSummary(
      name: file, delimiter: layout.delimiter, hasHeader: layout.hasHeader, form: layout.form,
      columns: layout.mappedColumns, unusedColumns: layout.hasHeader ? layout.unusedColumns : [], clock: layout.clock,
      replySource: layout.replySource, rowKind: layout.rowKind, rowKindBasis: layout.rowKindBasis,
      isUndirected: layout.isUndirected, skippedLines: layout.skippedLines)
    summary.timeFormat = layout.time?.words
    if let zone = layout.time?.zone, !zone.isUTC { summary.timeZone = zone.name }
  }

  /// Takes one row.
  ///
  /// - Returns: why the row is rejected, or `nil` when it is taken or out of the period.
  @inline(__always)
  mutating func take(
    _ fields: Fields, state: inout LogReadingState, consume: (borrowing InteractionBatch) throws -> Void
  ) throws -> Rejection? {
    var instant = Instant.absentMicroseconds
    if hasTime {
      instant = timeReader.read(fields)
      if instant == TimestampParser.unreadable { return Rejection(reason: .unreadableTime, column: time) }
    }
    var amount = 1.0
    if weight >= 0 {
      guard let number = weightStyle.parse(fields[weight]) else {
        return Rejection(reason: .unreadableWeight, column: weight)
      }
      guard number > 0 else { return Rejection(reason: .weightNotPositive, column: weight) }
      guard state.weightTotal.admit(number, interactions: target < 0 ? 1 : recipients.names(in: fields[target]).count)
      else { return Rejection(reason: .weightsTooLarge, column: weight) }
      amount = number
    }
    if fields[source].isBlank { return Rejection(reason: .emptySource, column: source) }
    let isOutside = hasTime && (instant < since || instant >= until)
    if isFiltered && !isOutside {
      guard passesFilters(fields, &amount, instant, &state) else {
        summary.filteredRows += 1
        return nil
      }
    }
    if form != .interactions {
      if let rejection = takeOtherForm(fields, instant, amount, isOutside: isOutside, state: &state) {
        return rejection
      }
    } else {
      let sourceName = state.names.members.find(fields[source])
      if sourceName == nil, let absence = absences.absence(fields[source]) {
        leaveOutNameless(fields[source], absence, isOutside: isOutside)
      } else if fields[target].isBlank && !hasCopies {
        guard allowsNoTarget else { return Rejection(reason: .emptyTarget, column: target) }
        takeUnaddressed(fields, instant, amount, isOutside: isOutside, &state)
      } else if isOutside {
        leaveOut(fields, instant, &state)
      } else if !isFiltered, !hasCopies, let targetName = knownTarget(fields[target], in: state.names.members) {
        let sourceName = sourceName ?? state.names.members.intern(fields[source])
        append(sourceName, targetName, instant, amount, fields, &state)
        if sourceName == targetName { summary.selfRows &+= 1 }
        if state.names.members.hasDisplayNames {
          countSpellings(fields[source], sourceName, fields[target], targetName, &state)
        }
      } else if let rejection = try takeNewTargets(fields, instant, amount, &state, consume) {
        return rejection
      }
    }
    if state.batch.count >= InteractionBatch.capacity || state.batch.earlier.count >= InteractionBatch.capacity {
      try state.flush(consume)
    }
    return nil
  }

  /// The counts, with the period that was found.
  func finished() -> FileSummary {
    var summary = summary
    if first <= last && hasTime {
      summary.first = Instant(microseconds: first)
      summary.last = Instant(microseconds: last)
    }
    return summary
  }

  // MARK: - Interactions

  /// The name in a target cell, when it is known and certainly a single one.
  @inline(__always)
  private func knownTarget(_ field: Field, in table: NameTable) -> NameIndex? {
    guard let name = table.find(field) else { return nil }
    return table.hasListSeparators && RecipientCell.mayBeList(field) ? nil : name
  }

  @inline(never)
  private mutating func takeNewTargets(
    _ fields: Fields, _ instant: Int64, _ amount: Double, _ state: inout LogReadingState,
    _ consume: (borrowing InteractionBatch) throws -> Void
  ) throws -> Rejection? {
    var sourceName: NameIndex?
    var (isFilteredOut, isAbsent, isAllSelf) = (false, false, true)
    // Who is addressed and gets a copy besides is one recipient.
    var seen: Set<NameIndex> = []
    for (column, copy) in [(target, "to"), (cc, "cc"), (bcc, "bcc")] where column >= 0 && !fields[column].isBlank {
      var amount = amount
      if hasCopies && kind < 0 {
        guard let factor = isFiltered ? state.filter.weight(ofKind: copy) : 1 else {
          isFilteredOut = true
          continue
        }
        amount *= factor
        copyKind = state.names.kinds.internAny(copy)
      }
      try recipients.forEachName(in: fields[column]) { recipient in
        if state.names.members.find(recipient) == nil, let absence = absences.absence(recipient) {
          count(recipient, absence)
          isAbsent = true
        } else if isFiltered && state.filter.excludes(recipient) {
          isFilteredOut = true
        } else {
          if state.batch.count >= InteractionBatch.capacity { try state.flush(consume) }
          let author = sourceName ?? state.names.members.intern(fields[source])
          sourceName = author
          let targetName = state.names.members.intern(recipient)
          if hasCopies && !seen.insert(targetName).inserted { return }
          append(author, targetName, instant, amount, fields, &state)
          if targetName != author { isAllSelf = false }
          if state.names.members.hasDisplayNames {
            countSpellings(fields[source], author, recipient, targetName, &state)
          }
        }
      }
    }
    if sourceName != nil {
      if isAllSelf { summary.selfRows += 1 }
    } else if isFilteredOut {
      summary.filteredRows += 1
    } else if allowsNoTarget {
      takeUnaddressed(fields, instant, amount, isOutside: false, &state)
    } else if isAbsent {
      summary.namelessRows += 1
    } else if RecipientCell.saysNobody(fields[target]) {
      count(fields[target], .missing)
      summary.namelessRows += 1
    } else {
      return Rejection(reason: .emptyTarget, column: target)
    }
    return nil
  }

  // MARK: - Nobody

  /// Counts a row whose source is nobody.
  @inline(never)
  private mutating func leaveOutNameless(_ name: Field, _ absence: Absence, isOutside: Bool) {
    if isOutside {
      summary.outsidePeriod += 1
      summary.outsideRows += 1
    } else {
      summary.namelessRows += 1
      count(name, absence)
    }
  }

  private mutating func count(_ name: Field, _ absence: Absence) {
    let text = String(decoding: name.cleanedName, as: UTF8.self)
    if let index = summary.absentNames.firstIndex(where: { $0.text == text }) {
      summary.absentNames[index].count += 1
    } else {
      summary.absentNames.append(AbsentName(text: text, absence: absence, count: 1))
    }
  }

  /// Notes how the people of an interaction were spelt, since some are spelt with a name beside the address.
  @inline(never)
  private func countSpellings(
    _ source: Field, _ sourceName: NameIndex, _ recipient: Field, _ targetName: NameIndex,
    _ state: inout LogReadingState
  ) {
    state.names.displayNames.count(source, of: sourceName)
    state.names.displayNames.count(recipient, of: targetName)
  }

  /// Whether the filters let a row pass; multiplies what it weighs.
  ///
  /// A message of a kind that is left out may still be answered by others, like one outside the period.
  @inline(never)
  private mutating func passesFilters(
    _ fields: Fields, _ amount: inout Double, _ instant: Int64, _ state: inout LogReadingState
  ) -> Bool {
    if state.filter.excludes(fields[source]) || state.filter.isRepeat(fields, count: columnCount) { return false }
    guard kind >= 0 else { return true }
    guard let factor = state.filter.weight(ofKind: fields[kind]) else {
      if form == .replies || form == .conversations {
        note(fields[source], fields, instant, amount, isOutside: true, &state)
      }
      return false
    }
    amount *= factor
    return true
  }

  @inline(__always)
  private mutating func append(
    _ source: NameIndex, _ target: NameIndex, _ instant: Int64, _ amount: Double, _ fields: Fields,
    _ state: inout LogReadingState
  ) {
    appendRow(source, target, instant, amount, fields, &state)
    summary.interactions &+= 1
    if source == target { summary.selfInteractions &+= 1 }
  }

  @inline(__always)
  private mutating func appendRow(
    _ source: NameIndex, _ target: NameIndex, _ instant: Int64, _ amount: Double, _ fields: Fields,
    _ state: inout LogReadingState
  ) {
    state.batch.sources.append(source)
    state.batch.targets.append(target)
    if hasTime {
      state.batch.times.append(instant)
      widenPeriod(to: instant)
    }
    if hasWeights { state.batch.weights.append(amount) }
    if kind >= 0 {
      state.batch.kinds.append(state.names.kinds.intern(fields[kind]))
    } else if let copyKind {
      state.batch.kinds.append(copyKind)
    }
    if hasMessageColumns { appendMessage(fields, &state) }
  }

  @inline(__always)
  private mutating func widenPeriod(to instant: Int64) {
    first = min(first, instant)
    last = max(last, instant)
  }

  /// Whether the source or a target is a text of several lines. Nobody is called so: a quote was opened by mistake.
  func hasNameOfSeveralLines(_ fields: Fields, lineEnd: UInt8) -> Bool {
    if fields[source].trimmed.contains(lineEnd) { return true }
    guard target >= 0 else { return false }
    var hasSeveralLines = false
    recipients.forEachName(in: fields[target]) { if $0.contains(lineEnd) { hasSeveralLines = true } }
    return hasSeveralLines
  }

  // MARK: - Messages of a log of interactions

  /// Says of the row appended last which message it is part of.
  @inline(never)
  private func appendMessage(_ fields: Fields, _ state: inout LogReadingState) {
    if replySource == .replyColumn {
      state.batch.ids.append(Self.index(fields[id], in: &state.names.messageIDs))
      state.batch.replyTos.append(Self.index(fields[replyTo], in: &state.names.messageIDs))
    }
    if thread >= 0 { state.batch.threads.append(Self.index(fields[thread], in: &state.names.threads)) }
  }

  /// Takes a row without target: its author takes part, but acts towards nobody in particular.
  @inline(never)
  private mutating func takeUnaddressed(
    _ fields: Fields, _ instant: Int64, _ amount: Double, isOutside: Bool, _ state: inout LogReadingState
  ) {
    if kind < 0 && hasCopies { copyKind = state.names.kinds.internAny("to") }
    if isOutside { return leaveOut(fields, instant, &state) }
    summary.messagesToEverybody += 1
    let author = state.names.members.intern(fields[source])
    if hasMessageColumns {
      appendRow(author, InteractionBatch.absent, instant, amount, fields, &state)
    } else if hasTime {
      widenPeriod(to: instant)
    }
  }

  /// Counts a row that is not of the period, and keeps what is needed to know of later messages that they answer it.
  @inline(never)
  private mutating func leaveOut(_ fields: Fields, _ instant: Int64, _ state: inout LogReadingState) {
    let names = recipients.names(in: fields[target])
    summary.outsidePeriod += max(1, names.count)
    summary.outsideRows += 1
    guard readsMessages && instant < since else { return }
    switch replySource {
    case .replyColumn, nil: break
    case .threads:
      let thread = Self.index(fields[thread], in: &state.names.threads)
      if thread != InteractionBatch.absent { state.batch.earlier.threads.append(thread) }
    case .recency:
      let source = state.names.earlierMembers.intern(fields[source])
      for recipient in names {
        guard let target = state.names.earlierMembers.intern(recipient) else { continue }
        state.batch.earlier.sources.append(source)
        state.batch.earlier.targets.append(target)
        state.batch.earlier.times.append(instant)
      }
    }
  }

  /// The index of a thread or an id; a text that programs write for a missing value is none.
  private static func index(_ field: Field, in table: inout NameTable) -> NameIndex {
    if let known = table.find(field) { return known }
    return isNothing(field) ? InteractionBatch.absent : table.intern(field)
  }

  private static func isNothing(_ field: Field) -> Bool {
    field.isBlank || MissingValue.isMissing(field.unguarded.trimmed)
  }

  // MARK: - Logs of messages and of attendance

  /// Takes a row whose interactions are found when it is known who is who.
  @inline(never)
  private mutating func takeOtherForm(
    _ fields: Fields, _ instant: Int64, _ amount: Double, isOutside: Bool, state: inout LogReadingState
  ) -> Rejection? {
    if form == .attendance { return takeParticipants(fields, instant, amount, isOutside: isOutside, &state) }
    let isKnown = state.names.members.find(fields[source]) != nil
    if !isKnown, let absence = absences.absence(fields[source]) {
      leaveOutNameless(fields[source], absence, isOutside: isOutside)
      return nil
    }
    if isOutside {
      summary.outsidePeriod += 1
      summary.outsideRows += 1
    } else {
      summary.messages += 1
      if hasTime { widenPeriod(to: instant) }
    }
    note(fields[source], fields, instant, amount, isOutside: isOutside, &state)
    return nil
  }

  /// Takes a row that says who was at an event: one member, or several in one cell.
  private mutating func takeParticipants(
    _ fields: Fields, _ instant: Int64, _ amount: Double, isOutside: Bool, _ state: inout LogReadingState
  ) -> Rejection? {
    if state.names.threads.find(fields[thread]) == nil, Self.isNothing(fields[thread]) {
      return Rejection(reason: .emptyEvent, column: thread)
    }
    if isOutside {
      summary.outsidePeriod += 1
      summary.outsideRows += 1
      return nil
    }
    var (isTaken, isAbsent) = (false, false)
    recipients.forEachName(in: fields[source]) { participant in
      if state.names.members.find(participant) == nil, let absence = absences.absence(participant) {
        count(participant, absence)
        isAbsent = true
      } else {
        note(participant, fields, instant, amount, isOutside: false, &state)
        isTaken = true
      }
    }
    if isTaken {
      if hasTime { widenPeriod(to: instant) }
      return nil
    }
    guard isAbsent else { return Rejection(reason: .emptySource, column: source) }
    summary.namelessRows += 1
    return nil
  }

  /// Appends a row of whom nobody knows yet towards whom it is.
  private mutating func note(
    _ author: Field, _ fields: Fields, _ instant: Int64, _ amount: Double, isOutside: Bool,
    _ state: inout LogReadingState
  ) {
    if isOutside && state.batch.areOutside.isEmpty {
      state.batch.areOutside = Array(repeating: false, count: state.batch.count)
    }
    if isOutside || !state.batch.areOutside.isEmpty { state.batch.areOutside.append(isOutside) }
    if isOutside {
      state.batch.sources.append(state.names.earlierMembers.intern(author))
    } else {
      let name = state.names.members.intern(author)
      state.batch.sources.append(name)
      if state.names.members.hasDisplayNames { state.names.displayNames.count(author, of: name) }
    }
    state.batch.targets.append(InteractionBatch.absent)
    if hasTime { state.batch.times.append(instant) }
    if hasWeights { state.batch.weights.append(amount) }
    if kind >= 0 { state.batch.kinds.append(state.names.kinds.intern(fields[kind])) }
    appendMessage(fields, &state)
  }
}
