/// In which order a date of three numbers is written.
public enum DateOrder: String, Sendable, Hashable, Codable, CaseIterable {
  case dayMonthYear = "dmy"
  case monthDayYear = "mdy"
  case yearMonthDay = "ymd"

  /// The order in words: `day/month/year`.
  public var words: String {
    switch self {
    case .dayMonthYear: "day/month/year"
    case .monthDayYear: "month/day/year"
    case .yearMonthDay: "year/month/day"
    }
  }
}

/// A set of orders, as bits in the order of their declaration.
struct DateOrders: OptionSet, Hashable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }
  init(_ order: DateOrder) { rawValue = 1 << UInt8(DateOrder.allCases.firstIndex(of: order)!) }

  /// The orders in the set, in the order of their declaration.
  var orders: [DateOrder] { DateOrder.allCases.filter { contains(DateOrders($0)) } }
}
