import InteractionLogs

extension Wording {
  /// What part of the network is looked at, as a sentence; `nil` for all of it.
  public static func scope(of log: LogSummary) -> String? {
    guard let scope = log.scope else { return nil }
    let who = [
      scope.group.map { "the group \($0)" },
      scope.around.map { around in
        "\(around) and whoever is within \(count(scope.steps ?? 1, "tie", "ties"))"
      },
    ].compactMap { $0 }.joined(separator: ", and of it of ")
    return "This is a part of the network: \(who), \(count(scope.members)) of \(count(scope.allMembers)) members."
  }

  /// "from 4 January 2010 to 30 September 2010", "over 8.3 days"; `nil` for a log without times.
  public static func period(of log: LogSummary) -> String? {
    guard let first = log.first, let last = log.last else { return nil }
    switch log.clock {
    case .calendar:
      let (from, to) = (date(log.clock.string(first)), date(log.clock.string(last)))
      return from == to ? "on \(from)" : "from \(from) to \(to)"
    case .secondsFromStart: return "over \(duration(seconds: Double(last.microseconds - first.microseconds) / 1e6))"
    case .none: return nil
    }
  }

  /// The day of an instant, which sorts as text (`2010-01-04`); the seconds where the clock knows no days.
  public static func day(of instant: Instant, clock: Clock) -> String {
    let text = clock.string(instant)
    return clock == .calendar ? String(text.prefix { $0 != "T" }) : text + " s"
  }

  /// The day of an instant of a log: "4 March 2024", or "day 30" of a log whose clock knows no dates.
  static func longDay(of time: Int64, of record: CommunityRecord) -> String {
    record.clock == .calendar
      ? date(Clock.calendar.string(Instant(microseconds: time))) : day(of: time, of: record)
  }

  /// `2010-01-04T17:40:10Z` as "4 January 2010".
  private static func date(_ instant: String) -> String {
    let parts = instant.prefix { $0 != "T" }.split(separator: "-")
    guard parts.count == 3, let month = Int(parts[1]), let day = Int(parts[2]), months.indices.contains(month - 1)
    else { return instant }
    return "\(day) \(months[month - 1]) \(parts[0])"
  }

  private static func duration(seconds: Double) -> String {
    for (unit, length) in [("days", 86_400.0), ("hours", 3600), ("minutes", 60)] where seconds >= 2 * length {
      let number = seconds / length
      // Of a long time the tenth of a day says nothing.
      let isWhole = number >= 100 || number == number.rounded()
      return "\(isWhole ? amount(number.rounded()) : fixed(number, decimals: 1)) \(unit)"
    }
    return "\(amount(seconds)) \(seconds == 1 ? "second" : "seconds")"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}

extension Wording {
  /// A sentence about the whole log beside others about the recent part of it: says so.
  static func inScope(_ scope: MeasureResult.Scope, _ sentence: String) -> String {
    guard scope == .history, let first = sentence.first else { return sentence }
    return "Over the whole log, \(first.lowercased())\(sentence.dropFirst())"
  }
}
