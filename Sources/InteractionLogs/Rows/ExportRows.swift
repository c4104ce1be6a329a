/// Takes what the reader of an export gives, entry by entry, and counts each.
///
/// The filters, the period and the counts work as for delimited logs: every entry is used, left out for a reason, or
/// rejected. Texts of messages never come here, not even with what is rejected.
struct ExportRows: ~Copyable {
  let options: LogReadingOptions
  private(set) var state: LogReadingState
  private(set) var summary: FileSummary
  private let file: Int
  private let consume: (borrowing InteractionBatch) throws -> Void
  let isCancelled: () -> Bool
  private let progress: (Double) -> Void
  private var kind = Kind(rows: .interactions)
  private var leftOut = [Int](repeating: 0, count: LeftOut.allCases.count)
  private var rejections = [Int](repeating: 0, count: RejectionReason.allCases.count)
  private var (first, last) = (Int64.max, Int64.min)
  private var readBytes = 0
  private let allBytes: Int

  init(
    _ files: [InputFile], name: String, format: String, number: Int, options: LogReadingOptions, state: LogReadingState,
    progress: @escaping (Double) -> Void, isCancelled: @escaping () -> Bool,
    consume: @escaping (borrowing InteractionBatch) throws -> Void
  ) {
    self.options = options
    self.state = state
    self.consume = consume
    self.isCancelled = isCancelled
    self.progress = progress
    file = number
    summary = FileSummary(export: name, format: format)
    allBytes = max(1, files.reduce(0) { $0 + ($1.size ?? 0) })
  }

  /// Says how the rows are to be read.
  mutating func begin(_ kind: Kind) {
    self.kind = kind
    summary.form = kind.form
    summary.replySource = kind.replySource
    summary.isUndirected = kind.isUndirected
    (summary.rowKind, summary.rowKindBasis) = options.rowKind.map { ($0, .option) } ?? (kind.rows, .format)
    summary.clock = kind.hasTimes ? kind.clock : .none
    state.batch.file = file
    state.batch.form = kind.form
    state.batch.replySource = kind.replySource
  }

  // MARK: - Reading files

  /// The bytes of a file from its beginning.
  mutating func open(_ file: InputFile) throws -> ByteSource {
    readBytes += file.size ?? 0
    progress(min(1, Double(readBytes) / Double(allBytes)))
    return try file.open(chunkBytes: options.chunkBytes, isCancelled: isCancelled)
  }

  /// The beginning of a file, which was looked at when it was recognised.
  func opening(of file: InputFile) throws -> InputFile.Opening { try file.opening(isCancelled: isCancelled) }

  /// Bytes that are made while they are read, such as what a program writes.
  func source(of stream: any ByteStream, name: String) -> ByteSource {
    ByteSource(name: name, stream: stream, chunkBytes: options.chunkBytes, isCancelled: isCancelled)
  }

  /// The whole text of a file in UTF-8.
  ///
  /// - Throws: ``InputError`` when it is larger than 4 GiB; what reading throws.
  mutating func text(of file: InputFile) throws -> ByteSource {
    let source = try open(file)
    _ = try DelimitedSample.opening(source, encoding: options.encoding)
    source.keepNoMore()
    while !source.isAtEnd {
      try checkCancelled()
      guard source.count < JSONDocument.mostBytes else {
        throw InputError(.data, file: file.name, problem: "is larger than 4 GiB", remedy: "split it")
      }
      try source.advance(past: 0)
    }
    return source
  }

  /// A file of JSON.
  mutating func json(in file: InputFile) throws -> JSONValue {
    let text = try text(of: file)
    return try JSONDocument(UnsafeBufferPointer(start: UnsafePointer(text.base), count: text.count), file: file.name)
      .root
  }

  func checkCancelled() throws { if isCancelled() { throw CancellationError() } }

  // MARK: - Rows

