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
  let source, target, time, weight, kind, id, thread, replyTo, cc, bcc: Int
  let form: LogForm
  let replySource: ReplySource?
  /// Whether a row without a target is a message to nobody in particular.
  let allowsNoTarget: Bool
  /// Whether rows weigh differently.
  let hasWeights: Bool
  let readsMessages: Bool
  /// Whether batches carry the columns of messages that this log has.
  let hasMessageColumns: Bool
  let since: Int64
  let until: Int64
  /// Whether rows have to pass filters.
  let isFiltered: Bool
  let columnCount: Int
  let hasTime: Bool
  /// Whether the log has columns of those who get a copy.
  let hasCopies: Bool
  var timeReader: TimeReader
  let weightStyle: NumberStyle
  let recipients: RecipientCell
  let absences: AbsenceRules
  /// Whether who is addressed got the message itself or a copy, in a log that has copies but no kinds.
  var copyKind: NameIndex?
  /// What is counted so far.
  var summary: FileSummary
  var first = Int64.max
  var last = Int64.min

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
    summary.rowNumberColumns = layout.hasHeader ? layout.rowNumberColumns : []
    summary.furtherColumns = layout.hasHeader ? layout.furtherColumns : []
    summary.unusedZone = layout.unusedZone
    summary.lacksZones = layout.time?.lacksZones ?? false
    summary.sharedNames = layout.sharedNames
    summary.timeFormat = layout.timeParts[.period] == nil ? layout.time?.words : nil
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
      if instant == TimestampParser.unreadable { return Rejection(reason: timeFlaw(fields), column: time) }
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

  /// Why the time of a row cannot be read: `IST` is the zone of India, of Israel and of Ireland.
  @inline(never)
  private func timeFlaw(_ fields: Fields) -> RejectionReason {
    let text = fields[time].trimmed
    let zone = text.reversed().prefix { (0x41...0x5A).contains($0) }
    let rest = text.dropLast(zone.count)
    guard (3...4).contains(zone.count), zone.first == UInt8(ascii: "T"), rest.last == 0x20,
      rest.contains(where: \.isDigit)
    else { return .unreadableTime }
    return WrittenTime(Field(rebasing: rest).trimmed) == nil ? .unreadableTime : .unclearZone
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
}
