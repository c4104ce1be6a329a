import InteractionLogs
import Numbers

/// Rows whose time cannot be right: what they told is taken back from ties that were counted already.
struct StrayRows {
  /// How many stray rows each log has, and between which times its other rows lie.
  struct File {
    var rows = 0
    /// How many interactions they were taken for, and how many of these are of somebody with themselves.
    var interactions = 0
    var selfInteractions = 0
    /// The times of the stray rows, in ascending order.
    var times: [Int64] = []
    var first = Int64.max
    var last = Int64.min
  }

  let bounds: StrayTimes
  /// By the number of the log; only those that have stray rows.
  private(set) var files: [Int: File] = [:]

  /// Looks through rows in the order of time.
  ///
  /// - Complexity: O(1) where no time is far from all others, O(rows) otherwise.
  init(_ rows: HistoryRows) {
    let begin = rows.times.firstIndex { $0 != Instant.absentMicroseconds } ?? rows.count
    bounds = StrayTimes(begin == 0 ? rows.times : Array(rows.times[begin...]))
    guard bounds.lower != .min || bounds.upper != .max else { return }
    for row in begin..<rows.count where bounds.contains(rows.times[row]) && !rows.areOutside[row] {
      // A row of the log with several recipients is several rows here.
      let goesOn = rows.areContinued[row]
      files[Int(rows.files[row]), default: File()].rows += goesOn ? 0 : 1
      if !goesOn { files[Int(rows.files[row])]!.times.append(rows.times[row]) }
      if rows.targets[row] != HistoryRows.nobody { files[Int(rows.files[row])]!.interactions += 1 }
      if rows.targets[row] == rows.sources[row] { files[Int(rows.files[row])]!.selfInteractions += 1 }
    }
    for row in begin..<rows.count where !bounds.contains(rows.times[row]) && !rows.areOutside[row] {
      guard files[Int(rows.files[row])] != nil else { continue }
      files[Int(rows.files[row])]!.first = min(files[Int(rows.files[row])]!.first, rows.times[row])
      files[Int(rows.files[row])]!.last = max(files[Int(rows.files[row])]!.last, rows.times[row])
    }
  }

  var isEmpty: Bool { files.isEmpty }
}

extension MemberNetwork {
  /// The network without the interactions of stray rows, which its ties were counted with.
  ///
  /// - Parameters:
  ///   - rows: all rows, of members; -1 for who is none.
  ///   - areStray: which of them are taken back.
  /// - Complexity: O(rows · log ties).
  func takingBack(_ rows: HistoryRows, where areStray: (Int) -> Bool) -> MemberNetwork {
    var (interactions, selfInteractions) = (0, 0)
    var stray: [Int: Tie] = [:]
    for row in 0..<rows.count where areStray(row) && rows.targets[row] >= 0 && rows.sources[row] >= 0 {
      if rows.sources[row] == rows.targets[row] { selfInteractions += 1 }
      guard let index = tieIndex(rows.sources[row], rows.targets[row]) else { continue }
      interactions += 1
      stray[index, default: ties[index].emptied].add(row, rows)
    }
    var kept = stray.mapValues { $0.emptied }
    for row in 0..<rows.count where !rows.isLeftOut(row) && rows.targets[row] >= 0 && !kept.isEmpty {
      guard let index = tieIndex(rows.sources[row], rows.targets[row]) else { continue }
      kept[index]?.add(row, rows)
    }
    var ties = ties
    for (index, tie) in kept {
      // Interactions without a time are in no row; with all of them in rows, the sums are those of the rows to the bit.
      let areAllInRows = rows.countWithoutTime == 0
      let taken = isDirected ? stray[index]! : stray[index]!.withoutDirection
      ties[index].aToB = areAllInRows ? tie.aToB : max(0, ties[index].aToB - taken.aToB)
      ties[index].bToA = areAllInRows ? tie.bToA : max(0, ties[index].bToA - taken.bToA)
      (ties[index].first, ties[index].last) = (tie.first, tie.last)
      // Of several kinds, nobody knows which one the stray rows were of.
      let kinds = ties[index].kinds
      ties[index].kinds = kinds.count == 1 ? [KindAmount(kind: kinds[0].kind, amount: ties[index].strength)] : []
    }
    return MemberNetwork(
      members: members, ties: ties.filter { $0.strength > 0 }, interactionCount: interactionCount - interactions,
      selfInteractionCount: selfInteractionCount - selfInteractions, hasRoster: hasRoster, clock: clock,
      rowKind: rowKind, isDirected: isDirected, kinds: kinds)
  }

  /// Where the tie of two members is.
  private func tieIndex(_ one: Int32, _ other: Int32) -> Int? {
    let pair = (Int(min(one, other)), Int(max(one, other)))
    var (low, high) = (0, ties.count)
    while low < high {
      let middle = (low + high) / 2
      if (ties[middle].memberA, ties[middle].memberB) < pair { low = middle + 1 } else { high = middle }
    }
    return low < ties.count && (ties[low].memberA, ties[low].memberB) == pair ? low : nil
  }
}

extension Tie {
  fileprivate var emptied: Tie { Tie(memberA: memberA, memberB: memberB, aToB: 0, bToA: 0) }

  fileprivate mutating func add(_ row: Int, _ rows: HistoryRows) {
    let weight = rows.weights[row]
    if Int(rows.sources[row]) == memberA {
      aToB = DecimalSum.of(aToB, weight)
    } else {
      bToA = DecimalSum.of(bToA, weight)
    }
    let time = Instant(microseconds: rows.times[row])
    first = first.map { min($0, time) } ?? time
    last = last.map { max($0, time) } ?? time
  }
}
