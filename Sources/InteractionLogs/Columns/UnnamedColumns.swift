/// Which column is what in a log without header, by what the columns hold.
///
/// Dates are times; of the other columns two hold people: the first two, unless two others fit together better, for a
/// number of the row or the id of a message may come first. Then a column of numbers is the time if it looks like one,
/// and the weight otherwise.
struct UnnamedColumns {
  let file: String
  let contents: [ColumnContents]
  /// Whether the second column is an event, so that the two need not fit together.
  let isAttendance: Bool

  /// - Throws: ``InputError`` when it cannot be told which two columns hold people.
  func choose(
    into positions: inout [ColumnRole: Int], isOff: (ColumnRole) -> Bool
  ) throws(InputError) {
    func isFree(_ column: Int) -> Bool { !positions.values.contains(column) }
    let shapes = contents.map(\.shape)
    if positions[.time] == nil && !isOff(.time) {
      positions[.time] = contents.indices.first { isFree($0) && shapes[$0] == .date }
    }
    let candidates = contents.indices.filter { column in
      isFree(column) && shapes[column] != .date && shapes[column] != .timeOfDay && contents[column].filled > 0
    }
    try choosePeople(candidates, &positions, isOff: isOff)
    for column in contents.indices where isFree(column) && shapes[column] == .number {
      if contents[column].numbersRows { continue }
      if positions[.time] == nil && !isOff(.time) && TimeColumn(contents[column].cells).looksLikeTimes {
        positions[.time] = column
      } else if positions[.weight] == nil && !isOff(.weight) {
        positions[.weight] = column
      }
    }
  }

  private func choosePeople(
    _ candidates: [Int], _ positions: inout [ColumnRole: Int], isOff: (ColumnRole) -> Bool
  ) throws(InputError) {
    switch (positions[.source], positions[.target]) {
    case (nil, nil) where !isOff(.target):
      guard let (source, target) = try pair(candidates) else {
        positions[.source] = candidates.first
        return
      }
      (positions[.source], positions[.target]) = (source, target)
    case (nil, _): positions[.source] = candidates.first
    case (_, nil) where !isOff(.target): positions[.target] = candidates.first
    default: break
    }
  }

  private func pair(_ candidates: [Int]) throws(InputError) -> (Int, Int)? {
    guard candidates.count >= 2 else { return nil }
    let (first, second) = (candidates[0], candidates[1])
    if isAttendance { return (first, second) }
    let values = Dictionary(uniqueKeysWithValues: candidates.map { ($0, contents[$0].values) })
    func shared(_ one: Int, _ other: Int) -> Double {
      let (a, b) = (values[one]!, values[other]!)
      let smaller = min(a.count, b.count)
      return smaller == 0 || contents[one].shape != contents[other].shape
        ? 0 : Double(a.intersection(b).count) / Double(smaller)
    }
    let isKey = numbersRows(candidates, shared) || isMessageID(first)
    let others = candidates.dropFirst(isKey ? 1 : 0)
    let pairs = others.indices.dropLast().flatMap { place in
      others[(place + 1)...].map { (others[place], $0) }
    }
    // Numbers overlap by chance: only the column that counts rows is passed over there.
    let plain = isKey && candidates.count > 2 ? (candidates[1], candidates[2]) : (first, second)
    if contents[plain.0].shape == .number && contents[plain.1].shape == .number { return plain }
    let best = pairs.map { shared($0.0, $0.1) }.max() ?? 0
    if best == 0 {
      if candidates.count == 2 || isKey && candidates.count == 3 { return plain }
      if contents[first].shape == contents[second].shape
        && Set(candidates.dropFirst(2).map { contents[$0].shape })
          .isDisjoint(with: [contents[first].shape])
      {
        return plain
      }
      throw unclear(candidates)
    }
    if shared(plain.0, plain.1) >= best / 2 && shared(plain.0, plain.1) > 0 { return plain }
    let likely = pairs.filter { shared($0.0, $0.1) == best }
    guard likely.count == 1 else { throw unclear(candidates) }
    return likely[0]
  }

  /// Whether the first of three or more columns counts the rows, and is not who acts in a list of numbered people.
  private func numbersRows(_ candidates: [Int], _ shared: (Int, Int) -> Double) -> Bool {
    guard candidates.count > 2, contents[candidates[0]].numbersRows else { return false }
    if contents[candidates[1]].shape != .number { return true }
    let behind = shared(candidates[1], candidates[2])
    return behind > shared(candidates[0], candidates[1]) || behind >= 0.3 && contents[candidates[0]].filled >= 20
  }

  /// Whether every cell is another one of the pattern of `msg-001`.
  private func isMessageID(_ column: Int) -> Bool {
    contents[column].isDistinct && contents[column].pattern?.contains("a") == true
  }

  private func unclear(_ columns: [Int]) -> InputError {
    let list = columns.prefix(8).map { column in
      let example = contents[column].cells.first { CellShape($0) != .blank } ?? ""
      return "\(column + 1) ('\(InputError.printable(ColumnContents.trimmed(example), limit: 30))')"
    }
    return InputError(
      .data, file: file, line: 1,
      problem: "without a header it cannot be told which of the columns \(list.joined(separator: ", ")) hold people",
      remedy: "give the numbers of the columns with --source N --target N")
  }
}
