import GraphCore

/// When people write: on working days rather than at weekends, in working hours, less in August and at the turn of the
/// year. Times are seconds since the first midnight of the log.
struct WorkRhythm {
  let start: CalendarDay

  static let secondsPerDay = 86_400
  private static let weekdays = [100, 112, 110, 104, 78, 4, 3]
  private static let hours = [
    0, 0, 0, 0, 0, 0, 1, 6, 34, 78, 96, 84, 42, 58, 88, 90, 72, 44, 16, 7, 6, 5, 2, 1,
  ]

  /// How much is written on a day, counted from the first; an average working day has about 100.
  func weight(ofDay day: Int) -> Int {
    let date = start + day
    let (_, month, dayOfMonth) = date.components
    let isTurnOfTheYear = (month == 12 && dayOfMonth > 20) || (month == 1 && dayOfMonth < 6)
    let season = isTurnOfTheYear ? 30 : month == 8 ? 60 : month == 7 ? 85 : 100
    return Self.weekdays[date.weekday] * season / 100
  }

  /// A time on the given day.
  func time(onDay day: Int, using random: inout SeededGenerator) -> Int {
    day * Self.secondsPerDay + random.index(weightedBy: Self.hours) * 3600 + random.below(3600)
  }

  /// When an answer comes to what was written at `time`: minutes, hours or days later, and at work as a rule.
  func answerTime(after time: Int, using random: inout SeededGenerator) -> Int {
    let wait =
      switch random.index(weightedBy: [34, 36, 22, 8]) {
      case 0: random.number(in: 120...3600)
      case 1: random.number(in: 3600...8 * 3600)
      case 2: random.number(in: 8 * 3600...3 * Self.secondsPerDay)
      default: random.number(in: 3 * Self.secondsPerDay...10 * Self.secondsPerDay)
      }
    return random.chance(6) ? time + wait : atWork(time + wait, using: &random)
  }

  /// `time` itself when people are at work, else some time on the next morning when they are.
  private func atWork(_ time: Int, using random: inout SeededGenerator) -> Int {
    var day = time / Self.secondsPerDay
    let hour = time % Self.secondsPerDay / 3600
    if (7..<19).contains(hour) && isWorkingDay(day) { return time }
    if hour >= 7 { day += 1 }
    while !isWorkingDay(day) { day += 1 }
    return day * Self.secondsPerDay + random.number(in: 8 * 3600...11 * 3600)
  }

  private func isWorkingDay(_ day: Int) -> Bool { (start + day).weekday < 5 }
}
