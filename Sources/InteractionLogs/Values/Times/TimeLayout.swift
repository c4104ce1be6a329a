/// How the times of a log are read: what its whole time column shows, or what the user says.
struct TimeLayout: Sendable, Hashable {
  /// In which order the numbers of a date stand; `nil` where no date of three numbers needs it.
  var order: DateOrder?
  /// What plain numbers count; `nil` where the column has none.
  var unit: NumericTimeUnit?
  /// Whether the column has but a few plain numbers beside dates: slips, or a total below them.
  var isUnitAside = false
  /// Whether there are times of day that are written without a zone.
  var lacksZones = false
  /// How every time is written, where the user says so.
  var pattern: TimePattern?
  /// The zone of times that are written without one.
  var zone = LocalZone.utc
  /// Whether times are dates, or count from the log's own start.
  var clock = Clock.calendar

  init(order: DateOrder? = nil, unit: NumericTimeUnit? = nil) {
    self.order = order
    self.unit = unit
  }

  /// What the options say of times.
  ///
  /// - Throws: ``InputError`` when a format or a zone is not known.
  init(_ options: LogReadingOptions) throws(InputError) {
    order = options.dateOrder
    if let zone = options.timeZone { self.zone = try LocalZone(named: zone) }
    guard let format = options.dateFormat else { return }
    if format == "unix" {
      unit = .seconds
    } else if let named = NumericTimeUnit(rawValue: format), named != .digits {
      unit = named
      if named == .seconds { clock = .secondsFromStart }
    } else if format.contains("%") {
      pattern = try TimePattern(format)
    } else {
      throw InputError(
        .usage, text: format, problem: "--date-format has no such format",
        remedy: "give a pattern like %d.%m.%Y %H:%M, or unix, seconds, milliseconds, microseconds, nanoseconds, ticks, "
          + "filetime, excel or excel-1904")
    }
  }

  /// How times were read, in words; `nil` where they are as everybody writes them.
  var words: String? {
    if pattern != nil { return "as --date-format says" }
    if let unit, unit != .seconds, !isUnitAside { return unit.words }
    return order?.words
  }
}
