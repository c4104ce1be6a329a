import Statistics

/// How much of its contact a group has with others, early and late in a log.
///
/// A contact is a pair of members who interact on a day, however often: the messages of one conversation hang together,
/// and counting them all would make chance look like change. Of the contacts of a group's members with anybody who has
/// a group, those with another group are outside. Early and late are the first and the last third of the whole windows,
/// latest is the second half of the last third.
struct OutsideContact: Sendable {
  /// Fewer windows than these have no thirds that could be compared.
  static let fewestWindows = 6
  /// What may be left of the early share, late and latest, for a group to be drawing back: half, and then a quarter.
  ///
  /// An interval cannot tell it alone. A few members carry most contact between groups, by spells, so that shares
  /// scatter by more than their counts say: of the groups that keep up their contact about one in a hundred has lost
  /// two fifths of its share by some third of the time, beyond what the intervals explain.
  static let mostLeftLate = 0.5
  static let mostLeftLatest = 0.25

  /// The contacts of one group in one stretch of time.
  struct Count: Sendable, Equatable {
    var outside = 0
    var all = 0

    var share: Double? { all == 0 ? nil : Double(outside) / Double(all) }

    func interval(level: Double = 0.95) -> Interval {
      let wilson = WilsonInterval(successes: outside, of: all, level: level)
      return Interval(lower: wilson.lower, upper: wilson.upper, level: level, method: .wilson)
    }
  }

  /// One a group, in the order of the groups.
  let early: [Count]
  let late: [Count]
  let latest: [Count]
  /// How many windows early and late have each.
  let windowCount: Int

  /// - Returns: `nil` if there are too few whole windows.
  /// - Complexity: O(interactions + members).
  init?(_ record: CommunityRecord) {
    let windows = record.wholeWindows
    guard windows.count >= Self.fewestWindows else { return nil }
    windowCount = windows.count / 3
    let lateBegin = windows[windows.count - windowCount].begin
    let end = windows[windows.count - 1].end
    let days = ContactDays(record)
    early = days.counts(windows[0].begin..<windows[windowCount - 1].end)
    late = days.counts(lateBegin..<end)
    latest = days.counts(lateBegin + (end - lateBegin) / 2..<end)
  }

  /// By how much the outside share of each group fell, where that is beyond chance and goes on to the end; `nil`
  /// elsewhere.
  ///
  /// Wilson's intervals of the early and the late share lie apart, at a level as much above 95% as it takes for all
  /// groups together; and the late share is at most ``mostLeftLate`` of the early one, the latest at most
  /// ``mostLeftLatest``, so that what comes and goes is no fall.
  var falls: [Double?] {
    let level = 1 - 0.05 / Double(max(1, early.count))
    return early.indices.map { group in
      guard let before = early[group].share, let now = late[group].share, let atLast = latest[group].share,
        now <= Self.mostLeftLate * before, atLast <= Self.mostLeftLatest * before,
        late[group].interval(level: level).upper < early[group].interval(level: level).lower
      else { return nil }
      return before - now
    }
  }
}

/// On which days the members of which groups had contact.
private struct ContactDays {
  let record: CommunityRecord
  let byTie: InteractionsByTie

  init(_ record: CommunityRecord) {
    self.record = record
    byTie = record.interactionsByTie
  }

  /// The contacts of each group in a stretch of time.
  func counts(_ stretch: Range<Int64>) -> [OutsideContact.Count] {
    var counts = [OutsideContact.Count](repeating: .init(), count: record.groups.names.count)
    for (index, tie) in record.ties.enumerated() {
      guard let a = record.groups.groupOfMember[tie.memberA], let b = record.groups.groupOfMember[tie.memberB] else {
        continue
      }
      let days = days(ofTie: index, in: stretch)
      counts[a].all += days
      if a == b { continue }
      counts[b].all += days
      counts[a].outside += days
      counts[b].outside += days
    }
    return counts
  }

  /// On how many days of a stretch there was an interaction on a tie.
  private func days(ofTie tie: Int, in stretch: Range<Int64>) -> Int {
    var (count, last) = (0, Int64.min)
    for index in byTie.interactions(ofTie: tie) {
      let time = record.interactions.times[Int(index)]
      guard stretch.contains(time) else { continue }
      let day = time.floored(by: CalendarMonth.dayMicroseconds)
      if day != last { count += 1 }
      last = day
    }
    return count
  }
}