  /// Makes somebody a member, whatever the rows say: whom a list of the export's people has.
  ///
  /// - Parameter shown: what people call them, where the id is no name.
  mutating func member(_ id: String, shown: String? = nil) {
    guard !(options.excludesMembers && state.filter.excludes(id)) else { return }
    guard let name = state.names.members.intern(id) else { return }
    if let shown, !shown.isEmpty, shown != id { state.names.displayNames.show(name, as: shown) }
  }

  /// Gives somebody a name to show, if they are a member.
  mutating func show(_ id: String, as shown: String) {
    guard !shown.isEmpty, shown != id, let name = state.names.members.index(of: id) else { return }
    state.names.displayNames.show(name, as: shown)
  }

  /// Takes an entry.
  mutating func add(_ row: ExportRow) throws {
    try countRow()
    try take(row)
  }

  /// Takes an entry that says several things. It is outside the period where all of them are.
  mutating func add(parts: [ExportRow]) throws {
    try countRow()
    let inside = parts.filter { $0.time.map { !isOutside($0.microseconds) } ?? true }
    for (index, part) in (inside.isEmpty ? Array(parts.prefix(1)) : inside).enumerated() {
      let before = summary
      try take(part)
      if index > 0 {
        (summary.selfRows, summary.filteredRows) = (before.selfRows, before.filteredRows)
      }
    }
  }

  private mutating func take(_ row: ExportRow) throws {
    let time = row.time?.microseconds ?? Instant.absentMicroseconds
    if row.time != nil, isOutside(time) {
      summary.outsidePeriod += max(1, row.targets.count)
      summary.outsideRows += 1
      return
    }
    guard state.weightTotal.admit(row.weight, interactions: max(1, row.targets.count)) else {
      return try rejectCounted(.weightsTooLarge, in: summary.name, line: summary.rows, text: "")
    }
    if state.filter.excludes(row.source) || isRepeat(row) {
      summary.filteredRows += 1
    } else if row.targets.isEmpty {
      try addUnaddressed(row, time)
    } else {
      try addTargets(row, time)
    }
  }

  /// Counts an entry that is no row of the log.
  mutating func leaveOut(_ reason: LeftOut) throws {
    try countRow()
    leftOut[LeftOut.allCases.firstIndex(of: reason)!] += 1
    summary.leftOutRows += 1
  }

  /// Keeps an entry that cannot be read.
  ///
  /// - Parameters:
  ///   - line: where it stands, from 1: a line, or its number among the entries of its file.
  ///   - column: what of it cannot be read, as the export calls it.
  ///   - text: how it is written; never the text of a message.
  mutating func reject(
    _ reason: RejectionReason, in file: InputFile, line: Int, column: String? = nil, text: String
  ) throws {
    try countRow()
    try rejectCounted(reason, in: file.name, line: line, column: column, text: text)
  }

  private mutating func rejectCounted(
    _ reason: RejectionReason, in file: String, line: Int, column: String? = nil, text: String
  ) throws {
    rejections[RejectionReason.allCases.firstIndex(of: reason)!] += 1
    let cut = Array(text.utf8).withUnsafeBufferPointer { RejectedRows.text(of: $0) }
    let row = RejectedRow(
      file: file, line: line, column: column, reason: reason, field: column == nil ? nil : cut, text: cut)
    try state.rejected.append(row)
    if options.isStrict { throw row.error }
  }

  private mutating func countRow() throws {
    summary.rows += 1
    if summary.rows & 0xFFF == 0 { try checkCancelled() }
    if state.batch.count >= InteractionBatch.capacity { try state.flush(consume) }
  }

  private func isOutside(_ time: Int64) -> Bool {
    time < options.since?.microseconds ?? .min || time >= options.until?.microseconds ?? .max
  }

