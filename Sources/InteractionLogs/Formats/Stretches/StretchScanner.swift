import CTextScan

/// Takes stretches of a log apart, on a thread of its own.
///
/// It knows the layout, and nothing of the rows of other stretches. So it takes only rows of which that is enough: they
/// lie in one line, are valid text, in the period, and name one person who acts and one towards whom, in letters that no
/// rule turns into somebody else or into nobody. What it makes of them is what ``RowAssembler`` would.
///
/// Names get numbers of the scanner's own, `0 ..< count` in the order in which it meets them. They are looked up for many
/// rows at once, and asked for ahead, so that waiting for memory is done together.
///
/// Unchecked: made on one thread and then used by another alone.
struct StretchScanner: @unchecked Sendable {
  let number: Int
  private let scanner: DelimitedScanner
  private let rules: RowAssembler
  private var timeReader: TimeReader
  private let header: RepeatedHeader
  private let columnCount: Int
  private var names = NameTable(identity: .people)
  private var kinds = NameTable(identity: .trimmed)
  /// The marks of the part of the window that is looked at, see `text_marks`.
  private var marks: [UInt32]
  /// Rows of which all is known but the names.
  private var pending: [Row] = []
  /// Whether the stretch holds nothing but ASCII so far.
  private var isASCII = true

  /// How many bytes are marked at a time: so that the marks stay in the cache.
  private static let markedBytes = 1 << 14
  private static let mostPending = 64

  private typealias Field = UnsafeBufferPointer<UInt8>

  private struct Row: BitwiseCopyable {
    var position: Int
    var source: Field
    var target: Field
    var kind: Field
    var sourceHash: UInt64
    var targetHash: UInt64
    var time: Int64
    var weight: Double
  }

  init(number: Int, pass: LogPass) {
    self.number = number
    scanner = DelimitedScanner(
      delimiter: pass.scanner.delimiter, lineEnd: pass.scanner.lineEnd, capacity: pass.scanner.capacity)
    rules = pass.assembler
    timeReader = pass.assembler.timeReader
    header = pass.header
    columnCount = pass.columnCount
    marks = [UInt32](repeating: 0, count: Self.markedBytes + 8)
    pending.reserveCapacity(Self.mostPending)
  }

  /// Takes the rows apart that begin in the stretch, up to one of which it cannot be said where it ends.
  ///
  /// - Parameter isFirst: whether a row begins where the stretch does. Otherwise the window begins one byte before the
  ///   stretch, and the first row behind the next line end; in a log with line ends inside of quotes that may be wrong,
  ///   and is found out when the rows before are read.
  /// - Complexity: O(bytes).
  mutating func scan(_ stretch: RowStretch, isFirst: Bool) {
    var rows = StretchRows()
    swap(&rows, &stretch.rows)
    rows.removeAll()
    rows.scanner = number
    let window = UnsafePointer(stretch.window.base)
    let count = stretch.window.count
    var position = 0
    if !isFirst {
      while position < count && window[position] != scanner.lineEnd { position += 1 }
      position += 1
    }
    stretch.begin = position
    isASCII = true
    let limit = min(stretch.nextPlace - stretch.windowPlace, count)
    while position < limit {
      let next = takeMarked(window, from: position, to: count, limit: limit, &rows)
      if next > position {
        position = next
        continue
      }
      let row = scanner.row(in: window, from: position, to: count, isFinal: false)
      guard row.outcome == .complete && row.lineCount == 1 else { break }
      takeSingle(row, from: position, window, &rows)
      position = row.next
    }
    takePending(window, &rows)
    stretch.end = position
    swap(&rows, &stretch.rows)
  }

  /// Takes plain rows by their marks, from a position on until there is another row, or no mark any more.
  ///
  /// - Returns: where the next row begins.
  private mutating func takeMarked(
    _ window: UnsafePointer<UInt8>, from begin: Int, to end: Int, limit: Int, _ rows: inout StretchRows
  ) -> Int {
    let (delimiter, lineEnd, fields) = (scanner.delimiter, scanner.lineEnd, scanner.fields)
    let last = columnCount - 1
    let markedEnd = min(end, begin + Self.markedBytes)
    let marks = marks.withUnsafeMutableBufferPointer { marks in
      let count = text_marks(window, begin, markedEnd, delimiter, lineEnd, marks.baseAddress)
      return UnsafeBufferPointer(start: UnsafePointer(marks.baseAddress!), count: count)
    }
    var position = begin
    var mark = 0
    while position < limit && mark &+ last < marks.count {
      var fieldStart = position
      for column in 0..<last {
        let place = Int(marks[mark &+ column])
        if window[place] != delimiter { return position }
        fields[column] = Field(start: window + fieldStart, count: place &- fieldStart)
        fieldStart = place &+ 1
      }
      let rowEnd = Int(marks[mark &+ last])
      if window[rowEnd] != lineEnd { return position }
      var fieldEnd = rowEnd
      if fieldEnd > fieldStart, lineEnd == DelimitedScanner.lineFeed,
        window[fieldEnd &- 1] == DelimitedScanner.carriageReturn
      {
        fieldEnd &-= 1
      }
      fields[last] = Field(start: window + fieldStart, count: fieldEnd &- fieldStart)
      take(from: position, window, &rows)
      position = rowEnd &+ 1
      mark &+= columnCount
    }
    return position
  }

