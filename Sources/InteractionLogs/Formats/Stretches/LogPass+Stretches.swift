/// Rows that were taken apart on other threads.
///
/// The rows get what they would get in the ordinary way, in the same order: names are numbered when the row comes that
/// names them first, and a row that is not like most is read by ``takeRows(upTo:state:consume:)`` in its place.
extension LogPass {
  /// Whether stretches of the log may be taken apart before the rows above them are read.
  private func canTakeStretches(_ state: LogReadingState) -> Bool {
    source.canBeReadAnywhere && isText && !isHeaderPending && !isInsideLongRow && assembler.form == .interactions
      && assembler.target >= 0 && !assembler.isFiltered && !assembler.hasCopies && !assembler.hasMessageColumns
      && !state.names.members.hasDisplayNames
  }

  /// Takes the rows from here on as far as stretches of the log can be taken apart; the ordinary way goes on behind.
  ///
  /// - Complexity: O(bytes), spread over the threads.
  mutating func takeStretches(
    threads: Int, bytes: Int, state: inout LogReadingState, progress: (Double) -> Void, isCancelled: () -> Bool,
    consume: (borrowing InteractionBatch) throws -> Void
  ) throws {
    guard threads > 1, canTakeStretches(state), let size = source.size, size - place > 2 * bytes else { return }
    let queue = StretchQueue(
      source, places: place..<size, stretchBytes: bytes,
      scanners: (0..<threads).map { StretchScanner(number: $0, pass: self) })
    defer { queue.stop() }
    var numbers = [ScannedNames](repeating: ScannedNames(), count: threads)
    while canTakeStretches(state), let stretch = try queue.next() {
      if isCancelled() { throw CancellationError() }
      if place == stretch.windowPlace + stretch.begin {
        try take(stretch, &numbers[stretch.rows.scanner], state: &state, consume: consume)
        if !canTakeStretches(state) { break }
      } else {
        numbers[stretch.rows.scanner].keepTexts(of: stretch)
      }
      try takeRows(upToPlace: stretch.nextPlace, state: &state, consume: consume)
      queue.giveBack(stretch)
      progress(min(1, Double(place) / Double(max(size, 1))))
    }
  }

  /// Where in the file the next row begins.
  private var place: Int { source.bytesRead - source.count + position }

  private mutating func take(
    _ stretch: RowStretch, _ numbers: inout ScannedNames, state: inout LogReadingState,
    consume: (borrowing InteractionBatch) throws -> Void
  ) throws {
    source.exchangeWindow(&stretch.window, at: stretch.windowPlace)
    numbers.members.note(stretch.rows.newNames)
    numbers.kinds.note(stretch.rows.newKinds)
    var row = 0
    for (rowsBefore, unusual) in stretch.rows.unusual {
      try take(row..<rowsBefore, of: stretch, &numbers, state: &state, consume: consume)
      row = rowsBefore
      position = unusual
      try takeRows(upTo: unusual + 1, state: &state, consume: consume)
      if !canTakeStretches(state) { return }
    }
    try take(row..<stretch.rows.sources.count, of: stretch, &numbers, state: &state, consume: consume)
    position = stretch.end
  }

  /// Takes rows that were taken apart, as many at a time as a batch has room for.
  private mutating func take(
    _ rows: Range<Int>, of stretch: RowStretch, _ numbers: inout ScannedNames, state: inout LogReadingState,
    consume: (borrowing InteractionBatch) throws -> Void
  ) throws {
    var row = rows.lowerBound
    while row < rows.upperBound {
      let end = min(rows.upperBound, row + InteractionBatch.capacity - state.batch.count)
      append(row..<end, of: stretch, &numbers, &state)
      row = end
      if state.batch.count >= InteractionBatch.capacity { try state.flush(consume) }
    }
    line += rows.count
    assembler.summary.rows += rows.count
    assembler.summary.interactions += rows.count
  }

