/// Rows of nobody, rows that filters keep out, and rows outside the period.
///
/// They are counted, and kept as far as later rows need them.
extension RowAssembler {
  /// Counts a row whose source is nobody.
  @inline(never)
  mutating func leaveOutNameless(_ name: Field, _ absence: Absence, isOutside: Bool) {
    if isOutside {
      summary.outsidePeriod += 1
      summary.outsideRows += 1
    } else {
      summary.namelessRows += 1
      count(name, absence)
    }
  }

  mutating func count(_ name: Field, _ absence: Absence) {
    let text = String(decoding: name.cleanedName, as: UTF8.self)
    if let index = summary.absentNames.firstIndex(where: { $0.text == text }) {
      summary.absentNames[index].count += 1
    } else {
      summary.absentNames.append(AbsentName(text: text, absence: absence, count: 1))
    }
  }

  /// Whether the filters let a row pass; multiplies what it weighs.
  ///
  /// A message of a kind that is left out may still be answered by others, like one outside the period.
  @inline(never)
  mutating func passesFilters(
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

  /// Counts a row that is not of the period, and keeps what is needed to know of later messages that they answer it.
  @inline(never)
  mutating func leaveOut(_ fields: Fields, _ instant: Int64, _ state: inout LogReadingState) {
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
}
