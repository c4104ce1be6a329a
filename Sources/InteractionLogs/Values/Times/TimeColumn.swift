/// What the cells of a column say about the times in it: which ways to read them fit all.
struct TimeColumn {
  /// Cells that are not blank.
  private var filled = 0
  /// Cells that are dates written as text.
  private var dates = 0
  /// Whether a time of day has no zone beside it.
  private var lacksZone = false
  private var numbers = NumberEvidence()
  private var orders = OrderEvidence()

  init() {}

  init(_ cells: [String]) {
    for cell in cells { Array(cell.utf8).withUnsafeBufferPointer { add($0, line: nil) } }
  }

  /// Whether a cell can be a date or time in some way; plain numbers are not looked at.
  static func isWrittenTime(_ cell: String) -> Bool {
    Array(cell.utf8).withUnsafeBufferPointer { cell in
      WrittenTime(cell.unguarded.trimmed).map { time in DateOrder.allCases.contains { time.days($0) != nil } } ?? false
    }
  }

  /// - Parameter line: where the cell stands, if that is known.
  mutating func add(_ cell: UnsafeBufferPointer<UInt8>, line: Int?) {
    let text = cell.unguarded.trimmed
    guard !text.isEmpty, !MissingValue.isMissing(text) else { return }
    filled += 1
    if let number = PlainNumber(text) {
      numbers.add(number, text, line: line)
    } else if let time = WrittenTime(text), orders.add(time, text, line: line) {
      dates += 1
      if time.zone == nil && time.timeOfDay != 0 { lacksZone = true }
    }
  }

  /// Whether these cells do not need what others of the column may need: the order of day and month.
  var mayNeedMore: Bool { orders.mayNeedMore }

  var isMostlyDates: Bool { 2 * dates > filled }
  var isMostlyNumbers: Bool { 2 * numbers.count > filled }

  /// Whether the numbers are Unix times, or many different ones in ascending order.
  var looksLikeTimes: Bool { numbers.lookLikeTimes }

  /// The one way to read the column that fits.
  ///
  /// - Parameters:
  ///   - header: the header of the column; `nil` for a log without header.
  ///   - said: what the user says of times.
  ///   - file: the log, for messages.
  ///   - column: the column, for messages.
  /// - Throws: ``InputError`` when none fits or several do, and they give different times.
  func layout(header: String?, said: TimeLayout, file: String, column: String) throws(InputError) -> TimeLayout {
    if said.pattern != nil { return said }
    var layout = said
    layout.lacksZones = lacksZone
    do throws(TimeDoubt) {
      if layout.order == nil { layout.order = try orders.order() }
      if layout.unit == nil, numbers.count > 0 {
        layout.unit = try numbers.unit(isNamedLikeDate: header.map(TimeHeader.isDate) ?? false, hasDates: dates > 0)
        layout.isUnitAside = dates > numbers.count
        if layout.unit == .seconds, numbers.count > dates, !numbers.areUnixTimes { layout.clock = .secondsFromStart }
      }
    } catch {
      throw InputError(
        .data, file: file, line: error.line, column: column, text: error.text, problem: error.problem,
        remedy: error.remedy)
    }
    return layout
  }
}

/// Why the times of a column cannot be read in one way, with the first cell that shows it.
struct TimeDoubt: Error {
  var line: Int?
  var text: String
  var problem: String
  var remedy: String
}

/// What the name of a time column says of the plain numbers in it.
enum TimeHeader {
  /// Whether numbers under this header must be dates: `date`, `created_at`, `sent`; not `timestamp`, `time`, `seconds`.
  static func isDate(_ header: String) -> Bool {
    let word = HeaderText(header).joined
    if ["date", "datum", "fecha", "日期", "日時", "日付"].contains(where: { word.contains($0) }) { return true }
    let timeWords = [
      "time", "stamp", "sec", "epoch", "unix", "elapsed", "zeit", "sekund", "tiempo", "hora", "temps", "heure", "tempo",
      "tijd", "czas", "时间", "時間", "時刻",
    ]
    return !(timeWords.contains { word.contains($0) } || ["t", "ts", "when", "ora"].contains(word) || Int(word) != nil)
  }
}
