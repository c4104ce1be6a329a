/// Finds bridges between groups that are about to be lost: contacts that rest on few members, used to be regular, and
/// have all but stopped.
///
/// The whole windows of a log are parted into an earlier stretch and a late one: its last third, or as much as a tie
/// needs to lose half of its weight, whichever is longer. A contact that two members at most carry has faded when, in
/// interactions,
///
/// - it was regular: there was something in at least four fifths of the earlier windows;
/// - it mattered: for one of the two groups it was at least a third of all earlier contact with other groups;
/// - it would be missed: at the earlier rate, growing or falling as the whole community does, at least
///   ``leastExpected`` would be expected in the late stretch;
/// - there were a tenth of them at most.
struct FadingContacts {
  static let leastShareOfWindows = 0.8
  static let leastShareOfContact = 1.0 / 3
  /// Five expected interactions stay out by chance in less than one case of a hundred (Poisson).
  static let leastExpected = 5.0
  static let mostLeft = 0.1
  static let fewestEarlierWindows = 3

  private let counts: WindowCounts
  /// The first window of the late stretch.
  private let lateBegin: Int

  /// - Returns: `nil` if the log is too short to tell.
  /// - Complexity: O(interactions + members).
  init?(_ record: CommunityRecord, tieHalfLifeDays: Double) {
    counts = WindowCounts(record)
    let windows = counts.windows
    guard let last = windows.last else { return nil }
    let halfLife = tieHalfLifeDays * Double(CalendarMonth.dayMicroseconds)
    var begin = windows.count - windows.count / 3
    while begin > 0 && (begin == windows.count || Double(last.end - windows[begin].begin) < halfLife) { begin -= 1 }
    guard begin >= Self.fewestEarlierWindows else { return nil }
    lateBegin = begin
  }

  /// Those of all contacts that have faded, in their order.
  ///
  /// - Complexity: O(interactions + ties · windows).
  func callAsFunction(_ contacts: [GroupContact]) -> [GroupContact] {
    let developments = contacts.map(development)
    var earlierOfGroup: [Int: Double] = [:]
    for (contact, own) in zip(contacts, developments) {
      earlierOfGroup[contact.groups.low, default: 0] += earlier(own)
      earlierOfGroup[contact.groups.high, default: 0] += earlier(own)
    }
    let totals = counts.totals
    return zip(contacts, developments).filter { contact, own in
      let needed = [contact.groups.low, contact.groups.high].map { Self.leastShareOfContact * earlierOfGroup[$0]! }
      return contact.keepers != nil && needed.contains { $0 <= earlier(own) } && hasFaded(own, totals: totals)
    }.map { $0.0 }
  }

  /// The interactions of a contact, one number a window.
  private func development(_ contact: GroupContact) -> [Int] {
    contact.ties.reduce(into: [Int](repeating: 0, count: counts.windows.count)) { own, tie in
      for (window, count) in counts.counts(ofTie: tie).enumerated() { own[window] += count }
    }
  }

  private func hasFaded(_ own: [Int], totals: [Int]) -> Bool {
    let active = own[..<lateBegin].count { $0 > 0 }
    guard Double(active) >= Self.leastShareOfWindows * Double(lateBegin) else { return false }
    let expected = earlier(own) * late(totals) / earlier(totals)
    return expected >= Self.leastExpected && late(own) <= Self.mostLeft * expected
  }

  private func earlier(_ counts: [Int]) -> Double { Double(counts[..<lateBegin].reduce(0, +)) }

  private func late(_ counts: [Int]) -> Double { Double(counts[lateBegin...].reduce(0, +)) }
}
