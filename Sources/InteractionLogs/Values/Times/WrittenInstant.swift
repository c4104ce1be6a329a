import Numbers

extension Instant {
  /// Reads a time as exports write it: ISO 8601, or a form of mail; without a zone it is UTC.
  ///
  /// - Returns: `nil` when it cannot be read, or could be read in two ways.
  init?(written text: String, order: DateOrder? = nil) {
    var times = ColumnTimes(TimeLayout(order: order))
    guard let time = times.read(text) else { return nil }
    self = time
  }

  /// Reads a number of seconds since 1970, with a fraction or without, as chats write it: `1741000500.123456`.
  init?(secondsSince1970 text: String) {
    var times = ColumnTimes(TimeLayout(unit: .seconds))
    guard let time = times.read(text) else { return nil }
    self = time
  }

  /// A number of milliseconds since 1970; `nil` when it is beyond what can be counted.
  init?(milliseconds: Int64) {
    let (microseconds, isTooLarge) = milliseconds.multipliedReportingOverflow(by: 1000)
    guard !isTooLarge, microseconds != Instant.absentMicroseconds else { return nil }
    self.init(microseconds: microseconds)
  }

  /// A number of seconds since 1970; `nil` when it is beyond what can be counted.
  init?(secondsSince1970 seconds: Double) {
    let microseconds = (seconds * 1_000_000).rounded()
    guard microseconds.magnitude < 9e18 else { return nil }
    self.init(microseconds: Int64(saturating: microseconds))
  }
}
