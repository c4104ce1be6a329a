/// What stands in one place of a table, whatever the format of the table.
public enum Cell: Hashable, Sendable {
  case text(String)
  /// The identity of a member, by which other tables and programs find it: no format puts anything before it.
  case id(String)
  case whole(Int)
  case number(Double)
  case truth(Bool)
  /// Not defined, not known or not asked for: an empty cell, `null`, or no attribute at all.
  case undefined

  /// What the cells of one column are, in formats with typed columns.
  public enum Kind: Sendable {
    case text, whole, number, truth
  }

  init(_ value: String?) { self = value.map(Cell.text) ?? .undefined }
  init(_ value: Int?) { self = value.map(Cell.whole) ?? .undefined }
  init(_ value: Bool?) { self = value.map(Cell.truth) ?? .undefined }

  /// A number that is not finite is undefined; no format shows "nan".
  init(_ value: Double?) {
    if let value, value.isFinite { self = .number(value) } else { self = .undefined }
  }
}
