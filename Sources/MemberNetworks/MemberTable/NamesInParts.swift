import InteractionLogs

/// A member table in which names stand in two columns, with the whole names in further columns behind them.
struct NamesInParts {
  let headers: [String]
  let rows: [DelimitedTable.Row]
  /// The columns of first and last names.
  let parts: [Int]
  /// The columns of whole names: `Ann Lee`, and `Lee, Ann`.
  let joined: [Int]

  /// `nil` where the table has whole names, or not both parts.
  init?(_ table: DelimitedTable) {
    let known = table.rows[0].fields
    guard MemberHeaders.columns(.name, in: known).isEmpty,
      let first = MemberHeaders.columns(.firstName, in: known).first,
      let last = MemberHeaders.columns(.lastName, in: known).first, first != last
    else { return nil }
    func both(_ fields: [String]) -> [String] {
      let (first, last) = (fields[first], fields[last])
      return [first, last].contains("") ? [first + last, first + last] : ["\(first) \(last)", "\(last), \(first)"]
    }
    headers = known + both(known)
    rows = table.rows.dropFirst().map { row in
      var row = row
      row.fields += both(row.fields)
      return row
    }
    parts = [first, last]
    joined = [known.count, known.count + 1]
  }
}
