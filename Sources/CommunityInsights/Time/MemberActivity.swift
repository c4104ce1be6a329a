import GraphCore
import InteractionLogs
import MemberNetworks

/// What each member did window by window, as far as the log shows it: for the community itself.
public struct MemberActivity: Codable, Hashable, Sendable {
  /// One entry a member and window in which the member acted or somebody turned to them, by member, then by window.
  /// There is none where the log has nothing of a member.
  public var entries: [Entry]

  /// A member in a window.
  public struct Entry: Codable, Hashable, Sendable {
    /// Index into ``Analysis/members``.
    public var member: Int
    /// Index into ``Timeline/windows``.
    public var window: Int
    /// Whether the member acted, or only others turned to the member; see ``WindowActivity``.
    public var tookPart: Bool
    /// Whether the member took part for the first time; `nil` in the first window, before which nothing is known.
    public var isNew: Bool?
    /// Other members with whom the member interacted.
    public var ties = 0
    /// Those of them with whom the member had never interacted before; `nil` in the first window.
    public var newTies: Int?
    /// The weights of the interactions that the member had a part in, added up as decimals.
    public var strength = 0.0
    /// Messages that the member wrote; `nil` in a log without messages.
    public var messages: Int?
  }
}

extension MemberActivity {
  /// On which days somebody worked is nobody's business: shorter windows are not told.
  static let shortestWindow = LogTime.week

  /// - Parameter windowRecords: the records of the windows of the record, in order.
  /// - Returns: `nil` where a window is shorter than ``shortestWindow``.
  /// - Complexity: O(windows · members + interactions + messages + ties log windows).
  init?(_ record: CommunityRecord, windowRecords: [CommunityRecord]) {
    let (windows, count) = (record.windows, record.members.count)
    guard windows.allSatisfy({ $0.end - $0.begin >= Self.shortestWindow }) else { return nil }
    let active = WindowActivity(record, windows: windows).active
    let begun = Self.tiesByFirstWindow(record)
    var isKnown = [Bool](repeating: false, count: count)
    var byWindow: [Entry] = []
    for (window, own) in windowRecords.enumerated() {
      let strengths = own.undirected.strengths()
      var (messages, newTies) = ([Int](repeating: 0, count: count), [Int](repeating: 0, count: count))
      for index in own.messageRange { messages[Int(own.messages.authors[index])] += 1 }
      for tie in begun.elements[begun.offsets[window]..<begun.offsets[window + 1]] {
        newTies[record.ties[tie].memberA] += 1
        newTies[record.ties[tie].memberB] += 1
      }
      var tookPart = [Bool](repeating: false, count: count)
      for member in active[window] { tookPart[member] = true }
      for member in 0..<count where tookPart[member] || own.undirected.degree(of: member) > 0 {
        var entry = Entry(member: member, window: window, tookPart: tookPart[member])
        entry.isNew = window == 0 ? nil : tookPart[member] && !isKnown[member]
        entry.ties = own.undirected.degree(of: member)
        entry.newTies = window == 0 ? nil : newTies[member]
        entry.strength = strengths[member]
        entry.messages = record.messages.count > 0 ? messages[member] : nil
        byWindow.append(entry)
      }
      for member in active[window] { isKnown[member] = true }
    }
    entries = CountingSort.sorted(byWindow, keyCount: count) { $0.member }.elements
  }

  /// The ties of a record by the window in which they began.
  private static func tiesByFirstWindow(_ record: CommunityRecord) -> (elements: [Int], offsets: [Int]) {
    let begins = record.windows.map(\.begin)
    return CountingSort.sorted(record.ties.indices, keyCount: begins.count) { tie in
      // A tie of a record has a time, which lies in one of the windows.
      let first = record.ties[tie].first?.microseconds ?? begins[0]
      return max(0, begins.firstIndex(atLeast: first == .max ? first : first + 1) - 1)
    }
  }
}
