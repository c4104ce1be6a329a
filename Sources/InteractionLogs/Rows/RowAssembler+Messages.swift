/// Logs of messages and of attendance, whose interactions are found when it is known who is who.
extension RowAssembler {
  /// Takes a row whose interactions are found when it is known who is who.
  @inline(never)
  mutating func takeOtherForm(
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
  mutating func takeParticipants(
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
    var names = 0
    recipients.forEachName(in: fields[source]) { participant in
      names += 1
      if state.names.members.find(participant) == nil, let absence = absences.absence(participant) {
        count(participant, absence)
        isAbsent = true
      } else {
        note(participant, fields, instant, amount, isOutside: false, &state)
        isTaken = true
      }
    }
    if names > 1 { noteList(in: fields[source]) }
    if isTaken {
      if hasTime { widenPeriod(to: instant) }
      return nil
    }
    guard isAbsent else { return Rejection(reason: .emptySource, column: source) }
    summary.namelessRows += 1
    return nil
  }

  /// Appends a row of whom nobody knows yet towards whom it is.
  mutating func note(
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

  /// The index of a thread or an id; a text that programs write for a missing value is none.
  static func index(_ field: Field, in table: inout NameTable) -> NameIndex {
    if let known = table.find(field) { return known }
    return isNothing(field) ? InteractionBatch.absent : table.intern(field)
  }

  static func isNothing(_ field: Field) -> Bool {
    field.isBlank || MissingValue.isMissing(field.unguarded.trimmed)
  }
}
