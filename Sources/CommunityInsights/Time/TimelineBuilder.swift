import GraphCore
import GraphMeasures

/// Counts what happens in a community window by window.
///
/// What happened before the first window is unknown, so it has no value for what is new, kept or gone; nor has a window
/// after a partial one for what is kept or gone since. Partial windows have values, but too small ones: trends leave
/// them out.
struct TimelineBuilder: Sendable {
  let record: CommunityRecord
  /// The records of the windows of ``record``, in order.
  let windowRecords: [CommunityRecord]
  let tieHalfLifeDays: Double

  /// The series that are no headline of a measure, in the order of the report, with their trends.
  ///
  /// Some have none, for it would say nothing: what is counted up to now can only grow, and what is counted as new, as
  /// coming back or as fading changes by itself as a log goes on, because nothing is known of the time before it.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: O(windows · members + interactions + messages).
  func series(control: RunControl) throws -> [Timeline.Series] {
    let lives = TieLives(record, windows: record.windows, halfLifeDays: tieHalfLifeDays)
    let interactions = windowRecords.map { Double($0.interactions.count) }
    let words = RowWords(record.rowKind)
    var series =
      membership(WindowActivity(record, windows: record.windows))
      + [
        Timeline.Series(
          "interactions", words.plural, unit: .count, direction: .neither, values: interactions, counting: .nobody,
          course: .addsUp)
      ]
      + ties(lives) + (try shape(control: control))
    for index in series.indices where !Self.withoutTrend.contains(series[index].key) {
      series[index].trend = Timeline.Trend(series[index].values, windows: record.windows)
    }
    return series
  }

  private static let withoutTrend: Set<String> = [
    "all_members", "new_members", "returning_members", "all_ties", "new_ties", "faded_ties",
  ]

  /// Members of a window: those who are new, and those who came before.
  private static let activePartition = "active"

  /// What to call a window.
  private var period: String { record.windows.words.one }

  /// All windows but the first.
  private var later: Set<Int> { Set(record.windows.indices.dropFirst()) }

  /// The windows of which the one before is known as well.
  private var followed: Set<Int> {
    Set(record.windows.indices.dropFirst().filter { !record.windows[$0 - 1].isPartial })
  }

  // MARK: - Members

  private func membership(_ activity: WindowActivity) -> [Timeline.Series] {
    let active = activity.active.map(\.count)
    let new = newcomers(activity)
    var all = new
    for window in all.indices.dropFirst() { all[window] += all[window - 1] }
    let everybody = record.members.count
    return [
      people("active_members", "members who took part", .higherIsBetter) {
        PeopleCount(active[$0], of: everybody, .active, among: .everybody)
      },
      people("new_members", "members who took part for the first time", .higherIsBetter, in: later) {
        PeopleCount(new[$0], of: active[$0], among: .active, partition: Self.activePartition)
      },
      people("returning_members", "members who came back", .higherIsBetter, in: later) {
        PeopleCount(active[$0] - new[$0], of: active[$0], among: .active, partition: Self.activePartition)
      },
      people(
        "gone_members", "members who took part in the previous \(period) but not in this one", .neither, in: followed
      ) {
        PeopleCount(
          active[$0 - 1] - activity.returned(after: $0 - 1).count, of: active[$0 - 1], among: .activeBefore,
          partition: ReturnRate.partition)
      },
      people(
        "all_members", "members so far", .neither, course: .accumulates,
        hiddenTogether: Self.activePartition
      ) {
        PeopleCount(all[$0], of: everybody, among: .everybody)
      },
    ]
  }

  /// How many members take part for the first time in each window.
  private func newcomers(_ activity: WindowActivity) -> [Int] {
    var isKnown = [Bool](repeating: false, count: record.members.count)
    return activity.active.map { active in
      let new = active.count { !isKnown[$0] }
      for member in active { isKnown[member] = true }
      return new
    }
  }

  /// A number of people in each window, or only in the `known` ones.
  private func people(
    _ key: String, _ label: String, _ direction: Indicator.Direction, in known: Set<Int>? = nil,
    course: Timeline.Course = .ofEachWindow, hiddenTogether: String? = nil, _ count: (_ window: Int) -> PeopleCount
  ) -> Timeline.Series {
    let counts = record.windows.indices.map { known?.contains($0) == false ? nil : count($0) }
    return Timeline.Series(
      key, label, unit: .count, direction: direction, values: counts.map { $0.map { Double($0.count) } },
      counting: .people(counts), course: course, hiddenTogether: hiddenTogether)
  }

  // MARK: - Ties

  private func ties(_ lives: TieLives) -> [Timeline.Series] {
    func count(
      _ key: String, _ label: String, _ direction: Indicator.Direction, in known: Set<Int>? = nil, _ values: [Int],
      course: Timeline.Course = .ofEachWindow
    ) -> Timeline.Series {
      Timeline.Series(
        key, label, unit: .count, direction: direction,
        values: values.indices.map { known?.contains($0) == false ? nil : Double(values[$0]) }, counting: .nobody,
        course: course)
    }
    let words = RowWords(record.rowKind)
    var all = lives.formed
    for window in all.indices.dropFirst() { all[window] += all[window - 1] }
    // Before the log is two half-lives old, no tie can be seen to fade.
    let firstFading = record.logBegin + TieLives.microsecondsToFade(tieHalfLifeDays)
    let couldFade = record.windows.firstIndex { firstFading <= $0.begin } ?? record.windows.count
    return [
      count("active_ties", "ties with \(words.one)", .higherIsBetter, lives.active),
      count("new_ties", "ties formed", .higherIsBetter, in: later, lives.formed, course: .addsUp),
      count("kept_ties", "ties kept from the previous \(period)", .higherIsBetter, in: followed, lives.kept),
      count("faded_ties", "ties faded", .lowerIsBetter, in: Set(couldFade..<record.windows.count), lives.faded),
      count("all_ties", "ties so far", .neither, all, course: .accumulates),
    ]
  }

  // MARK: - Shape

  /// Numbers about the network of each window, over the members who have a tie in it.
  private func shape(control: RunControl) throws -> [Timeline.Series] {
    let networks = WindowNetwork.networks(record, windows: record.windows)
    let largest = try windowRecords.map {
      $0.ties.isEmpty ? 0 : try ConnectedComponents().run(on: $0.undirected, control: control).largestSize
    }
    let connected = zip(largest, networks).map {
      PeopleCount($0, of: $1.members, .network(.largestComponentSize), among: .tied)
    }
    let tied = networks.map { PeopleCount($0.members, of: record.members.count, .tied, among: .everybody) }
    return [
      Timeline.Series(
        "density", "share of possible ties that exist among members in contact", unit: .share, direction: .neither,
        values: networks.map(\.density), counting: .about(tied)),
      Timeline.Series(
        "mean_contacts",
        record.rowKind == .contacts
          ? "others with whom a member was in contact, on average" : "contacts of a member in contact, on average",
        unit: .number, direction: .higherIsBetter,
        values: networks.map(\.meanContacts), counting: .about(tied)),
      Timeline.Series(
        "connected_share", "share of members in contact who belong to the largest connected part", unit: .share,
        direction: .higherIsBetter, values: connected.map { $0.total == 0 ? nil : Double($0.count) / Double($0.total) },
        counting: .people(connected)),
    ]
  }
}
