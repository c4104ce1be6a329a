import InteractionLogs

extension LogHealth {
  /// Looks for what is odd about a log.
  ///
  /// - Parameters:
  ///   - history: what happened; without one only names and rows are looked at.
  ///   - built: the network, and what was seen while it was made.
  /// - Complexity: O(members · log members + ties + interactions).
  init(_ history: CommunityHistory?, _ summary: LogSummary, _ built: MemberNetworkBuilder.Result) {
    let network = built.network
    rows = Rows(summary)
    strayTimes = Array(summary.files.flatMap(\.setApartTimes).sorted().prefix(100))
    repeats = built.repeats
    oddTimes = built.oddTimes.isEmpty ? nil : built.oddTimes
    isTwoSided = TwoSides.areSeen(in: network)
    similarNames = SimilarNames.groups(in: network)
    joinedNames = JoinedNames.found(in: network)
    unusualMembers = UnusualMembers.found(in: network, history, saysWhen: built.saysWhen)
    if let history {
      let ruptures = Ruptures(network, history)
      bursts = network.clock == .calendar ? ruptures.bursts() : []
      breaks = network.clock == .calendar ? ruptures.breaks() : []
    }
    guard network.hasRoster else { return }
    var areInLog = [Bool](repeating: false, count: network.members.count)
    for tie in network.ties {
      areInLog[tie.memberA] = true
      areInLog[tie.memberB] = true
    }
    for author in history?.messages.authors ?? [] { areInLog[Int(author)] = true }
    tableMembersNotInLog = network.members.indices.count { network.members[$0].isOnRoster && !areInLog[$0] }
    membersNotInTable = network.unlistedCount
  }
}

extension LogHealth.Rows {
  /// What became of the rows of all logs.
  init(_ summary: LogSummary) {
    for file in summary.files {
      all += file.rows
      used += file.usedRows
      withThemselves += file.selfRows
      outsidePeriod += file.outsideRows
      filtered += file.filteredRows
      setApart += file.setApartRows + file.namelessRows + file.leftOutRows
      rejected += file.rejectedRows
    }
  }
}

extension HistoryRows {
  /// How many rows say the same as an earlier one: the same time, people, message and weight. In the order of time such
  /// rows are neighbours, or nearly.
  ///
  /// - Complexity: O(rows).
  func countRepeats() -> Int {
    var count = 0
    var begin = 0
    while begin < self.count {
      var end = begin + 1
      while end < self.count && times[end] == times[begin] { end += 1 }
      if end - begin > 1 && times[begin] != Instant.absentMicroseconds { count += countRepeats(in: begin..<end) }
      begin = end
    }
    return count
  }

  /// The same among rows of one time: a few are compared one with another, many are sorted.
  private func countRepeats(in rows: Range<Int>) -> Int {
    if rows.count <= 16 {
      var count = 0
      for row in rows where !areOutside[row] {
        var other = rows.lowerBound
        while other < row && (areOutside[other] || !areAlike(other, row)) { other += 1 }
        if other < row { count += 1 }
      }
      return count
    }
    let rows = rows.filter { !areOutside[$0] }
    let order = rows.sorted { (sources[$0], targets[$0], $0) < (sources[$1], targets[$1], $1) }
    var (count, first) = (0, 0)
    for place in order.indices {
      let (row, head) = (order[place], order[first])
      if sources[row] != sources[head] || targets[row] != targets[head] { first = place }
      if order[first..<place].contains(where: { areAlike($0, row) }) { count += 1 }
    }
    return count
  }

  private func areAlike(_ row: Int, _ other: Int) -> Bool {
    sources[row] == sources[other] && targets[row] == targets[other] && keys[row] == keys[other]
      && replyTos[row] == replyTos[other] && weights[row] == weights[other] && files[row] == files[other]
  }
}
