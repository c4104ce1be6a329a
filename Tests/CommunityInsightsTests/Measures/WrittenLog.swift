import CommunityInsights
import InteractionLogs
import MemberNetworks

/// A log that is written down window by window, and who its people are.
///
/// `"a-b c-d*3"` is an interaction from a to b and three from c to d, spread evenly over a window of 30 days.
struct WrittenLog {
  var windows: [String]
  /// The members of each group, such as `["One": "a b c"]`.
  var groups: [String: String] = [:]
  var managers = ""
  /// To whom each member reports.
  var reports: [String: String] = [:]
  /// Members who are on the roster; with one, everybody above is on it, too.
  var roster: String?
  /// What a row says.
  var rowKind = RowKind.directed

  static let windowDays: Int64 = 30
  static let day: Int64 = 86_400_000_000

  init(
    _ windows: String..., groups: [String: String] = [:], managers: String = "", reports: [String: String] = [:],
    roster: String? = nil
  ) {
    self.init(
      windows: windows, groups: groups, managers: managers, reports: reports, roster: roster)
  }

  init(
    windows: [String], groups: [String: String] = [:], managers: String = "", reports: [String: String] = [:],
    roster: String? = nil
  ) {
    self.windows = windows
    self.groups = groups
    self.managers = managers
    self.reports = reports
    self.roster = roster
  }

  /// All that is known; members are in natural order of their names.
  var record: CommunityRecord {
    let rows = windows.map(Self.rows)
    let members = members(of: rows.joined().flatMap { [$0.source, $0.target] })
    var indices: [String: Int32] = [:]
    for (index, member) in members.enumerated() { indices[member.id] = Int32(index) }
    var interactions = InteractionHistory()
    var messages = MessageHistory(replySource: .recency)
    let length = Self.windowDays * Self.day
    for (window, rows) in rows.enumerated() {
      for (position, row) in rows.enumerated() {
        let time = Int64(window) * length + Int64(position) * length / Int64(rows.count)
        interactions.sources.append(indices[row.source]!)
        interactions.targets.append(indices[row.target]!)
        interactions.times.append(time)
        interactions.messages.append(Int32(messages.count))
        messages.authors.append(indices[row.source]!)
        messages.times.append(time)
        messages.parents.append(MessageHistory.opening)
        messages.roots.append(Int32(messages.roots.count))
      }
    }
    let network = MemberNetwork(
      members: members, ties: [], interactionCount: 0, hasRoster: roster != nil, clock: .calendar,
      rowKind: rowKind)
    let cut = windows.indices.map {
      TimeWindow(begin: Int64($0) * length, end: Int64($0 + 1) * length, label: "window \($0 + 1)", isPartial: false)
    }
    let history = CommunityHistory(interactions: interactions, messages: messages)
    guard let record = CommunityRecord(network, history, windows: cut) else { fatalError("nothing happened") }
    return record
  }

  /// The index of each member, by name.
  var indices: [String: Int] {
    Dictionary(uniqueKeysWithValues: record.members.enumerated().map { ($1.id, $0) })
  }

  private static func rows(_ window: String) -> [(source: String, target: String)] {
    window.split(separator: " ").flatMap { token in
      let parts = token.split(separator: "*")
      let ends = parts[0].split(separator: "-").map(String.init)
      return Array(repeating: (ends[0], ends[1]), count: parts.count > 1 ? Int(parts[1])! : 1)
    }
  }

  private func members(of names: [String]) -> [Member] {
    func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
    var groupOfName: [String: String] = [:]
    for (group, members) in groups { for name in words(members) { groupOfName[name] = group } }
    let listed = words(roster ?? "") + groupOfName.keys + words(managers) + reports.keys + reports.values
    let leaders = Set(words(managers) + reports.values)
    return NaturalOrder.sorted(Array(Set(names + listed))).map { name in
      Member(
        id: name, group: groupOfName[name], manager: reports[name],
        isOnRoster: roster != nil && (listed.contains(name)), isManager: leaders.contains(name))
    }
  }
}

/// Ties of all pairs of some members, as ``WrittenLog`` writes them.
func clique(_ names: String) -> String {
  let names = names.split(separator: " ").map(String.init)
  return names.indices.flatMap { a in names[..<a].map { "\($0)-\(names[a])" } }.joined(separator: " ")
}
