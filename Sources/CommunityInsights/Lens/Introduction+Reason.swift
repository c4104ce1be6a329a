import GraphMeasures

extension Introduction {
  init(_ shortcut: ShortcutGain.Shortcut, contacts: [Int]) {
    // The two themselves come closer in any case.
    let closer = shortcut.distance > 2 ? shortcut.twoHopsCloserNodeCount : shortcut.closerNodeCount
    self.init(
      memberA: Int(shortcut.nodes.source), memberB: Int(shortcut.nodes.target), sharedContacts: contacts,
      distance: shortcut.distance, efficiencyGain: shortcut.efficiencyGain, membersCloser: max(0, closer - 2))
  }

  /// By how many steps ``membersCloser`` come closer at least: one where the two share a contact, for no way gets
  /// shorter by more then, and two where they are further apart.
  public var stepsCloser: Int { min(2, distance - 1) }

  /// Why the two might like to meet, as the rest of a sentence: "both talk to Ada and Ben; shortens paths for 14
  /// other members by two steps".
  ///
  /// - Parameters:
  ///   - limit: how many shared contacts are named at most.
  ///   - words: what to call what the two do with them.
  ///   - name: what to call a member.
  public func reason(limit: Int = 3, _ words: RowWords, name: (_ member: Int) -> String) -> String {
    let contact =
      sharedContacts.isEmpty
      ? "\(Wording.count(distance, "step", "steps")) apart now"
      : "\(words.both) \(Wording.list(sharedContacts.prefix(limit).map(name), of: sharedContacts.count))"
    guard membersCloser > 0 else { return contact }
    let members = Wording.count(membersCloser, "other member", "other members")
    return "\(contact); shortens paths for \(members) by \(stepsCloser == 1 ? "a step" : "two steps")"
  }
}
