/// Reads logs of interactions: delimited text in any of the forms that ``LogForm`` names, and the exports of
/// ``LogFormats``; files, and folders of them.
///
/// Bytes are read in chunks and never held as a whole; rows become columns of indices in ``InteractionBatch``, which
/// the caller consumes as they come. Memory grows with the names, and in logs of messages and of attendance with the
/// rows.
public struct InteractionLogReader: Sendable {
  public let options: LogReadingOptions

  public init(options: LogReadingOptions = LogReadingOptions()) { self.options = options }

  /// Reads logs one after the other, as if they were one.
  ///
  /// - Parameters:
  ///   - inputs: the logs.
  ///   - names: the table that names are interned to; after reading, everyone in it has acted or was acted towards.
  ///   - threads: how many threads may take rows apart besides the caller's; changes speed, never a result.
  ///   - excludesMember: whether the one who is called so is left out, where
  ///     ``LogReadingOptions/excludesMembers`` says that some are.
  ///   - progress: hears of the share of the input that has been read, from 0 to 1.
  ///   - isCancelled: asked once a chunk, and while a slow input is waited for.
  ///   - consume: takes the interactions, and the messages and participations that interactions are made from when it is
  ///     known who is who.
  /// - Returns: what was found in each log, and the rows that were not taken.
  /// - Throws: ``InputError`` when a log cannot be opened or understood, has no row or none that can be used, or when
  ///   reading is strict and a row is rejected; `CancellationError`; what `consume` throws.
  /// - Complexity: O(bytes).
  public func read(
    _ inputs: [LogInput], names: inout LogNames, threads: Int = 1, excludesMember: ((String) -> Bool)? = nil,
    progress: ((Double) -> Void)? = nil, isCancelled: @escaping () -> Bool = { false },
    consume: (borrowing InteractionBatch) throws -> Void
  ) throws -> (summary: LogSummary, rejected: RejectedRows) {
    // The tables move into the state and back, so that they are never copied.
    var state = LogReadingState(
      names: names, filter: RowFilter(options: options.filter, excludesMember: excludesMember),
      keepsEveryRejectedRow: options.keepsEveryRejectedRow)
    names = LogNames()
    defer { names = state.names }
    let parts = try LogPlan(inputs, options: options, isCancelled: isCancelled).parts
    for (number, part) in parts.enumerated() {
      let progress = { (share: Double) in progress?((Double(number) + share) / Double(parts.count)) ?? () }
      switch part {
      case .table(let format, let file):
        let reading = LogFileReading(input: file, format: format, number: number, options: options, threads: threads)
        try reading.run(state: &state, progress: progress, isCancelled: isCancelled, consume: consume)
      case .export(let format, let files):
        let reading = ExportReading(format: format, files: files, number: number, options: options, inputs: inputs)
        try reading.run(state: &state, progress: progress, isCancelled: isCancelled, consume: consume)
      }
      try checkClocks(state.files)
    }
    if options.filter.needsKinds { try state.filter.checkKinds(file: inputs.count == 1 ? inputs[0].name : "the logs") }
    try state.rejected.finish()
    progress?(1)
    return (LogSummary(files: state.files), state.rejected)
  }

  /// Dates and seconds from an unknown start cannot be put on one line of time.
  private func checkClocks(_ files: [FileSummary]) throws(InputError) {
    guard let last = files.last, last.clock != .none else { return }
    guard let other = files.first(where: { $0.clock != .none && $0.clock != last.clock }) else { return }
    let (dates, seconds) = last.clock == .calendar ? (last, other) : (other, last)
    throw InputError(
      .data, file: seconds.name, problem: "counts seconds from its own start, but \(dates.name) has dates",
      remedy: "analyse the two logs one by one, or write dates in both")
  }
}

/// What grows while logs are read.
struct LogReadingState {
  var names: LogNames
  var batch = InteractionBatch()
  var rejected: RejectedRows
  var files: [FileSummary] = []
  var weightTotal = WeightTotal()

  var filter: RowFilter

  init(names: LogNames, filter: RowFilter, keepsEveryRejectedRow: Bool) {
    self.names = names
    self.filter = filter
    rejected = RejectedRows(keepsAll: keepsEveryRejectedRow)
  }

  /// Hands over the batch and empties it.
  mutating func flush(_ consume: (borrowing InteractionBatch) throws -> Void) throws {
    if batch.count > 0 || batch.earlier.count > 0 { try consume(batch) }
    batch.removeAll()
  }
}
