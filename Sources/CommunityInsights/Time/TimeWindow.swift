/// How long a window is.
public enum WindowLength: Hashable, Sendable {
  case month
  /// January to March, and so on.
  case quarter
  case year
  /// So many days from the first day of the log on.
  case days(Int)
}

extension WindowLength: LosslessStringConvertible {
  /// The longest window that can be asked for, in days.
  public static let mostDays = 1_000_000

  /// Reads "month", "quarter", "year", "week", "day", or a number of days or weeks ("30d", "2w"), in any case; `nil`
  /// when the text is none of them.
  public init?(_ text: String) {
    switch text.lowercased() {
    case "month": self = .month
    case "quarter": self = .quarter
    case "year": self = .year
    case "week": self = .days(7)
    case "day": self = .days(1)
    case let text:
      guard let unit = text.last, unit == "d" || unit == "w", text.first != "+", let number = Int(text.dropLast())
      else {
        return nil
      }
      let (days, overflows) = number.multipliedReportingOverflow(by: unit == "w" ? 7 : 1)
      guard !overflows, 1...Self.mostDays ~= days else { return nil }
      self = .days(days)
    }
  }

  /// The text that ``init(_:)`` reads: "month", "30d".
  public var description: String {
    switch self {
    case .month: "month"
    case .quarter: "quarter"
    case .year: "year"
    case .days(let days): "\(days)d"
    }
  }
}

extension WindowLength: Codable {
  /// Reads the text of ``description``.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let length = WindowLength(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is no length of a window")
    }
    self = length
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension TimeWindow {
  /// Whether its label names its first and its last day ("2024-03-04 to 03-17"), so that it reads on by itself.
  var isNamedByTwoDays: Bool { label.contains(" to ") }
}

/// A stretch of time in which a community is looked at.
public struct TimeWindow: Codable, Hashable, Sendable {
  /// In microseconds of the log's clock; the end is not in it.
  public var begin: Int64
  public var end: Int64
  /// What to call it: "2024-03", "2024 Q2", "days 31–60".
  public var label: String
  /// Whether the log begins or ends inside it, or has a gap there, so that its numbers are too small.
  public var isPartial: Bool
  /// Whether nothing was recorded in it, though much would have been at the usual pace: a weekend, a holiday, a gap. It
  /// is partial then.
  public var isClosed = false

  public init(begin: Int64, end: Int64, label: String, isPartial: Bool) {
    self.begin = begin
    self.end = end
    self.label = label
    self.isPartial = isPartial
  }
}
