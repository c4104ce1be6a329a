import InteractionLogs

/// What became of the messages and events of one log.
public struct ResolvedCounts: Sendable, Hashable {
  /// Interactions of messages with whom they answer, or of people at one event.
  public var interactions = 0
  /// Those of them that are of somebody with themselves.
  public var selfInteractions = 0
  /// Messages that answer nobody.
  public var openingMessages = 0
  /// Messages that answer one which is in none of the logs.
  public var repliesToUnknown = 0
  /// Events with a participant.
  public var events = 0
  /// Those of them that are left out because they have too many.
  public var eventsLeftOut = 0
}

/// The interactions that are known only when it is known who is who.
struct ResolvedInteractions {
  /// By pair of people.
  private(set) var table = TieTable()
  private(set) var selfInteractions = 0
  private(set) var counts: [Int: ResolvedCounts] = [:]

  mutating func add(_ meeting: Meeting) {
    table.add(source: meeting.one, target: meeting.other, time: meeting.time, weight: meeting.weight)
    counts[Int(meeting.file), default: ResolvedCounts()].interactions += 1
  }

  /// Adds the interaction of a row whose target has been found.
  mutating func add(_ row: Int, _ rows: HistoryRows) {
    let (source, target) = (rows.sources[row], rows.targets[row])
    counts[Int(rows.files[row]), default: ResolvedCounts()].interactions += 1
    guard source != target else {
      counts[Int(rows.files[row]), default: ResolvedCounts()].selfInteractions += 1
      selfInteractions += 1
      return
    }
    table.add(source: source, target: target, time: rows.times[row], weight: rows.weights[row])
  }

  /// Counts a message that answers nobody, or one that is in none of the logs.
  mutating func note(_ answered: Int32, _ row: Int, _ rows: HistoryRows) {
    if answered == MessageHistory.unknownParent {
      counts[Int(rows.files[row]), default: ResolvedCounts()].repliesToUnknown += 1
    } else {
      counts[Int(rows.files[row]), default: ResolvedCounts()].openingMessages += 1
    }
  }

  mutating func note(_ event: Participations.Event) {
    counts[Int(event.file), default: ResolvedCounts()].events += 1
    if event.isLeftOut { counts[Int(event.file), default: ResolvedCounts()].eventsLeftOut += 1 }
  }
}