  private mutating func isRepeat(_ row: ExportRow) -> Bool {
    guard options.filter.isDistinct else { return false }
    let cells =
      [row.source, row.time.map { "\($0.microseconds)" } ?? "", "\(row.weight)", row.message ?? "", row.answers ?? ""]
      + [row.thread ?? ""] + row.targets.flatMap { [$0.name, $0.kind ?? ""] }
    return state.filter.isRepeat(cells)
  }

  // MARK: - Taking

  private mutating func addTargets(_ row: ExportRow, _ time: Int64) throws {
    var (isTaken, isAllSelf) = (false, true)
    for target in row.targets {
      guard !state.filter.excludes(target.name), let factor = factor(ofKind: target.kind) else { continue }
      if state.batch.count >= InteractionBatch.capacity { try state.flush(consume) }
      guard let source = state.names.members.intern(row.source), let name = state.names.members.intern(target.name)
      else { continue }
      if isTaken { state.batch.continuations.append(Int32(state.batch.count)) }
      append(row, source, name, time, weight: row.weight * factor, kind: target.kind)
      summary.interactions += 1
      isTaken = true
      if source == name { summary.selfInteractions += 1 } else { isAllSelf = false }
    }
    if !isTaken {
      summary.filteredRows += 1
    } else if isAllSelf {
      summary.selfRows += 1
    }
  }

  private mutating func addUnaddressed(_ row: ExportRow, _ time: Int64) throws {
    guard let source = state.names.members.intern(row.source) else { return }
    if kind.form == .interactions {
      summary.messagesToEverybody += 1
      if !options.readsMessages || row.message == nil { return widenPeriod(to: time) }
    } else if kind.form != .attendance {
      summary.messages += 1
    }
    append(row, source, InteractionBatch.absent, time, weight: row.weight, kind: nil)
  }

  /// By what the weights of a kind are multiplied; `nil` for a kind that is left out.
  private mutating func factor(ofKind kind: String?) -> Double? {
    options.filter.needsKinds ? state.filter.weight(ofKind: kind ?? "") : 1
  }

  private mutating func append(
    _ row: ExportRow, _ source: NameIndex, _ target: NameIndex, _ time: Int64, weight: Double, kind name: String?
  ) {
    state.batch.sources.append(source)
    state.batch.targets.append(target)
    if kind.hasTimes {
      state.batch.times.append(time)
      widenPeriod(to: time)
    }
    state.batch.weights.append(weight)
    state.batch.kinds.append(state.names.kinds.internAny(name ?? ""))
    let readsMessages = options.readsMessages || kind.form != .interactions
    guard readsMessages, kind.replySource != .recency else { return }
    if kind.replySource == .replyColumn {
      state.batch.ids.append(Self.index(row.message, in: &state.names.messageIDs))
      state.batch.replyTos.append(Self.index(row.answers, in: &state.names.messageIDs))
    }
    state.batch.threads.append(Self.index(row.thread, in: &state.names.threads))
  }

  private static func index(_ text: String?, in table: inout NameTable) -> NameIndex {
    text.flatMap { table.intern($0) } ?? InteractionBatch.absent
  }

  private mutating func widenPeriod(to time: Int64) {
    guard time != Instant.absentMicroseconds else { return }
    first = min(first, time)
    last = max(last, time)
  }

  // MARK: - The end

  /// The state with all that was taken, and the counts.
  consuming func finished() throws -> LogReadingState {
    var state = self.state
    try state.flush(consume)
    var summary = self.summary
    if first <= last {
      summary.first = Instant(microseconds: first)
      summary.last = Instant(microseconds: last)
    } else {
      summary.clock = .none
    }
    summary.leftOut = zip(LeftOut.allCases, leftOut).filter { $1 > 0 }.map { LeftOutCount(reason: $0, count: $1) }
    summary.rejected = zip(RejectionReason.allCases, rejections).filter { $1 > 0 }
      .map { RejectionCount(reason: $0, count: $1) }
    state.files.append(summary)
    return state
  }
}
