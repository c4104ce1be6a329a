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
  private var parser: TimestampParser
  /// Whether who is addressed got the message itself or a copy, in a log that has copies but no kinds.
  private var copyKind: NameIndex?
  /// What is counted so far.
  var summary: FileSummary
  private var first = Int64.max
  private var last = Int64.min

  init(layout: LogLayout, file: String, options: LogReadingOptions) {
    source = layout.positions[.source] ?? -1
    target = layout.positions[.target] ?? -1
    time = layout.positions[.time] ?? -1
    weight = layout.positions[.weight] ?? -1
    kind = layout.positions[.kind] ?? -1
    id = layout.positions[.id] ?? -1
    thread = layout.positions[.thread] ?? -1
    replyTo = layout.positions[.replyTo] ?? -1
    cc = layout.positions[.cc] ?? -1
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
    parser = TimestampParser(unit: layout.timeUnit)
    summary = FileSummary(
      name: file, delimiter: layout.delimiter, hasHeader: layout.hasHeader, form: layout.form,
      columns: layout.mappedColumns, unusedColumns: layout.hasHeader ? layout.unusedColumns : [], clock: layout.clock,
      replySource: layout.replySource, rowKind: layout.rowKind, rowKindBasis: layout.rowKindBasis,
      isUndirected: layout.isUndirected, skippedLines: layout.skippedLines)
  }

  /// Takes one row.
  ///
  /// - Returns: why the row is rejected, or `nil` when it is taken or out of the period.
  @inline(__always)
  mutating func take(
    _ fields: Fields, state: inout LogReadingState, consume: (borrowing InteractionBatch) throws -> Void
  ) throws -> Rejection? {
    var instant = Instant.absentMicroseconds
    if time >= 0 {
      instant = parser.parse(fields[time])
      if instant == TimestampParser.unreadable { return Rejection(reason: .unreadableTime, column: time) }
    }
    var amount = 1.0
    if weight >= 0 {
      guard let number = Self.number(fields[weight]) else {
        return Rejection(reason: .unreadableWeight, column: weight)
      }
      guard number > 0 else { return Rejection(reason: .weightNotPositive, column: weight) }
      guard state.weightTotal.admit(number, interactions: target < 0 ? 1 : Recipients(fields[target]).names.count)
      else { return Rejection(reason: .weightsTooLarge, column: weight) }
      amount = number
    }
    if fields[source].isBlank { return Rejection(reason: .emptySource, column: source) }
    let isOutside = time >= 0 && (instant < since || instant >= until)
    if isFiltered && !isOutside {
      guard passesFilters(fields, &amount, instant, &state) else {
        summary.filteredRows += 1
        return nil
      }
    }
    if form != .interactions {
      let rejection = takeOtherForm(fields, instant: instant, amount: amount, isOutside: isOutside, state: &state)
      if let rejection { return rejection }
    } else if (cc >= 0 || bcc >= 0) && !isOutside {
      if let rejection = try takeCopies(fields, instant, amount, &state, consume) { return rejection }
    } else if fields[target].isBlank {
      guard allowsNoTarget else { return Rejection(reason: .emptyTarget, column: target) }
      takeUnaddressed(fields, instant, amount, isOutside: isOutside, &state)
    } else if isOutside {
      leaveOut(fields, instant, &state)
    } else if !isFiltered, let targetName = knownTarget(fields[target], in: state.names.members) {
      let sourceName = state.names.members.intern(fields[source])
      append(sourceName, targetName, instant, amount, fields, &state)
      if sourceName == targetName { summary.selfRows &+= 1 }
    } else if let rejection = try takeNewTargets(fields, instant, amount, &state, consume) {
      return rejection
    }
    if state.batch.count >= InteractionBatch.capacity || state.batch.earlier.count >= InteractionBatch.capacity {
      try state.flush(consume)
    }
    return nil
  }

  /// The counts, with the period that was found.
  func finished() -> FileSummary {
    var summary = summary
    if first <= last && time >= 0 {
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
    return table.hasListSeparators && Recipients(field).isList ? nil : name
  }

  @inline(never)
  private mutating func takeNewTargets(
    _ fields: Fields, _ instant: Int64, _ amount: Double, _ state: inout LogReadingState,
    _ consume: (borrowing InteractionBatch) throws -> Void
  ) throws -> Rejection? {
    let recipients = Recipients(fields[target])
    if recipients.names.isEmpty {
      guard allowsNoTarget else { return Rejection(reason: .emptyTarget, column: target) }
      takeUnaddressed(fields, instant, amount, isOutside: false, &state)
      return nil
    }
    let kept = isFiltered ? recipients.names.filter { !state.filter.excludes($0) } : recipients.names
    if kept.isEmpty {
      summary.filteredRows += 1
      return nil
    }
    let sourceName = state.names.members.intern(fields[source])
    var isAllSelf = true
    for recipient in kept {
      if state.batch.count >= InteractionBatch.capacity { try state.flush(consume) }
      let targetName = state.names.members.intern(recipient)
      append(sourceName, targetName, instant, amount, fields, &state)
      if targetName != sourceName { isAllSelf = false }
    }
    if isAllSelf { summary.selfRows += 1 }
    return nil
  }

  /// Takes a message with copies: each recipient once, who is addressed before who gets a copy.
  @inline(never)
  private mutating func takeCopies(
    _ fields: Fields, _ instant: Int64, _ amount: Double, _ state: inout LogReadingState,
    _ consume: (borrowing InteractionBatch) throws -> Void
  ) throws -> Rejection? {
    var recipients: [(name: Field, kind: String)] = []
    for (column, copy) in [(target, "to"), (cc, "cc"), (bcc, "bcc")] where column >= 0 && !fields[column].isBlank {
      recipients += Recipients(fields[column]).names.map { ($0, copy) }
    }
    guard !recipients.isEmpty else {
      guard allowsNoTarget else { return Rejection(reason: .emptyTarget, column: target) }
      takeUnaddressed(fields, instant, amount, isOutside: false, &state)
      return nil
    }
    let kept = isFiltered ? recipients.filter { !state.filter.excludes($0.name) } : recipients
    if kept.isEmpty {
      summary.filteredRows += 1
      return nil
    }
    let sourceName = state.names.members.intern(fields[source])
    var seen: Set<NameIndex> = []
    for (recipient, copy) in kept {
      let targetName = state.names.members.intern(recipient)
      guard seen.insert(targetName).inserted else { continue }
      if state.batch.count >= InteractionBatch.capacity { try state.flush(consume) }
      if kind < 0 { copyKind = state.names.kinds.internAny(copy) }
      append(sourceName, targetName, instant, amount, fields, &state)
    }
    if seen == [sourceName] { summary.selfRows += 1 }
    return nil
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
      if form == .replies || form == .conversations { noteMessage(fields, instant, amount, isOutside: true, &state) }
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
    if time >= 0 {
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
    return target >= 0 && Recipients(fields[target]).names.contains { $0.trimmed.contains(lineEnd) }
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
    if kind < 0 && (cc >= 0 || bcc >= 0) { copyKind = state.names.kinds.internAny("to") }
    if isOutside { return leaveOut(fields, instant, &state) }
    summary.messagesToEverybody += 1
    let author = state.names.members.intern(fields[source])
    if hasMessageColumns {
      appendRow(author, InteractionBatch.absent, instant, amount, fields, &state)
    } else if time >= 0 {
      widenPeriod(to: instant)
    }
  }

  /// Counts a row that is not of the period, and keeps what is needed to know of later messages that they answer it.
  @inline(never)
  private mutating func leaveOut(_ fields: Fields, _ instant: Int64, _ state: inout LogReadingState) {
    let recipients = Recipients(fields[target])
    let names = recipients.isList ? recipients.names : [fields[target]]
    summary.outsidePeriod += names.count
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
        state.batch.earlier.sources.append(source)
        state.batch.earlier.targets.append(state.names.earlierMembers.intern(recipient))
        state.batch.earlier.times.append(instant)
      }
    }
  }

  private static func index(_ field: Field, in table: inout NameTable) -> NameIndex {
    field.isBlank ? InteractionBatch.absent : table.intern(field)
  }

  // MARK: - Logs of messages and of attendance

  /// Takes a row whose interactions are found when it is known who is who.
  @inline(never)
  private mutating func takeOtherForm(
    _ fields: Fields, instant: Int64, amount: Double, isOutside: Bool, state: inout LogReadingState
  ) -> Rejection? {
    if form == .attendance {
      if fields[thread].isBlank { return Rejection(reason: .emptyEvent, column: thread) }
      if isOutside {
        summary.outsidePeriod += 1
        summary.outsideRows += 1
        return nil
      }
    }
    if isOutside {
      summary.outsidePeriod += 1
      summary.outsideRows += 1
    } else {
      if form != .attendance { summary.messages += 1 }
      if time >= 0 { widenPeriod(to: instant) }
    }
    noteMessage(fields, instant, amount, isOutside: isOutside, &state)
    return nil
  }

  /// Appends a row of whom nobody knows yet towards whom it is.
  private mutating func noteMessage(
    _ fields: Fields, _ instant: Int64, _ amount: Double, isOutside: Bool, _ state: inout LogReadingState
  ) {
    if isOutside && state.batch.areOutside.isEmpty {
      state.batch.areOutside = Array(repeating: false, count: state.batch.count)
    }
    if isOutside || !state.batch.areOutside.isEmpty { state.batch.areOutside.append(isOutside) }
    state.batch.sources.append(
      isOutside ? state.names.earlierMembers.intern(fields[source]) : state.names.members.intern(fields[source]))
    state.batch.targets.append(InteractionBatch.absent)
    if time >= 0 { state.batch.times.append(instant) }
    if hasWeights { state.batch.weights.append(amount) }
    if kind >= 0 { state.batch.kinds.append(state.names.kinds.intern(fields[kind])) }
    appendMessage(fields, &state)
  }

  /// A finite number, or `nil`.
  @inline(__always)
  private static func number(_ field: Field) -> Double? {
    // One digit is what most weights are.
    if field.count == 1, field[0].isDigit { return Double(field[0] &- 0x30) }
    return DecimalNumber.parse(field)
  }
}

/// The names in one target cell, which `;` or `|` separate.
struct Recipients {
  let field: UnsafeBufferPointer<UInt8>

  init(_ field: UnsafeBufferPointer<UInt8>) { self.field = field }

  static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ";") || byte == UInt8(ascii: "|") }

  /// Whether there is a separator, so that the cell as a whole is not a name.
  var isList: Bool { field.contains(where: Self.isSeparator) }

  /// The names that are not blank.
  var names: [UnsafeBufferPointer<UInt8>] {
    field.split(whereSeparator: Self.isSeparator).map { UnsafeBufferPointer(rebasing: $0) }.filter { !$0.isBlank }
  }
}
