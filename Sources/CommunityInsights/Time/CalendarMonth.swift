import Numbers

/// A month of the proleptic Gregorian calendar in UTC, as a number: 12 · year + (month − 1).
struct CalendarMonth: Equatable, Sendable {
  let number: Int64

  static let dayMicroseconds: Int64 = 86_400_000_000

  init(number: Int64) { self.number = number }

  /// The month that an instant lies in.
  init(containing microseconds: Int64) {
    let days = Double(microseconds) / Double(Self.dayMicroseconds)
    // A month of mean length from 1970 on is at most one off.
    var guess = CalendarMonth(number: 12 * 1970 + Int64(saturating: (days / (146_097.0 / 4800)).rounded(.down)))
    while guess.begin > microseconds { guess = guess.advanced(by: -1) }
    while guess.advanced(by: 1).begin <= microseconds { guess = guess.advanced(by: 1) }
    self = guess
  }

  var year: Int64 { number.floored(by: 12) }

  /// From 1 to 12.
  var month: Int64 { number - 12 * year + 1 }

  /// The first microsecond since 1970-01-01T00:00:00Z that lies in it.
  ///
  /// After H. Hinnant, "chrono-compatible low-level date algorithms": years are taken to begin in March, so that the
  /// leap day is their last.
  var begin: Int64 {
    let sinceMarch = number - 2
    let shiftedYear = sinceMarch.floored(by: 12)
    let shiftedMonth = sinceMarch - 12 * shiftedYear
    let leapDays = shiftedYear.floored(by: 4) - shiftedYear.floored(by: 100) + shiftedYear.floored(by: 400)
    return (365 * shiftedYear + leapDays + (153 * shiftedMonth + 2) / 5 - 719_468) * Self.dayMicroseconds
  }

  func advanced(by months: Int64) -> CalendarMonth { CalendarMonth(number: number + months) }
}

extension Int64 {
  /// The quotient, rounded down.
  func floored(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