  private mutating func append(
    _ rows: Range<Int>, of stretch: RowStretch, _ numbers: inout ScannedNames, _ state: inout LogReadingState
  ) {
    let window = UnsafePointer(source.base)
    let columns = stretch.rows
    let selfInteractions = numbers.members.append(
      columns.sources[rows], columns.targets[rows], window, in: &state.names.members, to: &state.batch)
    assembler.summary.selfInteractions += selfInteractions
    assembler.summary.selfRows += selfInteractions
    if assembler.hasTime {
      let times = columns.times[rows]
      assembler.widenPeriod(to: times.min() ?? assembler.first)
      assembler.widenPeriod(to: times.max() ?? assembler.last)
      state.batch.times.append(contentsOf: times)
    }
    if assembler.hasWeights { state.batch.weights.append(contentsOf: columns.weights[rows]) }
    if assembler.kind >= 0 {
      for kind in columns.kinds[rows] {
        state.batch.kinds.append(numbers.kinds.index(kind, window, in: &state.names.kinds))
      }
    }
  }

  /// Takes rows in the ordinary way until one begins at a place of the file or behind it.
  private mutating func takeRows(
    upToPlace end: Int, state: inout LogReadingState, consume: (borrowing InteractionBatch) throws -> Void
  ) throws {
    while place < end || isInsideLongRow {
      try takeRows(upTo: position + end - place, state: &state, consume: consume)
      if source.encoding != nil || source.isAtEnd || (place >= end && !isInsideLongRow) { return }
      try source.advance(past: position)
      position = 0
    }
  }
}

/// What the numbers of a ``StretchScanner`` stand for.
private struct ScannedNames {
  var members = ScannedTable()
  var kinds = ScannedTable()

  /// Keeps the texts of a stretch whose rows are not taken: later stretches have its numbers.
  mutating func keepTexts(of stretch: RowStretch) {
    members.keepTexts(stretch.rows.newNames, in: UnsafePointer(stretch.window.base))
    kinds.keepTexts(stretch.rows.newKinds, in: UnsafePointer(stretch.window.base))
  }
}

/// For each number of a scanner the index of the name in the table of all rows, once a row has named it.
private struct ScannedTable {
  private var indices: [NameIndex] = []
  /// Where in the window the text of the number `indices.count - newRanges.count + i` stands.
  private var newRanges: [Range<Int>] = []
  private var keptTexts: [Int: [UInt8]] = [:]

  /// Adds the names that are new in a stretch.
  mutating func note(_ ranges: [Range<Int>]) {
    indices.append(contentsOf: repeatElement(InteractionBatch.absent, count: ranges.count))
    newRanges = ranges
  }

  mutating func keepTexts(_ ranges: [Range<Int>], in window: UnsafePointer<UInt8>) {
    for range in ranges {
      keptTexts[indices.count] = Array(UnsafeBufferPointer(start: window + range.lowerBound, count: range.count))
      indices.append(InteractionBatch.absent)
    }
    newRanges = []
  }

  /// Adds rows to a batch, as what their numbers stand for; says how many are of somebody with himself.
  mutating func append(
    _ sources: ArraySlice<NameIndex>, _ targets: ArraySlice<NameIndex>, _ window: UnsafePointer<UInt8>,
    in table: inout NameTable, to batch: inout InteractionBatch
  ) -> Int {
    let begin = batch.count
    batch.sources.append(contentsOf: sources)
    batch.targets.append(contentsOf: targets)
    var selfInteractions = 0
    batch.sources.withUnsafeMutableBufferPointer { sources in
      batch.targets.withUnsafeMutableBufferPointer { targets in
        for row in begin..<sources.count {
          sources[row] = index(sources[row], window, in: &table)
          targets[row] = index(targets[row], window, in: &table)
          if sources[row] == targets[row] { selfInteractions &+= 1 }
        }
      }
    }
    return selfInteractions
  }

  @inline(__always)
  mutating func index(_ number: NameIndex, _ window: UnsafePointer<UInt8>, in table: inout NameTable) -> NameIndex {
    let index = indices[Int(number)]
    return index != InteractionBatch.absent ? index : firstIndex(Int(number), window, in: &table)
  }

  @inline(never)
  private mutating func firstIndex(
    _ number: Int, _ window: UnsafePointer<UInt8>, in table: inout NameTable
  ) -> NameIndex {
    let index: NameIndex
    if let text = keptTexts.removeValue(forKey: number) {
      index = text.withUnsafeBufferPointer { table.intern($0) }
    } else {
      let range = newRanges[number - (indices.count - newRanges.count)]
      index = table.intern(UnsafeBufferPointer(start: window + range.lowerBound, count: range.count))
    }
    indices[number] = index
    return index
  }
}
