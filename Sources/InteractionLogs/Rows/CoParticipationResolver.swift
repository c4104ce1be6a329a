/// Ties those who take part in the same events, when all logs have been read.
///
/// Each pair that takes part in the same event interacts once, when the later of the two first takes part. Who of them
/// is the source means nothing: it is always the one whose name came first in the logs, so that no tie is answered. With
/// `n` participants such an interaction weighs `1 / (n − 1)`, so that an event adds 1 to the strength of everyone in it however large it is (M. E. J. Newman,
/// "Scientific collaboration networks. II", Physical Review E 64, 2001, 016132). Events with more participants than
/// ``LogReadingOptions/largestEvent`` are left out and counted.
///
/// - Complexity: O(rows · log rows + pairs); memory grows with the rows, 16 bytes each.
struct CoParticipationResolver {
  private struct Participation {
    var event: NameIndex
    var member: NameIndex
    var time: Int64
  }

  private var participations: [Participation] = []
  /// The logs with participations: the number of the file, and where its first one is.
  private var logs: [(file: Int, first: Int)] = []

  /// Begins the participations of the log that is file number `file`.
  mutating func begin(file: Int) { logs.append((file, participations.count)) }

  mutating func add(member: NameIndex, event: NameIndex, time: Int64) {
    participations.append(Participation(event: event, member: member, time: time))
  }

  /// Gives out the interactions of each event, the events in the order of their names' first appearance; counts events
  /// and interactions with the log that has the first participation.
  mutating func resolve(
    options: LogReadingOptions, state: inout LogReadingState, consume: (borrowing InteractionBatch) throws -> Void
  ) throws {
    guard !participations.isEmpty else { return }
    state.batch.replySource = nil
    let hasTimes = participations.contains { $0.time != Instant.absentMicroseconds }
    let order = participations.indices.sorted { a, b in
      let (one, other) = (participations[a], participations[b])
      return (one.event, one.time, a) < (other.event, other.time, b)
    }
    // The event that each member was last seen in.
    var lastEvent = [NameIndex](repeating: InteractionBatch.absent, count: state.names.members.count)
    var begin = 0
    while begin < order.count {
      let event = participations[order[begin]].event
      var end = begin
      var arrivals: [Participation] = []
      while end < order.count, participations[order[end]].event == event {
        let participation = participations[order[end]]
        if lastEvent[Int(participation.member)] != event { arrivals.append(participation) }
        lastEvent[Int(participation.member)] = event
        end += 1
      }
      let file = fileOfParticipation(order[begin..<end].min()!)
      state.files[file].events += 1
      if arrivals.count > options.largestEvent {
        state.files[file].eventsLeftOut += 1
      } else {
        state.files[file].interactions += arrivals.count * (arrivals.count - 1) / 2
        try giveOut(arrivals, hasTimes: hasTimes, state: &state, consume: consume)
      }
      begin = end
    }
    try state.flush(consume)
  }

  private func fileOfParticipation(_ index: Int) -> Int { logs.last { $0.first <= index }!.file }

  private func giveOut(
    _ arrivals: [Participation], hasTimes: Bool, state: inout LogReadingState,
    consume: (borrowing InteractionBatch) throws -> Void
  ) throws {
    let weight = 1 / Double(arrivals.count - 1)
    for (place, later) in arrivals.enumerated() {
      for earlier in arrivals[..<place] {
        state.batch.sources.append(min(earlier.member, later.member))
        state.batch.targets.append(max(earlier.member, later.member))
        if hasTimes { state.batch.times.append(later.time) }
        state.batch.weights.append(weight)
        if state.batch.count >= InteractionBatch.capacity { try state.flush(consume) }
      }
    }
  }
}
