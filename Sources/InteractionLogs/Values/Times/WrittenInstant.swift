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
}