  /// Takes a row that the careful scanner found.
  @inline(never)
  private mutating func takeSingle(
    _ row: ScannedRow, from position: Int, _ window: UnsafePointer<UInt8>, _ rows: inout StretchRows
  ) {
    let isPlain =
      row.fieldCount == columnCount
      && (!row.isSuspicious || isText(Field(start: window + position, count: row.end - position)))
    // Fields that were written anew are gone with the next row.
    let areInWindow = (0..<min(row.fieldCount, scanner.capacity)).allSatisfy { column in
      guard let start = scanner.fields[column].baseAddress else { return true }
      return start >= window + position && start <= window + row.end
    }
    if isPlain && areInWindow { take(from: position, window, &rows) } else { leave(position, window, &rows) }
  }

  /// Leaves a row to the ordinary way.
  @inline(never)
  private mutating func leave(_ position: Int, _ window: UnsafePointer<UInt8>, _ rows: inout StretchRows) {
    takePending(window, &rows)
    rows.unusual.append((rows.sources.count, position))
  }

  /// Takes the row whose fields the scanner has, as far as that goes without names.
  @inline(__always)
  private mutating func take(from position: Int, _ window: UnsafePointer<UInt8>, _ rows: inout StretchRows) {
    let fields = scanner.fields
    if header.hidesAmongNames && header.isHeader(fields) { return leave(position, window, &rows) }
    var instant = Instant.absentMicroseconds
    if rules.hasTime {
      instant = timeReader.read(fields)
      // What cannot be read counts as before any period.
      if instant == TimestampParser.unreadable || instant < rules.since || instant >= rules.until {
        return leave(position, window, &rows)
      }
    }
    var amount = 1.0
    if rules.weight >= 0 {
      guard let number = rules.weightStyle.parse(fields[rules.weight]), number > 0, number < WeightTotal.giant else {
        return leave(position, window, &rows)
      }
      amount = number
    }
    let (source, target) = (fields[rules.source], fields[rules.target])
    let (sourceHash, targetHash) = (NameHash.hash(source), NameHash.hash(target))
    names.fetchSlot(sourceHash)
    names.fetchSlot(targetHash)
    pending.append(
      Row(
        position: position, source: source, target: target, kind: rules.kind >= 0 ? fields[rules.kind] : source,
        sourceHash: sourceHash, targetHash: targetHash, time: instant, weight: amount))
    if pending.count == Self.mostPending { takePending(window, &rows) }
  }

  // MARK: - Names

  /// Looks up the names of the rows that wait for it.
  @inline(never)
  private mutating func takePending(_ window: UnsafePointer<UInt8>, _ rows: inout StretchRows) {
    for row in pending {
      names.fetchRecord(row.sourceHash)
      names.fetchRecord(row.targetHash)
    }
    for index in pending.indices {
      let row = pending[index]
      let source = names.find(row.source, hash: row.sourceHash)
      let target = names.find(row.target, hash: row.targetHash)
      if source == nil && !isPerson(row.source)
        || target == nil && !isPerson(row.target, isAddressed: true)
        || (target == nil || names.mayHoldLists) && !RecipientCell.isOneName(row.target)
      {
        rows.unusual.append((rows.sources.count, row.position))
        continue
      }
      rows.sources.append(source ?? Self.number(row.source, in: &names, window, &rows.newNames))
      rows.targets.append(target ?? Self.number(row.target, in: &names, window, &rows.newNames))
      if rules.hasTime { rows.times.append(row.time) }
      if rules.hasWeights { rows.weights.append(row.weight) }
      if rules.kind >= 0 {
        rows.kinds.append(kinds.find(row.kind) ?? Self.number(row.kind, in: &kinds, window, &rows.newKinds))
      }
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// Whether a row with a quoted field, or with other bytes than ASCII, is text as it stands. The first of a stretch that
  /// is not ASCII is left to the ordinary way, which may find that the log is in another encoding.
  private mutating func isText(_ bytes: Field) -> Bool {
    if bytes.contains(0) { return false }
    if bytes.allSatisfy({ $0 < 0x80 }) { return true }
    if isASCII {
      isASCII = false
      return false
    }
    return bytes.isValidUTF8
  }

  /// Whether a text that is new is a person, with nothing beside the name.
  @inline(never)
  private func isPerson(_ field: Field, isAddressed: Bool = false) -> Bool {
    !field.isBlank && rules.absences.absence(field, isAddressed: isAddressed) == nil
      && field.trimmed.count == field.count
      && !DisplayNames.hasDisplayName(field)
  }

  /// The number of a text, which stands in the window; notes where if it is new.
  @inline(never)
  private static func number(
    _ field: Field, in table: inout NameTable, _ window: UnsafePointer<UInt8>, _ new: inout [Range<Int>]
  ) -> NameIndex {
    let count = table.count
    let number = table.intern(field)
    if table.count > count {
      let position = field.baseAddress.map { $0 - window } ?? 0
      new.append(position..<position + field.count)
    }
    return number
  }
}
