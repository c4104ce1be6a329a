import InteractionLogs

/// An interaction between two people who took part in the same event.
struct Meeting {
  /// The person with the smaller index; who is which means nothing.
  var one: Int32
  var other: Int32
  /// When the later of the two first took part.
  var time: Int64
  var weight: Double
  /// The number of the log that has the first participation in the event.
  var file: Int32
}

/// Who took part in what, as it comes from logs of attendance; ties those who take part in the same.
///
/// Each pair of people at the same event interacts once, when the later of the two first takes part, however many names
/// or rows they have there. With `n` participants such an interaction weighs `1 / (n − 1)`, so that an event adds 1 to the
/// strength of everyone in it however large it is (M. E. J. Newman, "Scientific collaboration networks. II", Physical
/// Review E 64, 2001, 016132). Larger events than ``LogReadingOptions/largestEvent`` are left out and counted.
///
/// - Complexity: 24 bytes a participation.
struct Participations: Sendable {
  /// More meetings than this are not made; they take some 120 bytes each where every pair meets once.
  static let mostMeetings = 20_000_000

  /// What an event came to.
  struct Event {
    var file: Int32
    var participants: Int
    var isLeftOut: Bool
  }

  private struct Participation {
    var event: NameIndex
    /// A name of the log, then a person.
    var member: Int32
    var time: Int64
    var file: Int32
  }

  private var entries: [Participation] = []

  mutating func append(_ batch: borrowing InteractionBatch) {
    guard batch.form == .attendance else { return }
    for index in 0..<batch.count {
      entries.append(
        Participation(
          event: batch.threads[index], member: Int32(bitPattern: batch.sources[index]),
          time: batch.times.isEmpty ? Instant.absentMicroseconds : batch.times[index], file: Int32(batch.file)))
    }
  }

  /// Gives out the meetings of each event, the events in the order of their first appearance, and forgets them.
  ///
  /// - Complexity: O(participations · log participations + meetings).
  mutating func takeMeetings(
    _ people: People, largestEvent: Int, event: (Event) throws -> Void, meeting: (Meeting) -> Void
  ) rethrows {
    let entries = entries
    self.entries = []
    let order = entries.indices.sorted { a, b in
      (entries[a].event, entries[a].time, a) < (entries[b].event, entries[b].time, b)
    }
    // The event that each person was last seen in.
    var lastEvent = [NameIndex](repeating: InteractionBatch.absent, count: people.count)
    var begin = 0
    while begin < order.count {
      let name = entries[order[begin]].event
      var end = begin
      var first = order[begin]
      var arrivals: [(person: Int32, time: Int64)] = []
      while end < order.count, entries[order[end]].event == name {
        let entry = entries[order[end]]
        let person = people.ofName[Int(entry.member)]
        if lastEvent[Int(person)] != name { arrivals.append((person, entry.time)) }
        lastEvent[Int(person)] = name
        first = min(first, order[end])
        end += 1
      }
      let isLeftOut = arrivals.count > largestEvent
      try event(Event(file: entries[first].file, participants: arrivals.count, isLeftOut: isLeftOut))
      if !isLeftOut { Self.giveOut(arrivals, file: entries[first].file, meeting) }
      begin = end
    }
  }

  /// The event with most participants when there are more meetings than ``mostMeetings``, aliases left aside.
  ///
  /// - Complexity: O(participations) where there are few, else O(participations · log participations).
  func crowd(largestEvent: Int) -> (event: NameIndex, participants: Int)? {
    if Self.meetings(counts(of: entries.indices), largestEvent) <= Self.mostMeetings { return nil }
    let order = entries.indices.sorted {
      (entries[$0].event, entries[$0].member) < (entries[$1].event, entries[$1].member)
    }
    let distinct = order.indices.filter { place in
      guard place > 0 else { return true }
      let (one, other) = (entries[order[place - 1]], entries[order[place]])
      return one.event != other.event || one.member != other.member
    }
    let counts = counts(of: distinct.map { order[$0] }).filter { $0.value <= largestEvent }
    guard Self.meetings(counts, largestEvent) > Self.mostMeetings else { return nil }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { (event: $0.key, participants: $0.value) }
  }

  private func counts(of indices: some Sequence<Int>) -> [NameIndex: Int] {
    var counts: [NameIndex: Int] = [:]
    for index in indices { counts[entries[index].event, default: 0] += 1 }
    return counts
  }

  private static func meetings(_ counts: [NameIndex: Int], _ largestEvent: Int) -> Int {
    counts.values.reduce(0) { $0 + ($1 <= largestEvent ? $1 * ($1 - 1) / 2 : 0) }
  }

  private static func giveOut(_ arrivals: [(person: Int32, time: Int64)], file: Int32, _ meeting: (Meeting) -> Void) {
    let weight = 1 / Double(arrivals.count - 1)
    for (place, later) in arrivals.enumerated() {
      for earlier in arrivals[..<place] {
        meeting(
          Meeting(
            one: min(earlier.person, later.person), other: max(earlier.person, later.person), time: later.time,
            weight: weight, file: file))
      }
    }
  }
}
