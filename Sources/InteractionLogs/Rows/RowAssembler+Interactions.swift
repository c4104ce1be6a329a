/// Rows that say whom they are towards: a source, and one target or several.
extension RowAssembler {
  /// The name in a target cell, when it is known and certainly a single one.
  @inline(__always)
  func knownTarget(_ field: Field, in table: NameTable) -> NameIndex? {
    guard let name = table.find(field) else { return nil }
    return !table.mayHoldLists || RecipientCell.isOneName(field) ? name : nil
  }

  @inline(never)
  mutating func takeNewTargets(
    _ fields: Fields, _ instant: Int64, _ amount: Double, _ state: inout LogReadingState,
    _ consume: (borrowing InteractionBatch) throws -> Void
  ) throws -> Rejection? {
    var sourceName: NameIndex?
    var (isFilteredOut, isAbsent, isAllSelf) = (false, false, true)
    // Who is named twice, or is addressed and gets a copy besides, is one recipient.
    var seen: Set<NameIndex> = []
    let mayRepeat = hasCopies || !RecipientCell.isOneName(fields[target])
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
      var names = 0
      try recipients.forEachName(in: fields[column]) { recipient in
        names += 1
        if state.names.members.find(recipient) == nil, let absence = absences.absence(recipient, isAddressed: true) {
          count(recipient, absence)
          isAbsent = true
        } else if isFiltered && state.filter.excludes(recipient) {
          isFilteredOut = true
        } else {
          if state.batch.count >= InteractionBatch.capacity { try state.flush(consume) }
          let isFirst = sourceName == nil
          let author = sourceName ?? state.names.members.intern(fields[source])
          sourceName = author
          let targetName = state.names.members.intern(recipient)
          if mayRepeat && !seen.insert(targetName).inserted { return }
          if !isFirst { state.batch.continuations.append(Int32(state.batch.count)) }
          append(author, targetName, instant, amount, fields, &state)
          if targetName != author { isAllSelf = false }
          if state.names.members.hasDisplayNames {
            countSpellings(fields[source], author, recipient, targetName, &state)
          }
        }
      }
      if names > 1 { noteList(in: fields[column]) }
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

  /// Counts a row with several people in a cell.
  @inline(never)
  mutating func noteList(in cell: Field) {
    summary.listRows += 1
    let separator = RecipientCell.separator(in: cell)
    if !summary.listSeparators.contains(separator) { summary.listSeparators.append(separator) }
  }

  /// Takes a row without target: its author takes part, but acts towards nobody in particular.
  @inline(never)
  mutating func takeUnaddressed(
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

  /// Notes how the people of an interaction were spelt, since some are spelt with a name beside the address.
  @inline(never)
  func countSpellings(
    _ source: Field, _ sourceName: NameIndex, _ recipient: Field, _ targetName: NameIndex,
    _ state: inout LogReadingState
  ) {
    state.names.displayNames.count(source, of: sourceName)
    state.names.displayNames.count(recipient, of: targetName)
  }

  @inline(__always)
  mutating func append(
    _ source: NameIndex, _ target: NameIndex, _ instant: Int64, _ amount: Double, _ fields: Fields,
    _ state: inout LogReadingState
  ) {
    appendRow(source, target, instant, amount, fields, &state)
    summary.interactions &+= 1
    if source == target { summary.selfInteractions &+= 1 }
  }

  @inline(__always)
  mutating func appendRow(
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
  mutating func widenPeriod(to instant: Int64) {
    first = min(first, instant)
    last = max(last, instant)
  }

  /// Whether the source or a target is a text of several lines that hold as many delimiters as rows do. Nobody is called
  /// so: a quote was opened by mistake, and closed in the same column of a later row. A name with a line break in it has
  /// fewer.
  func hasNameOfSeveralRows(_ fields: Fields, lineEnd: UInt8, delimiter: UInt8) -> Bool {
    func holdsRows(_ name: Field) -> Bool {
      let breaks = name.count { $0 == lineEnd }
      return breaks > 0 && name.count { $0 == delimiter } >= breaks * (columnCount - 1)
    }
    if holdsRows(fields[source].trimmed) { return true }
    guard target >= 0, fields[target].contains(lineEnd) else { return false }
    var hasBreak = false
    recipients.forEachName(in: fields[target]) { if $0.contains(lineEnd) { hasBreak = true } }
    return hasBreak && holdsRows(fields[target].trimmed)
  }

  /// Says of the row appended last which message it is part of.
  @inline(never)
  func appendMessage(_ fields: Fields, _ state: inout LogReadingState) {
    if replySource == .replyColumn {
      state.batch.ids.append(Self.index(fields[id], in: &state.names.messageIDs))
      state.batch.replyTos.append(Self.index(fields[replyTo], in: &state.names.messageIDs))
    }
    if thread >= 0 { state.batch.threads.append(Self.index(fields[thread], in: &state.names.threads)) }
  }
}
